import { httpErrors } from './errors.ts';
import { Text, WholeNumberText } from './fields.ts';

const DEFAULT_LIMIT = 50;
const LIMIT_AT_MOST = 200;

/** What every list takes from its address; a list with filters extends it. */
export class PageQuery {
  @WholeNumberText({
    optional: true,
    min: 1,
    max: LIMIT_AT_MOST,
    description: `How many items at most; ${DEFAULT_LIMIT} where it is left out`,
  })
  readonly limit?: string;

  @Text({
    optional: true,
    max: 1024,
    description: 'Where to go on: `next` of the page before, unchanged',
  })
  readonly cursor?: string;
}

/** A place between two rows of an ordered list: the sort values of the last row that was read. */
export type CursorKey = readonly (string | number | null)[];

export interface Page {
  readonly limit: number;
  /** Ask the database for this many: one more than is shown tells whether there is a next page. */
  readonly limitPlusOne: number;
  /** The key of the last row of the page before; null on the first page. */
  readonly after: CursorKey | null;
}

/** One page of a list as it is answered. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

/**
 * Reads where a page begins and how long it is.
 *
 * @param keyLength how many values order the list; a cursor of another list is refused
 * Refuses HTTP.CURSOR_MALFORMED.
 */
export function pageOf(query: PageQuery, keyLength: number): Page {
  const limit = query.limit === undefined ? DEFAULT_LIMIT : parseInt(query.limit, 10);
  const after = query.cursor === undefined ? null : decodedCursor(query.cursor, keyLength);
  return { limit, limitPlusOne: limit + 1, after };
}

/** A page ends before its limit where it would be longer than this: nobody waits for megabytes. */
export const PAGE_BYTES_AT_MOST = 190_000;

/**
 * Cuts the rows to one page and says where the next begins. A page ends early rather than be too long.
 *
 * @param rows up to `limitPlusOne` rows, in order
 */
export function answerPage<Row, Item>(
  rows: readonly Row[],
  page: Page,
  keyOf: (row: Row) => CursorKey,
  itemOf: (row: Row) => Item,
): PageOf<Item> {
  const items: Item[] = [];
  let bytes = 0;
  for (const row of rows.slice(0, page.limit)) {
    const item = itemOf(row);
    bytes += Buffer.byteLength(JSON.stringify(item)) + 1;
    if (items.length > 0 && bytes > PAGE_BYTES_AT_MOST) break;
    items.push(item);
  }
  const last = rows[items.length - 1];
  const next = rows.length > items.length && last !== undefined ? encodedCursor(keyOf(last)) : null;
  return { items, next };
}

export function encodedCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

function decodedCursor(text: string, keyLength: number): CursorKey {
  const key = parsed(Buffer.from(text, 'base64url').toString('utf8'));
  if (!Array.isArray(key) || key.length !== keyLength || !key.every(isKeyPart)) {
    throw httpErrors.refuse('HTTP.CURSOR_MALFORMED');
  }
  return key as CursorKey;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isKeyPart(part: unknown): boolean {
  // A NUL would reach the database, which refuses it as an error of its own.
  if (typeof part === 'string') return !part.includes('\u0000');
  return part === null || Number.isSafeInteger(part);
}
