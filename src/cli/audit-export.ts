import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLog } from '../audit/export.ts';
import { ledgerRows } from '../ledger/audit-rows.ts';
import type { Command } from './command.ts';
import { EXIT, required, UsageProblem } from './command.ts';
import { withDatabase } from './database.ts';

/** Writes the whole log into a file, for checking it elsewhere with `audit verify`. */
export const auditExport: Command = {
  usage: 'audit export --output FILE [--edition public|auditor]',
  help: [
    '--output FILE  where to (JSON Lines)',
    '--edition      public (default): every hash and what is public; auditor: every payload and row',
  ],
  options: {
    output: { type: 'string', short: 'o' },
    edition: { type: 'string' },
  },
  positionals: [0, 0],
  async run(given, terminal) {
    const file = required(given, 'output');
    const edition = given.text('edition') ?? 'public';
    if (edition !== 'public' && edition !== 'auditor') {
      throw new UsageProblem('--edition is public or auditor');
    }
    let lines = 0;
    await withDatabase(terminal, async ({ readPool }) => {
      const log = exportLog(
        readPool,
        edition === 'auditor' ? { edition, rows: ledgerRows } : { edition },
      );
      const counted = async function* (): AsyncGenerator<string> {
        for await (const line of log) {
          lines += 1;
          if (lines % 1_000 === 0) terminal.progress(`${lines} lines`);
          yield line;
        }
      };
      await pipeline(Readable.from(counted()), createWriteStream(file));
    });
    terminal.say(`${lines} lines in ${file}`);
    return EXIT.done;
  },
};
