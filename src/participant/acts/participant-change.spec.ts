import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { NO_COUNTRY } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Act } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { PARTICIPANT } from '../tables.ts';
import { participantChangeAct, type ParticipantChangeBody } from './participant-change.ts';

const ID = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
const ROW: Row = {
  id: ID,
  name: 'グリーン株式会社',
  names: '{"en":"Green"}',
  kind: 'company',
  home_country: 'JP',
  identifiers: '[]',
  source: null,
  version: 3,
};

function decide(body: ParticipantChangeBody, subjectId: string | null = ID) {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, '2026-11-23' as CalendarDay);
  known.holdRow(PARTICIPANT, ROW);
  const act = { id: 'new', countryCode: NO_COUNTRY, subjectId, body };
  return participantChangeAct.decide(act as Act<ParticipantChangeBody>, known, undefined);
}

describe('changing a participant', () => {
  it('is refused for one that is not there', () => {
    expect(decide({ expectedVersion: 3 }, null)).toMatchObject({ code: 'PARTICIPANT.NOT_FOUND' });
  });

  it.each<[string, ParticipantChangeBody]>([
    ['PARTICIPANT.VERSION_MISSING', { name: 'X' }],
    ['PARTICIPANT.VERSION_STALE', { name: 'X', expectedVersion: 2 }],
    ['PARTICIPANT.NOTHING_CHANGES', { names: { en: 'Green' }, expectedVersion: 3 }],
    [
      'PARTICIPANT.IDENTIFIER_INVALID',
      { identifiers: [{ scheme: 'LEI', id: '1' }], expectedVersion: 3 },
    ],
  ])('is refused with %s', (code, body) => {
    expect(decide(body)).toMatchObject({ code });
  });

  it('adds a name, takes one back, and leaves what is not named', () => {
    const body = { names: { en: null, ru: 'Грин' }, expectedVersion: 3 };
    expect(decide(body)).toMatchObject({
      records: [
        {
          version: 4,
          validFrom: '2026-11-23',
          body: { name: 'グリーン株式会社', names: { ru: 'Грин' }, country: 'JP' },
        },
      ],
      rows: [
        { change: 'update', row: { names: '{"ru":"Грин"}', version: 4 } },
        { row: { language: 'name', version: 4 } },
        { row: { language: 'ru', version: 4 } },
      ],
    });
  });
});
