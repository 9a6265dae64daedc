import { Amount, type Commodity } from '../kernel/amount.ts';
import type { AccountTurnover } from '../ledger/turnovers.ts';

/** How a figure of a tranche or a commitment is read from the books. */
export interface FigureRule {
  /** Whose accounts hold it: the tranche's own, or those of its commitments. */
  readonly ownerType: 'tranche' | 'commitment';
  readonly accountKind: string;
  /** The kinds of entry that count; null for all, which makes it a balance. */
  readonly entryKinds: readonly string[] | null;
  /** True for what leaves the account: a de-commitment takes away from undrawn. */
  readonly outgoing: boolean;
}

const COMMITMENTS = ['commitment', 'opening-commitment'];
const DISBURSEMENTS = ['disbursement', 'opening-disbursement'];

/**
 * Every figure of the funding part, by name. Gross figures are turnovers of certain kinds of entry; a
 * reversal has the kind of what it reverses and nets by itself. What is left (available, undisbursed,
 * outstanding) is a balance. The same rules find the entries behind a figure.
 */
export const FIGURES = {
  announced: into('tranche', 'available', [
    'announcement',
    'tranche-increase',
    'tranche-reduction',
  ]),
  available: into('tranche', 'available', null),
  committedGross: into('commitment', 'undrawn', COMMITMENTS),
  decommitted: outOf('commitment', 'undrawn', ['decommitment']),
  committed: into('commitment', 'undrawn', [...COMMITMENTS, 'decommitment']),
  disbursedGross: into('commitment', 'outstanding', DISBURSEMENTS),
  refunded: outOf('commitment', 'outstanding', ['refund']),
  disbursed: into('commitment', 'outstanding', [...DISBURSEMENTS, 'refund']),
  returned: into('commitment', 'returned', null),
  undisbursed: into('commitment', 'undrawn', null),
  repaid: into('commitment', 'repaid', null),
  outstanding: into('commitment', 'outstanding', null),
  interest: into('commitment', 'interest-received', null),
  fees: into('commitment', 'fees-received', null),
} as const satisfies Readonly<Record<string, FigureRule>>;

export type FigureName = keyof typeof FIGURES;

export const FIGURE_NAMES = Object.keys(FIGURES) as readonly FigureName[];

/** Figures of a commitment, and of the sum of commitments of one currency. */
export const COMMITMENT_FIGURES = FIGURE_NAMES.filter(
  (name) => FIGURES[name].ownerType === 'commitment',
) as readonly Exclude<FigureName, 'announced' | 'available'>[];

export type CommitmentFigureName = (typeof COMMITMENT_FIGURES)[number];

export function isFigureName(text: string): text is FigureName {
  return Object.hasOwn(FIGURES, text);
}

/** A figure over some accounts' turnovers, of whichever owners; zero where nothing moved. */
export function figureOf(
  name: FigureName,
  turnovers: readonly AccountTurnover[],
  currency: Commodity,
): Amount {
  const rule: FigureRule = FIGURES[name];
  const total = Amount.sum(
    turnovers.filter((turnover) => counts(rule, turnover)).map(({ amount }) => amount),
    currency,
  );
  return rule.outgoing ? total.negated() : total;
}

function counts(rule: FigureRule, turnover: AccountTurnover): boolean {
  return (
    turnover.ownerType === rule.ownerType &&
    turnover.accountKind === rule.accountKind &&
    (rule.entryKinds === null || rule.entryKinds.includes(turnover.entryKind))
  );
}

function into(
  ownerType: FigureRule['ownerType'],
  accountKind: string,
  entryKinds: readonly string[] | null,
): FigureRule {
  return { ownerType, accountKind, entryKinds, outgoing: false };
}

function outOf(
  ownerType: FigureRule['ownerType'],
  accountKind: string,
  entryKinds: readonly string[],
): FigureRule {
  return { ownerType, accountKind, entryKinds, outgoing: true };
}
