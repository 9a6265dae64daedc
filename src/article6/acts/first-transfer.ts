import type { Instant } from '../../kernel/clock.ts';
import { namedId, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, JsonObject, Known, Outcome } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import type { Block } from '../../carbon-credit/block.ts';
import {
  authorisationOfRow,
  countedAuthorisation,
  countsOfRow,
  type AuthorisationRecord,
} from '../authorisation-record.ts';
import { refuseUnder } from '../authorisation-rules.ts';
import { coversNdc } from '../code-lists.ts';
import { article6Errors } from '../errors.ts';
import { identifiedRuns, readIdentified, type IdentifiedRun } from '../itmo-places.ts';
import {
  marked,
  readRuns,
  runNeeds,
  tonnesOfRuns,
  wholeBlocks,
  type NamedRun,
} from '../itmo-runs.ts';
import { momentOf, refuseMoment } from '../moment.ts';
import { ownId } from '../own-id.ts';
import { AUTHORISATION, COOPERATIVE_APPROACH, FIRST_TRANSFER } from '../tables.ts';
import { firstRefusal, resolveUnder, type UnderAuthorisation } from './itmo-identification.ts';

/** What makes the first transfer: the first international transfer, or what the Party defined. */
export const FIRST_TRANSFER_BASES = [
  'transfer-to-party',
  'authorisation',
  'issuance',
  'use-or-cancellation',
] as const;
export type FirstTransferBasis = (typeof FIRST_TRANSFER_BASES)[number];

const BASIS_OF_DEFINITION = {
  Authorisation: 'authorisation',
  Issuance: 'issuance',
  'Use or Cancellation': 'use-or-cancellation',
} as const;

export interface FirstTransferBody {
  /** Public id of the authorisation. */
  readonly authorisation: string;
  /** Serials of the partner's registry that are identified as ITMOs; whole blocks. */
  readonly serials: readonly string[];
  readonly basis: FirstTransferBasis;
  /** Alpha-3; for a transfer to a Party only. */
  readonly acquiringParty?: string | null;
  /** Which other international mitigation purpose; that of the authorisation where left out. */
  readonly purpose?: string | null;
  readonly evidence: string;
  /** Now where left out. */
  readonly at?: Instant | null;
}

/**
 * Records the first transfer of ITMOs: for use towards an NDC the first international transfer, for
 * other purposes what the Party has defined. It is set once; whatever the credits are split into
 * inherits it.
 *
 * Refuses, in this order: what serials that cannot be found refuse, ARTICLE6.MOMENT_IN_FUTURE, what
 * {@link refuseUnder} refuses, FIRST_TRANSFER_BASIS, PARTY_NOT_AUTHORISED, what {@link wholeBlocks}
 * refuses, FIRST_TRANSFERRED_ALREADY, NOT_IDENTIFIED, BEFORE_IDENTIFICATION.
 * @source decision 2/CMA.3, annex, paragraph 2
 */
export const firstTransferAct: ActKind<FirstTransferBody, UnderAuthorisation> = {
  kind: 'first-transfer',
  posts: false,
  resolve: (acts, reader) =>
    resolveUnder(acts, reader, (act) => ownId(act.countryCode, act.body.authorisation) ?? ''),
  needs: (act, resolved) => ({
    rows: [
      ...runNeeds(resolved),
      { table: COOPERATIVE_APPROACH, id: resolved.approachId, lock: 'share' },
      {
        table: AUTHORISATION,
        id: ownId(act.countryCode, act.body.authorisation) ?? '',
        lock: 'update',
      },
    ],
  }),
  read: async (acts, reader, known, resolved) => {
    const [first] = acts;
    if (!first) return;
    const all = acts.flatMap((act) => resolved.get(act.id) ?? []);
    await readRuns(first.countryCode, all, reader, known);
    const runs = all.flatMap((one) => one.runs);
    await readIdentified(first.countryCode, runs, reader, known);
  },
  decide,
};

function decide(
  act: Act<FirstTransferBody>,
  known: Known,
  resolved: UnderAuthorisation,
): Outcome | Refusal {
  const subject = ownId(act.countryCode, act.body.authorisation) ?? '';
  const row = known.row(AUTHORISATION, subject);
  const approach = known.row(COOPERATIVE_APPROACH, resolved.approachId);
  const moment = momentOf(act.body.at, known);
  const refusal =
    refuseMoment(moment.at, known) ??
    firstRefusal(resolved.runs, (run) => refuseUnder(row, approach, { ...run, ...moment }));
  if (refusal) return refusal;
  if (!row) return article6Errors.refuse('ARTICLE6.AUTHORISATION_NOT_FOUND');
  const record = authorisationOfRow(act.countryCode, row);
  const basis = refuseBasis(act.body, record);
  if (basis) return basis;
  const parts: Part[] = [];
  for (const run of resolved.runs) {
    const found = partsOf(known, resolved, run, subject, moment.at);
    if (found instanceof Refusal) return found;
    parts.push(...found);
  }
  return transferred(act, row, record, parts, moment.at);
}

/** A block that is transferred, with the identified run that it is of. */
interface Part {
  readonly block: Block;
  readonly itmo: IdentifiedRun;
}

function partsOf(
  known: Known,
  resolved: UnderAuthorisation,
  run: NamedRun,
  authorisationId: string,
  at: Instant,
): readonly Part[] | Refusal {
  const blocks = wholeBlocks(known, resolved, run);
  if (blocks instanceof Refusal) return blocks;
  if (blocks.some(({ firstTransferred }) => firstTransferred)) {
    return article6Errors.refuse('ARTICLE6.FIRST_TRANSFERRED_ALREADY', { serial: run.serial });
  }
  const parts: Part[] = [];
  for (const block of blocks) {
    const itmo = identifiedRuns(known, block.classId).find(
      (one) =>
        one.authorisationId === authorisationId &&
        one.first <= block.first &&
        one.last >= block.last,
    );
    if (!itmo) {
      return article6Errors.refuse('ARTICLE6.NOT_IDENTIFIED', { serial: run.serial });
    }
    if (at < itmo.at) {
      const facts = { at, identifiedAt: itmo.at };
      return article6Errors.refuse('ARTICLE6.BEFORE_IDENTIFICATION', facts);
    }
    parts.push({ block, itmo });
  }
  return parts;
}

function refuseBasis(body: FirstTransferBody, record: AuthorisationRecord): Refusal | null {
  const { basis, acquiringParty = null } = body;
  const { firstTransferDefinition, authorisedParties, purposes } = record;
  const possible: readonly FirstTransferBasis[] = [
    ...(coversNdc(purposes) ? (['transfer-to-party'] as const) : []),
    ...(firstTransferDefinition === null ? [] : [BASIS_OF_DEFINITION[firstTransferDefinition]]),
  ];
  const needsParty = basis === 'transfer-to-party';
  if (!possible.includes(basis) || needsParty !== (acquiringParty !== null)) {
    return article6Errors.refuse('ARTICLE6.FIRST_TRANSFER_BASIS', {
      basis,
      acquiringParty,
      possible,
    });
  }
  if (acquiringParty === null || authorisedParties.includes(acquiringParty)) return null;
  return article6Errors.refuse('ARTICLE6.PARTY_NOT_AUTHORISED', {
    acquiringParty,
    authorised: authorisedParties,
  });
}

function transferred(
  act: Act<FirstTransferBody>,
  authorisation: Row,
  record: AuthorisationRecord,
  parts: readonly Part[],
  at: Instant,
): Outcome {
  const { body, countryCode } = act;
  const isToParty = body.basis === 'transfer-to-party';
  const said = {
    basis: body.basis,
    acquiringParty: body.acquiringParty ?? null,
    purpose: isToParty ? null : (body.purpose ?? record.oimp),
    evidence: body.evidence,
    at,
  };
  const tonnes = tonnesOfRuns(parts.map(({ block }) => block));
  const counts = countsOfRow(authorisation);
  const itmos = parts.map(({ block, itmo }) => ({
    serials: `${block.commodity}-${block.first}-${block.last}`,
    firstId: (block.first + itmo.offset).toString(),
    lastId: (block.last + itmo.offset).toString(),
  }));
  const facts: JsonObject = { authorisation: body.authorisation, ...said, itmos };
  const id = publicId(countryCode, act.id);
  return {
    facts,
    rows: [
      countedAuthorisation(countryCode, authorisation, {
        ...counts,
        tonnesFirstTransferred: (BigInt(counts.tonnesFirstTransferred) + tonnes).toString(),
      }),
      ...parts.map(({ block, itmo }, place) => ({
        table: FIRST_TRANSFER,
        change: 'insert' as const,
        row: {
          id: namedId(act.id, `first transfer ${place + 1}`),
          act_id: act.id,
          itmo_block_id: itmo.id,
          authorisation_id: itmo.authorisationId,
          class_id: block.classId,
          first_serial: block.first.toString(),
          last_serial: block.last.toString(),
          first_id: (block.first + itmo.offset).toString(),
          last_id: (block.last + itmo.offset).toString(),
          basis: said.basis,
          acquiring_party: said.acquiringParty,
          purpose: said.purpose,
          evidence: said.evidence,
          transferred_at: at,
        },
      })),
      ...parts.map(({ block }) => marked(block, { firstTransferred: true })),
    ],
    answer: {
      status: 201,
      location: `/v1/first-transfers/${id}`,
      body: { id, ...facts, tonnes: tonnes.toString(), status: 'posted' },
    },
  };
}
