import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Act, BatchReader } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { JOINT_COMMITTEE_DECISION } from '../../partner-country/tables.ts';
import { tpeDesignationAct, type TpeDesignationBody } from './tpe-designation.ts';

const DECISION = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
const ENTITY = '01932c5e-7a00-7c3e-9b1a-0242ac120100';
const COMPANY = '01932c5e-7a00-7c3e-9b1a-0242ac120200';
const day = (text: string) => text as CalendarDay;

const GOOD: TpeDesignationBody = {
  participant: `00-${ENTITY}`,
  verificationScopes: [3, 1, 3],
  decision: `KZ-${DECISION}`,
};
const ROW: Row = {
  id: DECISION,
  status: 'effective',
  decision_on: '2026-03-05',
  effective_on: '2026-03-05',
  items: JSON.stringify([
    {
      type: 'tpe-designation',
      subject: `00-${ENTITY}`,
      scopes: { validation: [], verification: [1, 3] },
    },
  ]),
};

/** A reader to whom two participants are known. */
const reader = {
  query: () =>
    Promise.resolve([
      { id: ENTITY, kind: 'third-party-entity' },
      { id: COMPANY, kind: 'company' },
    ]),
} as unknown as BatchReader;

async function decide(body: TpeDesignationBody, row: Row = ROW) {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, day('2026-11-23'));
  known.holdRow(JOINT_COMMITTEE_DECISION, row);
  const act = { id: DECISION, countryCode: 'KZ' as CountryCode, body } as Act<TpeDesignationBody>;
  await tpeDesignationAct.read?.([act], reader, known, new Map());
  return tpeDesignationAct.decide(act, known, undefined);
}

describe('entering a designation', () => {
  it.each<[string, Partial<TpeDesignationBody>, Partial<Row>]>([
    ['PARTICIPANT.NOT_FOUND', { participant: `KZ-${ENTITY}`, verificationScopes: [] }, {}],
    ['TPE.NOT_A_THIRD_PARTY_ENTITY', { participant: `00-${COMPANY}`, verificationScopes: [] }, {}],
    ['TPE.NO_SCOPE', { verificationScopes: [], decision: `MN-${DECISION}` }, {}],
    ['DECISION.NOT_FOUND', { decision: `MN-${DECISION}` }, { status: 'awaiting-signatures' }],
    ['DECISION.NOT_EFFECTIVE', {}, { status: 'awaiting-signatures', items: '[]' }],
    ['DECISION.SAYS_NOTHING_OF_THIS', { validationScopes: [1] }, { items: '[]' }],
    ['TPE.SCOPE_NOT_DECIDED', { validationScopes: [1], designatedOn: day('2026-03-04') }, {}],
    ['TPE.BEFORE_ITS_DECISION', { designatedOn: day('2026-03-04') }, {}],
    ['TPE.DAY_IN_FUTURE', { designatedOn: day('2026-11-24'), until: day('2026-03-04') }, {}],
    ['TPE.ENDS_BEFORE_START', { until: day('2026-03-04') }, {}],
  ])('is refused with %s', async (code, fault, row) => {
    expect(await decide({ ...GOOD, ...fault }, { ...ROW, ...row } as Row)).toMatchObject({ code });
  });

  it('holds from the day of the decision, for each scope once', async () => {
    expect(await decide(GOOD)).toMatchObject({
      records: [
        {
          validFrom: '2026-03-05',
          body: { verificationScopes: [1, 3], validationScopes: [], until: null },
        },
      ],
      rows: [{ row: { participant_id: ENTITY, decision_id: DECISION } }],
    });
  });
});
