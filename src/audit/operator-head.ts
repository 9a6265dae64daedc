import { createHash } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/clock.ts';
import { auditErrors } from './errors.ts';
import { verifySignature } from './signing-key.ts';
import type { Signer } from './signing-key.ts';

/** The head of one country as an operator's head lists it; `headHash` in hex. */
export type SealedHead = {
  readonly country: string;
  readonly size: number;
  readonly headHash: string;
};

/**
 * The operator's word on the state of all logs at one moment: numbered from 1 without gaps, each
 * naming the hash of the one before (`previous`, hex), heads in the order of their countries.
 * Its time is later than that of the one before, and not before that of any head it lists.
 */
export type OperatorHeadBody = {
  readonly format: 1;
  readonly number: number;
  readonly at: Instant;
  readonly previous: string | null;
  readonly keyId: string;
  readonly heads: readonly SealedHead[];
};

/**
 * What a stranger keeps to hold the operator to its word. `body` is the canonical JSON text, as it
 * was signed; `hash` = SHA-256(0x03 ‖ body) and `signature` (Ed25519 over 0x03 ‖ body) in hex.
 */
export type SignedOperatorHead = {
  readonly body: string;
  readonly hash: string;
  readonly signature: string;
};

export function operatorHeadText(body: OperatorHeadBody): string {
  return canonicalJson(body);
}

/** SHA-256(0x03 ‖ canonical body): what the next operator's head names as its previous. */
export function operatorHeadHash(text: string): Buffer {
  return createHash('sha256').update(operatorHeadBytes(text)).digest();
}

/** The bytes that are signed: 0x03 ‖ canonical body. */
export function operatorHeadBytes(text: string): Buffer {
  return Buffer.concat([OPERATOR_HEAD_PREFIX, Buffer.from(text, 'utf8')]);
}

export async function signOperatorHead(
  body: OperatorHeadBody,
  signer: Signer,
): Promise<SignedOperatorHead> {
  const text = operatorHeadText(body);
  const signature = await signer.sign(operatorHeadBytes(text));
  return {
    body: text,
    hash: operatorHeadHash(text).toString('hex'),
    signature: signature.toString('hex'),
  };
}

/** Whether hash and signature are of this body. */
export function verifyOperatorHead(head: SignedOperatorHead, publicKey: Buffer): boolean {
  const hash = operatorHeadHash(head.body).toString('hex');
  return hash === head.hash && isSignedOperatorHead(head, publicKey);
}

/** Whether the signature is of this body, whatever the hash beside it says. */
export function isSignedOperatorHead(
  { body, signature }: Pick<SignedOperatorHead, 'body' | 'signature'>,
  publicKey: Buffer,
): boolean {
  return (
    isHex(signature, 64) &&
    verifySignature(publicKey, operatorHeadBytes(body), Buffer.from(signature, 'hex'))
  );
}

/**
 * Reads what an operator's head says. Refuses AUDIT.PROOF_MALFORMED: not the canonical text of such a
 * body, member for member, so that nothing can be read in two ways.
 */
export function parseOperatorHead(text: string): OperatorHeadBody {
  const value = parsed(text);
  if (!isBody(value) || operatorHeadText(value) !== text) {
    throw auditErrors.refuse('AUDIT.PROOF_MALFORMED');
  }
  return value;
}

/**
 * Reads a signed head from the JSON in which it was served: the head itself, or a receipt (or other
 * answer) that has it as `operatorHead`. Refuses AUDIT.PROOF_MALFORMED.
 */
export function parseSignedOperatorHead(json: string): SignedOperatorHead {
  const value = parsed(json);
  const head = isRecord(value) && 'operatorHead' in value ? value.operatorHead : value;
  const { body, hash, signature } = isRecord(head) ? head : {};
  if (typeof body !== 'string' || !isHex(hash, 32) || !isHex(signature, 64)) {
    throw auditErrors.refuse('AUDIT.PROOF_MALFORMED');
  }
  parseOperatorHead(body);
  return { body, hash, signature };
}

const OPERATOR_HEAD_PREFIX = Buffer.from([0x03]);
const BODY_MEMBERS = 'at,format,heads,keyId,number,previous';
const HEAD_MEMBERS = 'country,headHash,size';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function isBody(value: unknown): value is OperatorHeadBody {
  if (!isRecord(value) || Object.keys(value).sort().join() !== BODY_MEMBERS) return false;
  const { format, number, at, previous, keyId, heads } = value;
  return (
    format === 1 &&
    isCount(number) &&
    typeof at === 'string' &&
    INSTANT.test(at) &&
    (number === 1 ? previous === null : isHex(previous, 32)) &&
    isHex(keyId, 8) &&
    Array.isArray(heads) &&
    heads.every(isSealedHead) &&
    heads.every(
      (head: SealedHead, place) => place === 0 || countryAt(heads, place - 1) < head.country,
    )
  );
}

function isSealedHead(value: unknown): value is SealedHead {
  return (
    isRecord(value) &&
    Object.keys(value).sort().join() === HEAD_MEMBERS &&
    typeof value.country === 'string' &&
    isCount(value.size) &&
    isHex(value.headHash, 32)
  );
}

function countryAt(heads: readonly SealedHead[], place: number): string {
  return heads[place]?.country ?? '';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isHex(value: unknown, bytes: number): value is string {
  return typeof value === 'string' && value.length === bytes * 2 && /^[0-9a-f]*$/.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw auditErrors.refuse('AUDIT.PROOF_MALFORMED');
  }
}
