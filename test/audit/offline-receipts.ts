import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../harness/compiled-program.ts';

/** The two verifiers as a stranger has them: in a folder of their own, with a receipt beside them. */
export class OfflineReceipts {
  readonly #folder = mkdtempSync(join(tmpdir(), 'jcm-ledger-receipts-'));

  constructor() {
    for (const name of ['verify-log.mjs', 'verify_log.py']) {
      copyFileSync(join(ROOT, 'tools', name), join(this.#folder, name));
    }
  }

  /** What each says: 'holds', or its first fault. Without Python, what Node says counts twice. */
  check(receipt: unknown, key: string): readonly [string, string] {
    writeFileSync(join(this.#folder, 'receipt.json'), JSON.stringify(receipt, null, 2));
    const byNode = this.#run(process.execPath, 'verify-log.mjs', key) ?? 'no Node';
    return [byNode, this.#run('python3', 'verify_log.py', key) ?? byNode];
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #run(command: string, program: string, key: string): string | null {
    const words = [program, '--receipt', 'receipt.json', '--key', key];
    const { error, status, stdout, stderr } = spawnSync(command, words, {
      cwd: this.#folder,
      encoding: 'utf8',
    });
    if ((error as { code?: string } | undefined)?.code === 'ENOENT') return null;
    if (status === 0)
      return stdout.includes('It is in the log that was signed.') ? 'holds' : stdout;
    return /^FAULT (.*)$/m.exec(stdout)?.[1] ?? `${stdout}${stderr}`;
  }
}
