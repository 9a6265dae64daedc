import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, BatchReader, Known, Outcome } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import { citedItem, decisionIdIn } from '../../partner-country/joint-committee.ts';
import { JOINT_COMMITTEE_DECISION } from '../../partner-country/tables.ts';
import { ledgerAccount } from '../accounts.ts';
import type { BlockIndex, Piece } from '../block.ts';
import { carbonCreditErrors } from '../errors.ts';
import { draftMoves } from '../move.ts';
import { readOfEntries } from '../read-blocks.ts';
import { finalState } from './disposal.ts';
import {
  CREDIT_ACCOUNT,
  CREDIT_BLOCK,
  CREDIT_USE,
  CREDIT_USE_FACTS,
  REGISTRY_REVERSAL,
} from '../tables.ts';
import { classesOfEntries } from './offer-settlement.ts';

export interface RegistryReversalBody {
  /** Public id of the decision, in effect, that says so: an item of type `registry-reversal`. */
  readonly decision: string;
  readonly reason: string;
  /** Default: today. Not before the day of the decision, nor of the use. */
  readonly effectiveOn?: CalendarDay | null;
}

/** A retirement or cancellation as it was made. */
export interface MadeUse {
  readonly id: string;
  readonly use: 'retirement' | 'cancellation';
  readonly fromId: string;
  readonly toId: string;
  readonly classes: readonly { readonly classId: string }[];
  readonly decisionId: string | null;
}

/**
 * Gives back what was retired or cancelled, as a whole, because both sides decided so: the one way out
 * of an account that only takes in.
 *
 * Refuses, in this order: USE_NOT_FOUND, USE_REVERSED, DECISION.NOT_FOUND, NOT_EFFECTIVE,
 * SAYS_NOTHING_OF_THIS, LEDGER.DAY_IN_FUTURE, LEDGER.BOOKS_CLOSED, BEFORE_ARRIVAL.
 */
export const registryReversalAct: ActKind<RegistryReversalBody, MadeUse> = {
  kind: 'registry-reversal',
  posts: true,
  resolve: resolveUses,
  needs: (_act, { id, fromId, toId, use, classes, decisionId }) => ({
    rows: [
      ...(decisionId === null
        ? []
        : [{ table: JOINT_COMMITTEE_DECISION, id: decisionId, lock: 'share' as const }]),
      { table: CREDIT_ACCOUNT, id: fromId, lock: 'update' },
      { table: CREDIT_ACCOUNT, id: toId, lock: 'update' },
      { table: CREDIT_USE, id, lock: 'update' },
    ],
    balances: classes.flatMap(({ classId }) => [
      ledgerAccount(fromId, classId, 'held'),
      ledgerAccount(toId, classId, finalState(use)),
    ]),
  }),
  read(acts, reader, known, resolved) {
    const uses = acts.flatMap(({ id }) => resolved.get(id)?.id ?? []);
    return readOfEntries(reader, acts[0]?.countryCode as CountryCode, uses, known);
  },
  decide,
};

function decide(act: Act<RegistryReversalBody>, known: Known, use: MadeUse): Outcome | Refusal {
  const row = known.row(CREDIT_USE, use.id);
  const certificate = publicId(act.countryCode, use.id);
  if (!row) return notFound(act);
  if (typeof row['reversed_by'] === 'string') {
    const facts = { use: certificate, reversal: publicId(act.countryCode, row['reversed_by']) };
    return carbonCreditErrors.refuse('CARBON_CREDIT.USE_REVERSED', facts);
  }
  const decision =
    use.decisionId === null ? undefined : known.row(JOINT_COMMITTEE_DECISION, use.decisionId);
  const item = citedItem(decision, 'registry-reversal', certificate);
  if (item instanceof Refusal) return item;
  const effectiveOn = act.body.effectiveOn ?? known.today;
  const refusal = refuseDay(effectiveOn, known);
  if (refusal) return refusal;
  const index = known.index<BlockIndex>(CREDIT_BLOCK);
  const pieces = use.classes.flatMap(({ classId }) =>
    index
      .at(use.toId, classId, finalState(use.use))
      .filter((block) => known.fact(`brought by ${use.id} ${block.movementId}`))
      .map((block): Piece => ({ block, first: block.first, last: block.last })),
  );
  const since = later(String(row['used_on']), String(decision?.['decision_on']));
  if (effectiveOn < since) {
    return carbonCreditErrors.refuse('CARBON_CREDIT.BEFORE_ARRIVAL', { effectiveOn, since });
  }
  return outcomeOf(act, known, use, pieces, effectiveOn, (row['version'] as number) + 1);
}

function outcomeOf(
  act: Act<RegistryReversalBody>,
  known: Known,
  use: MadeUse,
  pieces: readonly Piece[],
  effectiveOn: CalendarDay,
  version: number,
): Outcome {
  const { reason, decision } = act.body;
  const entry = {
    id: act.id,
    kind: 'registry-reversal' as const,
    effectiveOn,
    reference: null,
    memo: reason,
  };
  const to = { accountId: use.fromId, state: 'held' as const, transferId: null };
  const draft = draftMoves(act.countryCode, known, entry, pieces, to);
  const id = publicId(act.countryCode, act.id);
  const reversal = {
    id: act.id,
    use_id: use.id,
    decision_id: use.decisionId,
    reason,
    reversed_on: effectiveOn,
  };
  return {
    ...draft,
    facts: { ...draft.facts, reverses: use.id, decision, reason },
    rows: [
      { table: REGISTRY_REVERSAL, change: 'insert', row: reversal },
      { table: CREDIT_USE, change: 'update', row: { id: use.id, reversed_by: act.id, version } },
      ...draft.rows,
    ],
    answer: {
      status: 201,
      location: `/v1/certificates/${publicId(act.countryCode, use.id)}`,
      body: {
        id,
        reverses: publicId(act.countryCode, use.id),
        account: publicId(act.countryCode, use.fromId),
        decision,
        reason,
        effectiveOn,
        tonnes: draft.tonnes.toString(),
        serials: draft.serials,
        journalEntry: id,
        status: 'posted',
      },
    },
  };
}

async function resolveUses(
  acts: readonly Act<RegistryReversalBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, MadeUse | Refusal>> {
  const country = acts[0]?.countryCode as CountryCode;
  const ids = acts.flatMap(({ subjectId }) => subjectId ?? []);
  const rows = await reader.immutable(CREDIT_USE_FACTS, ids);
  const classes = await classesOfEntries(country, ids, reader);
  return new Map(
    acts.map((act): [string, MadeUse | Refusal] => {
      const row = rows.get(act.subjectId ?? '');
      if (!row) return [act.id, notFound(act)];
      const id = String(row['id']);
      return [
        act.id,
        {
          id,
          use: row['use'] as MadeUse['use'],
          fromId: String(row['from_account_id']),
          toId: String(row['to_account_id']),
          classes: classes.get(id) ?? [],
          decisionId: decisionIdIn(country, act.body.decision),
        },
      ];
    }),
  );
}

function notFound({ countryCode, subjectId }: Act<unknown>): Refusal {
  const use = publicId(countryCode, subjectId ?? '');
  return carbonCreditErrors.refuse('CARBON_CREDIT.USE_NOT_FOUND', { use });
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
