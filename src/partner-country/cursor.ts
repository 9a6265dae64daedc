import { httpErrors } from '../http/errors.ts';
import type { CursorKey, Page } from '../http/paging.ts';
import { isDay } from '../kernel/calendar-day.ts';

/** What a value in a cursor must be for the column that it is compared with. */
export type CursorColumn = 'text' | 'day' | 'number' | 'id';

const FITS: Readonly<Record<CursorColumn, (part: CursorKey[number]) => boolean>> = {
  text: (part) => typeof part === 'string',
  day: (part) => isDay(part),
  number: (part) => typeof part === 'number' && part >= 0 && part < 32_768,
  id: (part) =>
    typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
};

/**
 * The values after which a page begins; null on the first page. A cursor of a list with another order
 * is refused here, before the database would stumble over it: HTTP.CURSOR_MALFORMED.
 */
export function cursorOf(page: Page, columns: readonly CursorColumn[]): CursorKey | null {
  const { after } = page;
  if (after === null) return null;
  if (columns.every((column, at) => FITS[column](after[at] ?? null))) return after;
  throw httpErrors.refuse('HTTP.CURSOR_MALFORMED');
}
