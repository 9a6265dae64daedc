import type { Amount } from '../../kernel/amount.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { hasDerivedIds, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, EntryDraft, Known, Outcome } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import type { Row } from '../../ledger/table.ts';
import { trancheAccount } from '../accounts.ts';
import { fundingErrors } from '../errors.ts';
import { TRANCHE } from '../tables.ts';
import { amendmentForm, type AmendmentBody } from './amendment-form.ts';
import * as rules from './rules.ts';
import { refuseWindow, thresholdText } from './tranche.ts';
import { trancheRecord, trancheRow, trancheState, type TrancheState } from './tranche-state.ts';
import { awaitingApproval, thresholdOf } from './with-approval.ts';

/** What an amendment changes: fields of the record, and for an increase or reduction an amount. */
interface Change {
  readonly state: Partial<TrancheState>;
  readonly moves?: { readonly amount: Amount; readonly from: string; readonly to: string };
}

/**
 * Amends a tranche: increases or reduces what was announced, moves its dates, closes or reopens it,
 * changes the threshold for a second officer, or corrects how it is described. Every amendment is a
 * new version of the record; an increase and a reduction are entries too. A closed tranche commits
 * and disburses nothing; de-commitments, refunds, repayments and reductions stay possible.
 *
 * Refuses, in this order: TRANCHE_NOT_FOUND, VERSION_MOVED_ON (where the client says which version
 * it has seen), AMENDMENT_INCOMPLETE, BEFORE_ANNOUNCEMENT, BEFORE_LAST_AMENDMENT (a version is the
 * whole record, and would carry what came later into the days before), LEDGER.DAY_IN_FUTURE,
 * LEDGER.BOOKS_CLOSED, then by kind: CURRENCY_DIFFERS, AMOUNT.*, TRANCHE_CLOSED, TRANCHE_OPEN,
 * WINDOW_REVERSED, EXCEEDS_AVAILABLE (facts: requested, available, currency). A threshold that
 * exists is changed only with a second officer: else whoever it binds could lift it.
 */
export const trancheAmendmentAct: ActKind<AmendmentBody> = {
  kind: 'tranche-amendment',
  posts: true,
  needs: ({ subjectId }) =>
    hasDerivedIds(subjectId)
      ? {
          rows: [{ table: TRANCHE, id: subjectId, lock: 'update' }],
          balances: [trancheAccount.announced(subjectId), trancheAccount.available(subjectId)],
        }
      : {},
  async read(acts, reader, known) {
    const rows = await reader.query(
      `SELECT subject_id, max(valid_from) AS valid_from FROM public.record_version
        WHERE country_code = $1 AND subject_type = 'tranche' AND subject_id = ANY($2::uuid[])
        GROUP BY subject_id`,
      [acts[0]?.countryCode, acts.flatMap(({ subjectId }) => subjectId ?? [])],
    );
    for (const row of rows) {
      known.setFact(lastVersionFact(String(row['subject_id'])), row['valid_from']);
    }
  },
  decide,
};

/** From which day the last version of a tranche holds, as read for the batch and moved on in it. */
function lastVersionFact(tranche: string): string {
  return `last version of tranche ${tranche}`;
}

function refuseBeforeLast(known: Known, tranche: string, effectiveOn: CalendarDay): Refusal | null {
  const lastAmendedOn = known.fact<CalendarDay>(lastVersionFact(tranche));
  if (lastAmendedOn === undefined || effectiveOn >= lastAmendedOn) return null;
  return fundingErrors.refuse('FUNDING.BEFORE_LAST_AMENDMENT', { effectiveOn, lastAmendedOn });
}

function decide(act: Act<AmendmentBody>, known: Known): Outcome | Refusal {
  const { body, countryCode } = act;
  const row = rules.trancheOf(known, countryCode, act.subjectId);
  if (row instanceof Refusal) return row;
  const effectiveOn = body.effectiveOn ?? known.today;
  const refusal =
    refuseStale(row, body.expectedVersion ?? null) ??
    amendmentForm(body) ??
    rules.refuseBefore('ANNOUNCEMENT', effectiveOn, row['announced_on'] as CalendarDay) ??
    refuseBeforeLast(known, String(row['id']), effectiveOn) ??
    refuseDay(effectiveOn, known);
  if (refusal) return refusal;
  const before = trancheState(row);
  const change = changeOf(act, row, known);
  if (change instanceof Refusal) return change;
  const after: TrancheState = { ...before, ...change.state };
  const reversed = refuseWindow(after);
  if (reversed) return reversed;
  const trancheId = String(row['id']);
  if (body.kind === 'approval-threshold' && !act.approved && thresholdOf(known, trancheId)) {
    return awaitingApproval(act);
  }
  known.setFact(lastVersionFact(trancheId), effectiveOn);
  const version = (row['version'] as number) + 1;
  const exponent = row['exponent'] as number;
  const id = publicId(countryCode, act.id);
  const tranche = publicId(countryCode, trancheId);
  return {
    entries: entriesOf(act, change, effectiveOn),
    records: [trancheRecord(trancheId, version, effectiveOn, after)],
    rows: [
      { table: TRANCHE, change: 'update', row: trancheRow(trancheId, exponent, version, after) },
    ],
    facts: { amendment: body.kind, reference: body.reference ?? null, memo: body.memo ?? null },
    answer: rules.created(`/v1/tranches/${tranche}`, {
      id,
      tranche,
      kind: body.kind,
      effectiveOn,
      ...change.state,
      version,
    }),
  };
}

function refuseStale(row: Row, expected: number | null): Refusal | null {
  const version = row['version'] as number;
  if (expected === null || expected === version) return null;
  return fundingErrors.refuse('FUNDING.VERSION_MOVED_ON', { expected, version });
}

function changeOf(act: Act<AmendmentBody>, row: Row, known: Known): Change | Refusal {
  const { body } = act;
  switch (body.kind) {
    case 'increase':
    case 'reduction':
      return ceilingChange(act, row, known);
    case 'dates':
      return {
        state: {
          ...(body.availableFrom === undefined ? {} : { availableFrom: body.availableFrom }),
          ...(body.availableUntil === undefined ? {} : { availableUntil: body.availableUntil }),
        },
      };
    case 'closing':
      return rules.refuseClosed(row, act.countryCode) ?? { state: { status: 'closed' } };
    case 'reopening':
      return row['status'] === 'closed'
        ? { state: { status: 'open' } }
        : fundingErrors.refuse('FUNDING.TRANCHE_OPEN', {
            tranche: publicId(act.countryCode, String(row['id'])),
          });
    case 'approval-threshold': {
      const approvalThreshold = thresholdText(body.approvalThreshold, String(row['currency']));
      return approvalThreshold instanceof Refusal
        ? approvalThreshold
        : { state: { approvalThreshold } };
    }
    case 'description':
      return {
        state: {
          ...(body.title === undefined ? {} : { title: body.title }),
          ...(body.source === undefined ? {} : { source: body.source }),
          ...(body.confidence === undefined ? {} : { confidence: body.confidence }),
          ...(body.note === undefined ? {} : { note: body.note }),
        },
      };
  }
}

/** What was announced rises or falls; it falls by no more than is not committed. */
function ceilingChange(act: Act<AmendmentBody>, row: Row, known: Known): Change | Refusal {
  const { kind, amount: text = '', currency = '' } = act.body;
  const money = rules.moneyOf({ amount: text, currency }, rules.currencyOfRow(row));
  if (money instanceof Refusal) return money;
  const trancheId = String(row['id']);
  const announced = trancheAccount.announced(trancheId);
  const available = trancheAccount.available(trancheId);
  const ceiling = rules.amountOfRow(row, 'announced_amount');
  if (kind === 'increase') {
    return (
      rules.refuseClosed(row, act.countryCode) ?? {
        state: { announcedAmount: ceiling.plus(money).toString() },
        moves: { amount: money, from: announced, to: available },
      }
    );
  }
  const left = known.balance(available);
  if (money.exceeds(left)) {
    return fundingErrors.refuse('FUNDING.EXCEEDS_AVAILABLE', rules.exceeding(money, left));
  }
  return {
    state: { announcedAmount: ceiling.minus(money).toString() },
    moves: { amount: money, from: available, to: announced },
  };
}

function entriesOf(
  act: Act<AmendmentBody>,
  { moves }: Change,
  effectiveOn: CalendarDay,
): readonly EntryDraft[] {
  if (!moves) return [];
  const { reference = null, memo } = act.body;
  const entry = {
    id: act.id,
    kind: `tranche-${act.body.kind}`,
    body: { effectiveOn, reference, ...(memo === undefined ? {} : { memo }) },
  };
  return [rules.move(entry, moves.amount, moves.from, moves.to)];
}
