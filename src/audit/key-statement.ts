import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/clock.ts';
import type { LeafDraft } from './leaf.ts';
import { verifySignature } from './signing-key.ts';
import type { Signer } from './signing-key.ts';

/** The operator's head after which the statement was made, so that it cannot be moved; null before the first. */
export type StatementPlace = { readonly number: number; readonly hash: string } | null;

/** The book whose log the key signs; null where the book has no id yet. */
export type BookIdentity = { readonly id: string; readonly kind: string } | null;

/** The first key of a log, and the book it speaks for. Signed by the key itself. */
export type KeyIntroduction = {
  readonly format: 1;
  readonly kind: 'audit-key-introduced';
  readonly keyId: string;
  /** 32 bytes in hex. */
  readonly publicKey: string;
  readonly previousKeyId: null;
  readonly after: StatementPlace;
  readonly book: BookIdentity;
};

/** From here on the new key signs, and the previous one signs nothing. Signed by both. */
export type KeyRotation = {
  readonly format: 1;
  readonly kind: 'audit-key-rotated';
  readonly keyId: string;
  readonly publicKey: string;
  readonly previousKeyId: string;
  readonly after: StatementPlace;
  readonly reason: string;
};

/**
 * A key that was rotated away is not to be believed: signatures with it, made when nobody can tell,
 * count only where a later key covers them. Signed by the active key, and by the revoked one where
 * its owner still has it.
 */
export type KeyRevocation = {
  readonly format: 1;
  readonly kind: 'audit-key-revoked';
  readonly keyId: string;
  readonly byKeyId: string;
  readonly after: StatementPlace;
  readonly reason: string;
  /** Since when others may have had it; null when unknown. */
  readonly compromisedSince: Instant | null;
};

export type KeyStatement = KeyIntroduction | KeyRotation | KeyRevocation;

/** Signatures in hex by key id; each is over 0x04 ‖ canonical statement. */
export type StatementSignature = { readonly keyId: string; readonly signature: string };

/** The bytes that are signed: 0x04 ‖ canonical JSON of the statement. */
export function statementBytes(statement: KeyStatement): Buffer {
  return Buffer.concat([STATEMENT_PREFIX, Buffer.from(canonicalJson(statement), 'utf8')]);
}

/** Signs a statement with each key in turn and makes the leaf that records it. Always public. */
export async function draftKeyLeaf(
  statement: KeyStatement,
  signers: readonly Signer[],
  act: { readonly id: string; readonly principal: string },
): Promise<LeafDraft> {
  const signatures: StatementSignature[] = [];
  for (const signer of signers) {
    const signature = await signer.sign(statementBytes(statement));
    signatures.push({ keyId: signer.keyId, signature: signature.toString('hex') });
  }
  return {
    act: { ...act, kind: statement.kind, requestHash: null },
    visibility: 'public',
    records: [],
    entries: [],
    facts: { statement, signatures },
  };
}

/** Whether a statement bears the signature of this key. */
export function isSignedBy(
  statement: KeyStatement,
  signatures: readonly StatementSignature[],
  key: { readonly keyId: string; readonly publicKey: Buffer },
): boolean {
  return signatures.some(
    ({ keyId, signature }) =>
      keyId === key.keyId &&
      verifySignature(key.publicKey, statementBytes(statement), Buffer.from(signature, 'hex')),
  );
}

const STATEMENT_PREFIX = Buffer.from([0x04]);
