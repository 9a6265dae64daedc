import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { ACT_TABLES } from '../../src/cli/act-tables.ts';
import { ROOT } from '../harness/compiled-program.ts';

/* A table that acts write and that check does not know would be missed as gone, and never looked at. */
it("holds the tables of every room's tables.ts against the log", () => {
  const listed = readFileSync(join(ROOT, 'src/cli/act-tables.ts'), 'utf8');
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)tables\.ts$/.test(file))
    .map((file) => `'../${file}'`);
  expect(files.filter((file) => !listed.includes(file))).toEqual([]);
  expect(files.length).toBeGreaterThan(5);
  expect(new Set(ACT_TABLES.map(({ name }) => name)).size).toBe(ACT_TABLES.length);
});

it('knows every table that is described anywhere', () => {
  const described = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => [
      ...readFileSync(join(ROOT, 'src', file), 'utf8').matchAll(
        /: TableSpec = \{\s*name: '([a-z_]+)'/g,
      ),
    ])
    .map(([, name]) => name ?? '');
  const known = new Set([...ACT_TABLES.map(({ name }) => name), 'account']);
  expect(described.filter((name) => !known.has(name))).toEqual([]);
});
