import { Amount, type Commodity } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import type { TrialBalanceLine } from '../ledger/turnovers.ts';
import type { CountryReportFacts } from './country-report.facts.ts';
import type { CheckFigure, ReportCheck } from './country-report.ts';
import { checkTitle } from './definitions.ts';
import { CREDIT_PLACES, type ReportedCredits } from './reported-credits.ts';
import type { ReportedTranche } from './reported-funding.ts';
import type { ReportedReconciliation } from './reported-review.ts';
import type { FigureName } from './figures.ts';
import { byTexts, grouped } from './order.ts';

/** The parts of a report that its checks hold against one another. */
interface Checked {
  readonly tranches: readonly ReportedTranche[];
  readonly reconciliation: ReportedReconciliation;
  readonly credits: ReportedCredits;
}

/**
 * What has to hold, recomputed for this report from figures that come by different ways. A check that
 * fails marks the report and does not prevent it: a reader is better served by a marked report.
 */
export function checksOf(
  facts: CountryReportFacts,
  { tranches, reconciliation, credits }: Checked,
): readonly ReportCheck[] {
  return [
    trialBalanceIsZero(facts.trialBalance),
    ofTranches(
      'announced-is-committed-and-available',
      tranches,
      (tranche) => figure(tranche, 'announced'),
      (tranche) => figure(tranche, 'committed').plus(figure(tranche, 'available')),
    ),
    ofTranches(
      'committed-is-disbursed-and-undisbursed',
      tranches,
      (tranche) => figure(tranche, 'committed'),
      (tranche) =>
        figure(tranche, 'disbursed')
          .plus(figure(tranche, 'undisbursed'))
          .plus(figure(tranche, 'returned')),
    ),
    ofTranches(
      'outstanding-is-disbursed-less-repaid',
      tranches,
      (tranche) => figure(tranche, 'disbursed').minus(figure(tranche, 'repaid')),
      (tranche) => figure(tranche, 'outstanding'),
    ),
    sharesSumToCommitments(tranches),
    tranchesAgreeWithTrialBalance(facts.trialBalance, tranches),
    noBalanceBelowItsFloor(facts),
    openingAndMovementsAreClosing(reconciliation),
    issuedIsSomewhere(credits),
    creditsOpenAndClose(reconciliation),
  ];
}

function trialBalanceIsZero(lines: readonly TrialBalanceLine[]): ReportCheck {
  const figures = [...grouped(lines, ({ commodity }) => commodity)].map(([code, own]) => {
    const commodity = own[0]?.balance.commodity ?? currencyOf(code);
    const balances = own.map(({ balance }) => balance);
    const sum = Amount.sum(balances, commodity);
    return compared('all accounts', Amount.zero(commodity), sum);
  });
  return check('trial-balance-is-zero', figures.sort(byTexts(({ currency }) => [currency])));
}

function ofTranches(
  id: string,
  tranches: readonly ReportedTranche[],
  expected: (tranche: ReportedTranche) => Amount,
  found: (tranche: ReportedTranche) => Amount,
): ReportCheck {
  const figures = tranches.map((tranche) =>
    compared(tranche.reference, expected(tranche), found(tranche)),
  );
  return check(id, figures);
}

function sharesSumToCommitments(tranches: readonly ReportedTranche[]): ReportCheck {
  const figures = tranches
    .flatMap(({ commitments }) => commitments)
    .filter(({ projectShares, reversed }) => projectShares.length > 0 && !reversed)
    .map((commitment) => {
      const currency = currencyOf(commitment.currency);
      const shares = commitment.projectShares.map(({ amount }) => Amount.parse(amount, currency));
      return compared(
        commitment.reference,
        Amount.parse(commitment.committedGross, currency),
        Amount.sum(shares, currency),
      );
    });
  return check('project-shares-sum-to-their-commitment', figures);
}

/** Accounts by which every movement of the funding part passes; the report has to show all of them. */
const SHOWN_BALANCES = [
  ['undrawn', 'undisbursed'],
  ['outstanding', 'outstanding'],
  ['repaid', 'repaid'],
  ['returned', 'returned'],
  ['interest-received', 'interest'],
  ['fees-received', 'fees'],
] as const;

function tranchesAgreeWithTrialBalance(
  lines: readonly TrialBalanceLine[],
  tranches: readonly ReportedTranche[],
): ReportCheck {
  const byCurrency = grouped(tranches, ({ currency }) => currency);
  const figures = SHOWN_BALANCES.flatMap(([accountKind, name]) =>
    lines
      .filter((line) => line.accountKind === accountKind)
      .map(({ commodity, balance }) => {
        const own = byCurrency.get(commodity) ?? [];
        const shown = own.map((tranche) => figure(tranche, name));
        return compared(accountKind, balance, Amount.sum(shown, balance.commodity));
      }),
  );
  return check(
    'tranches-agree-with-the-trial-balance',
    figures.sort(byTexts(({ subject, currency }) => [subject, currency])),
  );
}

function noBalanceBelowItsFloor(facts: CountryReportFacts): ReportCheck {
  const references = new Map([
    ...facts.tranches.map(({ id, body }) => [id, body.reference] as const),
    ...facts.commitments.map(({ id, body }) => [id, body.reference] as const),
  ]);
  const figures = facts.belowFloor.map(({ accountKind, ownerId, lowest, effectiveOn }) => ({
    ...compared(
      `${accountKind} of ${references.get(ownerId) ?? ownerId}`,
      Amount.zero(lowest.commodity),
      lowest,
    ),
    on: effectiveOn,
  }));
  return check(
    'no-balance-below-its-floor',
    figures.sort(byTexts(({ subject, currency }) => [subject, currency])),
  );
}

function openingAndMovementsAreClosing({ accounts }: ReportedReconciliation): ReportCheck {
  const figures = accounts.map((account) => {
    const currency = currencyOf(account.currency);
    return compared(
      `${account.figure} of ${account.reference}`,
      Amount.parse(account.opening, currency).plus(Amount.parse(account.moved, currency)),
      Amount.parse(account.closing, currency),
    );
  });
  return check('opening-and-movements-are-closing', figures);
}

const TONNE: Commodity = { code: 'tCO2e', exponent: 0 };

/** What the decisions' records say was issued is what the registries' accounts hold, wherever it is. */
function issuedIsSomewhere({ registries }: ReportedCredits): ReportCheck {
  const figures = registries.map((registry) => {
    const places = CREDIT_PLACES.map((place) => Amount.parse(registry[place], TONNE));
    return compared(
      `${registry.side} ${registry.vintage}`,
      Amount.parse(registry.issued, TONNE),
      Amount.sum(places, TONNE),
    );
  });
  return check('issued-is-held-locked-out-retired-and-cancelled', figures);
}

function creditsOpenAndClose({ credits }: ReportedReconciliation): ReportCheck {
  const figures = credits.map(({ side, vintage, figure: name, opening, moved, closing }) =>
    compared(
      `${name} ${side} ${vintage}`,
      Amount.parse(opening, TONNE).plus(Amount.parse(moved, TONNE)),
      Amount.parse(closing, TONNE),
    ),
  );
  return check('credits-open-and-close', figures);
}

/** A figure of the model as an amount again. */
function figure(tranche: ReportedTranche, name: FigureName): Amount {
  return Amount.parse(tranche[name], currencyOf(tranche.currency));
}

export function compared(subject: string, expected: Amount, found: Amount): CheckFigure {
  return {
    subject,
    currency: expected.commodity.code,
    expected: expected.toString(),
    found: found.toString(),
    difference: found.minus(expected).toString(),
    on: null,
  };
}

/** That the entries of a statement's last page close as the report does. */
export function statementCheck(figures: readonly CheckFigure[]): ReportCheck {
  return check('statement-entries-are-closing', figures);
}

function check(id: string, figures: readonly CheckFigure[]): ReportCheck {
  return {
    id,
    title: checkTitle(id),
    passed: figures.every(({ expected, found }) => expected === found),
    figures,
  };
}
