import type { Instant } from '../../kernel/clock.ts';
import { namedId, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type {
  Act,
  ActKind,
  BatchReader,
  JsonObject,
  Known,
  Outcome,
  RowWrite,
} from '../../ledger/act.ts';
import { article6Errors } from '../errors.ts';
import {
  findRuns,
  marked,
  readRuns,
  runNeeds,
  wholeBlocks,
  type NamedRun,
  type NamedRuns,
} from '../itmo-runs.ts';
import { momentOf, refuseMoment } from '../moment.ts';
import { AUTHORISATION, ITMO_ACQUISITION } from '../tables.ts';

export interface AcquiredPair {
  /** Serials of the partner's registry that were first transferred to Japan. */
  readonly partner: string;
  /** The serials that Japan's registry issued in their place. */
  readonly japan: string;
}

export interface ItmoAcquisitionBody {
  readonly pairs: readonly AcquiredPair[];
  /** Now where left out. */
  readonly at?: Instant | null;
}

interface Source {
  readonly firstTransferId: string;
  readonly authorisationId: string;
  readonly authorisationVersion: number;
  readonly offset: bigint;
  readonly at: Instant;
}

interface Acquired {
  readonly japan: NamedRuns;
  readonly partner: readonly NamedRun[];
  /** For each pair; null where the partner's serials were not first transferred to Japan as a whole. */
  readonly sources: readonly (Source | null)[];
}

/**
 * Records which serials of Japan's registry are the ITMOs that Japan acquired. From here on their use
 * and cancellation is that of ITMOs, under the same numbers.
 *
 * Refuses, in this order: what serials that cannot be found refuse, ARTICLE6.MOMENT_IN_FUTURE,
 * NOT_LIKE_ONE_ANOTHER, NOT_FIRST_TRANSFERRED, BEFORE_FIRST_TRANSFER, what {@link wholeBlocks} refuses,
 * IDENTIFIED_ALREADY; ACQUIRED_ALREADY by the key of the table.
 */
export const itmoAcquisitionAct: ActKind<ItmoAcquisitionBody, Acquired> = {
  kind: 'itmo-acquisition',
  posts: false,
  resolve,
  needs: (_act, { japan, sources }) => ({
    rows: [
      ...runNeeds(japan),
      ...[...new Set(sources.flatMap((source) => source?.authorisationId ?? []))].map((id) => ({
        table: AUTHORISATION,
        id,
        lock: 'share' as const,
      })),
    ],
  }),
  read: async (acts, reader, known, resolved) => {
    const [first] = acts;
    const all = acts.flatMap((act) => resolved.get(act.id)?.japan ?? []);
    if (first) await readRuns(first.countryCode, all, reader, known);
  },
  decide,
};

async function resolve(
  acts: readonly Act<ItmoAcquisitionBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, Acquired | Refusal>> {
  const resolved = new Map<string, Acquired | Refusal>();
  for (const act of acts) {
    const { pairs } = act.body;
    const partner = await findRuns(
      act.countryCode,
      'partner',
      pairs.map((pair) => pair.partner),
      reader,
    );
    const japan = await findRuns(
      act.countryCode,
      'japan',
      pairs.map((pair) => pair.japan),
      reader,
    );
    if (partner instanceof Refusal) resolved.set(act.id, partner);
    else if (japan instanceof Refusal) resolved.set(act.id, japan);
    else {
      const sources = await sourcesOf(act, partner.runs, reader);
      resolved.set(act.id, { japan, partner: partner.runs, sources });
    }
  }
  return resolved;
}

async function sourcesOf(
  act: Act<unknown>,
  runs: readonly NamedRun[],
  reader: BatchReader,
): Promise<readonly (Source | null)[]> {
  const rows = await reader.query(
    `SELECT wanted.place, t.id, t.authorisation_id, i.authorisation_version, t.first_id,
            t.first_serial, t.transferred_at
       FROM unnest($2::uuid[], $3::bigint[], $4::bigint[]) WITH ORDINALITY
              AS wanted(class_id, first, last, place)
       JOIN public.first_transfer t ON t.country_code = $1 AND t.class_id = wanted.class_id
        AND int8range(t.first_serial, t.last_serial, '[]')
            @> int8range(wanted.first, wanted.last, '[]')
        AND t.acquiring_party = 'JPN'
       JOIN public.itmo_block i ON i.country_code = $1 AND i.id = t.itmo_block_id`,
    [
      act.countryCode,
      runs.map(({ classId }) => classId),
      runs.map(({ first }) => first.toString()),
      runs.map(({ last }) => last.toString()),
    ],
  );
  return runs.map((_, at) => {
    const row = rows.find((one) => one['place'] === at + 1);
    if (!row) return null;
    return {
      firstTransferId: String(row['id']),
      authorisationId: String(row['authorisation_id']),
      authorisationVersion: row['authorisation_version'] as number,
      offset: BigInt(String(row['first_id'])) - BigInt(String(row['first_serial'])),
      at: row['transferred_at'] as Instant,
    };
  });
}

function decide(
  act: Act<ItmoAcquisitionBody>,
  known: Known,
  resolved: Acquired,
): Outcome | Refusal {
  const moment = momentOf(act.body.at, known);
  const refusal = refuseMoment(moment.at, known);
  if (refusal) return refusal;
  const rows: RowWrite[] = [];
  const itmos: JsonObject[] = [];
  for (const [at, japan] of resolved.japan.runs.entries()) {
    const partner = resolved.partner[at];
    const source = resolved.sources[at] ?? null;
    const wrong = refusePair(partner, japan, source, moment.at);
    if (wrong || !partner || source === null) return wrong ?? notTransferred(partner);
    const blocks = wholeBlocks(known, resolved.japan, japan);
    if (blocks instanceof Refusal) return blocks;
    if (blocks.some(({ itmoOffset }) => itmoOffset !== null)) {
      return article6Errors.refuse('ARTICLE6.IDENTIFIED_ALREADY', { serial: japan.serial });
    }
    const firstId = partner.first + source.offset;
    const itmoOffset = firstId - japan.first;
    const { authorisationId, authorisationVersion } = source;
    const ids = {
      firstId: firstId.toString(),
      lastId: (partner.last + source.offset).toString(),
    };
    rows.push(acquisitionRow(act, at, japan, source, { ...ids, at: moment.at }));
    const marks = { authorisationId, authorisationVersion, firstTransferred: true, itmoOffset };
    rows.push(...blocks.map((block) => marked(block, marks)));
    itmos.push({ partner: partner.serial, japan: japan.serial, ...ids });
  }
  const id = publicId(act.countryCode, act.id);
  return {
    facts: { at: moment.at, itmos },
    rows,
    answer: {
      status: 201,
      location: '/v1/itmos',
      body: { id, at: moment.at, itmos, status: 'posted' },
    },
  };
}

function acquisitionRow(
  act: Act<unknown>,
  at: number,
  japan: NamedRun,
  { firstTransferId }: Source,
  ids: { readonly firstId: string; readonly lastId: string; readonly at: Instant },
): RowWrite {
  return {
    table: ITMO_ACQUISITION,
    change: 'insert',
    row: {
      id: namedId(act.id, `acquisition ${at + 1}`),
      act_id: act.id,
      first_transfer_id: firstTransferId,
      class_id: japan.classId,
      serials: japan.serial,
      first_serial: japan.first.toString(),
      last_serial: japan.last.toString(),
      first_id: ids.firstId,
      last_id: ids.lastId,
      acquired_at: ids.at,
    },
  };
}

function refusePair(
  partner: NamedRun | undefined,
  japan: NamedRun,
  source: Source | null,
  at: Instant,
): Refusal | null {
  const isAlike =
    partner?.project === japan.project &&
    partner.vintage === japan.vintage &&
    partner.last - partner.first === japan.last - japan.first;
  if (!isAlike) {
    return article6Errors.refuse('ARTICLE6.NOT_LIKE_ONE_ANOTHER', {
      partner: partner?.serial,
      japan: japan.serial,
    });
  }
  if (source === null) return notTransferred(partner);
  if (at >= source.at) return null;
  const facts = { at, firstTransferAt: source.at };
  return article6Errors.refuse('ARTICLE6.BEFORE_FIRST_TRANSFER', facts);
}

function notTransferred(partner: NamedRun | undefined): Refusal {
  return article6Errors.refuse('ARTICLE6.NOT_FIRST_TRANSFERRED', { serial: partner?.serial });
}
