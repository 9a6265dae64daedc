import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Instant } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import type { CommitteeSide } from '../joint-committee.ts';
import { JOINT_COMMITTEE_DECISION } from '../tables.ts';
import { decisionSignatureAct, type DecisionSignatureBody } from './decision-signature.ts';

const ID = '01932c5e-7a00-7c3e-9b1a-0242ac120000';

/** A decision submitted by `officer`, in the hands of one batch. */
function batch() {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, '2026-11-23' as CalendarDay);
  known.holdRow(JOINT_COMMITTEE_DECISION, {
    id: ID,
    mode: 'meeting',
    title: '合同委員会',
    decision_on: '2026-02-03',
    items: '[]',
    source: null,
    submitted_by: 'officer',
    status: 'awaiting-signatures',
    effective_on: null,
    version: 1,
  });
  const sign = (side: CommitteeSide, principalId: string, subjectId = ID) => {
    const act = {
      id: 'new',
      countryCode: 'KZ' as CountryCode,
      subjectId,
      principalId,
      body: { side },
    } as Act<DecisionSignatureBody>;
    const outcome = decisionSignatureAct.decide(act, known, undefined);
    if (!(outcome instanceof Refusal)) known.apply(act, outcome);
    return outcome;
  };
  return { known, sign };
}

describe('signing a decision', () => {
  it.each<[string, CommitteeSide, string, string]>([
    ['DECISION.NOT_FOUND', 'japan', 'officer', ID.replace(/^01/, '02')],
    ['DECISION.SUBMITTER_CANNOT_SIGN', 'japan', 'officer', ID],
    ['DECISION.SIDE_HAS_SIGNED', 'japan', 'tanaka', ID],
    ['DECISION.SIDE_HAS_SIGNED', 'japan', 'sato', ID],
    ['DECISION.SIGNED_FOR_OTHER_SIDE', 'partner', 'tanaka', ID],
  ])('is refused with %s for %s by %s, once Tanaka has for Japan', (code, side, who, id) => {
    const { sign } = batch();
    sign('japan', 'tanaka');
    expect(sign(side, who, id)).toMatchObject({ code });
  });

  it.each<[CommitteeSide, CommitteeSide]>([
    ['japan', 'partner'],
    ['partner', 'japan'],
  ])('takes effect with the second side, %s before %s', (first, second) => {
    const { known, sign } = batch();
    expect(sign(first, 'a')).toMatchObject({
      records: [{ version: 2, body: { status: 'awaiting-signatures', effectiveOn: null } }],
    });
    expect(sign(second, 'b')).toMatchObject({
      records: [
        {
          version: 3,
          validFrom: '2026-02-03',
          body: { status: 'effective', effectiveOn: '2026-02-03' },
        },
      ],
    });
    expect(known.row(JOINT_COMMITTEE_DECISION, ID)).toMatchObject({ status: 'effective' });
    expect(sign(first, 'c')).toMatchObject({ code: 'DECISION.SIDE_HAS_SIGNED' });
    expect(sign(second, 'c')).toMatchObject({ code: 'DECISION.SIDE_HAS_SIGNED' });
  });

  it('is forgotten with the group of acts that is taken back', () => {
    const { known, sign } = batch();
    const mark = known.mark();
    sign('japan', 'tanaka');
    known.returnTo(mark);
    expect(sign('japan', 'sato')).toMatchObject({ records: [{ version: 2 }] });
  });

  it('locks the decision, and nothing for an id that no decision can have', () => {
    const needs = (subjectId: string) =>
      decisionSignatureAct.needs({ subjectId } as Act<DecisionSignatureBody>, undefined).rows;
    expect(needs(ID)).toMatchObject([{ id: ID, lock: 'update' }, { lock: 'none' }, {}]);
    expect(needs(ID.replace(/00$/, '01'))).toEqual([]);
  });
});
