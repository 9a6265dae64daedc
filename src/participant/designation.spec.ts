import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Row } from '../ledger/table.ts';
import { refuseEntityWork, type EntityWork } from './designation.ts';

const ENTITY = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
const designation = (verification: readonly number[], from: string, until: string | null): Row => ({
  participant_id: ENTITY,
  validation_scopes: '[1]',
  verification_scopes: JSON.stringify(verification),
  designated_on: from,
  designated_until: until,
});
const DESIGNATIONS = [
  designation([1, 3], '2024-01-01', '2026-06-30'),
  designation([7], '2025-01-01', null),
  { ...designation([13], '2020-01-01', null), participant_id: 'another' },
];

describe('what a third-party entity may do', () => {
  it.each<[EntityWork, readonly number[], string, readonly number[] | null]>([
    ['verification', [1], '2024-01-01', null],
    ['verification', [1, 7], '2026-06-30', null],
    ['verification', [7], '2026-07-01', null],
    ['verification', [1], '2026-07-01', [1]],
    ['verification', [1, 7], '2024-12-31', [7]],
    ['verification', [13], '2026-01-01', [13]],
    ['verification', [1], '2023-12-31', [1]],
    ['validation', [1], '2026-01-01', null],
    ['validation', [3], '2026-01-01', [3]],
    ['verification', [], '2023-12-31', []],
  ])('%s in the scopes %j on %s lacks %j', (work, scopes, on, missing) => {
    const refusal = refuseEntityWork(ENTITY, DESIGNATIONS, work, scopes, on as CalendarDay);
    if (missing === null) expect(refusal).toBeNull();
    else expect(refusal).toMatchObject({ code: 'TPE.OUTSIDE_ITS_SCOPE', facts: { missing } });
  });
});
