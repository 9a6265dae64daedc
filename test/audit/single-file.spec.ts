import { spawnSync } from 'node:child_process';
import { mkdtempSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newSigningKeyPem, signerFromPem } from '../../src/audit/signing-key.ts';
import { ROOT } from '../harness/compiled-program.ts';
import { MemoryLog, payment, textOf } from './memory-log.ts';

const KEY = signerFromPem(newSigningKeyPem());

/* The verifier as a stranger has it: one file, in a folder where no package can be found. */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jcm-ledger-stranger-'));
  copyFileSync(join(ROOT, 'tools/verify-log.mjs'), join(folder, 'verify-log.mjs'));
  copyFileSync(join(ROOT, 'tools/verify_log.py'), join(folder, 'verify_log.py'));
  const log = await MemoryLog.begin(KEY);
  log.post('KZ', [payment(1, '5.00')]);
  await log.seal();
  const text = [...textOf(log.lines())].join('');
  writeFileSync(join(folder, 'log.jsonl'), text);
  writeFileSync(join(folder, 'forged.jsonl'), text.replaceAll('"5.00"', '"6.00"'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROGRAMS = [
  [process.execPath, 'verify-log.mjs'],
  ['python3', 'verify_log.py'],
] as const;

describe.each(PROGRAMS)('%s %s in an empty folder', (command, program) => {
  const run = (...args: string[]) => {
    const done = spawnSync(command, [program, ...args], { cwd: folder, encoding: 'utf8' });
    // Without Python there is nothing to say of Python.
    return (done.error as { code?: string } | undefined)?.code === 'ENOENT' ? null : done;
  };
  const key = KEY.publicKey.toString('hex');

  it('finds nothing wrong with an honest log, and adds up its accounts', () => {
    const done = run('log.jsonl', '--key', key, '--balances');
    if (done === null) return;
    expect(done.stderr).toBe('');
    expect(done.status).toBe(0);
    expect(done.stdout).toContain('"balance":"5.00"');
    expect(done.stdout).toContain('Nothing is wrong.');
  });

  it('tells a forged one, with exit code 1', () => {
    const done = run('forged.jsonl', '--key', key);
    if (done === null) return;
    expect(done.stdout).toContain('ROW.DIFFERS');
    expect(done.status).toBe(1);
  });

  it('believes the first key where none is given, and says so', () => {
    const done = run('log.jsonl');
    if (done === null) return;
    expect(done.stderr).toContain('No --key given');
    expect(done.status).toBe(0);
  });

  it('says 2 to what it does not understand', () => {
    expect(run('nothing.jsonl', '--key', key)?.status ?? 2).toBe(2);
    expect(run()?.status ?? 2).toBe(2);
  });
});

describe('the single file', () => {
  it('is what src/audit makes of it today', () => {
    const program = [join(ROOT, 'tools/make-verifier.mjs'), '--check'];
    const done = spawnSync(process.execPath, program, { encoding: 'utf8' });
    expect(done.stderr).toBe('');
    expect(done.status).toBe(0);
  });
});
