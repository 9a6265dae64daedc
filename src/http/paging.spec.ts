import { describe, expect, it } from '@jest/globals';
import { answerPage, encodedCursor, pageOf } from './paging.ts';

const rows = Array.from({ length: 120 }, (_, at) => ({ day: `2026-01-${at}`, id: `id-${at}` }));

function readAll(limit: string): readonly string[] {
  const read: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = pageOf({ limit, ...(cursor === undefined ? {} : { cursor }) }, 2);
    const from = page.after === null ? 0 : rows.findIndex(({ id }) => id === page.after?.[1]) + 1;
    const answer = answerPage(
      rows.slice(from, from + page.limitPlusOne),
      page,
      (row) => [row.day, row.id],
      (row) => row.id,
    );
    read.push(...answer.items);
    cursor = answer.next;
  }
  return read;
}

describe('the pages of a list', () => {
  it.each(['1', '7', '60', '119', '120', '121', '200'])(
    'of %s hold every row once, in order',
    (limit) => {
      expect(readAll(limit)).toEqual(rows.map(({ id }) => id));
    },
  );

  it('are of fifty where nothing is said', () => {
    expect(pageOf({}, 1)).toEqual({ limit: 50, limitPlusOne: 51, after: null });
  });

  it('carry any text, and null', () => {
    const key = ['Қазақстан "1"', 5, null];
    expect(pageOf({ cursor: encodedCursor(key) }, 3).after).toEqual(key);
  });

  it.each([
    'not base64 %%%',
    encodedCursor(['of', 'another list']),
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('[{}]').toString('base64url'),
    Buffer.from('[1.5]').toString('base64url'),
    Buffer.from('["\\u0000"]').toString('base64url'),
    Buffer.from('[').toString('base64url'),
  ])('refuse the cursor %s', (cursor) => {
    expect(() => pageOf({ cursor }, 1)).toThrow(
      expect.objectContaining({ code: 'HTTP.CURSOR_MALFORMED' }),
    );
  });
});
