import { describe, expect, it } from '@jest/globals';
import type { PublicIssuance } from '../../project/public-source/record.ts';
import { publishedTotals } from './history.ts';

const issuance = (total: string | null, japan: string | null, partner: string | null) =>
  ({
    kind: 'issuance',
    notified: { total, japan, partner },
    issued: {
      japan: { issuedOn: null, amount: japan },
      partner: { issuedOn: null, amount: partner },
    },
  }) as PublicIssuance;

describe('what public sources say of issuances', () => {
  it('sums what is published and calls the rest unknown, not zero', () => {
    const totals = publishedTotals([
      issuance('50', '40', '10'),
      issuance('144', null, null),
      issuance('1', '0', '1'),
    ]);
    expect(totals.notified.total).toEqual({
      asFarAsPublished: '195',
      recordsKnown: 3,
      recordsUnknown: 0,
      rest: null,
      restIs: 'none',
    });
    expect(totals.issued.japan).toEqual({
      asFarAsPublished: '40',
      recordsKnown: 2,
      recordsUnknown: 1,
      rest: null,
      restIs: 'unknown',
    });
  });

  it('has no sum where nothing is published', () => {
    expect(publishedTotals([issuance(null, null, null)]).notified.total).toMatchObject({
      asFarAsPublished: null,
      restIs: 'unknown',
    });
  });
});
