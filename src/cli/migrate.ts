import type { Command } from './command.ts';
import { EXIT } from './command.ts';
import { withDatabase } from './database.ts';

/** Migrates alone, for whoever does not want the server to: before a new release is started. */
export const migrateCommand: Command = {
  usage: 'migrate',
  help: ['Needs DATABASE_OWNER_URL, or the embedded PostgreSQL. Safe to repeat.'],
  options: {},
  positionals: [0, 0],
  async run(_given, terminal) {
    const book = await withDatabase(terminal, (database) => Promise.resolve(database.book));
    terminal.out(`The database is ready. Book ${book.id}: ${book.kind}.`);
    return EXIT.done;
  },
};
