import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DIST } from '../posting/stage.ts';
import type { Stage } from '../posting/stage.ts';
import { peakOf } from './process-memory.ts';

export interface CommandFigures {
  readonly seconds: number;
  /** Looked at ten times a second: what a process took in its very last moment is missed. */
  readonly peakMegabytes: number | null;
}

export interface CheckFigures {
  readonly check: CommandFigures;
  readonly export: CommandFigures;
  readonly verify: CommandFigures;
}

/** Holds the whole book against its laws and its log, and the log alone against itself, by commands. */
export async function checksOf(stage: Stage, say: (line: string) => void): Promise<CheckFigures> {
  const file = join(stage.dataDir, 'bench-log.jsonl');
  const command = async (words: readonly string[]): Promise<CommandFigures> => {
    const figures = await runCommand(stage, words);
    say(
      `${words[0] === 'check' ? 'check' : words.slice(0, 2).join(' ')}: ${JSON.stringify(figures)}`,
    );
    return figures;
  };
  return {
    check: await command(['check']),
    export: await command(['audit', 'export', '--edition', 'auditor', '--output', file]),
    verify: await command(['audit', 'verify', file]),
  };
}

async function runCommand(stage: Stage, words: readonly string[]): Promise<CommandFigures> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(DIST, 'src/cli.js'), ...words], {
    env: stage.environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakMegabytes: number | null = null;
  const looking = setInterval(() => {
    peakMegabytes = peakOf(child.pid ?? 0) ?? peakMegabytes;
  }, 100);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  clearInterval(looking);
  if (code !== 0) throw new Error(`jcm-ledger ${words.join(' ')} ended with ${code}`);
  return { seconds: Math.round((performance.now() - begun) / 100) / 10, peakMegabytes };
}
