import { describe, expect, it } from '@jest/globals';
import {
  base32,
  newRecoveryCodes,
  newTotpSecret,
  openSecret,
  recoveryHash,
  sealSecret,
  stepAt,
  stepOfCode,
  totpCode,
} from './totp.ts';

/** RFC 6238, appendix B: its secret, and the last six digits of its codes. */
const SECRET = Buffer.from('12345678901234567890', 'ascii');

describe('a code that changes every half minute', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is that of RFC 6238 at second %i', (second, code) => {
    expect(totpCode(SECRET, stepAt(second * 1000))).toBe(code);
  });

  it('is taken one step early or late, and no more', () => {
    const now = 1_111_111_111_000;
    const step = stepAt(now);
    for (const [shift, found] of [
      [-2, null],
      [-1, step - 1],
      [0, step],
      [1, step + 1],
      [2, null],
    ] as const) {
      expect(stepOfCode(SECRET, totpCode(SECRET, step + shift), now)).toBe(found);
    }
    for (const text of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
      expect(stepOfCode(SECRET, text, now)).toBeNull();
    }
  });
});

describe('a sealed secret', () => {
  it('opens for its principal with its key, and for nobody else', () => {
    const key = Buffer.alloc(32, 1);
    const secret = newTotpSecret();
    const sealed = sealSecret(key, 'p', secret);
    expect(openSecret(key, 'p', sealed)).toEqual(secret);
    expect(() => openSecret(key, 'q', sealed)).toThrow();
    expect(() => openSecret(Buffer.alloc(32, 2), 'p', sealed)).toThrow();
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    expect(() => openSecret(key, 'p', sealed)).toThrow();
  });
});

describe('recovery codes', () => {
  it('are ten different ones, read however they are typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    const [code = ''] = codes;
    expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
    expect(recoveryHash(code.toLowerCase().replaceAll('-', ' '))).toBe(recoveryHash(code));
    expect(recoveryHash('123456')).toBeNull();
  });

  it('are written in base32 as RFC 4648 has it', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  });
});
