import type { Instant } from '../kernel/clock.ts';
import { headHash } from './head.ts';
import { leafHashOfText } from './leaf.ts';
import { auditErrors } from './errors.ts';
import { matches } from './log-lines.ts';
import type { Shape } from './log-lines.ts';
import { parseOperatorHead, parseSignedOperatorHead, verifyOperatorHead } from './operator-head.ts';
import type { SignedOperatorHead } from './operator-head.ts';
import { verifyInclusion } from './proofs.ts';

/** A head of a country as it is served; hashes in hex. */
export type HeadJson = {
  readonly country: string;
  readonly size: number;
  readonly root: string;
  readonly previous: string | null;
  readonly at: Instant;
  readonly hash: string;
};

/**
 * The proof that one act is in the log, to be kept by whomever the act concerns: the leaf, its way
 * to the head of the country, and the operator's head that seals that one. All hashes in hex.
 *
 * `operatorHead` and `publicKey` are null in the seconds before the head is sealed; ask again then.
 * `payload` is null where the reader may not see it; the proof stands all the same.
 */
export type Receipt = {
  readonly format: 1;
  readonly leaf: {
    readonly country: string;
    readonly sequence: number;
    readonly payload: string | null;
    readonly hash: string;
  };
  /** Inclusion proof (RFC 6962 §2.1.1) of the leaf in the tree of `head.size` leaves. */
  readonly inclusion: readonly string[];
  readonly head: HeadJson;
  readonly operatorHead: SignedOperatorHead | null;
  /** The key that the operator's head names; believe it only if you have it from elsewhere. */
  readonly publicKey: string | null;
};

export interface ReceiptCheck {
  readonly ok: boolean;
  /** What does not hold, in words; empty when all does. */
  readonly faults: readonly string[];
}

/** Reads a receipt as it is served. Refuses AUDIT.PROOF_MALFORMED. */
export function parseReceipt(json: string): Receipt {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    value = null;
  }
  if (!matches(value, RECEIPT)) throw auditErrors.refuse('AUDIT.PROOF_MALFORMED');
  const receipt = value as Receipt;
  if (receipt.operatorHead !== null) parseSignedOperatorHead(JSON.stringify(receipt.operatorHead));
  return receipt;
}

const RECEIPT: Shape = {
  format: 'count',
  leaf: { country: 'text', sequence: 'count', payload: 'text?', hash: 'text' },
  inclusion: ['text'],
  head: {
    country: 'text',
    size: 'count',
    root: 'text',
    previous: 'text?',
    at: 'text',
    hash: 'text',
  },
  operatorHead: 'any',
  publicKey: 'text?',
};

/**
 * Checks a receipt with nothing but the operator's public key, had from elsewhere. A receipt that is
 * not sealed yet fails: it is a promise without a signature.
 */
export function checkReceipt(receipt: Receipt, publicKey: Buffer): ReceiptCheck {
  const { leaf, head, operatorHead } = receipt;
  const faults: string[] = [];
  const root = Buffer.from(head.root, 'hex');
  const hash = Buffer.from(leaf.hash, 'hex');
  if (leaf.payload !== null && !leafHashOfText(leaf.payload).equals(hash)) {
    faults.push('the leaf hash is not the hash of the payload');
  }
  if (leaf.country !== head.country) faults.push('leaf and head are of different countries');
  const proof = receipt.inclusion.map((step) => Buffer.from(step, 'hex'));
  const claim = { leafHash: hash, sequence: leaf.sequence, size: head.size, proof, root };
  if (!verifyInclusion(claim)) faults.push('the leaf is not under the root of the head');
  if (hashOf(head) !== head.hash) faults.push('the head hash is not the hash of the head');
  if (operatorHead === null) faults.push('the head is not sealed by the operator yet');
  else faults.push(...sealFaults(operatorHead, head, publicKey));
  return { ok: faults.length === 0, faults };
}

function sealFaults(
  operatorHead: SignedOperatorHead,
  head: HeadJson,
  publicKey: Buffer,
): readonly string[] {
  if (!verifyOperatorHead(operatorHead, publicKey)) {
    return ['the operator head is not signed by this key'];
  }
  const sealed = parseOperatorHead(operatorHead.body).heads.find(
    ({ country }) => country === head.country,
  );
  return sealed?.size === head.size && sealed.headHash === head.hash
    ? []
    : ['the operator head seals another head of this country'];
}

function hashOf(head: HeadJson): string {
  return headHash({
    country: head.country,
    size: head.size,
    root: Buffer.from(head.root, 'hex'),
    previous: head.previous === null ? null : Buffer.from(head.previous, 'hex'),
    at: head.at,
  }).toString('hex');
}
