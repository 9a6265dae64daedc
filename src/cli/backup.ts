import { createWriteStream } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { MIGRATIONS } from '../../migrations/all.ts';
import { backupLines } from '../database/backup.ts';
import { DatabaseProblem } from '../database/database-problem.ts';
import { readEnvironment } from '../database/environment.ts';
import { openDatabase } from '../database/opening.ts';
import { systemClock } from '../kernel/clock.ts';
import { productVersion } from '../version.ts';
import type { Command, Terminal } from './command.ts';
import { EXIT } from './command.ts';

/** Writes every row of the book into one file, out of one snapshot, while the server goes on. */
export const backup: Command = {
  usage: 'backup FILE',
  help: [
    'FILE  is written whole or not at all (gzip); keep it as secret as the database',
    'Not in it: the private key that signs the log (AUDIT_KEY_FILE) and the files of documents.',
    'Needs DATABASE_OWNER_URL, or the embedded PostgreSQL.',
  ],
  options: {},
  positionals: [1, 1],
  async run(given, terminal) {
    const file = given.positionals[0] ?? '';
    const environment = readEnvironment(process.env, process.cwd());
    const opened = await openDatabase(environment, MIGRATIONS, (line) => terminal.say(line));
    try {
      if (opened.ownerUrl === null) throw new DatabaseProblem(NEEDS_OWNER);
      await writeBackup(opened.ownerUrl, file, terminal);
    } finally {
      await opened.close();
    }
    terminal.out(`${file} holds book ${opened.book.id} (${opened.book.kind}).`);
    return EXIT.done;
  },
};

export const NEEDS_OWNER =
  'Set DATABASE_OWNER_URL: a backup holds every table, and only the owner may read and write them all.';

/** A backup in a file that is whole or not there at all. */
export async function writeBackup(
  ownerUrl: string,
  file: string,
  terminal: Terminal,
): Promise<void> {
  const draft = `${file}.part`;
  const lines = backupLines(ownerUrl, {
    program: productVersion(),
    madeAt: systemClock.now(),
    onProgress: (table, rows) => terminal.progress(`${table}: ${rows} rows`),
  });
  try {
    const stream = createWriteStream(draft, { mode: 0o600 });
    await pipeline(Readable.from(lines), createGzip({ level: 6 }), stream);
    await settle(draft);
    await rename(draft, file);
    await settle(dirname(file));
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
}

/** Not before it is on the disk is it a backup. */
async function settle(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
