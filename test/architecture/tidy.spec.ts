import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

/** Planted faults, by the file they would stand in. */
const PLANTED = {
  Number: 'export const a = (text: string) => Number(text);\n',
  parseFloat: 'export const a = (text: string) => parseFloat(text);\n',
  toFixed: 'export const a = (n: { toFixed(): string }) => n.toFixed();\n',
  toNumber: 'export const a = (n: { toNumber(): number }) => n.toNumber();\n',
  clock: 'export const a = () => [new Date(), Date.now()];\n',
  http: `import { NotFoundException } from '@nestjs/common';\nexport const a = NotFoundException;\n`,
};
type Fault = keyof typeof PLANTED;
type Complaints = Readonly<Record<Fault, readonly string[]>>;

let outside: Complaints;
let kernel: Complaints;

/** What the linter says of each planted fault in a room; in a process of its own, being ESM. */
function complaints(room: string): Complaints {
  const program = `
    import { ESLint } from 'eslint';
    const eslint = new ESLint();
    const found = {};
    for (const [name, text] of Object.entries(JSON.parse(process.argv[1]))) {
      const [result] = await eslint.lintText(text, { filePath: 'src/${room}/planted.ts' });
      found[name] = result.messages.map(({ message }) => message);
    }
    console.log(JSON.stringify(found));`;
  const args = ['--input-type=module', '-e', program, JSON.stringify(PLANTED)];
  return JSON.parse(execFileSync('node', args, { cwd: ROOT, encoding: 'utf8' })) as Complaints;
}

beforeAll(() => {
  outside = complaints('ledger');
  kernel = complaints('kernel');
});

function filesBelow(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => join(folder, path));
}

describe('tidiness', () => {
  it.each(['Number', 'parseFloat', 'toFixed', 'toNumber'] as const)(
    'complains of %s outside the kernel, and only there',
    (fault) => {
      expect(outside[fault].join()).toContain('Amounts never pass through a JS number');
      expect(kernel[fault]).toEqual([]);
    },
  );

  it('complains of a clock outside the kernel', () => {
    expect(outside.clock.filter((message) => message.includes('reads the time'))).toHaveLength(2);
  });

  it('complains of an HTTP exception in a room', () => {
    expect(outside.http.join()).toContain('only src/http knows HTTP');
  });

  it('has no focused or switched-off test, and no left-over marker', () => {
    const marker = new RegExp(['TO', 'DO|FIX', 'ME'].join(''));
    const switched = new RegExp(`\\.(only|skip|todo)\\(|\\b[xf](it|describe)\\(`);
    const found = ['src', 'migrations', 'seeds', 'test', 'benches']
      .flatMap((folder) => filesBelow(folder, /\.(ts|mjs|eta)$/))
      .filter((path) => !path.endsWith('tidy.spec.ts'))
      .filter((path) => {
        const text = readFileSync(join(ROOT, path), 'utf8');
        return marker.test(text) || (/\.spec\.ts$/.test(path) && switched.test(text));
      });
    expect(found).toEqual([]);
  });

  it('has an expectation in every test file', () => {
    const silent = ['src', 'test', 'seeds', 'migrations']
      .flatMap((folder) => filesBelow(folder, /\.spec\.ts$/))
      .filter((path) => !/\bexpect\(/.test(readFileSync(join(ROOT, path), 'utf8')));
    expect(silent).toEqual([]);
  });
});
