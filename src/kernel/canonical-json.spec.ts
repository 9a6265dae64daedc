import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Amount } from './amount.ts';
import {
  canonicalJson,
  canonicalJsonBytes,
  canonicalJsonDigest,
  sha256Hex,
  type JsonValue,
} from './canonical-json.ts';
import { currencyOf } from './currency.ts';
import { codeOf } from './refusal.fixture.ts';

const json = fc
  .jsonValue({ maxDepth: 5, stringUnit: 'binary' })
  // JSON text knows no minus zero: it is read back as zero.
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);

/** The same value with its keys put in the other way round. */
function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => reversed(item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Readonly<Record<string, JsonValue>>);
  return Object.fromEntries(entries.reverse().map(([key, item]) => [key, reversed(item)]));
}

describe('canonical JSON', () => {
  it('is the same in pieces, for what is large', () => {
    fc.assert(
      fc.property(json, (value) => {
        const nested = { b: [value, { c: value }], a: {}, '': [[]] };
        const text = canonicalJson(nested);
        expect(canonicalJsonBytes(nested).toString('utf8')).toBe(text);
        expect(canonicalJsonDigest(nested)).toBe(sha256Hex(text));
      }),
    );
    const long = Array.from({ length: 9_000 }, (_, at) => `Қ${at}`);
    expect(canonicalJsonBytes(long).toString('utf8')).toBe(canonicalJson(long));
    expect(() => canonicalJsonBytes({ at: new Date(0) } as unknown as JsonValue)).toThrow();
  });

  it('writes the example of the standard as the standard does', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('orders keys by UTF-16 code units, as the standard’s example does', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const inOrder = [...canonicalJson(value).matchAll(/:"([^"]*)"/g)].map((found) => found[1]);
    expect(inOrder).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(canonicalJson({ '10': 1, '9': 2, a: 3 })).toBe('{"10":1,"9":2,"a":3}');
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [-1.5, '-1.5'],
    [1e21, '1e+21'],
    [123456789012345680000, '123456789012345680000'],
    [5e-324, '5e-324'],
    ['', '""'],
    ['Қазақстан 日本', '"Қазақстан 日本"'],
    ['\u2028\u007f', '"\u2028\u007f"'],
    ['\b\t\n\f\r"\\\u0001', '"\\b\\t\\n\\f\\r\\"\\\\\\u0001"'],
    [[], '[]'],
    [{}, '{}'],
    [Object.create(null), '{}'],
    [{ b: [{ d: 1, c: null }], a: 'x' }, '{"a":"x","b":[{"c":null,"d":1}]}'],
    [JSON.parse('{"__proto__":{"b":1},"a":2}'), '{"__proto__":{"b":1},"a":2}'],
  ] as readonly (readonly [JsonValue, string])[])('writes %j as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('says the same as the value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is its own canonical form', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
      }),
    );
  });

  it.each([
    ['undefined', undefined],
    ['a property left undefined', { a: undefined }],
    ['a hole in a list', [1, , 2]], // eslint-disable-line no-sparse-arrays
    ['NaN', NaN],
    ['an infinity', [-Infinity]],
    ['a bigint', 1n],
    ['a function', { a: (): number => 1 }],
    ['a symbol', Symbol('a')],
    ['a Date', new Date(0)],
    ['a Map', new Map()],
    ['an amount not yet made text', { amount: Amount.zero(currencyOf('USD')) }],
    ['the first half of a surrogate pair', 'a\ud83d'],
    ['the second half of a surrogate pair', '\ude00a'],
    ['surrogates in the wrong order', '\ude00\ud83d'],
    ['a key with half of a surrogate pair', { '\ud83d': 1 }],
  ] as readonly (readonly [string, unknown])[])('refuses %s', (_, value) => {
    expect(codeOf(() => canonicalJson(value as JsonValue))).toBe('JSON.NOT_CANONICAL');
  });

  it('refuses what is nested too deeply instead of exhausting the stack', () => {
    const nested = (levels: number): JsonValue =>
      JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as JsonValue;
    expect(canonicalJson(nested(256))).toHaveLength(512);
    expect(codeOf(() => canonicalJson(nested(257)))).toBe('JSON.NOT_CANONICAL');
    expect(codeOf(() => canonicalJson(nested(500_000)))).toBe('JSON.NOT_CANONICAL');
    const circle: JsonValue[] = [];
    circle.push(circle);
    expect(codeOf(() => canonicalJson(circle))).toBe('JSON.NOT_CANONICAL');
  });
});

describe('a digest', () => {
  it('is the SHA-256 of the UTF-8 bytes, in lower-case hex', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256Hex('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(sha256Hex('日本')).toBe(sha256Hex(Buffer.from('日本', 'utf8')));
  });
});
