import type { Amount } from '../../kernel/amount.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { hasDerivedIds, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, Known, Outcome, RecordDraft } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import { commitmentAccount, commitmentAccounts, trancheAccount } from '../accounts.ts';
import { fundingErrors } from '../errors.ts';
import { COMMITMENT, TRANCHE } from '../tables.ts';
import * as rules from './rules.ts';
import * as sharing from './shares.ts';
import { withApproval } from './with-approval.ts';

/** The signed paper that makes an obligation firm. */
export interface Agreement {
  readonly title: string;
  readonly signedOn: CalendarDay | null;
  /** Hex digest of the document. */
  readonly sha256: string | null;
}

export interface CommitmentBody extends rules.MoneyBody {
  /** Required in a real book. */
  readonly agreement?: Agreement;
  readonly projectShares?: readonly sharing.ShareBody[];
}

/**
 * Commits money of a tranche: a firm written obligation, recorded in full at once. What is
 * available of the tranche falls, the commitment's undrawn rises. The projects it is for share it
 * exactly.
 *
 * Refuses, in this order: TRANCHE_NOT_FOUND, CURRENCY_DIFFERS, AMOUNT.*, TRANCHE_CLOSED,
 * AGREEMENT_REQUIRED, BEFORE_ANNOUNCEMENT, BEFORE_SIGNATURE, OUTSIDE_AVAILABILITY (after its end:
 * what is committed then could never be drawn), LEDGER.DAY_IN_FUTURE, LEDGER.BOOKS_CLOSED,
 * PROJECT_UNKNOWN, SHARES_NAME_A_PROJECT_TWICE, SHARES_DIFFER, EXCEEDS_AVAILABLE (facts: requested,
 * available, currency).
 * @source OECD DAC glossary, "Commitment"; IATI 2.03 TransactionType 2; dated by the signature
 */
export const commitmentAct: ActKind<CommitmentBody, sharing.CommitmentContext> = withApproval<
  CommitmentBody,
  sharing.CommitmentContext
>(
  {
    kind: 'commitment',
    posts: true,
    resolve: sharing.resolveContext,
    needs: ({ subjectId }) =>
      hasDerivedIds(subjectId)
        ? {
            rows: [{ table: TRANCHE, id: subjectId, lock: 'share' }],
            balances: [trancheAccount.available(subjectId)],
          }
        : {},
    decide,
  },
  {
    trancheId: (act) => act.subjectId,
    amount: (body) => body.amount,
  },
);

function decide(
  act: Act<CommitmentBody>,
  known: Known,
  context: sharing.CommitmentContext,
): Outcome | Refusal {
  const { countryCode, body } = act;
  const tranche = rules.trancheOf(known, countryCode, act.subjectId);
  if (tranche instanceof Refusal) return tranche;
  const trancheId = String(tranche['id']);
  const amount = rules.moneyOf(body, rules.currencyOfRow(tranche));
  if (amount instanceof Refusal) return amount;
  const until = tranche['available_until'] as CalendarDay | null;
  const refusal =
    rules.refuseClosed(tranche, countryCode) ??
    refuseWithoutAgreement(body.agreement, context) ??
    rules.refuseBefore('ANNOUNCEMENT', body.effectiveOn, tranche['announced_on'] as CalendarDay) ??
    rules.refuseBefore('SIGNATURE', body.effectiveOn, body.agreement?.signedOn ?? null) ??
    (until !== null && body.effectiveOn > until
      ? rules.refuseOutside(tranche, body.effectiveOn)
      : null) ??
    refuseDay(body.effectiveOn, known);
  if (refusal) return refusal;
  const shares = sharing.sharesOf(body.projectShares, amount, context);
  if (shares instanceof Refusal) return shares;
  const available = trancheAccount.available(trancheId);
  const left = known.balance(available);
  if (amount.exceeds(left)) {
    return fundingErrors.refuse('FUNDING.EXCEEDS_AVAILABLE', rules.exceeding(amount, left));
  }
  const facts = { act, trancheId, amount, shares, book: context.book };
  const id = publicId(countryCode, act.id);
  return {
    ...commitmentMade({ ...facts, agreement: body.agreement ?? null, entryId: act.id }),
    entries: [rules.move(act, amount, available, commitmentAccount.undrawn(act.id))],
    answer: rules.created(`/v1/commitments/${id}`, {
      id,
      tranche: publicId(countryCode, trancheId),
      journalEntry: id,
      ...rules.moneyFacts(body, amount),
    }),
  };
}

/**
 * In a real book a commitment rests on a document that can be shown; the database knows this too.
 */
export function refuseWithoutAgreement(
  agreement: Agreement | undefined,
  { book }: sharing.CommitmentContext,
): Refusal | null {
  if (book === 'demonstration' || typeof agreement?.sha256 === 'string') return null;
  const missing = agreement === undefined ? 'agreement' : 'sha256';
  return fundingErrors.refuse('FUNDING.AGREEMENT_REQUIRED', { missing });
}

interface MadeCommitment {
  readonly act: Act<{ readonly reference: string; readonly effectiveOn: CalendarDay }>;
  readonly trancheId: string;
  readonly entryId: string;
  readonly amount: Amount;
  readonly agreement: Agreement | null;
  readonly shares: readonly sharing.ProjectShare[];
  readonly book: 'real' | 'demonstration';
}

/** What every new commitment brings beside its entry: accounts, its record, its row, its shares. */
export function commitmentMade(made: MadeCommitment) {
  const { act, trancheId, entryId, amount, agreement, shares, book } = made;
  const { reference, effectiveOn } = act.body;
  const currency = amount.commodity;
  const record: RecordDraft = {
    type: 'commitment',
    id: act.id,
    version: 1,
    validFrom: effectiveOn,
    body: {
      tranche: trancheId,
      reference,
      amount: amount.toString(),
      currency: currency.code,
      effectiveOn,
      agreement: agreement && {
        title: agreement.title,
        signedOn: agreement.signedOn,
        sha256: agreement.sha256,
      },
      projectShares: shares.map((share) => ({
        project: share.projectId,
        amount: share.amount.toString(),
      })),
    },
  };
  const row = {
    id: act.id,
    entry_id: entryId,
    tranche_id: trancheId,
    reference,
    currency: currency.code,
    exponent: currency.exponent,
    amount: amount.toString(),
    effective_on: effectiveOn,
    agreement_title: agreement?.title ?? null,
    agreement_signed_on: agreement?.signedOn ?? null,
    agreement_sha256: agreement?.sha256 ?? null,
    book_kind: book,
    share_count: shares.length,
  };
  return {
    accounts: commitmentAccounts(act.id, currency),
    records: [record],
    rows: [
      { table: COMMITMENT, change: 'insert' as const, row },
      ...sharing.shareRows(act.id, shares),
    ],
  };
}
