import { describe, expect, it } from '@jest/globals';
import { fixedClock } from '../kernel/clock.ts';
import type { Instant } from '../kernel/clock.ts';
import { newApiKey } from './api-key.ts';
import { KeyDirectory, principalOf } from './key-directory.ts';
import type { KnownKey } from './key-directory.ts';

const NOON = '2026-11-23T12:00:00.000Z' as Instant;
const hash = newApiKey().hash;
const principal = principalOf({
  keyId: 'k',
  principalId: 'p',
  roles: ['auditor'],
  countries: null,
});

function setUp(known: Partial<KnownKey> | null = {}) {
  const state = {
    now: 0,
    lookUps: 0,
    key:
      known === null ? null : ({ hash, principal, expiresAt: null, ...known } as KnownKey | null),
  };
  const directory = new KeyDirectory(
    () => {
      state.lookUps += 1;
      return Promise.resolve(state.key);
    },
    fixedClock(NOON),
    () => state.now,
  );
  return { state, directory };
}

describe('the directory of keys', () => {
  it('looks a key up once in five seconds', async () => {
    const { state, directory } = setUp();
    expect(await directory.holderOf(hash)).toBe(principal);
    expect(directory.holderOf(hash)).toBe(principal);
    state.now = 4_999;
    expect(directory.holderOf(hash)).toBe(principal);
    expect(state.lookUps).toBe(1);
    state.now = 5_000;
    state.key = null;
    expect(await directory.holderOf(hash)).toBeNull();
  });

  it('looks up once for all who ask at the same moment', async () => {
    const { state, directory } = setUp();
    await Promise.all([
      directory.holderOf(hash),
      directory.holderOf(hash),
      directory.holderOf(hash),
    ]);
    expect(state.lookUps).toBe(1);
  });

  it('remembers a forged key too, so that it costs one look-up', async () => {
    const { state, directory } = setUp(null);
    expect(await directory.holderOf(hash)).toBeNull();
    expect(directory.holderOf(hash)).toBeNull();
    expect(state.lookUps).toBe(1);
  });

  it('forgets at once when a key was revoked here, also a look-up under way', async () => {
    const { state, directory } = setUp();
    const underWay = directory.holderOf(hash);
    directory.forget();
    state.key = null;
    await underWay;
    expect(await directory.holderOf(hash)).toBeNull();
  });

  it('knows an expired key for nobody’s, though it is remembered', async () => {
    expect(await setUp({ expiresAt: NOON }).directory.holderOf(hash)).toBeNull();
    const later = '2026-11-23T12:00:00.001Z' as Instant;
    expect(await setUp({ expiresAt: later }).directory.holderOf(hash)).toBe(principal);
  });

  it('believes no look-up that found another key', async () => {
    const other = newApiKey().hash;
    expect(await setUp({ hash: other }).directory.holderOf(hash)).toBeNull();
    expect(await setUp({ hash: hash.slice(2) }).directory.holderOf(hash)).toBeNull();
  });

  it('does not remember a look-up that failed', async () => {
    let fails = true;
    const directory = new KeyDirectory(
      () =>
        fails
          ? Promise.reject(new Error('no database'))
          : Promise.resolve({ hash, principal, expiresAt: null }),
      fixedClock(NOON),
    );
    await expect(directory.holderOf(hash)).rejects.toThrow('no database');
    fails = false;
    expect(await directory.holderOf(hash)).toBe(principal);
  });
});
