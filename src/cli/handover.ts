import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { MIGRATIONS } from '../../migrations/all.ts';
import { exportLog } from '../audit/export.ts';
import { auditKeys } from '../audit/keys.ts';
import { DatabaseProblem } from '../database/database-problem.ts';
import { readEnvironment, type Environment } from '../database/environment.ts';
import type { Book } from '../database/migrator.ts';
import { openDatabase } from '../database/opening.ts';
import { createReadPool } from '../database/pools.ts';
import { systemClock } from '../kernel/clock.ts';
import { ledgerRows } from '../ledger/audit-rows.ts';
import { documentStoreOf } from '../project/documents/document-store-of.ts';
import { productVersion } from '../version.ts';
import { NEEDS_OWNER, writeBackup } from './backup.ts';
import type { Command, Terminal } from './command.ts';
import { EXIT, required, UsageProblem } from './command.ts';
import { documentsOf, editionsOf, type HandedDocument } from './handover/contents.ts';
import { manifestOf, sumsOf } from './handover/manifest.ts';
import { readmeOf } from './handover/readme.ts';
import { zipFolder } from './handover/zip.ts';

/** Writes all that a new operator needs to carry the book on, and to check that it is whole. */
export const handover: Command = {
  usage: 'handover -o DIR|FILE.zip [--documents]',
  help: [
    '-o, --output DIR  an empty folder, or one that is made: back-up, log, editions, keys, manifest, README',
    '                  a name that ends with .zip: one file with all of it, which must not be there yet',
    '--documents       the files of documents too, confidential ones among them; else only their list',
    'Keep it as secret as the database. Not in it: the private key that signs the log (AUDIT_KEY_FILE).',
    'Needs DATABASE_OWNER_URL, or the embedded PostgreSQL.',
  ],
  options: { output: { type: 'string', short: 'o' }, documents: { type: 'boolean' } },
  positionals: [0, 0],
  async run(given, terminal) {
    const output = required(given, 'output');
    const isFile = output.endsWith('.zip');
    if (isFile) await requireNothing(output);
    const folder = isFile ? await mkdtemp(join(dirname(output), '.handover-')) : output;
    try {
      await makeEmpty(folder);
      const { told, lacking } = await handOver(folder, given.flag('documents'), terminal);
      if (isFile) await zipFolder(folder, output);
      terminal.out(`${output} holds ${told}.`);
      if (lacking.length === 0) return EXIT.done;
      terminal.say(`Not found in the store of documents: ${lacking.join(', ')}`);
      return EXIT.failed;
    } finally {
      if (isFile) await rm(folder, { recursive: true, force: true });
    }
  },
};

/** What was written, in words; the digests of documents whose files are not in the store. */
interface HandedOver {
  readonly told: string;
  readonly lacking: readonly string[];
}

async function handOver(
  folder: string,
  withFiles: boolean,
  terminal: Terminal,
): Promise<HandedOver> {
  const environment = readEnvironment(process.env, process.cwd());
  const opened = await openDatabase(environment, MIGRATIONS, (line) => terminal.say(line));
  const pool = createReadPool(opened.readerUrl, { max: 2, statementTimeout: '0' });
  try {
    if (opened.ownerUrl === null) throw new DatabaseProblem(NEEDS_OWNER);
    const from = { pool, ownerUrl: opened.ownerUrl, book: opened.book, environment };
    return await write(folder, from, withFiles, terminal);
  } finally {
    await pool.end();
    await opened.close();
  }
}

interface Source {
  readonly pool: pg.Pool;
  readonly ownerUrl: string;
  readonly book: Book;
  readonly environment: Environment;
}

async function requireNothing(file: string): Promise<void> {
  try {
    await stat(file);
  } catch {
    return;
  }
  throw new UsageProblem(`${file} is there already`);
}

/** Nothing that lay there before is handed over by mistake. */
async function makeEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const there = await readdir(folder);
  if (there.length > 0) throw new UsageProblem(`${folder} is not empty`);
}

async function write(
  folder: string,
  { pool, ownerUrl, book, environment }: Source,
  withFiles: boolean,
  terminal: Terminal,
): Promise<HandedOver> {
  // The log first: the back-up then holds all of it, and perhaps what was recorded meanwhile.
  terminal.progress('the log');
  const log = exportLog(pool, { edition: 'auditor', rows: ledgerRows });
  await pipeline(Readable.from(log), createWriteStream(join(folder, 'log.jsonl'), SECRET));
  await writeBackup(ownerUrl, join(folder, 'book.gz'), terminal);
  for await (const { path, bytes } of editionsOf(pool)) {
    terminal.progress(path);
    await put(join(folder, path), bytes);
  }
  const keys = (await auditKeys(pool)).map(({ publicKey, ...key }) => ({
    ...key,
    publicKey: publicKey.toString('hex'),
  }));
  await put(join(folder, 'keys.json'), jsonOf(keys));
  const documents = await documentsOf(pool);
  await put(join(folder, 'documents.json'), jsonOf(documents));
  const lacking = withFiles ? await copyFiles(folder, documents, environment, terminal) : [];
  const told = { book, program: productVersion(), madeAt: systemClock.now(), withFiles };
  await put(join(folder, 'README.txt'), Buffer.from(readmeOf(told), 'utf8'));
  const files = await manifestOf(folder);
  await put(join(folder, 'manifest.json'), jsonOf({ ...told, files }));
  await put(join(folder, 'SHA256SUMS'), Buffer.from(sumsOf(files), 'utf8'));
  return { told: `book ${book.id} (${book.kind}) in ${files.length} files`, lacking };
}

async function copyFiles(
  folder: string,
  documents: readonly HandedDocument[],
  { documents: settings }: Environment,
  terminal: Terminal,
): Promise<readonly string[]> {
  const store = documentStoreOf(settings, systemClock);
  const lacking: string[] = [];
  for (const { country, sha256, path } of documents) {
    terminal.progress(path);
    const stream = await store.open({ country, sha256 });
    if (stream === null) lacking.push(sha256);
    else {
      await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
      await pipeline(stream, createWriteStream(join(folder, path), SECRET));
    }
  }
  return lacking;
}

const SECRET = { mode: 0o600 } as const;

async function put(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, bytes, SECRET);
}

function jsonOf(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
}
