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
import type { Row } from '../../ledger/table.ts';
import { countedAuthorisation, countsOfRow } from '../authorisation-record.ts';
import { refuseUnder } from '../authorisation-rules.ts';
import { article6Errors } from '../errors.ts';
import { rememberItmos, type ItmoPlace } from '../itmo-places.ts';
import {
  findRuns,
  marked,
  readRuns,
  runNeeds,
  tonnesOfRuns,
  wholeBlocks,
  type NamedRun,
  type NamedRuns,
} from '../itmo-runs.ts';
import { momentOf, refuseMoment } from '../moment.ts';
import { PARTY_ROW_ID } from '../parties.ts';
import { ARTICLE6_PARTY, AUTHORISATION, COOPERATIVE_APPROACH, ITMO_BLOCK } from '../tables.ts';

export interface ItmoIdentificationBody {
  /** Serials of the partner's registry; whole blocks. */
  readonly serials: readonly string[];
  /** When they were authorised; now where left out. */
  readonly at?: Instant | null;
}

export interface UnderAuthorisation extends NamedRuns {
  readonly approachId: string;
}

/**
 * Gives issued credits their numbers as ITMOs under an authorisation: the action "Authorization" of the
 * agreed electronic format. Numbers follow the last one of the Party's registry without a gap.
 *
 * Refuses, in this order: what serials that cannot be found refuse, ARTICLE6.MOMENT_IN_FUTURE, what
 * {@link refuseUnder} refuses, REGISTRY_UNKNOWN, what {@link wholeBlocks} refuses, USED_UP,
 * IDENTIFIED_ALREADY, EXCEEDS_AUTHORISED.
 * @source decision 6/CMA.4, annex I (unique identifiers)
 */
export const itmoIdentificationAct: ActKind<ItmoIdentificationBody, UnderAuthorisation> = {
  kind: 'itmo-identification',
  posts: false,
  resolve: (acts, reader) => resolveUnder(acts, reader, (act) => act.subjectId ?? ''),
  needs: (act, resolved) => ({
    rows: [
      ...runNeeds(resolved),
      { table: COOPERATIVE_APPROACH, id: resolved.approachId, lock: 'share' },
      { table: AUTHORISATION, id: act.subjectId ?? '', lock: 'update' },
      { table: ARTICLE6_PARTY, id: PARTY_ROW_ID, lock: 'update' },
    ],
  }),
  read: async (acts, reader, known, resolved) => {
    const all = acts.flatMap((act) => resolved.get(act.id) ?? []);
    const [first] = acts;
    if (first) await readRuns(first.countryCode, all, reader, known);
  },
  decide,
};

/** The runs that acts name, and the approach of the authorisation that they are under. */
export async function resolveUnder<Body extends { readonly serials: readonly string[] }>(
  acts: readonly Act<Body>[],
  reader: BatchReader,
  authorisationOf: (act: Act<Body>) => string,
): Promise<ReadonlyMap<string, UnderAuthorisation | Refusal>> {
  const country = acts[0]?.countryCode;
  const rows = await reader.query(
    'SELECT id, approach_id FROM public.authorisation WHERE country_code = $1 AND id::text = ANY($2)',
    [country, acts.map(authorisationOf)],
  );
  const approaches = new Map(rows.map((row) => [String(row['id']), String(row['approach_id'])]));
  const resolved = new Map<string, UnderAuthorisation | Refusal>();
  for (const act of acts) {
    const approachId = approaches.get(authorisationOf(act));
    if (approachId === undefined) {
      resolved.set(act.id, article6Errors.refuse('ARTICLE6.AUTHORISATION_NOT_FOUND'));
      continue;
    }
    const runs = await findRuns(act.countryCode, 'partner', act.body.serials, reader);
    resolved.set(act.id, runs instanceof Refusal ? runs : { ...runs, approachId });
  }
  return resolved;
}

function decide(
  act: Act<ItmoIdentificationBody>,
  known: Known,
  resolved: UnderAuthorisation,
): Outcome | Refusal {
  const subject = act.subjectId ?? '';
  const authorisation = known.row(AUTHORISATION, subject);
  const party = known.row(ARTICLE6_PARTY, PARTY_ROW_ID);
  const approach = known.row(COOPERATIVE_APPROACH, resolved.approachId);
  const moment = momentOf(act.body.at, known);
  const refusal =
    refuseMoment(moment.at, known) ??
    firstRefusal(resolved.runs, (run) =>
      refuseUnder(authorisation, approach, { ...run, ...moment }),
    );
  if (refusal) return refusal;
  if (!authorisation || !party) {
    return article6Errors.refuse('ARTICLE6.REGISTRY_UNKNOWN', { country: act.countryCode });
  }
  const blocks = blocksToMark(known, resolved);
  if (blocks instanceof Refusal) return blocks;
  const tonnes = tonnesOfRuns(resolved.runs);
  const excess = refuseExcess(authorisation, tonnes);
  if (excess) return excess;
  const counts = countsOfRow(authorisation);
  const start = BigInt(String(party['last_itmo'])) + 1n;
  const places = numbered(act, resolved.runs, start);
  rememberItmos(known, subject, moment.at, places);
  const version = authorisation['version'] as number;
  const write = { act, moment: moment.at, approachId: resolved.approachId, version };
  return {
    facts: factsOf(publicId(act.countryCode, subject), party, places, moment.at),
    rows: [
      {
        table: ARTICLE6_PARTY,
        change: 'update',
        row: { id: PARTY_ROW_ID, last_itmo: (start + tonnes - 1n).toString() },
      },
      countedAuthorisation(act.countryCode, authorisation, {
        ...counts,
        tonnesIdentified: (BigInt(counts.tonnesIdentified) + tonnes).toString(),
      }),
      ...places.map((place) => itmoRow(write, party, place)),
      ...blocks.map((block) => {
        const place = places.find(
          ({ run }) =>
            run.classId === block.classId && run.first <= block.first && block.last <= run.last,
        );
        const marks = { authorisationId: subject, authorisationVersion: version };
        return marked(block, {
          ...marks,
          itmoOffset: place ? place.firstId - place.run.first : null,
        });
      }),
    ],
    answer: {
      status: 201,
      location: `/v1/authorisations/${publicId(act.countryCode, subject)}`,
      body: {
        id: publicId(act.countryCode, act.id),
        ...factsOf(publicId(act.countryCode, subject), party, places, moment.at),
        tonnes: tonnes.toString(),
        status: 'posted',
      },
    },
  };
}

function blocksToMark(known: Known, resolved: NamedRuns) {
  const all = [];
  for (const run of resolved.runs) {
    const blocks = wholeBlocks(known, resolved, run);
    if (blocks instanceof Refusal) return blocks;
    const used = blocks.find(({ state }) => state === 'retired' || state === 'cancelled');
    if (used) {
      const facts = { serial: run.serial, state: used.state };
      return article6Errors.refuse('ARTICLE6.USED_UP', facts);
    }
    if (blocks.some(({ itmoOffset }) => itmoOffset !== null)) {
      return article6Errors.refuse('ARTICLE6.IDENTIFIED_ALREADY', { serial: run.serial });
    }
    all.push(...blocks);
  }
  return all;
}

function refuseExcess(authorisation: Row, requested: bigint): Refusal | null {
  if (authorisation['quantity'] === null) return null;
  const quantity = BigInt(String(authorisation['quantity']));
  const available = quantity - BigInt(String(authorisation['tonnes_identified']));
  if (requested <= available) return null;
  return article6Errors.refuse('ARTICLE6.EXCEEDS_AUTHORISED', {
    requested: requested.toString(),
    available: available.toString(),
    authorised: quantity.toString(),
  });
}

function numbered(
  act: Act<unknown>,
  runs: readonly NamedRun[],
  start: bigint,
): readonly ItmoPlace[] {
  let next = start;
  return runs.map((run, at) => {
    const firstId = next;
    next += run.last - run.first + 1n;
    return { id: namedId(act.id, `itmo ${at + 1}`), run, firstId, lastId: next - 1n };
  });
}

function itmoRow(
  of: {
    readonly act: Act<unknown>;
    readonly moment: Instant;
    readonly approachId: string;
    readonly version: number;
  },
  party: Row,
  { id, run, firstId, lastId }: ItmoPlace,
): RowWrite {
  return {
    table: ITMO_BLOCK,
    change: 'insert',
    row: {
      id,
      authorisation_id: of.act.subjectId,
      authorisation_version: of.version,
      approach_id: of.approachId,
      class_id: run.classId,
      project_reference: run.project,
      vintage: run.vintage,
      first_serial: run.first.toString(),
      last_serial: run.last.toString(),
      serials: run.serial,
      registry_id: party['itmo_registry_id'] ?? null,
      first_id: firstId.toString(),
      last_id: lastId.toString(),
      identified_at: of.moment,
    },
  };
}

function factsOf(
  authorisation: string,
  party: Row,
  places: readonly ItmoPlace[],
  at: Instant,
): JsonObject {
  return {
    authorisation,
    registryId: String(party['itmo_registry_id']),
    at,
    itmos: places.map(({ run, firstId, lastId }) => ({
      serials: run.serial,
      firstId: firstId.toString(),
      lastId: lastId.toString(),
    })),
  };
}

export function firstRefusal<Item>(
  items: readonly Item[],
  refuse: (item: Item) => Refusal | null,
): Refusal | null {
  for (const item of items) {
    const refusal = refuse(item);
    if (refusal) return refusal;
  }
  return null;
}
