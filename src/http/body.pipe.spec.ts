import { describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import type { Refusal } from '../kernel/refusal.ts';
import { isSurelyGood, shapeOf } from './body-check.ts';
import { BodyPipe, checkedBody } from './body.pipe.ts';
import { problemOf } from './problem.ts';
import {
  AmountText,
  CountryList,
  CurrencyCode,
  Day,
  Flag,
  JsonBody,
  ListOf,
  Nested,
  OneOf,
  Text,
  WholeNumber,
} from './fields.ts';

class Share {
  @Text({ max: 20, description: 'Reference of a project' })
  readonly project!: string;

  @AmountText({ description: 'Its share' })
  readonly amount!: string;
}

class Agreement {
  @Text({ max: 40, description: 'Title' })
  readonly title!: string;

  @Day({ description: 'Day of signature', nullable: true })
  readonly signedOn!: string | null;
}

class Base {
  @Text({ max: 20, description: 'Reference' })
  readonly reference!: string;
}

class Commitment extends Base {
  @AmountText({ description: 'Amount' })
  readonly amount!: string;

  @CurrencyCode({ description: 'Currency' })
  readonly currency!: string;

  @Day({ description: 'Day', optional: true })
  readonly effectiveOn?: string;

  @Nested(() => Agreement, { description: 'Agreement', optional: true })
  readonly agreement?: Agreement;

  @ListOf(() => Share, { description: 'Shares', optional: true, max: 3 })
  readonly projectShares?: readonly Share[];

  @OneOf(['signed', 'official'], { description: 'Confidence', optional: true })
  readonly confidence?: string;

  @WholeNumber({ min: 1, max: 9, description: 'Number', optional: true })
  readonly number?: number;

  @Flag({ description: 'Flag', optional: true })
  readonly flag?: boolean;

  @CountryList({ max: 3, description: 'Countries', optional: true })
  readonly countries?: readonly string[];

  @JsonBody({ description: 'Anything', optional: true })
  readonly facts?: object;
}

const GOOD = { reference: 'C-1', amount: '200000.00', currency: 'USD' };

function asBody(value: unknown): Promise<unknown> {
  return checkedBody(value, Commitment);
}

async function faultsOf(value: unknown): Promise<Record<string, string>> {
  const refusal = (await asBody(value).catch((error: unknown) => error)) as Refusal;
  expect(refusal.code).toBe('HTTP.BODY_INVALID');
  return Object.fromEntries((refusal.errors ?? []).map((each) => [each.pointer, each.detail]));
}

describe('a body', () => {
  it('passes as the very object it is', async () => {
    const body = { ...GOOD, projectShares: [{ project: 'KZ001', amount: '1' }] };
    expect(await asBody(body)).toBe(body);
  });

  it('reaches the act without the nulls that mean "left out", and with those that mean "none"', async () => {
    const body = { ...GOOD, effectiveOn: null, agreement: { title: 'A', signedOn: null } };
    expect(await asBody(body)).toEqual({ ...GOOD, agreement: { title: 'A', signedOn: null } });
    expect(body.effectiveOn).toBeNull();
  });

  it('is refused by JSON pointer, every fault at once', async () => {
    const faults = await faultsOf({
      amount: 5,
      currency: 'USD',
      'a/b~c': 1,
      agreement: { signedOn: '2026-02-30', title: 'A' },
      projectShares: [{ project: 'KZ001', amount: '1' }, { project: 'KZ002', amount: 1 }, 7],
    });
    expect(faults).toEqual({
      '/reference': 'is missing; it must be text of at most 20 characters',
      '/amount': 'must be decimal text such as "200000.00", not a JSON number',
      '/a~1b~0c': expect.stringMatching(/^is not a field here; possible: .*amount, currency/),
      '/agreement/signedOn': expect.stringContaining('must be a day that exists'),
      '/projectShares/1/amount': expect.stringContaining('not a JSON number'),
      '/projectShares/2': 'must be a JSON object',
    });
  });

  it('does not take a list inside a list for its items', async () => {
    const nested = { ...GOOD, projectShares: [[{ project: 'KZ001', amount: '1' }]] };
    expect(await faultsOf(nested)).toEqual({
      '/projectShares': 'item 0 (counted from 0) must be a JSON object',
    });
  });

  it.each([[[]], ['text'], [5], [[GOOD]]])('%j is no JSON object', async (value) => {
    expect(await faultsOf(value)).toEqual({ '': 'must be a JSON object' });
  });

  it('that is not there lacks what it needs', async () => {
    expect(Object.keys(await faultsOf(undefined))).toContain('/reference');
    expect(Object.keys(await faultsOf(null))).toContain('/reference');
  });

  it('does not inherit a field from whatever its prototype was made to hold', async () => {
    const { reference, ...rest } = GOOD;
    const poisoned = Object.assign(Object.create({ reference }) as object, rest);
    expect(isSurelyGood(poisoned, shapeOf(Commitment))).toBe(false);
  });

  it('of a hundred thousand items is refused before each is looked at', async () => {
    const began = performance.now();
    const faults = await faultsOf({ ...GOOD, projectShares: Array(100_000).fill({}) });
    expect(faults).toEqual({ '/projectShares': 'must hold at most 3, not 100000' });
    expect(await faultsOf({ ...GOOD, agreement: Array(100_000).fill({}) })).toEqual({
      '/agreement': 'must be a JSON object',
    });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('of very many faults tells the first of them', async () => {
    const body = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`x${at}`, at]));
    const refusal = (await asBody(body).catch((error: unknown) => error)) as Refusal;
    expect(refusal.errors).toHaveLength(25);
    expect(refusal.facts['errorsLeftOut']).toBeGreaterThan(300);
  });

  it('says what is wrong as a code with its figures too, for whoever speaks another language', async () => {
    const refusal = (await checkedBody(
      { reference: 'x'.repeat(21), amount: '0.001', currency: 'USD' },
      Commitment,
    ).catch((error: unknown) => error)) as Refusal;
    const said = Object.fromEntries(
      (refusal.errors ?? []).map((error) => [error.pointer, error.said]),
    );
    expect(said).toMatchObject({
      '/reference': { code: 'field.long', values: { most: '20' } },
      '/amount': { code: 'field.currency-decimals', values: { most: '2', found: '3' } },
    });
    expect(problemOf(refusal, 'r')['errors']).toContainEqual({
      pointer: '/reference',
      detail: 'must be at most 20 characters long',
    });
  });

  it('inside another is refused by a pointer from the outside', async () => {
    const refusal = (await checkedBody({}, Base, '/acts/7/body').catch(
      (error: unknown) => error,
    )) as Refusal;
    expect(refusal.errors).toMatchObject([
      { pointer: '/acts/7/body/reference', detail: expect.stringContaining('is missing') },
    ]);
  });

  it('for a handler without a class passes as it is', () => {
    const pipe = new BodyPipe();
    expect(pipe.transform({ a: 1 }, { type: 'body' })).toEqual({ a: 1 });
    expect(pipe.transform('KZ', { type: 'param', metatype: String as Type<unknown> })).toBe('KZ');
  });

  it('of an address is refused under a name of its own', async () => {
    const pipe = new BodyPipe();
    const pending = pipe.transform(
      { x: '1' },
      { type: 'query', metatype: Base },
    ) as Promise<unknown>;
    await expect(pending).rejects.toMatchObject({ code: 'HTTP.QUERY_INVALID' });
  });
});

describe('the quick look at a body', () => {
  /** Mostly good, so that whole bodies come out good, too. */
  const mostly = <T>(good: fc.Arbitrary<T>, ...wrong: unknown[]): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 60, arbitrary: good },
      { weight: 2, arbitrary: fc.constantFrom(...wrong) },
      { weight: 1, arbitrary: fc.anything() },
    );
  const amount = mostly(fc.constantFrom('1', '1.00'), '0.001', '-1', '1e3', '0', 7);
  const text = mostly(fc.constantFrom('KZ001', 'é'), '', ' x', 'x'.repeat(30));
  const share = mostly(fc.record({ project: text, amount }), {}, { project: 'KZ001' });
  const agreement = mostly(
    fc.record({ title: text, signedOn: mostly(fc.constantFrom('2026-01-01', null), '2026-02-30') }),
    { title: 'A' },
  );
  const body = fc
    .tuple(
      fc.record({ reference: text, amount, currency: mostly(fc.constant('USD'), 'usd', 'JPY') }),
      fc.record(
        {
          effectiveOn: mostly(fc.constantFrom('2026-01-01', null), 'x'),
          agreement,
          projectShares: mostly(fc.array(share, { maxLength: 4 }), {}),
          confidence: mostly(fc.constant('signed'), 'x', null),
          number: mostly(fc.integer({ min: 1, max: 9 }), '1', 10, 1.5),
          flag: mostly(fc.boolean(), 'true'),
          countries: mostly(fc.array(fc.constantFrom('KZ', 'KZ', 'kz'), { maxLength: 4 }), 'KZ'),
          facts: mostly(fc.constant({ a: 1 }), []),
        },
        { requiredKeys: [] },
      ),
      mostly(fc.constant({}), { other: 1 }),
    )
    .map(([needed, rest, more]) => ({ ...needed, ...rest, ...(more as object) }));

  function isGoodToClassValidator(value: object): boolean {
    const faults = validateSync(plainToInstance(Commitment, value) as object, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
    });
    return faults.length === 0;
  }

  it('agrees with class-validator on every body, good or not', () => {
    let good = 0;
    const runs = 3000;
    fc.assert(
      fc.property(body, (given) => {
        // What arrives was JSON once: no class instances, no undefined inside lists.
        const value = JSON.parse(JSON.stringify(given) ?? '{}') as object;
        const verdict = isSurelyGood(value, shapeOf(Commitment));
        if (verdict) good += 1;
        expect(verdict).toBe(isGoodToClassValidator(value));
      }),
      { numRuns: runs },
    );
    expect(isSurelyGood(GOOD, shapeOf(Commitment))).toBe(true);
    // Both sorts have to have been there.
    expect(good).toBeGreaterThan(runs / 10);
    expect(good).toBeLessThan(runs * 0.9);
  });

  it('agrees on bodies that are good but for one change', () => {
    const full = {
      ...GOOD,
      effectiveOn: '2026-01-01',
      agreement: { title: 'A', signedOn: '2026-01-01' },
      projectShares: [{ project: 'KZ001', amount: '1' }],
      confidence: 'signed',
      number: 5,
      flag: true,
      countries: ['KZ'],
      facts: { a: 1 },
    };
    expect(isSurelyGood(full, shapeOf(Commitment))).toBe(true);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(full)), fc.anything(), (name, other) => {
        const value = JSON.parse(JSON.stringify({ ...full, [name]: other })) as object;
        expect(isSurelyGood(value, shapeOf(Commitment))).toBe(isGoodToClassValidator(value));
      }),
      { numRuns: 2000 },
    );
  });
});
