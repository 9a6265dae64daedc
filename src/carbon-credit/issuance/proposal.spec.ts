import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseShares, proposedCredits, refuseShares, type CreditShare } from './proposal.ts';

const GOJ = 'government-of-japan';
const KZ = 'partner-government';
const share = (beneficiary: string, percent: string, participant: string | null = null) =>
  ({ beneficiary, percent, participant }) as CreditShare;
const verified = (...years: readonly string[]) =>
  years.map((tonnes, at) => ({ vintage: 2015 + at, tonnes }));
const tonnes = (years: readonly string[], shares: readonly CreditShare[], subsidised = false) =>
  proposedCredits(verified(...years), shares, subsidised);
const ofGovernment = (
  years: readonly string[],
  shares: readonly CreditShare[],
  subsidised = true,
) =>
  tonnes(years, shares, subsidised)
    .filter(({ beneficiary }) => beneficiary === GOJ)
    .reduce((sum, one) => sum + BigInt(one.tonnes), 0n);

describe('a proposed split', () => {
  const EIGHTY = [share(GOJ, '80'), share(KZ, '20')];
  it.each([
    ['MN001 2016', ['50'], '40'],
    ['MN001 2018', ['118'], '94'],
    ['MN003 2018', ['8880'], '7104'],
    ['MN003 2022', ['35419'], '28335'],
    ['MN004 2017', ['8947'], '7158'],
    ['MN004 2025', ['44817'], '35854'],
  ])('gives Japan of %s what was notified, by 80 percent', (_of, years, japan) => {
    expect(ofGovernment(years, EIGHTY, false)).toBe(BigInt(japan));
  });

  it('is not what was notified of MN002 in 2016 as one vintage, and can be as two', () => {
    expect(ofGovernment(['107'], EIGHTY, false)).toBe(86n);
    expect(ofGovernment(['3', '104'], EIGHTY, false)).toBe(85n);
  });

  it.each([
    ['MN004 2017 at 70 percent', '8947', '70', 6263n],
    ['MN003 2022 at 60 percent', '35419', '60', 21_251n],
  ])('gives the Government of Japan its part of %s', (_of, total, percent, expected) => {
    const rest = (100 - parseInt(percent, 10)).toString();
    expect(ofGovernment([total], [share(GOJ, percent), share(KZ, rest)], false)).toBe(expected);
  });

  const HALVES = [share(GOJ, '50'), share('japanese-participant', '30', 'a'), share(KZ, '20')];
  it.each([
    ['BD004 2022', '355', 178n],
    ['VN005', '189', 95n],
    ['SA001', '5300', 2650n],
    ['three projects of Indonesia, 2020', '17673', 8837n],
    ['four projects of Indonesia', '705', 353n],
  ])('gives the Government of Japan half of %s, rounded up', (_of, total, expected) => {
    expect(ofGovernment([total], HALVES)).toBe(expected);
  });

  it('gives the Government of Japan 73 of 144 where two years are odd, as BD002 in 2022', () => {
    expect(ofGovernment(['45', '59', '40'], [share(GOJ, '50'), share(KZ, '50')])).toBe(73n);
  });

  it('raises the Government of Japan to half where remainders left it below', () => {
    const uneven = [share(GOJ, '50'), share('japanese-participant', '30', 'a'), share(KZ, '20')];
    expect(tonnes(['3'], uneven, false).map((one) => one.tonnes)).toEqual(['1', '1', '1']);
    expect(tonnes(['3'], uneven, true).map((one) => one.tonnes)).toEqual(['2', '0', '1']);
  });

  it('keeps the order of beneficiaries, and gives a year without tonnes to nobody', () => {
    expect(tonnes(['0', '1'], [share(KZ, '50'), share(GOJ, '50')])).toMatchObject([
      { vintage: 2015, beneficiary: GOJ, tonnes: '0' },
      { vintage: 2015, beneficiary: KZ, tonnes: '0' },
      { vintage: 2016, beneficiary: GOJ, tonnes: '1' },
      { vintage: 2016, beneficiary: KZ, tonnes: '0' },
    ]);
  });

  it('sums to what was verified of each year, and no beneficiary is off by a tonne', () => {
    const years = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }), {
      minLength: 1,
      maxLength: 6,
    });
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 100_000_000 }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(years, cuts, fc.boolean(), (given, places, subsidised) => {
        const [one = 0, two = 0, three = 0] = [...places].sort((a, b) => a - b);
        const parts = [one, two - one, three - two, 100_000_000 - three];
        const names = [GOJ, 'japanese-participant', KZ, 'partner-participant'];
        const shares = names.map((name, at) =>
          share(name, millionths(parts[at] ?? 0), at % 2 === 1 ? 'p' : null),
        );
        expect(refuseShares(shares)).toBeNull();
        const split = tonnes(given.map(String), shares, subsidised);
        given.forEach((total, year) => {
          const own = split.filter(({ vintage }) => vintage === 2015 + year);
          expect(own.reduce((sum, cell) => sum + BigInt(cell.tonnes), 0n)).toBe(total);
          own.forEach((cell, at) => {
            expect(BigInt(cell.tonnes)).toBeGreaterThanOrEqual(0n);
            if (subsidised) return;
            const exact = total * BigInt(parts[at] ?? 0);
            const off = BigInt(cell.tonnes) * 100_000_000n - exact;
            expect(off > -100_000_000n && off < 100_000_000n).toBe(true);
          });
        });
        const all = given.reduce((sum, one_) => sum + one_, 0n);
        if (subsidised) {
          expect(ofGovernment(given.map(String), shares)).toBeGreaterThanOrEqual((all + 1n) / 2n);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function millionths(part: number): string {
  const text = part.toString().padStart(7, '0');
  return `${text.slice(0, -6)}.${text.slice(-6)}`;
}

describe('the percentages of an allocation', () => {
  it('are read from text and sum to a hundred', () => {
    expect(parseShares(`${GOJ}:69.5, ${KZ}:30.5`)).toEqual([share(GOJ, '69.5'), share(KZ, '30.5')]);
    expect(refuseShares([share(GOJ, '33.333333'), share(KZ, '66.666667')])).toBeNull();
    expect(refuseShares([share(GOJ, '33.333333'), share(KZ, '66.666666')])).toMatchObject({
      code: 'ISSUANCE.SHARES_NOT_WHOLE',
      facts: { sum: '99.999999' },
    });
  });
});
