import { Amount, type Commodity } from '../kernel/amount.ts';
import { ratioText } from '../kernel/decimal-text.ts';
import type { FundingAccountKind } from './accounts.ts';

/** What moved on accounts of a kind by entries of a kind: the sum of their turnovers. */
export interface Moved {
  readonly accountKind: string;
  readonly entryKind: string;
  readonly amount: Amount;
}

/**
 * The figures of one commitment, or of all commitments of a tranche.
 *
 * Gross figures are turnovers by kind of entry; a reversal has the kind of what it reverses, so it
 * takes itself out. Always: committed = undisbursed + disbursed + returned, and
 * disbursed = outstanding + repaid.
 */
export interface CommitmentFigures {
  /** Net: what was committed less what was de-committed. */
  readonly committed: Amount;
  readonly committedGross: Amount;
  readonly decommitted: Amount;
  /** Net of refunds, not of repayments. */
  readonly disbursed: Amount;
  readonly disbursedGross: Amount;
  readonly refunded: Amount;
  /** Of what was refunded, the part that cannot be drawn again. */
  readonly returned: Amount;
  readonly repaid: Amount;
  readonly outstanding: Amount;
  readonly undisbursed: Amount;
  /** Disbursed as a part of committed, four decimals; null where nothing is committed. */
  readonly disbursedShare: string | null;
  readonly interest: Amount;
  readonly fees: Amount;
}

/** The figures of a tranche. Always: announced = available + committed. */
export interface TrancheFigures extends CommitmentFigures {
  readonly announced: Amount;
  readonly available: Amount;
}

const SHARE_DECIMALS = 4;

export function commitmentFigures(currency: Commodity, moves: Iterable<Moved>): CommitmentFigures {
  return figuresOf(new Sums(currency, moves));
}

export function trancheFigures(currency: Commodity, moves: Iterable<Moved>): TrancheFigures {
  const sums = new Sums(currency, moves);
  return {
    announced: sums.of('announced').negated(),
    available: sums.of('available'),
    ...figuresOf(sums),
  };
}

function figuresOf(sums: Sums): CommitmentFigures {
  const committedGross = sums.of('undrawn', 'commitment', 'opening-commitment');
  const decommitted = sums.of('undrawn', 'decommitment').negated();
  const committed = committedGross.minus(decommitted);
  const disbursedGross = sums.of('outstanding', 'disbursement', 'opening-disbursement');
  const refunded = sums.of('outstanding', 'refund').negated();
  const disbursed = disbursedGross.minus(refunded);
  return {
    committed,
    committedGross,
    decommitted,
    disbursed,
    disbursedGross,
    refunded,
    returned: sums.of('returned'),
    repaid: sums.of('repaid'),
    outstanding: sums.of('outstanding'),
    undisbursed: sums.of('undrawn'),
    disbursedShare: committed.isZero() ? null : ratioText(disbursed, committed, SHARE_DECIMALS),
    interest: sums.of('interest-received'),
    fees: sums.of('fees-received'),
  };
}

/** Sums by kind of account and of entry. */
class Sums {
  private readonly sums = new Map<string, Map<string, Amount>>();

  constructor(
    private readonly currency: Commodity,
    moves: Iterable<Moved>,
  ) {
    for (const { accountKind, entryKind, amount } of moves) {
      const byEntry = this.sums.get(accountKind) ?? new Map<string, Amount>();
      this.sums.set(accountKind, byEntry);
      byEntry.set(entryKind, (byEntry.get(entryKind) ?? Amount.zero(currency)).plus(amount));
    }
  }

  /** All that moved on the accounts of a kind, or only by entries of the named kinds. */
  of(accountKind: FundingAccountKind, ...entryKinds: readonly string[]): Amount {
    const byEntry = this.sums.get(accountKind) ?? new Map<string, Amount>();
    const kinds = entryKinds.length === 0 ? [...byEntry.keys()] : entryKinds;
    return Amount.sum(
      kinds.flatMap((kind) => byEntry.get(kind) ?? []),
      this.currency,
    );
  }
}
