import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { NO_COUNTRY } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { participantAct, type ParticipantBody } from './participant.ts';

const GOOD: ParticipantBody = {
  name: 'АО «Жасыл даму»',
  names: { kk: '«Жасыл даму» АҚ' },
  kind: 'agency',
  identifiers: [
    { scheme: 'LEI', id: '506700GE1G29325QX363' },
    { scheme: 'KZ-BIN', id: '941240000193' },
  ],
};

function decide(body: ParticipantBody) {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, '2026-11-23' as CalendarDay);
  const act = { id: '01932c5e-7a00-7c3e-9b1a-0242ac120000', countryCode: NO_COUNTRY, body };
  return participantAct.decide(act as Act<ParticipantBody>, known, undefined);
}

describe('registering a participant', () => {
  it.each<[string, Partial<ParticipantBody>]>([
    [
      'PARTICIPANT.IDENTIFIER_TWICE',
      { identifiers: ['1', '2'].map((id) => ({ scheme: 'KZ-BIN', id })) },
    ],
    ['PARTICIPANT.IDENTIFIER_INVALID', { identifiers: [{ scheme: 'KZ-BIN', id: '1' }] }],
  ])('is refused with %s', (code, fault) => {
    expect(decide({ ...GOOD, ...fault })).toMatchObject({ code });
  });

  it('keeps each name with its key and each identifier, valid always', () => {
    const written = decide(GOOD);
    expect(written).toMatchObject({
      records: [
        {
          version: 1,
          validFrom: '1900-01-01',
          body: { country: null, source: null, identifiers: [{ scheme: 'KZ-BIN' }, {}] },
        },
      ],
      rows: [
        { change: 'insert', row: { home_country: null, version: 1 } },
        { row: { language: 'name', name: 'АО «Жасыл даму»', name_key: 'жасылдаму' } },
        { row: { language: 'kk', name_key: 'жасылдаму' } },
        { row: { scheme: 'KZ-BIN', identifier: '941240000193' } },
        { row: { scheme: 'LEI' } },
      ],
      answer: { location: '/v1/participants/00-01932c5e-7a00-7c3e-9b1a-0242ac120000' },
    });
  });
});
