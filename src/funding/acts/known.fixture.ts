import { Amount, type Commodity } from '../../kernel/amount.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Clock, Instant } from '../../kernel/clock.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { currencyOf } from '../../kernel/currency.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { AccountDraft, Act, ActKind, Outcome } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { commitmentAccounts, trancheAccounts } from '../accounts.ts';
import { COMMITMENT, DISBURSEMENT, TRANCHE } from '../tables.ts';
import type { CommitmentFacts } from './of-commitment.ts';
import type { CommitmentContext } from './shares.ts';
import { trancheRow, type TrancheState } from './tranche-state.ts';

export const day = (text: string): CalendarDay => text as CalendarDay;

export const KZ = 'KZ' as CountryCode;
export const USD = currencyOf('USD');
export const usd = (text: string): Amount => Amount.parse(text, USD);

const NOW = '2026-03-31T12:00:00.000Z' as Instant;
const clock: Clock = { now: () => NOW };
export const id = (): string => newId(clock);

export const OFFICER = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
export const trancheId = id();
export const commitmentId = id();
export const disbursementId = id();

/** A tranche of USD 1,000.00, open throughout 2025 and 2026. */
export const OPEN_TRANCHE: TrancheState = {
  reference: 'KZ-TRANCHE',
  title: 'A tranche',
  funder: 'JICA',
  instrument: 'JICA_ODA_LOAN',
  currency: 'USD',
  announcedAmount: '1000.00',
  announcedOn: day('2025-01-15'),
  status: 'open',
  availableFrom: day('2025-02-01'),
  availableUntil: day('2026-12-31'),
  approvalThreshold: null,
  facility: null,
  source: null,
  confidence: 'signed',
  note: null,
};

export interface Scene {
  readonly tranche?: Partial<TrancheState>;
  /** Balances by kind of account; what is not named is zero. */
  readonly balances?: Readonly<Record<string, string>>;
  readonly refundable?: string;
  readonly refunds?: number;
  readonly closedThrough?: CalendarDay;
  readonly today?: CalendarDay;
}

/**
 * What an act may know: the tranche above, a commitment of USD 600.00 of 2025-03-01, and a
 * disbursement of USD 200.00 of 2025-04-01. Today is 2026-03-31.
 */
export function scene(changes: Scene = {}): WorkingSet {
  const known = new WorkingSet(NOW, changes.today ?? day('2026-03-31'));
  const state = { ...OPEN_TRANCHE, ...changes.tranche };
  const currency = currencyOf(state.currency);
  known.holdBooks(changes.closedThrough ?? null);
  known.holdRow(TRANCHE, trancheRow(trancheId, currency.exponent, 1, state));
  known.holdRow(DISBURSEMENT, {
    id: disbursementId,
    commitment_id: commitmentId,
    currency: currency.code,
    exponent: currency.exponent,
    amount: '200.00',
    refundable: changes.refundable ?? '200.00',
    refunds: changes.refunds ?? 0,
    effective_on: '2025-04-01',
  });
  known.holdRow(COMMITMENT, { id: commitmentId, tranche_id: trancheId });
  holdAccounts(known, trancheAccounts(trancheId, currency), changes.balances);
  holdAccounts(known, commitmentAccounts(commitmentId, currency), changes.balances);
  return known;
}

export function holdAccounts(
  known: WorkingSet,
  accounts: readonly AccountDraft[],
  balances: Readonly<Record<string, string>> = {},
): void {
  for (const { id: accountId, kind, commodity, floor, inflowOnly } of accounts) {
    const balance = Amount.parse(balances[kind] ?? '0', commodity);
    known.holdBalance(accountId, { commodity, inflowOnly, floor, balance, version: 0 });
  }
}

export const ofCommitment = (currency: Commodity = USD): CommitmentFacts => ({
  id: commitmentId,
  trancheId,
  currency,
  effectiveOn: day('2025-03-01'),
});

export const inBook = (
  book: CommitmentContext['book'],
  projects: Readonly<Record<string, string>> = {},
): CommitmentContext => ({ book, projects: new Map(Object.entries(projects)) });

/** An act as the queue hands it to its kind. */
export function act<Body>(kind: string, subjectId: string | null, body: Body): Act<Body> {
  return {
    id: id(),
    kind,
    countryCode: KZ,
    subjectId,
    body,
    principalId: OFFICER,
    idempotencyKey: 'a key',
    requestHash: '00'.repeat(32),
    approved: false,
  };
}

/** Decides an act and applies it, as a batch does. */
export function post<Body, Resolved>(
  known: WorkingSet,
  kind: ActKind<Body, Resolved>,
  one: Act<Body>,
  resolved: Resolved,
): Outcome | Refusal {
  const outcome = kind.decide(one, known, resolved);
  if (outcome instanceof Refusal) return outcome;
  return known.apply(one, outcome) ?? outcome;
}

/** The code of a refusal and its facts, or 'posted'; for tables of refusals. */
export function verdict(outcome: Outcome | Refusal): string {
  return outcome instanceof Refusal ? outcome.code : 'posted';
}

export function refusalOf(outcome: Outcome | Refusal): Refusal {
  if (outcome instanceof Refusal) return outcome;
  throw new Error('the act was not refused');
}

export function outcomeOf(outcome: Outcome | Refusal): Outcome {
  if (outcome instanceof Refusal) throw outcome;
  return outcome;
}

/** Postings of an outcome, as [entry kind, kind of account by its last digits, amount]. */
export function legs(outcome: Outcome): readonly (readonly [string, string, string])[] {
  return (outcome.entries ?? []).flatMap((entry) =>
    entry.postings.map(
      ({ accountId, amount }) => [entry.kind, accountId.slice(-2), amount.toString()] as const,
    ),
  );
}
