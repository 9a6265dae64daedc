import type pg from 'pg';
import { MIGRATIONS } from '../../migrations/all.ts';
import { readEnvironment } from '../database/environment.ts';
import type { Book } from '../database/migrator.ts';
import { openDatabase } from '../database/opening.ts';
import { createPostingPool, createReadPool } from '../database/pools.ts';
import type { Terminal } from './command.ts';

export interface CommandDatabase {
  readonly book: Book;
  readonly dataDir: string;
  /** For acts of the operator. */
  readonly postingPool: pg.Pool;
  /** Read-only. */
  readonly readPool: pg.Pool;
}

/** Opens the database of the settings for one command, and gives it back whatever happens. */
export async function withDatabase<T>(
  terminal: Terminal,
  work: (database: CommandDatabase) => Promise<T>,
): Promise<T> {
  const environment = readEnvironment(process.env, process.cwd());
  const opened = await openDatabase(environment, MIGRATIONS, (line) => terminal.say(line));
  const postingPool = createPostingPool(opened.applicationUrl, { max: 2 });
  const readPool = createReadPool(opened.readerUrl, { max: 2, statementTimeout: '0' });
  try {
    return await work({
      ...{ book: opened.book, dataDir: environment.dataDir },
      ...{ postingPool, readPool },
    });
  } finally {
    await Promise.all([postingPool.end(), readPool.end()]);
    await opened.close();
  }
}
