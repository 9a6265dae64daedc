import { Amount, type Commodity } from '../../kernel/amount.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { hasDerivedIds, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, EntryDraft, Known, Outcome, RowWrite } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import { commitmentAccount, openingEntry, trancheAccount } from '../accounts.ts';
import { fundingErrors } from '../errors.ts';
import { isRepaid } from '../instruments.ts';
import { DISBURSEMENT, TRANCHE } from '../tables.ts';
import { commitmentMade, refuseWithoutAgreement, type Agreement } from './commitment.ts';
import * as rules from './rules.ts';
import * as sharing from './shares.ts';
import { withApproval } from './with-approval.ts';

export interface OpeningBalanceBody {
  readonly reference: string;
  readonly currency: string;
  /** The day at which the figures stood; it may lie before the availability of the tranche. */
  readonly effectiveOn: CalendarDay;
  /** Committed until then, net of what was de-committed. */
  readonly committed: string;
  /** Disbursed until then, net of refunds; at most what was committed. */
  readonly disbursed: string;
  /** Principal repaid until then; at most what was disbursed. */
  readonly repaid: string;
  /** The paper that the figures are taken from; with its SHA-256 in a real book. */
  readonly evidence: {
    readonly title: string;
    readonly signedOn?: CalendarDay | null;
    readonly sha256?: string | null;
  };
  readonly projectShares?: readonly sharing.ShareBody[];
  readonly memo?: string;
}

interface Figures {
  readonly committed: Amount;
  readonly disbursed: Amount;
  readonly repaid: Amount;
}

/**
 * Takes over a commitment that is older than this book: one entry each for what was committed,
 * disbursed and repaid until a day, on the evidence of a document.
 *
 * Refuses, in this order: TRANCHE_NOT_FOUND, CURRENCY_DIFFERS, AMOUNT.*, TRANCHE_CLOSED,
 * AGREEMENT_REQUIRED, NOT_REPAYABLE, BEFORE_ANNOUNCEMENT, LEDGER.DAY_IN_FUTURE,
 * LEDGER.BOOKS_CLOSED, EXCEEDS_COMMITTED, EXCEEDS_DISBURSED, PROJECT_UNKNOWN, SHARES_*,
 * EXCEEDS_AVAILABLE (facts: requested, available, currency).
 */
export const openingBalanceAct: ActKind<OpeningBalanceBody, sharing.CommitmentContext> =
  withApproval<OpeningBalanceBody, sharing.CommitmentContext>(
    {
      kind: 'opening-balance',
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
      amount: (body) => body.committed,
    },
  );

function decide(
  act: Act<OpeningBalanceBody>,
  known: Known,
  context: sharing.CommitmentContext,
): Outcome | Refusal {
  const { countryCode, body } = act;
  const tranche = rules.trancheOf(known, countryCode, act.subjectId);
  if (tranche instanceof Refusal) return tranche;
  const figures = figuresOf(body, rules.currencyOfRow(tranche));
  if (figures instanceof Refusal) return figures;
  const evidence: Agreement = {
    title: body.evidence.title,
    signedOn: body.evidence.signedOn ?? null,
    sha256: body.evidence.sha256 ?? null,
  };
  const instrument = String(tranche['instrument']);
  const refusal =
    rules.refuseClosed(tranche, countryCode) ??
    refuseWithoutAgreement(evidence, context) ??
    (figures.repaid.isPositive() && !isRepaid(instrument)
      ? fundingErrors.refuse('FUNDING.NOT_REPAYABLE', { instrument })
      : null) ??
    rules.refuseBefore('ANNOUNCEMENT', body.effectiveOn, tranche['announced_on'] as CalendarDay) ??
    refuseDay(body.effectiveOn, known) ??
    refuseOutOfOrder(figures);
  if (refusal) return refusal;
  const { committed } = figures;
  const shares = sharing.sharesOf(body.projectShares, committed, context);
  if (shares instanceof Refusal) return shares;
  const trancheId = String(tranche['id']);
  const left = known.balance(trancheAccount.available(trancheId));
  if (committed.exceeds(left)) {
    return fundingErrors.refuse('FUNDING.EXCEEDS_AVAILABLE', rules.exceeding(committed, left));
  }
  const made = commitmentMade({
    act,
    trancheId,
    amount: committed,
    shares,
    book: context.book,
    agreement: evidence,
    entryId: openingEntry.commitment(act.id),
  });
  return {
    ...made,
    entries: openingEntries(act, trancheId, figures),
    rows: [...made.rows, ...openingDisbursement(act, figures.disbursed)],
    answer: answerOf(act, trancheId, figures),
  };
}

/** In the order of the body; only what was committed has to be more than nothing. */
function figuresOf(body: OpeningBalanceBody, currency: Commodity): Figures | Refusal {
  const differs = rules.refuseCurrency(body.currency, currency);
  if (differs) return differs;
  const committed = rules.aboveZero('/committed', body.committed, currency);
  if (committed instanceof Refusal) return committed;
  const disbursed = rules.zeroOrMore('/disbursed', body.disbursed, currency);
  if (disbursed instanceof Refusal) return disbursed;
  const repaid = rules.zeroOrMore('/repaid', body.repaid, currency);
  return repaid instanceof Refusal ? repaid : { committed, disbursed, repaid };
}

function refuseOutOfOrder({ committed, disbursed, repaid }: Figures): Refusal | null {
  if (disbursed.exceeds(committed)) {
    return fundingErrors.refuse('FUNDING.EXCEEDS_COMMITTED', rules.exceeding(disbursed, committed));
  }
  if (repaid.exceeds(disbursed)) {
    return fundingErrors.refuse('FUNDING.EXCEEDS_DISBURSED', rules.exceeding(repaid, disbursed));
  }
  return null;
}

/** The same legs as their namesakes have; a figure of zero makes no entry. */
function openingEntries(
  act: Act<OpeningBalanceBody>,
  trancheId: string,
  { committed, disbursed, repaid }: Figures,
): readonly EntryDraft[] {
  const of = commitmentAccount;
  const undrawn = of.undrawn(act.id);
  const outstanding = of.outstanding(act.id);
  const entry = (kind: string, id: string) => ({ kind, id, body: act.body });
  const commitment = entry('opening-commitment', openingEntry.commitment(act.id));
  const disbursement = entry('opening-disbursement', openingEntry.disbursement(act.id));
  const repayment = entry('opening-repayment', openingEntry.repayment(act.id));
  return [
    rules.move(commitment, committed, trancheAccount.available(trancheId), undrawn),
    ...(disbursed.isZero() ? [] : [rules.move(disbursement, disbursed, undrawn, outstanding)]),
    ...(repaid.isZero() ? [] : [rules.move(repayment, repaid, outstanding, of.repaid(act.id))]),
  ];
}

/** What was disbursed before can still be refunded, so it is a disbursement like any other. */
function openingDisbursement(act: Act<OpeningBalanceBody>, disbursed: Amount): RowWrite[] {
  if (disbursed.isZero()) return [];
  const row = {
    id: openingEntry.disbursement(act.id),
    commitment_id: act.id,
    currency: disbursed.commodity.code,
    exponent: disbursed.commodity.exponent,
    amount: disbursed.toString(),
    refundable: disbursed.toString(),
    refunds: 0,
    effective_on: act.body.effectiveOn,
  };
  return [{ table: DISBURSEMENT, change: 'insert', row }];
}

function answerOf(act: Act<OpeningBalanceBody>, trancheId: string, figures: Figures) {
  const { countryCode, body } = act;
  const id = publicId(countryCode, act.id);
  return rules.created(`/v1/commitments/${id}`, {
    id,
    tranche: publicId(countryCode, trancheId),
    reference: body.reference,
    currency: figures.committed.commodity.code,
    effectiveOn: body.effectiveOn,
    committed: figures.committed.toString(),
    disbursed: figures.disbursed.toString(),
    repaid: figures.repaid.toString(),
  });
}
