import { describe, expect, it } from '@jest/globals';
import type { Act } from '../../ledger/act.ts';
import { issuanceConstraints, issuanceRoom } from './issuance.acts.ts';

const ACT = {
  countryCode: 'KZ',
  subjectId: '01932c5e-7a00-7c3e-9b1a-0242ac120000',
  body: { monitoringReport: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' },
} as unknown as Act<unknown>;

describe('the guards of the tables of issuance', () => {
  it.each([
    ['issuance_request_is_alone_for_its_report', 'ISSUANCE.REQUESTED_ALREADY'],
    ['issuance_request_is_of_a_verified_report', 'ISSUANCE.REPORT_NOT_VERIFIED'],
    ['issuance_notification_is_one_per_request', 'ISSUANCE.NOTIFIED_ALREADY'],
    ['issuance_notification_is_one_per_report', 'ISSUANCE.NOTIFIED_ALREADY'],
    ['notified_vintage_is_notified_once', 'ISSUANCE.NOTIFIED_ALREADY'],
    ['issuance_notification_is_decided', 'ISSUANCE.JUST_CHANGED'],
    ['credit_issuance_is_one_per_side', 'ISSUANCE.ISSUED_ALREADY'],
    ['monitoring_report_is_not_under_issuance', 'ISSUANCE.REPORT_UNDER_ISSUANCE'],
  ])('%s is told as %s', (constraint, code) => {
    expect(issuanceConstraints[constraint]?.(ACT).code).toBe(code);
  });
});

describe('the acts of issuance', () => {
  it('can all be sent in bulk, each with a permission of the room', () => {
    const kinds = issuanceRoom.acts.map(({ kind }) => kind).sort();
    expect(Object.keys(issuanceRoom.bodies).sort()).toEqual(kinds);
    for (const { permission } of Object.values(issuanceRoom.bodies)) {
      expect(permission).toMatch(/^carbon-credit\.(request|notify|issue)$/);
    }
  });
});
