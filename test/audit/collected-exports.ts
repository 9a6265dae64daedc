import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogPlace } from '../../src/audit/log-places.ts';
import type { SignedOperatorHead } from '../../src/audit/operator-head.ts';
import { textLines } from '../../src/audit/text-lines.ts';
import { verifyLog } from '../../src/audit/verifier.ts';
import type { Verification } from '../../src/audit/verifier.ts';
import { ROOT } from '../harness/compiled-program.ts';

interface Case {
  readonly file: string;
  readonly key: string;
  readonly held: SignedOperatorHead | null;
}

/** What all verifiers must agree on; the words of a finding are each verifier's own. */
export interface Verdict {
  readonly file: string;
  readonly ok: boolean;
  readonly count: number;
  readonly places: readonly string[];
  readonly accounts: number;
  /** Every run of serials and its place. */
  readonly serials: readonly LogPlace[];
  readonly unsealed: number;
}

/** Exports that tests have tampered with, kept as files so that other programs can check them too. */
export class CollectedExports {
  readonly #folder = mkdtempSync(join(tmpdir(), 'jcm-ledger-exports-'));
  readonly #cases = new Map<string, Case>();

  add(lines: readonly string[], key: Buffer, held: SignedOperatorHead | null): void {
    const text = lines.join('');
    const of = JSON.stringify([text, key.toString('hex'), held]);
    const name = createHash('sha256').update(of).digest('hex').slice(0, 24);
    if (this.#cases.has(name)) return;
    const file = join(this.#folder, name);
    writeFileSync(file, text);
    this.#cases.set(name, { file, key: key.toString('hex'), held });
  }

  get cases(): readonly Case[] {
    return [...this.#cases.values()];
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export async function byTheProgram(cases: readonly Case[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { file, key, held } of cases) {
    const serials: LogPlace[] = [];
    const result = await verifyLog(textLines(createReadStream(file)), {
      trustedKey: Buffer.from(key, 'hex'),
      onPlace: (place) => serials.push(place),
      ...(held === null ? {} : { heldHead: held }),
    });
    verdicts.push(verdictOf(file, result, serials));
  }
  return verdicts;
}

/** tools/verify-log.mjs, in a process of its own. */
export function byTheSingleFile(cases: readonly Case[]): Verdict[] {
  const program = [join(ROOT, 'test/audit/verify-many.mjs'), join(ROOT, 'tools/verify-log.mjs')];
  return answersOf(process.execPath, program, cases).map((line) => {
    const { file, result, serials } = JSON.parse(line) as {
      file: string;
      result: Verification;
      serials: LogPlace[];
    };
    return verdictOf(file, result, serials);
  });
}

/** tools/verify_log.py; null where there is no Python 3 here. */
export function byPython(cases: readonly Case[]): Verdict[] | null {
  if (spawnSync('python3', ['--version']).status !== 0) return null;
  const program = [join(ROOT, 'test/audit/verify_many.py'), join(ROOT, 'tools')];
  return answersOf('python3', program, cases).map((line) => {
    const { places, ...rest } = JSON.parse(line) as Verdict & { places: unknown[] };
    return { ...rest, places: places.map((each) => JSON.stringify(each)).sort() };
  });
}

function answersOf(command: string, args: readonly string[], cases: readonly Case[]): string[] {
  const done = spawnSync(command, args, {
    input: cases.map((each) => `${JSON.stringify(each)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}:\n${done.stderr}`);
  return done.stdout.split('\n').filter(Boolean);
}

function verdictOf(file: string, result: Verification, serials: readonly LogPlace[]): Verdict {
  const places = result.findings.map(({ code, country, sequence, row }) =>
    JSON.stringify([code, country ?? null, sequence ?? null, row ?? null]),
  );
  return {
    file,
    ok: result.ok,
    count: result.findingCount,
    places: places.sort(),
    accounts: result.accounts,
    serials,
    unsealed: result.unsealedLeaves,
  };
}
