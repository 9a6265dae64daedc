import type { PublicIssuance, Tonnes } from '../../project/public-source/record.ts';

/** A sum over what is published: what is not published is unknown, and no zero. */
export interface PublishedSum {
  /** Sum of the figures that are published, whole tonnes; null where none is. */
  readonly asFarAsPublished: string | null;
  /** Of how many records the figure is published, and of how many it is not. */
  readonly recordsKnown: number;
  readonly recordsUnknown: number;
  /** What the other records come to: null, because nobody has published it. */
  readonly rest: null;
  /** `none` where every figure is published; else the rest is `unknown`. */
  readonly restIs: 'none' | 'unknown';
}

/** What public sources say a country's Joint Committee notified, and what each side issued of it. */
export interface PublishedTotals {
  readonly notified: {
    readonly total: PublishedSum;
    readonly japan: PublishedSum;
    readonly partner: PublishedSum;
  };
  readonly issued: { readonly japan: PublishedSum; readonly partner: PublishedSum };
}

/** Sums of historical issuance facts. They are shown beside the book's own figures, never added to them. */
export function publishedTotals(issuances: readonly PublicIssuance[]): PublishedTotals {
  const sum = (pick: (issuance: PublicIssuance) => Tonnes): PublishedSum =>
    publishedSum(issuances.map(pick));
  return {
    notified: {
      total: sum(({ notified }) => notified.total),
      japan: sum(({ notified }) => notified.japan),
      partner: sum(({ notified }) => notified.partner),
    },
    issued: {
      japan: sum(({ issued }) => issued.japan.amount),
      partner: sum(({ issued }) => issued.partner.amount),
    },
  };
}

function publishedSum(figures: readonly Tonnes[]): PublishedSum {
  const known = figures.filter((figure) => figure !== null);
  const recordsUnknown = figures.length - known.length;
  return {
    asFarAsPublished:
      known.length === 0 ? null : known.reduce((sum, one) => sum + BigInt(one), 0n).toString(),
    recordsKnown: known.length,
    recordsUnknown,
    rest: null,
    restIs: recordsUnknown === 0 ? 'none' : 'unknown',
  };
}
