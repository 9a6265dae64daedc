import { describe, expect, it } from '@jest/globals';
import { Amount } from '../../src/kernel/amount.ts';
import { isDay } from '../../src/kernel/calendar-day.ts';
import { currencyOf } from '../../src/kernel/currency.ts';
import { STEPS_IN_ORDER, stepHash } from './load-demonstration.ts';
import { sha256Hex } from '../../src/kernel/canonical-json.ts';
import { idempotencyKeyOf, namedIn, withIds } from './step.ts';

const STEPS = STEPS_IN_ORDER.flat();

describe('the demonstration', () => {
  it('has one key and one meaning for each step', () => {
    expect(new Set(STEPS.map(idempotencyKeyOf)).size).toBe(STEPS.length);
    expect(new Set(STEPS.map(stepHash)).size).toBe(STEPS.length);
  });

  it('is about what an earlier group or the reference facts have made', () => {
    const made = new Set(['tranche:KZ-JICA-200', 'tranche:KZ-JICA-500']);
    for (const group of STEPS_IN_ORDER) {
      for (const { about, body } of group) {
        const needed = [...(about === undefined ? [] : [about]), ...namedIn(body)];
        for (const key of needed) expect(made).toContain(key);
      }
      for (const { key } of group) made.add(key);
    }
  });

  it('says in every title, reference and indicator that it is one', () => {
    const said = STEPS.map(({ body }) => body['title'] ?? body['name'] ?? body['reference']);
    for (const text of said) if (text !== undefined) expect(text).toMatch(/^Demonstration/);
    const participants = STEPS.flatMap(({ body }) => body['participants'] ?? []) as unknown[];
    expect(participants).toHaveLength(6);
    const registered = STEPS.filter(({ kind }) => kind === 'participant').map(({ body }) => body);
    expect(registered).toHaveLength(4);
    for (const participant of [...participants, ...registered]) {
      expect(participant).toMatchObject({
        name: expect.stringMatching(/^Demonstration .*invented/),
      });
    }
  });

  it('marks what it decides, gives as a reason or tells in other languages as invented', () => {
    const texts = STEPS.flatMap(({ body }) => textsIn(body, ['text', 'reason', 'memo']));
    expect(texts.length).toBeGreaterThan(8);
    for (const text of texts) expect(text).toMatch(/demonstration|invented/i);
    const names = STEPS.flatMap(({ body }) => Object.values(body['names'] ?? {}) as string[]);
    expect(names).toHaveLength(10);
    for (const name of names)
      expect(name).toMatch(/\((invented|ойдан шығарылған|вымышленное)\)|（架空）/);
  });

  it('files documents that are what their digests say, and say that they are invented', () => {
    const filed = STEPS.filter(({ kind }) => kind === 'document');
    expect(filed).toHaveLength(11);
    for (const { body, file } of filed) {
      expect(body['title']).toMatch(/^Demonstration: .*\(invented\)$/);
      expect([body['bytes'], body['sha256']]).toEqual([file?.length, sha256Hex(file ?? '')]);
      expect(file?.toString('latin1')).toMatch(/^%PDF-1\.7[^]*DEMONSTRATION: invented[^]*%%EOF\n$/);
    }
  });

  it('makes up no number of the platform of the UNFCCC', () => {
    const bodies = JSON.stringify(STEPS.map(({ body }) => body));
    expect(bodies).not.toMatch(/carpId|itmoRegistryId|"CA[0-9]{4}"/);
  });

  it('puts ids in the places of steps, at any depth, and does without none', () => {
    const ids = new Map([['one', 'KZ-1']]);
    const body = { a: '@{one}', b: [{ c: '@{one}' }], d: 'one', e: null, f: 1 };
    expect(namedIn(body)).toEqual(['one', 'one']);
    expect(withIds(body, ids)).toEqual({ ...body, a: 'KZ-1', b: [{ c: 'KZ-1' }] });
    expect(() => withIds({ a: '@{two}' }, ids)).toThrow('there is no step two yet');
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

  it('lies in the past of its release, but for what is scheduled or lasts', () => {
    const days = STEPS.flatMap(({ body }) =>
      [
        body['effectiveOn'],
        body['observedOn'],
        body['rateOn'],
        body['announcedOn'],
        ...['decisionOn', 'verifiedOn', 'requestedOn', 'issuedOn', 'authorisedOn'].map(
          (day) => body[day],
        ),
        body['pledgedOn'],
      ].filter(isDay),
    );
    expect(days.length).toBeGreaterThan(40);
    for (const day of days) expect(day <= '2026-03-31').toBe(true);
  });
});

/** Texts under some names, at any depth. */
function textsIn(value: unknown, names: readonly string[]): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'string' ? (names.includes(name) ? [one] : []) : textsIn(one, names),
  );
}
