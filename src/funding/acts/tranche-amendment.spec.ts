import { describe, expect, it } from '@jest/globals';
import { TRANCHE } from '../tables.ts';
import type { AmendmentBody } from './amendment-form.ts';
import * as given from './known.fixture.ts';
import { trancheAmendmentAct } from './tranche-amendment.ts';

const increase: AmendmentBody = { kind: 'increase', amount: '200.00', currency: 'USD' };
const reduction: AmendmentBody = { kind: 'reduction', amount: '200.00', currency: 'USD' };
const balances = { available: '400.00', announced: '-1000.00' };
const closed = { status: 'closed' } as const;
const amendOf = (known: ReturnType<typeof given.scene>, body: AmendmentBody, approved = false) =>
  given.post(
    known,
    trancheAmendmentAct,
    { ...given.act('tranche-amendment', given.trancheId, body), approved },
    undefined,
  );
const amend = (body: AmendmentBody, changes: given.Scene = {}) =>
  amendOf(given.scene({ balances, ...changes }), body);

describe('an amendment of a tranche', () => {
  it.each<[string, AmendmentBody, given.Scene]>([
    ['FUNDING.VERSION_MOVED_ON', { ...increase, expectedVersion: 2 }, {}],
    ['FUNDING.AMENDMENT_INCOMPLETE', { kind: 'increase', amount: '200.00' }, {}],
    ['FUNDING.AMENDMENT_INCOMPLETE', { kind: 'closing', amount: '200.00' }, {}],
    ['FUNDING.AMENDMENT_INCOMPLETE', { kind: 'dates' }, {}],
    ['FUNDING.BEFORE_ANNOUNCEMENT', { ...increase, effectiveOn: given.day('2025-01-14') }, {}],
    ['LEDGER.DAY_IN_FUTURE', { ...increase, effectiveOn: given.day('2026-04-01') }, {}],
    ['LEDGER.BOOKS_CLOSED', increase, { closedThrough: given.day('2026-03-31') }],
    ['FUNDING.CURRENCY_DIFFERS', { ...increase, currency: 'JPY' }, {}],
    ['FUNDING.AMOUNT_NOT_POSITIVE', { ...reduction, amount: '0.00' }, {}],
    ['FUNDING.TRANCHE_CLOSED', increase, { tranche: closed }],
    ['FUNDING.TRANCHE_CLOSED', { kind: 'closing' }, { tranche: closed }],
    ['FUNDING.TRANCHE_OPEN', { kind: 'reopening' }, {}],
    ['FUNDING.WINDOW_REVERSED', { kind: 'dates', availableUntil: given.day('2025-01-31') }, {}],
    ['FUNDING.EXCEEDS_AVAILABLE', { ...reduction, amount: '400.01' }, {}],
    ['posted', { ...increase, expectedVersion: 1 }, {}],
    ['posted', { ...reduction, amount: '400.00' }, {}],
    ['posted', reduction, { tranche: closed }],
    ['posted', { kind: 'dates', availableUntil: null }, {}],
    ['posted', { kind: 'closing' }, {}],
    ['posted', { kind: 'reopening' }, { tranche: closed }],
    ['posted', { kind: 'approval-threshold', approvalThreshold: '50.00' }, {}],
    ['posted', { kind: 'description', confidence: 'signed' }, {}],
  ])('%s', (code, body, changes) => {
    expect(given.verdict(amend(body, changes))).toBe(code);
  });

  it('increases what was announced, as an entry and a new version', () => {
    const outcome = given.outcomeOf(amend(increase));
    expect(given.legs(outcome)).toEqual([
      ['tranche-increase', '01', '-200.00'],
      ['tranche-increase', '02', '200.00'],
    ]);
    expect(outcome.records?.[0]).toMatchObject({
      version: 2,
      validFrom: '2026-03-31',
      body: { announcedAmount: '1200.00' },
    });
  });

  it('reduces it by no more than is not committed, and says how much that is', () => {
    expect(given.legs(given.outcomeOf(amend(reduction)))).toEqual([
      ['tranche-reduction', '02', '-200.00'],
      ['tranche-reduction', '01', '200.00'],
    ]);
    expect(given.refusalOf(amend({ ...reduction, amount: '400.01' })).facts).toEqual({
      requested: '400.01',
      available: '400.00',
      currency: 'USD',
    });
  });

  it('points at the field that does not belong to its kind', () => {
    expect(given.refusalOf(amend({ kind: 'closing', note: 'done' })).errors).toMatchObject([
      { pointer: '/note', detail: 'does not belong to closing' },
    ]);
  });

  it('lifts a threshold only with a second officer', () => {
    const known = given.scene({ balances, tranche: { approvalThreshold: '50.00' } });
    const lift: AmendmentBody = { kind: 'approval-threshold', approvalThreshold: null };
    expect(given.outcomeOf(amendOf(known, lift)).answer.status).toBe(202);
    expect(known.row(TRANCHE, given.trancheId)).toMatchObject({ approval_threshold: '50.00' });
    expect(given.outcomeOf(amendOf(known, lift, true)).answer.status).toBe(201);
    expect(known.row(TRANCHE, given.trancheId)).toMatchObject({ approval_threshold: null });
  });

  it('does not reach back before one of the same batch', () => {
    const known = given.scene({ balances });
    amendOf(known, { ...increase, effectiveOn: given.day('2026-03-01') });
    const back = amendOf(known, { ...increase, effectiveOn: given.day('2026-02-28') });
    expect(given.refusalOf(back).facts).toEqual({
      effectiveOn: '2026-02-28',
      lastAmendedOn: '2026-03-01',
    });
    expect(
      given.verdict(amendOf(known, { ...increase, effectiveOn: given.day('2026-03-01') })),
    ).toBe('posted');
  });

  it('counts versions within a batch', () => {
    const known = given.scene({ balances });
    amendOf(known, increase);
    amendOf(known, { kind: 'closing' });
    expect(known.row(TRANCHE, given.trancheId)).toMatchObject({
      version: 3,
      status: 'closed',
      announced_amount: '1200.00',
    });
  });
});
