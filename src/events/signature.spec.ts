import { describe, expect, it } from '@jest/globals';
import { isSigned, newSecret, seal, signatureOf, unseal } from './signature.ts';

const PARTS = { id: 'KZ-12', timestamp: '1767225600', body: '{"id":"KZ-12"}' };
const NOW = 1_767_225_600;

describe('the signature of a message', () => {
  it('is the one that other programs compute', () => {
    // The example of the Standard Webhooks specification.
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const parts = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: '1614265330',
      body: '{"test": 2432232314}',
    };
    expect(signatureOf(secret, parts)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is refused with another secret, text, id, or long afterwards', () => {
    const secret = newSecret();
    const signature = signatureOf(secret, PARTS);
    expect(isSigned(secret, PARTS, signature, NOW)).toBe(true);
    expect(isSigned(secret, PARTS, `v1,x ${signature}`, NOW + 299)).toBe(true);
    expect(isSigned(newSecret(), PARTS, signature, NOW)).toBe(false);
    expect(isSigned(secret, { ...PARTS, body: '{}' }, signature, NOW)).toBe(false);
    expect(isSigned(secret, { ...PARTS, id: 'KZ-13' }, signature, NOW)).toBe(false);
    expect(isSigned(secret, PARTS, signature, NOW + 301)).toBe(false);
    expect(isSigned(secret, { ...PARTS, timestamp: 'now' }, signature, NOW)).toBe(false);
  });
});

describe('a secret in the database', () => {
  const key = Buffer.alloc(32, 7);

  it('is opened with the key and its own webhook only', () => {
    const sealed = seal(key, 'one', 'whsec_secret');
    expect(sealed.includes('whsec_secret')).toBe(false);
    expect(unseal(key, 'one', sealed)).toBe('whsec_secret');
    expect(() => unseal(key, 'other', sealed)).toThrow();
    expect(() => unseal(Buffer.alloc(32, 8), 'one', sealed)).toThrow();
    sealed[sealed.length - 1]! ^= 1;
    expect(() => unseal(key, 'one', sealed)).toThrow();
  });
});
