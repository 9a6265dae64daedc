import { hash } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { JsonValue } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/clock.ts';
import { auditErrors } from './errors.ts';

/** A leaf holds at most this many bytes of UTF-8: ids, figures and digests, not documents. */
export const LEAF_BYTES_AT_MOST = 16_384;

/** Who may read the payload in an export: everybody, or auditors only. The hash is for everybody. */
export type LeafVisibility = 'public' | 'auditor';

/** The act that a leaf tells about; `requestHash` is null for acts that no request asked for. */
export type LeafAct = {
  readonly id: string;
  readonly kind: string;
  readonly principal: string;
  readonly requestHash: string | null;
};

/** One new version of a record, as it was written. */
export type LeafRecord = {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly validFrom: string;
  readonly body: JsonValue;
};

/** One leg of a journal entry; `amount` is decimal text with all decimals of its commodity. */
export type LeafPosting = {
  readonly account: string;
  readonly commodity: string;
  readonly amount: string;
};

/** One journal entry, with its postings in the order of their legs. */
export type LeafEntry = {
  readonly id: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly reference: string | null;
  readonly memo: string | null;
  readonly reverses: string | null;
  readonly postings: readonly LeafPosting[];
};

/**
 * What the audit log records of one act, format 1.
 *
 * `sequence` is the place in the country's tree, counted from 0; `at` is the time of the head that
 * covers the leaf, and so the `recordedAt` of every row that the act wrote.
 * Personal and confidential fields enter as salted hashes only: nothing here can ever be erased.
 */
export type LeafPayload = {
  readonly format: 1;
  readonly country: string;
  readonly sequence: number;
  readonly at: Instant;
  readonly act: LeafAct;
  readonly visibility: LeafVisibility;
  readonly records: readonly LeafRecord[];
  readonly entries: readonly LeafEntry[];
  /** A digest of every row that the act wrote beside these; left out where it wrote none. */
  readonly rows?: readonly string[];
  readonly facts: Readonly<Record<string, JsonValue>>;
};

/** A leaf before it has its place in the tree: the batch adds country, sequence and time. */
export type LeafDraft = Omit<LeafPayload, 'format' | 'country' | 'sequence' | 'at'>;

/**
 * The text that is hashed: canonical JSON (RFC 8785).
 * Refuses AUDIT.LEAF_TOO_LARGE above 16,384 bytes of UTF-8.
 */
export function leafText(payload: LeafPayload): string {
  const text = canonicalJson(payload);
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes > LEAF_BYTES_AT_MOST) throw leafTooLarge(payload.act.id, bytes);
  return text;
}

/** The same in UTF-8. */
export function leafBytes(payload: LeafPayload): Buffer {
  return Buffer.from(leafText(payload), 'utf8');
}

/** SHA-256(0x00 ‖ bytes): the leaf hash of RFC 6962 §2.1. */
export function leafHash(bytes: Buffer): Buffer {
  return hash('sha256', Buffer.concat([LEAF_PREFIX, bytes]), 'buffer');
}

/** The leaf hash of a text, without making its bytes twice: the posting queue lives on this. */
export function leafHashOfText(text: string): Buffer {
  return hash('sha256', `\0${text}`, 'buffer');
}

/**
 * Refuses a draft that would not fit, while its act can still be refused alone and its neighbours in
 * the batch stay unhurt. Assumes the longest sequence, so whatever passes here fits wherever it lands.
 *
 * @param reserve bytes of what is added later
 */
export function assertLeafFits(draft: LeafDraft, reserve = 0): void {
  const length = lengthOf(draft) + reserve;
  if (length > LEAF_BYTES_AT_MOST) throw leafTooLarge(draft.act.id, length);
}

/** Whether a leaf has room for so many bytes more, wherever it is placed. */
export function leafHasRoom(draft: LeafDraft, bytes: number): boolean {
  return lengthOf(draft) + bytes <= LEAF_BYTES_AT_MOST;
}

function lengthOf(draft: LeafDraft): number {
  // The order of keys does not change a length, and JSON.stringify is several times faster.
  return Buffer.byteLength(JSON.stringify({ ...draft, ...LONGEST_PLACE }), 'utf8');
}

const LEAF_PREFIX = Buffer.from([0x00]);

const LONGEST_PLACE = {
  format: 1,
  country: '00',
  sequence: Number.MAX_SAFE_INTEGER,
  at: '0000-00-00T00:00:00.000Z',
};

function leafTooLarge(act: string, bytes: number): Error {
  return auditErrors.refuse('AUDIT.LEAF_TOO_LARGE', { act, bytes, atMost: LEAF_BYTES_AT_MOST });
}
