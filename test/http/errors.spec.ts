import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CATALOGUES } from '../../src/error-catalogues.ts';
import { statusOfDefinition } from '../../src/http/problem.ts';
import type { ErrorDefinition } from '../../src/kernel/refusal.ts';
import { expectGolden } from '../harness/golden.ts';

const ROOT = join(import.meta.dirname, '../..');

const ALL: readonly { room: string; code: string; definition: ErrorDefinition; status: number }[] =
  Object.entries(CATALOGUES).flatMap(([room, definitions]) =>
    Object.entries(definitions).map(([code, definition]) => ({
      room,
      code,
      definition,
      status: statusOfDefinition(code, definition),
    })),
  );

/** docs/errors.md: what a client reads when it meets a code. */
function document(): string {
  const rooms = Object.keys(CATALOGUES).map((room) => {
    const codes = ALL.filter((each) => each.room === room).map(
      ({ code, status, definition: { title, advice } }) =>
        `### <a id="${code}"></a>\`${code}\` (${status})\n\n${title}. ${advice}`,
    );
    return [`## ${room}`, ...codes].join('\n\n');
  });
  return `${[
    '# Error codes',
    'Made from the catalogues of the rooms (`src/*/errors.ts`) by `GOLDEN=accept npm test -- test/http/errors.spec.ts`; not written by hand.',
    'Every error is `application/problem+json` (RFC 9457): `type`, `title`, `status`, `detail`, `instance`, and of ours `code`, `advice`, `errors[]` with JSON pointers, and the facts under their own names, such as `requested`, `available`, `currency`. A code is a promise: it is never renamed and never given another meaning.',
    ...rooms,
  ].join('\n\n')}\n`;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
    join(ROOT, folder, path),
  );
}

describe('the error codes', () => {
  it('of every room are in the catalogue of all', () => {
    const rooms = readdirSync(join(ROOT, 'src')).filter((room) =>
      existsSync(join(ROOT, 'src', room, 'errors.ts')),
    );
    expect(Object.keys(CATALOGUES).sort()).toEqual(rooms.sort());
  });

  it('are each of one room, and speak in sentences', () => {
    expect(new Set(ALL.map(({ code }) => code)).size).toBe(ALL.length);
    for (const { code, definition } of ALL) {
      expect([code, definition.title]).toEqual([code, expect.stringMatching(/^[A-Z].*[^.]$/s)]);
      expect([code, definition.advice]).toEqual([code, expect.stringMatching(/^[A-Z].*[.…]$/s)]);
    }
  });

  it('keep their names and statuses', () => {
    const lines = ALL.map(({ code, status }) => `${code} ${status}`).sort();
    expectGolden(join(ROOT, 'test/golden/error-codes.txt'), `${lines.join('\n')}\n`);
  });

  it('are explained in docs/errors.md', () => {
    expectGolden(join(ROOT, 'docs/errors.md'), document());
  });

  it('are each provoked by a test, but for those of this list, which only gets shorter', () => {
    const tests = ['src', 'test', 'seeds']
      .flatMap(filesBelow)
      .filter((path) => path.endsWith('.spec.ts'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const unprovoked = ALL.map(({ code }) => code).filter((code) => !tests.includes(`'${code}'`));
    expectGolden(
      join(ROOT, 'test/golden/error-codes-without-test.txt'),
      unprovoked
        .sort()
        .map((code) => `${code}\n`)
        .join(''),
    );
  });
});
