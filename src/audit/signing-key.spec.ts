import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  keyIdOf,
  newSigningKeyPem,
  publicKeyFromText,
  signerFromPem,
  verifySignature,
} from './signing-key.ts';

/** RFC 8032 §7.1, test 2: its secret seed in PKCS #8, its public key, message and signature. */
const SEED = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb';
const PUBLIC = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';
const SIGNATURE =
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
  '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';

function pemOf(seed: string): string {
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex').toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`;
}

describe('the signing key of the operator', () => {
  it('signs as RFC 8032 says', async () => {
    const signer = signerFromPem(pemOf(SEED));
    expect(signer.publicKey.toString('hex')).toBe(PUBLIC);
    expect((await signer.sign(Buffer.from([0x72]))).toString('hex')).toBe(SIGNATURE);
  });

  it('has signatures that hold for its bytes, its key and themselves alone', () => {
    const key = Buffer.from(PUBLIC, 'hex');
    const signature = Buffer.from(SIGNATURE, 'hex');
    expect(verifySignature(key, Buffer.from([0x72]), signature)).toBe(true);
    expect(verifySignature(key, Buffer.from([0x73]), signature)).toBe(false);
    expect(verifySignature(Buffer.alloc(32, 7), Buffer.from([0x72]), signature)).toBe(false);
    expect(verifySignature(key.subarray(1), Buffer.from([0x72]), signature)).toBe(false);
    expect(verifySignature(key, Buffer.from([0x72]), signature.subarray(1))).toBe(false);
  });

  it('goes by the first 16 hex digits of the hash of its public key', () => {
    expect(keyIdOf(Buffer.from(PUBLIC, 'hex'))).toBe('39f713d0a644253f');
  });

  it('is read in each form in which people pass on the public half', () => {
    const raw = Buffer.from(PUBLIC, 'hex');
    const pem = createPublicKey(pemOf(SEED)).export({ format: 'pem', type: 'spki' }).toString();
    const forms = [
      PUBLIC,
      PUBLIC.toUpperCase(),
      ` ${PUBLIC}\n`,
      raw.toString('base64'),
      raw.toString('base64url'),
      pem,
      JSON.stringify({ keyId: keyIdOf(raw), publicKey: PUBLIC }),
    ];
    for (const form of forms) expect(publicKeyFromText(form)).toEqual(raw);
  });

  it('is refused when it is something else', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const others = [
      '',
      'hello',
      PUBLIC.slice(1),
      `${PUBLIC}00`,
      Buffer.alloc(33).toString('base64'),
      '{"publicKey":7}',
      '{"publicKey":"{}"}',
      '{',
      '-----BEGIN PUBLIC KEY-----\nnothing\n-----END PUBLIC KEY-----',
      rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    ];
    const code = 'AUDIT.KEY_MALFORMED';
    for (const other of others) {
      expect(() => publicKeyFromText(other)).toThrow(expect.objectContaining({ code }));
    }
    const privatePem = rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    expect(() => signerFromPem(privatePem)).toThrow(expect.objectContaining({ code }));
  });

  it('is another one each time it is made', () => {
    const one = signerFromPem(newSigningKeyPem());
    expect(one.keyId).not.toBe(signerFromPem(newSigningKeyPem()).keyId);
    expect(one.keyId).toMatch(/^[0-9a-f]{16}$/);
  });
});
