import type { JsonObject } from '../../src/ledger/act.ts';
import { CHARGING, RAIL } from './kazakhstan-projects.ts';
import { funds, type Step } from './step.ts';

/*
 * What the two announced envelopes could look like once agreements are signed. The announcements
 * are facts of the press; every commitment and payment here is invented. No commitment names a
 * document, so the database of a real book refuses each of them.
 */
const E200 = 'tranche:KZ-JICA-200';
const E500 = 'tranche:KZ-JICA-500';

export const ENVELOPE_COMMITMENTS: readonly Step[] = [
  commitment('rail-1', E200, '60000000.00', '2024-12-10', [
    [RAIL, '45000000.00'],
    [CHARGING, '15000000.00'],
  ]),
  commitment('charging-1', E200, '24000000.00', '2025-09-30', [[CHARGING, '24000000.00']]),
  commitment('rail-2', E500, '120000000.00', '2025-03-25', [
    [RAIL, '100000000.00'],
    [CHARGING, '20000000.00'],
  ]),
  commitment('charging-2', E500, '18500000.00', '2025-10-15', [[CHARGING, '18500000.00']]),
  funds('schedule:500', 'payment-schedule', E500, {
    currency: 'USD',
    payments: [
      { dueOn: '2026-06-19', amount: '32000000.00' },
      { dueOn: '2026-12-18', amount: '26500000.00' },
      { dueOn: '2027-06-18', amount: '12500000.00' },
      { dueOn: '2027-12-17', amount: '11199999.75' },
    ],
  }),
  funds('pledge:200', 'pledge', E200, {
    amount: '35000000.00',
    currency: 'USD',
    pledgedOn: '2026-02-03',
    reference: 'Demonstration: minutes of a dialogue',
  }),
];

export const ENVELOPE_PAYMENTS: readonly Step[] = [
  payment('disbursement', 'rail-1', '12500000.00', '2025-02-20'),
  payment('disbursement', 'rail-1', '9750000.50', '2025-06-20'),
  payment('disbursement', 'rail-1', '1000000.00', '2025-07-01'),
  payment('disbursement', 'rail-1', '8000000.00', '2025-12-19'),
  payment('disbursement', 'charging-1', '4800000.00', '2026-01-30'),
  payment('disbursement', 'rail-2', '30000000.00', '2025-05-15'),
  payment('disbursement', 'rail-2', '27500000.25', '2025-11-14'),
  payment('fee-payment', 'rail-2', '240000.00', '2025-05-15'),
  payment('interest-payment', 'rail-2', '412500.00', '2025-12-20'),
  payment('decommitment', 'rail-1', '5000000.00', '2026-02-16'),
];

/** What came back, and what was entered in error and is undone. */
export const ENVELOPE_CORRECTIONS: readonly Step[] = [
  refund('disbursement:rail-1:2025-02-20', '250000.00', '2025-09-12', true),
  refund('disbursement:rail-2:2025-05-15', '1200000.00', '2026-01-20', false),
  funds('reversal:rail-1:2025-07-01', 'reversal', 'disbursement:rail-1:2025-07-01', {
    reason: 'Demonstration: entered for the wrong commitment',
    effectiveOn: '2025-07-03',
  }),
  payment('disbursement', 'rail-2', '1000000.00', '2025-07-01'),
];

function commitment(
  name: string,
  about: string,
  amount: string,
  effectiveOn: string,
  shares: readonly (readonly [project: string, amount: string])[],
): Step {
  return funds(`commitment:${name}`, 'commitment', about, {
    ...paper(`commitment ${name}`, amount, effectiveOn),
    projectShares: shares.map(([project, share]) => ({ project, amount: share })),
  });
}

function payment(kind: string, name: string, amount: string, effectiveOn: string): Step {
  const about = `commitment:${name}`;
  const key = `${kind}:${name}:${effectiveOn}`;
  return funds(key, kind, about, paper(`${kind} ${name}`, amount, effectiveOn));
}

function refund(about: string, amount: string, effectiveOn: string, reusable: boolean): Step {
  const body = paper('refund of an unused advance', amount, effectiveOn);
  return funds(`refund:${about}`, 'refund', about, { ...body, reusable });
}

function paper(what: string, amount: string, effectiveOn: string): JsonObject {
  const reference = `Demonstration: ${what}`;
  return { amount, currency: 'USD', effectiveOn, reference, memo: 'Invented' };
}
