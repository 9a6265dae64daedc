import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportBook } from '../../src/cli/import/book.ts';
import { importFile, type ImportResult } from '../../src/cli/import/import-file.ts';
import { ISSUANCE_ROWS } from '../../src/cli/import/issuance-rows.ts';
import { PROJECT_ROWS } from '../../src/cli/import/project-rows.ts';
import { createPostingPool, createReadPool } from '../../src/database/pools.ts';
import { ROOT } from '../harness/compiled-program.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';

const SHARED = process.env['JCM_SHARED_DIR'] ?? join(ROOT, '../shared');

/** The public lists, where this machine has them. */
export const REAL = {
  projects: join(SHARED, 'data/jcm-projects.csv'),
  issuances: join(SHARED, 'data/jcm-issuances.csv'),
} as const;
export const hasReal = existsSync(REAL.projects) && existsSync(REAL.issuances);

export type What = keyof typeof REAL;
const KINDS = { projects: PROJECT_ROWS, issuances: ISSUANCE_ROWS } as const;

/** A database of its own, and the way from a file into it. */
export interface Desk {
  readonly database: FreshDatabase;
  load(what: What, file: string, apply?: boolean): Promise<ImportResult>;
  /** Loads what a file of this text would hold. */
  loadText(what: What, text: string | Uint8Array, apply?: boolean): Promise<ImportResult>;
  query(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function openDesk(given?: FreshDatabase): Promise<Desk> {
  const database = given ?? (await freshDatabase('real'));
  const folder = await mkdtemp(join(tmpdir(), 'jcm-ledger-import-'));
  const postingPool = createPostingPool(database.applicationUrl, { max: 2 });
  const readPool = createReadPool(database.readerUrl, { max: 2 });
  const silent = { out: () => undefined, say: () => undefined, progress: () => undefined };
  const book = await ImportBook.open(
    { book: { id: '', kind: 'real' }, postingPool, readPool } as never,
    silent,
  );
  const load: Desk['load'] = (what, file, apply = true) =>
    importFile(book, { file, kind: KINDS[what], apply, progress: silent.progress });
  return {
    database,
    load,
    async loadText(what, text, apply) {
      const file = join(folder, 'list.csv');
      await writeFile(file, text);
      return load(what, file, apply);
    },
    query: async (text, values = []) => (await readPool.query(text, [...values])).rows,
    async close() {
      await book.close();
      await Promise.all([postingPool.end(), readPool.end()]);
      await rm(folder, { recursive: true, force: true });
      if (given === undefined) await database.drop();
    },
  };
}

export const PROJECT_HEADER = PROJECT_ROWS.columns.join(',');
export const ISSUANCE_HEADER = ISSUANCE_ROWS.columns.join(',');

/** A project's row; what is not given is empty. */
export function projectLine(facts: Readonly<Record<string, string>> = {}): string {
  return line(PROJECT_ROWS.columns, {
    reference_no: 'KZ001',
    country_iso2: 'KZ',
    country_iso3: 'KAZ',
    country: 'Kazakhstan',
    project_title: 'Charging stations',
    status: 'Validation',
    japan_participants: 'Green Co., Ltd.',
    source: 'https://www.jcm.go.jp/',
    ...facts,
  });
}

/** An issuance's row; what is not given is empty. */
export function issuanceLine(facts: Readonly<Record<string, string>> = {}): string {
  const source = 'https://www.jcm.go.jp/';
  return line(ISSUANCE_ROWS.columns, {
    reference_no: 'KZ001',
    issuance_seq: '1',
    source,
    ...facts,
  });
}

function line(columns: readonly string[], facts: Readonly<Record<string, string>>): string {
  return columns
    .map((column) => facts[column] ?? '')
    .map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
