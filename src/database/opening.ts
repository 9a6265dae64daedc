import type { MigrationClass } from './data-source.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { Environment } from './environment.ts';
import type { Book, BookKind } from './migrator.ts';
import { migrate } from './migrator.ts';

/** A database that is there, migrated and checked. */
export interface OpenedDatabase {
  readonly applicationUrl: string;
  /** Owns the tables; null where the settings do not name it. */
  readonly ownerUrl: string | null;
  /** May only read; the application's own address where no other was given. */
  readonly readerUrl: string;
  readonly book: Book;
  readonly embedded: boolean;
  /** Where the embedded server keeps its data; null for any other. */
  readonly directory: string | null;
  /** From now on starts the embedded server again where it is gone; does nothing for any other. */
  keepUp(log: (line: string) => void): void;
  /** Stops the embedded server, if nobody else uses it. Close the pools first. */
  close(): Promise<void>;
}

/**
 * Brings up the database that the settings name, or the embedded one, and migrates it.
 *
 * The embedded database is a demonstration unless DEMONSTRATION=0 when it is made; any other is real
 * unless DEMONSTRATION=1 on an empty one. What a book is once, it stays.
 */
export async function openDatabase(
  environment: Environment,
  migrations: readonly MigrationClass[],
  log: (line: string) => void,
): Promise<OpenedDatabase> {
  const kindRequired = kindOf(environment.demonstration);
  if (environment.database !== null) {
    const { applicationUrl, ownerUrl, readerUrl } = environment.database;
    const book = await migrate({
      ownerUrl,
      applicationUrl,
      readerUrl,
      migrations,
      kindOfNewBook: kindRequired ?? 'real',
      kindRequired,
      log,
    });
    const close = (): Promise<void> => Promise.resolve();
    const keepUp = (): void => undefined;
    return {
      ...{ applicationUrl, ownerUrl, readerUrl: readerUrl ?? applicationUrl },
      ...{ book, embedded: false, directory: null, keepUp, close },
    };
  }
  const server = await startEmbeddedPostgres({ dataDir: environment.dataDir, log });
  try {
    const { applicationUrl, ownerUrl, readerUrl } = server;
    const book = await migrate({
      ownerUrl,
      applicationUrl,
      readerUrl,
      migrations,
      kindOfNewBook: kindRequired ?? 'demonstration',
      kindRequired,
      log,
    });
    const close = (): Promise<void> => server.stop();
    const keepUp: OpenedDatabase['keepUp'] = (log) => server.keepUp(log);
    const { directory } = server;
    return {
      ...{ applicationUrl, ownerUrl, readerUrl, book },
      ...{ embedded: true, directory, keepUp, close },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function kindOf(demonstration: boolean | null): BookKind | null {
  if (demonstration === null) return null;
  return demonstration ? 'demonstration' : 'real';
}
