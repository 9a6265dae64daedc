import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'jcm-ledger-rooms-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(ROOT, file), join(house, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

interface Complaint {
  readonly from: string;
  readonly rule: string;
}

/** What the check has against a small house made of these files. */
function complaintsAbout(files: Readonly<Record<string, string>>): readonly Complaint[] {
  rmSync(join(house, 'src'), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const binary = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = [binary, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const text = execFileSync('node', run, { cwd: house, encoding: 'utf8', maxBuffer: 1 << 26 });
  const { summary } = JSON.parse(text) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
}

/** Rules that the check names for a small house made of these files. */
function complaints(files: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set(complaintsAbout(files).map(({ rule }) => rule))].sort();
}

const KERNEL = { 'src/kernel/amount.ts': 'export const amount = 1;\n' };

describe('the one-way street', () => {
  it('has nothing to say of a house in order', () => {
    expect(
      complaints({
        ...KERNEL,
        'src/main.ts': `import './ledger/entry.ts';\n`,
        'src/ledger/entry.ts': `import { amount } from '../kernel/amount.ts';\nexport const entry = amount;\n`,
      }),
    ).toEqual([]);
  });

  describe('where rooms look the wrong way', () => {
    const looks = [
      ['kernel', 'ledger', 'kernel-imports-only-decimal'],
      ['audit', 'ledger', 'audit-knows-only-kernel'],
      ['ledger', 'funding', 'ledger-looks-only-back'],
      ['partner-country', 'project', 'partner-country-looks-only-back'],
      ['project', 'funding', 'project-looks-only-back'],
      ['funding', 'monitoring', 'funding-and-monitoring-are-neighbours'],
      ['funding', 'reporting', '-funding-monitoring--looks-only-back'],
      ['reporting', 'web', 'reporting-looks-only-back'],
      ['http', 'ledger', 'sides-know-only-kernel-and-audit'],
      ['identity', 'funding', 'sides-know-only-kernel-and-audit'],
      ['database', 'project', 'sides-know-only-kernel-and-audit'],
    ] as const;
    const looker = (from: string, to: string): string => `src/${from}/sees-${to}.ts`;
    let found: readonly Complaint[];

    // One house with all of them: each is told by the file that looks.
    beforeAll(() => {
      const files = looks.flatMap(([from, to]) => [
        [
          looker(from, to),
          `import { there } from '../${to}/seen-by-${from}.ts';\nexport const here = there;\n`,
        ],
        [`src/${to}/seen-by-${from}.ts`, 'export const there = 1;\n'],
      ]);
      found = complaintsAbout(Object.fromEntries(files) as Record<string, string>);
    });

    it.each(looks)('complains when %s looks into %s', (from, to, rule) => {
      expect(found).toContainEqual({ from: looker(from, to), rule });
    });
  });

  it('complains when the kernel uses a library other than decimal.js', () => {
    expect(
      complaints({ 'src/kernel/amount.ts': `import pg from 'pg';\nexport const amount = pg;\n` }),
    ).toContain('kernel-imports-only-decimal');
  });

  it('complains when an act touches the database, or a writer queries', () => {
    const reaches = `import pg from 'pg';\nexport const reach = pg;\n`;
    expect(complaints({ 'src/funding/acts/disbursement.ts': reaches })).toContain('acts-are-pure');
    expect(complaints({ 'src/reporting/writers/csv.ts': reaches })).toContain(
      'writers-see-only-the-model',
    );
  });

  it('complains of a circle, and of a file that nobody uses', () => {
    expect(
      complaints({
        'src/ledger/one.ts': `import { two } from './two.ts';\nexport const one = two;\n`,
        'src/ledger/two.ts': `import { one } from './one.ts';\nexport const two = one;\n`,
        'src/ledger/alone.ts': 'export const alone = 1;\n',
      }),
    ).toEqual(expect.arrayContaining(['no-cycles', 'no-orphans']));
  });
});
