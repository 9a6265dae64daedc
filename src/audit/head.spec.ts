import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '../kernel/clock.ts';
import { headHash, headText } from './head.ts';
import type { CountryHead } from './head.ts';

const HEAD: CountryHead = {
  country: 'KZ',
  size: 12,
  root: Buffer.alloc(32, 0xab),
  previous: null,
  at: parseInstant('2026-11-23T02:38:56.123Z'),
};

describe('a head of a country', () => {
  it('is written as canonical JSON with its hashes in hex', () => {
    expect(headText(HEAD)).toBe(
      `{"at":"2026-11-23T02:38:56.123Z","country":"KZ","format":1,"previous":null,` +
        `"root":"${'ab'.repeat(32)}","size":12}`,
    );
  });

  it('is hashed with a prefix of its own', () => {
    expect(headHash(HEAD)).toEqual(
      createHash('sha256')
        .update(`\x02${headText(HEAD)}`)
        .digest(),
    );
  });

  it.each<[string, Partial<CountryHead>]>([
    ['country', { country: 'JP' }],
    ['size', { size: 13 }],
    ['root', { root: Buffer.alloc(32, 0xac) }],
    ['previous head', { previous: Buffer.alloc(32) }],
    ['time', { at: parseInstant('2026-11-23T02:38:56.124Z') }],
  ])('has another hash when its %s is another', (_, change) => {
    expect(headHash({ ...HEAD, ...change })).not.toEqual(headHash(HEAD));
  });
});
