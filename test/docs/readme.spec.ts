import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { compiledProgram, ROOT } from '../harness/compiled-program.ts';

interface Spoken {
  readonly command: string;
  readonly output: string;
}

/** The commands of the README's console blocks, each with the output that the README shows. */
function session(text: string): readonly Spoken[] {
  const blocks = [...text.matchAll(/```console\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [command = '', ...output] = part.split('\n');
        return { command, output: output.join('\n').trim() };
      }),
  );
}

const MARK = '\u0001';
let application: RunningApplication;

beforeAll(async () => {
  await compiledProgram();
  application = await startApplication({ kind: 'demonstration' });
}, 120_000);
afterAll(() => application?.close());

describe('the README', () => {
  it('shows what really happens, word for word', async () => {
    const spoken = session(readFileSync(join(ROOT, 'README.md'), 'utf8'));
    expect(spoken.length).toBeGreaterThan(20);
    const script = spoken.map(({ command }) => `${here(command)}\nprintf '${MARK}'`).join('\n');
    // Not synchronously: the server answers from this very process.
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: ROOT });
    const said = stdout.split(MARK);
    for (const [at, { command, output }] of spoken.entries()) {
      expect({ command, output: (said[at] ?? '').trim() }).toEqual({
        command,
        output: expect.stringMatching(pattern(output)),
      });
    }
  }, 120_000);
});

/** The same command, for the server of this test. */
function here(command: string): string {
  return command
    .replaceAll('http://localhost:3000', application.url)
    .replaceAll('/tmp/', `${application.dataDir}/`)
    .replaceAll('./data/', `${application.dataDir}/`)
    .replaceAll('npx jcm-ledger', `node '${join(ROOT, 'tools/jcm-ledger.mjs')}'`);
}

/** `…` stands for anything. */
function pattern(output: string): RegExp {
  const parts = output.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^\\n]*?')}$`);
}
