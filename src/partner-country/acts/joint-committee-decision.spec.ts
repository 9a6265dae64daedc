import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import {
  jointCommitteeDecisionAct,
  type DecisionItemBody,
  type JointCommitteeDecisionBody,
} from './joint-committee-decision.ts';

const day = (text: string) => text as CalendarDay;
const OBJECTION: DecisionItemBody = {
  type: 'pin-objection',
  subject: 'KZ_PIN002',
  text: 'Қосымшалық дәлелденбеген',
};
const GOOD: JointCommitteeDecisionBody = {
  mode: 'electronic',
  title: 'Электронное решение',
  decisionOn: day('2026-02-03'),
  items: [{ type: 'pin-no-objection', subject: 'KZ_PIN001' }, OBJECTION],
};

function decide(body: JointCommitteeDecisionBody) {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, day('2026-11-23'));
  const act = {
    id: '01932c5e-7a00-7c3e-9b1a-0242ac120000',
    countryCode: 'KZ' as CountryCode,
    principalId: 'officer',
    body,
  };
  return jointCommitteeDecisionAct.decide(act as Act<JointCommitteeDecisionBody>, known, undefined);
}

const issuance = (...tonnes: readonly string[]): DecisionItemBody => ({
  type: 'issuance',
  subject: 'KZ001',
  amounts: tonnes.map((each, at) => ({ side: at === 0 ? 'japan' : 'partner', tonnes: each })),
});
const INCOMPLETE = 'DECISION.ITEM_INCOMPLETE';

describe('submitting a decision', () => {
  it('is refused for a day that has not come, whatever it decides', () => {
    const items = [{ type: 'renewal' as const }];
    expect(decide({ ...GOOD, decisionOn: day('2026-11-24'), items })).toMatchObject({
      code: 'DECISION.DAY_IN_FUTURE',
    });
  });

  it.each<[string, string, readonly DecisionItemBody[]]>([
    [INCOMPLETE, '/items/0/subject', [{ type: 'project-registration' }]],
    [INCOMPLETE, '/items/0/subject', [{ type: 'tpe-designation', subject: 'JQA' }]],
    [INCOMPLETE, '/items/1/text', [OBJECTION, { ...OBJECTION, subject: 'KZ_PIN003', text: null }]],
    [INCOMPLETE, '/items/0/amounts', [issuance()]],
    [INCOMPLETE, '/items/0/amounts', [issuance('40')]],
    [INCOMPLETE, '/items/0/amounts', [issuance('40', '60', '60')]],
    [INCOMPLETE, '/items/0/amounts', [issuance('0', '0')]],
    [
      'DECISION.ITEM_SAYS_TOO_MUCH',
      '/items/0/amounts',
      [{ ...issuance('1', '2'), type: 'project-registration' }],
    ],
    ['DECISION.ITEM_SAYS_TOO_MUCH', '/items/0/scopes', [{ ...OBJECTION, scopes: {} }]],
    ['DECISION.ITEM_TWICE', '/items/1', [OBJECTION, OBJECTION]],
  ])('is refused with %s, which points to %s', (code, pointer, items) => {
    expect(decide({ ...GOOD, items })).toMatchObject({ code, errors: [{ pointer }] });
  });

  it('is refused where it would not fit into the log with both signatures', () => {
    const items = Array.from({ length: 4 }, () => ({
      type: 'other' as const,
      text: 'ж'.repeat(1900),
    }));
    expect(decide({ ...GOOD, items })).toMatchObject({ code: 'DECISION.TOO_LONG' });
  });

  it('waits for signatures, valid from its own day, with nothing left out of its items', () => {
    const rules: DecisionItemBody = { type: 'rules', outcome: 'ver02.0' };
    expect(decide({ ...GOOD, items: [rules, rules, issuance('0', '1')] })).toMatchObject({
      records: [
        {
          version: 1,
          validFrom: '2026-02-03',
          body: {
            status: 'awaiting-signatures',
            effectiveOn: null,
            submittedBy: 'officer',
            signatures: [],
            items: [
              { type: 'rules', subject: null, outcome: 'ver02.0', text: null, amounts: [] },
              { type: 'rules' },
              { amounts: [{ side: 'japan', vintage: null, tonnes: '0' }, { tonnes: '1' }] },
            ],
          },
        },
      ],
      answer: { status: 201, body: { decisionStatus: 'awaiting-signatures', version: 1 } },
    });
  });
});
