import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { wholeTonnes } from '../../methodology/formulas/arithmetic.ts';
import type { NotifiedAmount } from '../../partner-country/joint-committee.ts';
import { sideOf, type Beneficiary } from './beneficiaries.ts';
import { sidesOf } from './notification-draft.ts';
import {
  notifiedVintages,
  refuseTable,
  type NotifiedCredit,
  type NotifiedTable,
} from './notified-table.ts';

const ON = '2026-07-01' as CalendarDay;
const credit = (
  vintage: number,
  beneficiary: Beneficiary,
  tonnes: string,
  participant: string | null = null,
): NotifiedCredit => ({ vintage, beneficiary, participant, tonnes });

/** The amounts of a decision that says the same as the table. */
function decidedAs(credits: readonly NotifiedCredit[]): readonly NotifiedAmount[] {
  return (['japan', 'partner'] as const).map((side) => ({
    side,
    vintage: null,
    tonnes: credits
      .filter(({ beneficiary }) => sideOf(beneficiary) === side)
      .reduce((sum, { tonnes }) => sum + BigInt(tonnes), 0n)
      .toString(),
  }));
}
function table(
  credits: readonly NotifiedCredit[],
  more: Partial<NotifiedTable> = {},
): NotifiedTable {
  return {
    credits,
    shortfalls: [],
    verified: [{ vintage: 2016, tonnes: '12' }],
    decided: decidedAs(credits),
    decidedOn: ON,
    parts: [],
    isSubsidised: false,
    ...more,
  };
}

describe('a notified table', () => {
  // 12.9, 40.2 and 0.99 t come to 12, 40 and none: 52, and not the 54 of their sum.
  const verified = [
    { vintage: 2016, tonnes: wholeTonnes('12.9') },
    { vintage: 2017, tonnes: wholeTonnes('40.2') },
    { vintage: 2018, tonnes: wholeTonnes('0.99') },
  ];

  it('is of 52 tonnes where 12.9, 40.2 and 0.99 were reduced, and never of 54', () => {
    const all = [
      credit(2016, 'partner-government', '12'),
      credit(2017, 'government-of-japan', '40'),
    ];
    const right = table(all, { verified });
    expect(refuseTable(right)).toBeNull();
    expect(notifiedVintages(right).map(({ tonnesNotified }) => tonnesNotified)).toEqual([
      '12',
      '40',
      '0',
    ]);
    for (const [vintage, tonnes, available] of [
      [2016, '13', '12'],
      [2017, '41', '40'],
      [2018, '1', '0'],
    ] as const) {
      const more = [
        ...all.filter((one) => one.vintage !== vintage),
        credit(vintage, 'partner-government', tonnes),
      ];
      expect(refuseTable(table(more, { verified }))).toMatchObject({
        code: 'ISSUANCE.EXCEEDS_VERIFIED',
        facts: { vintage, requested: tonnes, available },
      });
    }
  });

  it('sets no year off against another: a year of losses issues nothing, and takes nothing', () => {
    expect([wholeTonnes('-5.5'), wholeTonnes('10.4')]).toEqual(['0', '10']);
    const years = [
      { vintage: 2016, tonnes: '0' },
      { vintage: 2017, tonnes: '10' },
    ];
    const given = [credit(2017, 'government-of-japan', '10')];
    expect(refuseTable(table(given, { verified: years }))).toBeNull();
  });

  it('names both sides: one can be given nothing (MN005, 1 t in all, none for Japan)', () => {
    const given = [
      credit(2016, 'government-of-japan', '0'),
      credit(2016, 'partner-government', '1'),
    ];
    const one = table(given, { verified: [{ vintage: 2016, tonnes: '1' }] });
    expect(refuseTable(one)).toBeNull();
    expect(sidesOf(given)).toEqual([
      { side: 'japan', tonnes: '0', tonnesToIssue: '0' },
      { side: 'partner', tonnes: '1', tonnesToIssue: '1' },
    ]);
  });

  it('has the partner issue Japan’s tonnes of vintages after 2020 too', () => {
    expect(
      sidesOf([credit(2020, 'government-of-japan', '5'), credit(2020, 'partner-government', '2')]),
    ).toMatchObject([{ tonnesToIssue: '5' }, { tonnesToIssue: '2' }]);
    expect(
      sidesOf([credit(2021, 'government-of-japan', '5'), credit(2021, 'partner-government', '2')]),
    ).toMatchObject([{ tonnesToIssue: '5' }, { tonnesToIssue: '7' }]);
  });

  it('agrees with a decision that names vintages, sums, or both', () => {
    const given = [
      credit(2016, 'government-of-japan', '8'),
      credit(2016, 'partner-government', '4'),
    ];
    const decides = (...decided: readonly NotifiedAmount[]) =>
      refuseTable(table(given, { decided }))?.facts ?? null;
    const japan = (tonnes: string, vintage: number | null) => ({
      side: 'japan' as const,
      vintage,
      tonnes,
    });
    const partner = { side: 'partner' as const, vintage: null, tonnes: '4' };
    expect(decides(japan('8', 2016), partner)).toBeNull();
    expect(decides(japan('8', null), partner)).toBeNull();
    expect(decides(japan('7', 2016), partner)).toMatchObject({
      vintage: 2016,
      decided: '7',
      given: '8',
    });
    expect(decides(japan('9', null), partner)).toMatchObject({ vintage: null, decided: '9' });
    expect(decides(japan('8', 2016), japan('1', 2017), partner)).toMatchObject({ vintage: 2017 });
  });

  it('gives whoever takes part on the day of the decision, and nobody before or after', () => {
    const id = 'a';
    const part = { participant: id, side: 'japan' as const, from: '2026-01-01' as CalendarDay };
    const given = [credit(2016, 'japanese-participant', '12', id)];
    const code = (until: string | null, decidedOn: string) =>
      refuseTable(
        table(given, {
          parts: [{ ...part, until: until as CalendarDay | null }],
          decidedOn: decidedOn as CalendarDay,
        }),
      )?.code ?? null;
    expect(code(null, '2026-01-01')).toBeNull();
    expect(code(null, '2025-12-31')).toBe('ISSUANCE.NOT_A_PARTICIPANT');
    expect(code('2026-06-30', '2026-06-30')).toBeNull();
    expect(code('2026-06-30', '2026-07-01')).toBe('ISSUANCE.NOT_A_PARTICIPANT');
  });

  it('is accepted exactly where every year is within its bound, and explained where below it', () => {
    const year = fc.record({
      verified: fc.integer({ min: 0, max: 30 }),
      japan: fc.integer({ min: 0, max: 20 }),
      partner: fc.integer({ min: 0, max: 20 }),
      isExplained: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(year, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (years, isSubsidised) => {
          const credits = years.flatMap(({ japan, partner }, at) => [
            credit(2016 + at, 'government-of-japan', String(japan)),
            credit(2016 + at, 'partner-government', String(partner)),
          ]);
          const isShort = ({ verified: most, japan, partner }: (typeof years)[number]) =>
            japan + partner < most;
          const given = table(credits, {
            verified: years.map((one, at) => ({
              vintage: 2016 + at,
              tonnes: String(one.verified),
            })),
            shortfalls: years.flatMap((one, at) =>
              one.isExplained && isShort(one) ? [{ vintage: 2016 + at, reason: 'Held back' }] : [],
            ),
            isSubsidised,
          });
          const sum = (of: 'japan' | 'partner') => years.reduce((total, one) => total + one[of], 0);
          const half = Math.ceil((sum('japan') + sum('partner')) / 2);
          const fits =
            years.every((one) => one.japan + one.partner <= one.verified) &&
            years.every((one) => !isShort(one) || one.isExplained) &&
            (!isSubsidised || sum('japan') >= half);
          expect(refuseTable(given) === null).toBe(fits);
        },
      ),
      { numRuns: 500 },
    );
  });
});
