import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { agreementAct, type AgreementBody } from './agreement.ts';

const day = (text: string) => text as CalendarDay;
const GOOD: AgreementBody = {
  title: 'Memorandum between Zhasyl Damu and White Rose',
  kind: 'memorandum',
  parties: [{ name: 'JSC Zhasyl Damu', country: 'KZ' }, { name: 'White Rose' }],
  signedOn: day('2023-11-15'),
  targets: [{ text: 'Stations in all large cities', dueOn: day('2029-12-31') }, { text: 'More' }],
  source: 'press',
};

function decide(body: AgreementBody) {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, day('2026-11-23'));
  const act = {
    id: '01932c5e-7a00-7c3e-9b1a-0242ac120000',
    countryCode: 'KZ' as CountryCode,
    body,
  };
  return agreementAct.decide(act as Act<AgreementBody>, known, undefined);
}

describe('recording an agreement', () => {
  it.each<[string, Partial<AgreementBody>]>([
    ['PARTNER_COUNTRY.DAY_IN_FUTURE', { signedOn: day('2026-11-24') }],
    ['PARTNER_COUNTRY.DAY_IN_FUTURE', { adoptedOn: day('2026-11-24') }],
    ['AGREEMENT.DUE_BEFORE_IT_BEGAN', { targets: [{ text: 't', dueOn: day('2023-11-14') }] }],
  ])('refuses with %s', (code, fault) => {
    expect(decide({ ...GOOD, ...fault })).toMatchObject({ code });
  });

  it('keeps parties and targets with nothing left out, valid from its signature', () => {
    expect(decide(GOOD)).toMatchObject({
      records: [
        {
          validFrom: '2023-11-15',
          body: {
            parties: [
              { name: 'JSC Zhasyl Damu', country: 'KZ', signatory: null },
              { name: 'White Rose', country: null, signatory: null },
            ],
            adoptedOn: null,
            targets: [{ dueOn: '2029-12-31' }, { text: 'More', dueOn: null }],
          },
        },
      ],
    });
  });

  it.each([
    [{ signedOn: null, adoptedOn: day('2024-11-22') }, '2024-11-22'],
    [{ signedOn: null }, '1900-01-01'],
  ])('is valid from its adoption, or always where no day is known', (fault, validFrom) => {
    const targets: AgreementBody['targets'] = [];
    expect(decide({ ...GOOD, ...fault, targets })).toMatchObject({ records: [{ validFrom }] });
  });
});
