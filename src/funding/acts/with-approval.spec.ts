import { describe, expect, it } from '@jest/globals';
import type { ActKind } from '../../ledger/act.ts';
import { commitmentAct } from './commitment.ts';
import { decommitmentAct } from './decommitment.ts';
import { disbursementAct } from './disbursement.ts';
import * as given from './known.fixture.ts';
import { openingBalanceAct } from './opening-balance.ts';
import { refundAct } from './refund.ts';
import { repaymentAct } from './repayment.ts';

const threshold = { tranche: { approvalThreshold: '100.00' } };
const balances = { undrawn: '600.00', outstanding: '200.00', available: '400.00' };
const body = {
  amount: '100.01',
  currency: 'USD',
  effectiveOn: given.day('2026-03-31'),
  reference: 'X',
};
const opening = {
  ...body,
  committed: '100.01',
  disbursed: '0.00',
  repaid: '0.00',
  evidence: { title: 'Ledger' },
};
const ofDisbursement = {
  ...given.ofCommitment(),
  id: given.disbursementId,
  commitmentId: given.commitmentId,
};
const demonstration = given.inBook('demonstration');

const kinds: [string, ActKind, string, unknown, object][] = [
  ['commitment', commitmentAct as ActKind, given.trancheId, demonstration, body],
  ['disbursement', disbursementAct as ActKind, given.commitmentId, given.ofCommitment(), body],
  ['decommitment', decommitmentAct as ActKind, given.commitmentId, given.ofCommitment(), body],
  ['repayment', repaymentAct as ActKind, given.commitmentId, given.ofCommitment(), body],
  ['refund', refundAct as ActKind, given.disbursementId, ofDisbursement, body],
  ['opening-balance', openingBalanceAct as ActKind, given.trancheId, demonstration, opening],
];

describe('a second officer', () => {
  it.each(kinds)('has to see a %s above the threshold of its tranche', (name, kind, ...rest) => {
    const [subject, resolved, sent] = rest;
    const known = given.scene({ balances, ...threshold });
    const one = given.act(name, subject, sent as never);
    const outcome = given.outcomeOf(given.post(known, kind, one, resolved));
    expect(outcome.answer).toMatchObject({ status: 202, body: { status: 'awaiting-approval' } });
    expect(outcome.entries).toBeUndefined();
    expect(outcome.rows?.[0]).toMatchObject({
      table: { name: 'pending_act' },
      row: { id: one.id, kind: name, subject_id: subject, submitted_by: given.OFFICER },
    });
    expect(JSON.parse(String(outcome.rows?.[0]?.row['body']))).toEqual(sent);

    const approved = given.post(known, kind, { ...one, approved: true }, resolved);
    expect(given.outcomeOf(approved).answer).toMatchObject({ status: 201 });
    expect(given.outcomeOf(approved).entries).not.toHaveLength(0);
  });

  it('is not asked about an act that reaches the threshold and no more', () => {
    const known = given.scene({ balances, ...threshold });
    const one = given.act('disbursement', given.commitmentId, { ...body, amount: '100.00' });
    const outcome = given.post(known, disbursementAct, one, given.ofCommitment());
    expect(given.outcomeOf(outcome).answer.status).toBe(201);
  });

  it('is not asked where the tranche has no threshold', () => {
    const known = given.scene({ balances });
    const one = given.act('disbursement', given.commitmentId, body);
    const outcome = given.post(known, disbursementAct, one, given.ofCommitment());
    expect(given.outcomeOf(outcome).answer.status).toBe(201);
  });

  it('is not bothered with what is hopeless', () => {
    const known = given.scene({ balances: { undrawn: '100.00' }, ...threshold });
    const one = given.act('disbursement', given.commitmentId, body);
    expect(given.verdict(given.post(known, disbursementAct, one, given.ofCommitment()))).toBe(
      'FUNDING.EXCEEDS_UNDRAWN',
    );
  });

  it('finds the floors as they are when the act is posted', () => {
    const known = given.scene({ balances: { undrawn: '150.00' }, ...threshold });
    const one = given.act('disbursement', given.commitmentId, body);
    given.outcomeOf(given.post(known, disbursementAct, one, given.ofCommitment()));
    const other = given.act('disbursement', given.commitmentId, { ...body, amount: '100.00' });
    given.outcomeOf(given.post(known, disbursementAct, other, given.ofCommitment()));
    const approved = { ...one, approved: true };
    expect(given.verdict(given.post(known, disbursementAct, approved, given.ofCommitment()))).toBe(
      'FUNDING.EXCEEDS_UNDRAWN',
    );
  });
});
