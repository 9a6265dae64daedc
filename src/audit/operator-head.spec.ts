import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '../kernel/clock.ts';
import {
  operatorHeadText,
  parseOperatorHead,
  parseSignedOperatorHead,
  signOperatorHead,
  verifyOperatorHead,
} from './operator-head.ts';
import type { OperatorHeadBody } from './operator-head.ts';
import { newSigningKeyPem, signerFromPem } from './signing-key.ts';

const SIGNER = signerFromPem(newSigningKeyPem());
const BODY: OperatorHeadBody = {
  format: 1,
  number: 2,
  at: parseInstant('2026-11-23T02:38:56.123Z'),
  previous: 'ab'.repeat(32),
  keyId: SIGNER.keyId,
  heads: [
    { country: '00', size: 1, headHash: 'cd'.repeat(32) },
    { country: 'KZ', size: 12, headHash: 'ef'.repeat(32) },
  ],
};

describe("an operator's head", () => {
  it('is canonical JSON, hashed and signed with a prefix of its own', async () => {
    const head = await signOperatorHead(BODY, SIGNER);
    expect(head.body).toBe(operatorHeadText(BODY));
    expect(head.hash).toBe(createHash('sha256').update(`\x03${head.body}`).digest('hex'));
    expect(verifyOperatorHead(head, SIGNER.publicKey)).toBe(true);
    expect(parseOperatorHead(head.body)).toEqual(BODY);
    expect(parseSignedOperatorHead(JSON.stringify(head))).toEqual(head);
    // A receipt holds its operator's head, and may be given in its place.
    expect(parseSignedOperatorHead(JSON.stringify({ operatorHead: head }))).toEqual(head);
  });

  it('does not hold with another body, hash, signature or key', async () => {
    const head = await signOperatorHead(BODY, SIGNER);
    const other = await signOperatorHead({ ...BODY, number: 3 }, SIGNER);
    const stranger = signerFromPem(newSigningKeyPem());
    for (const part of ['body', 'hash', 'signature'] as const) {
      const forged = { ...head, [part]: other[part] };
      expect(verifyOperatorHead(forged, SIGNER.publicKey)).toBe(false);
    }
    expect(verifyOperatorHead(head, stranger.publicKey)).toBe(false);
  });

  it.each<[string, Record<string, unknown>]>([
    ['another format', { format: 2 }],
    ['number nought', { number: 0 }],
    ['a number as text', { number: '2' }],
    ['a time without milliseconds', { at: '2026-11-23T02:38:56Z' }],
    ['none before it, though it is the second', { previous: null }],
    ['a hash in capitals before it', { previous: 'AB'.repeat(32) }],
    ['a key id that is too long', { keyId: 'ab'.repeat(32) }],
    ['heads that are no list', { heads: {} }],
    ['heads out of order', { heads: [...BODY.heads].reverse() }],
    ['a country twice', { heads: [BODY.heads[0], BODY.heads[0]] }],
    ['a head without leaves', { heads: [{ ...BODY.heads[0], size: 0 }] }],
    ['a member more', { note: 'hello' }],
    ['a member less', { keyId: undefined }],
  ])('is refused with %s', (_, change) => {
    const members = Object.entries({ ...BODY, ...change }).sort(([one], [other]) =>
      one < other ? -1 : 1,
    );
    const text = JSON.stringify(Object.fromEntries(members));
    const refusal = expect.objectContaining({ code: 'AUDIT.PROOF_MALFORMED' });
    expect(() => parseOperatorHead(text)).toThrow(refusal);
  });

  it('is refused when its text is not the canonical one, or no JSON at all', () => {
    const refusal = expect.objectContaining({ code: 'AUDIT.PROOF_MALFORMED' });
    for (const text of [` ${operatorHeadText(BODY)}`, JSON.stringify(BODY), '[]', 'null', '{']) {
      expect(() => parseOperatorHead(text)).toThrow(refusal);
      expect(() => parseSignedOperatorHead(text)).toThrow(refusal);
    }
  });
});
