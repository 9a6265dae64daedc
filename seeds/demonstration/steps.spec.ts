import { describe, expect, it } from '@jest/globals';
import { Amount } from '../../src/kernel/amount.ts';
import { isDay } from '../../src/kernel/calendar-day.ts';
import { currencyOf } from '../../src/kernel/currency.ts';
import { STEPS_IN_ORDER, stepHash } from './load-demonstration.ts';
import { idempotencyKeyOf } from './step.ts';

const STEPS = STEPS_IN_ORDER.flat();

describe('the demonstration', () => {
  it('has one key and one meaning for each step', () => {
    expect(new Set(STEPS.map(idempotencyKeyOf)).size).toBe(STEPS.length);
    expect(new Set(STEPS.map(stepHash)).size).toBe(STEPS.length);
  });

  it('is about what an earlier group or the reference facts have made', () => {
    const made = new Set(['tranche:KZ-JICA-200', 'tranche:KZ-JICA-500']);
    for (const group of STEPS_IN_ORDER) {
      for (const { about } of group) if (about !== undefined) expect(made).toContain(about);
      for (const { key } of group) made.add(key);
    }
  });

  it('says in every title, reference and indicator that it is one', () => {
    const said = STEPS.map(({ body }) => body['title'] ?? body['name'] ?? body['reference']);
    for (const text of said) if (text !== undefined) expect(text).toMatch(/^Demonstration/);
    const participants = STEPS.flatMap(({ body }) => body['participants'] ?? []) as unknown[];
    expect(participants).toHaveLength(4);
    for (const participant of participants) {
      expect(participant).toMatchObject({
        name: expect.stringMatching(/^Demonstration .*invented/),
      });
    }
  });

  it('commits nothing on a document, so that a real book refuses it', () => {
    const commitments = STEPS.filter(({ kind }) =>
      ['commitment', 'opening-balance'].includes(kind),
    );
    expect(commitments.length).toBeGreaterThan(5);
    for (const { body } of commitments) {
      expect(body).not.toHaveProperty('agreement');
      expect(body['evidence'] ?? {}).not.toHaveProperty('sha256');
    }
  });

  it('takes over the six yen loans with the sum that the ODA White Paper gives', () => {
    const JPY = currencyOf('JPY');
    const opened = STEPS.filter(({ kind }) => kind === 'opening-balance');
    const total = opened.map(({ body }) => Amount.parse(String(body['committed']), JPY));
    expect(Amount.sum(total, JPY).toString()).toBe('95149000000');
  });

  it('lies in the past of its release, but for what is scheduled', () => {
    const days = STEPS.flatMap(({ body }) =>
      [
        body['effectiveOn'],
        body['observedOn'],
        body['rateOn'],
        body['announcedOn'],
        body['pledgedOn'],
      ].filter(isDay),
    );
    expect(days.length).toBeGreaterThan(40);
    for (const day of days) expect(day <= '2026-03-31').toBe(true);
  });
});
