import type { JsonValue } from '../kernel/canonical-json.ts';

/*
 * An export is JSON Lines: one JSON object a line, its member `line` saying what it is. The order is
 * part of the format, so that a reader needs no more memory than one leaf per country:
 *   manifest, keys, then for each operator's head: the leaves (each followed by the rows it explains)
 *   and heads of every country up to the sizes it lists, then the operator's head itself; behind the
 *   last one the leaves and heads that are not sealed yet; then postings without an entry; then end.
 */

export type Edition = 'public' | 'auditor';

export type ManifestLine = {
  readonly line: 'manifest';
  readonly format: 1;
  readonly edition: Edition;
  readonly book: { readonly id: string; readonly kind: string } | null;
};

/** A row of the table of keys; the leaves of `00` are what counts. */
export type KeyLine = {
  readonly line: 'key';
  readonly keyId: string;
  readonly publicKey: string;
  readonly previousKeyId: string | null;
  readonly introducedSequence: number;
  readonly revokedSequence: number | null;
};

/** Without `payload` where the edition does not show it; `at` is the time of the row. */
export type LeafLine = {
  readonly line: 'leaf';
  readonly country: string;
  readonly sequence: number;
  readonly at: string;
  readonly hash: string;
  readonly payload?: string;
};

export type HeadLine = {
  readonly line: 'head';
  readonly country: string;
  readonly size: number;
  readonly root: string;
  readonly previous: string | null;
  readonly at: string;
  readonly hash: string;
};

export type OperatorHeadLine = {
  readonly line: 'operator-head';
  readonly body: string;
  readonly hash: string;
  readonly signature: string;
};

/** A posting as it stands in its table; amounts are decimal text. */
export type PostingRow = {
  readonly leg: number;
  readonly accountId: string;
  readonly commodity: string;
  readonly exponent: number;
  readonly amount: string;
  readonly balanceAfter: string;
  readonly accountVersion: number;
};

/** A journal entry as it stands in its table, with its postings in the order of their legs. */
export type EntryRow = {
  readonly auditSequence: number;
  readonly id: string;
  readonly kind: string;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly legCount: number;
  readonly principalId: string;
  readonly actId: string;
  readonly reference: string | null;
  readonly memo: string | null;
  readonly reverses: string | null;
  readonly postings: readonly PostingRow[];
};

/** A version of a record as it stands in its table. */
export type RecordRow = {
  readonly auditSequence: number;
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly validFrom: string;
  readonly recordedAt: string;
  readonly body: JsonValue;
};

/** A posting whose entry is not there. */
export type StrayPosting = { readonly entryId: string; readonly leg: number };

export type EntryLine = {
  readonly line: 'entry';
  readonly country: string;
  readonly entry: EntryRow;
};
export type RecordLine = {
  readonly line: 'record';
  readonly country: string;
  readonly record: RecordRow;
};
export type StrayLine = {
  readonly line: 'posting';
  readonly country: string;
  readonly posting: StrayPosting;
};

/** How many lines of each kind went before. */
export type EndLine = {
  readonly line: 'end';
  readonly counts: Readonly<Record<string, number>>;
};

export type LogLine =
  | ManifestLine
  | KeyLine
  | LeafLine
  | HeadLine
  | OperatorHeadLine
  | EntryLine
  | RecordLine
  | StrayLine
  | EndLine;

/** Reads one line; null where it is not a line of this format. Never throws. */
export function parseLine(text: string): LogLine | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const kind = isRecord(value) && typeof value.line === 'string' ? value.line : '';
  const shape = Object.hasOwn(LINES, kind) ? LINES[kind] : undefined;
  return shape !== undefined && matches(value, shape) ? (value as LogLine) : null;
}

/** What a member must be: a word for a plain value, a list of one for a list of such, an object. */
export type Shape = 'text' | 'text?' | 'count' | 'count?' | 'any' | readonly [Shape] | ShapeMap;
type ShapeMap = { readonly [member: string]: Shape };

/** Whether a value has this shape; members beyond it do not matter. */
export function matches(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'string') return matchesWord(value, shape);
  if (isList(shape)) {
    return Array.isArray(value) && value.every((member) => matches(member, shape[0]));
  }
  return isRecord(value) && Object.entries(shape).every(([name, of]) => matches(value[name], of));
}

function matchesWord(value: unknown, word: string): boolean {
  if (word === 'any') return value !== undefined;
  if (word.endsWith('?') && value === null) return true;
  return word.startsWith('text') ? typeof value === 'string' : Number.isSafeInteger(value);
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const POSTING: Shape = {
  leg: 'count',
  accountId: 'text',
  commodity: 'text',
  exponent: 'count',
  amount: 'text',
  balanceAfter: 'text',
  accountVersion: 'count',
};

const ENTRY: Shape = {
  auditSequence: 'count',
  id: 'text',
  kind: 'text',
  effectiveOn: 'text',
  recordedAt: 'text',
  legCount: 'count',
  principalId: 'text',
  actId: 'text',
  reference: 'text?',
  memo: 'text?',
  reverses: 'text?',
  postings: [POSTING],
};

const RECORD: Shape = {
  auditSequence: 'count',
  type: 'text',
  id: 'text',
  version: 'count',
  validFrom: 'text',
  recordedAt: 'text',
  body: 'any',
};

const LINES: Readonly<Record<string, ShapeMap>> = {
  manifest: { format: 'count', edition: 'text', book: 'any' },
  key: {
    keyId: 'text',
    publicKey: 'text',
    previousKeyId: 'text?',
    introducedSequence: 'count',
    revokedSequence: 'count?',
  },
  leaf: { country: 'text', sequence: 'count', at: 'text', hash: 'text' },
  head: {
    country: 'text',
    size: 'count',
    root: 'text',
    previous: 'text?',
    at: 'text',
    hash: 'text',
  },
  'operator-head': { body: 'text', hash: 'text', signature: 'text' },
  entry: { country: 'text', entry: ENTRY },
  record: { country: 'text', record: RECORD },
  posting: { country: 'text', posting: { entryId: 'text', leg: 'count' } },
  end: { counts: 'any' },
};

/** The payload of a leaf, as far as a reader of format 1 relies on it. */
export const LEAF_PAYLOAD: Shape = {
  format: 'count',
  country: 'text',
  sequence: 'count',
  at: 'text',
  act: { id: 'text', kind: 'text', principal: 'text', requestHash: 'text?' },
  visibility: 'text',
  records: [{ type: 'text', id: 'text', version: 'count', validFrom: 'text', body: 'any' }],
  entries: [
    {
      id: 'text',
      kind: 'text',
      effectiveOn: 'text',
      reference: 'text?',
      memo: 'text?',
      reverses: 'text?',
      postings: [{ account: 'text', commodity: 'text', amount: 'text' }],
    },
  ],
  facts: 'any',
};
