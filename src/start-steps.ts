import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { fileKeeper } from '../seeds/demonstration/keep-file.ts';
import {
  demonstrationIsEntered,
  loadDemonstration,
} from '../seeds/demonstration/load-demonstration.ts';
import {
  loadReference,
  loadSharedTables,
  referenceIsEntered,
} from '../seeds/reference/load-reference.ts';
import { POSTING_POOL } from './database/database.module.ts';
import type { DemonstrationLoad } from '../seeds/demonstration/load-demonstration.ts';
import type { Environment } from './database/environment.ts';
import type { Book } from './database/migrator.ts';
import { PostingQueue } from './ledger/posting-queue.ts';
import { DocumentStore } from './project/documents/store.ts';

/** What a step may use: the program is whole, but nobody is served yet. */
export interface StartContext {
  readonly app: NestFastifyApplication;
  readonly book: Book;
  readonly environment: Environment;
  readonly log: (line: string) => void;
}

/** Something done at every start before the first request, so that it must be quick when repeated. */
export interface StartStep {
  readonly name: string;
  run(context: StartContext): Promise<void>;
}

/** Facts with their sources, in a real book as in a demonstration; once entered, they stay. */
const referenceFacts: StartStep = {
  name: 'reference facts',
  async run({ app, log }) {
    const queue = app.get(PostingQueue);
    const pool = app.get<pg.Pool>(POSTING_POOL);
    const query = (text: string, values: readonly unknown[]) => pool.query(text, [...values]);
    if (await referenceIsEntered(query)) {
      // A later release may know a country or a currency more.
      await loadSharedTables(query);
      return;
    }
    let last = 0;
    await loadReference({
      submit: (request) => queue.submit(request),
      query,
      progress: (done, total) => (last = progressLine(log, 'Reference facts', done, total, last)),
    });
  },
};

/** Invented projects, payments and credits of Kazakhstan; a real book never sees them. */
const demonstrationScenario: StartStep = {
  name: 'demonstration',
  async run({ app, book, environment, log }) {
    if (book.kind !== 'demonstration') return;
    const queue = app.get(PostingQueue);
    const pool = app.get<pg.Pool>(POSTING_POOL);
    let last = 0;
    const load: DemonstrationLoad = {
      submit: (request) => queue.submit(request),
      query: (text, values) => pool.query(text, [...values]),
      keep: fileKeeper(app.get(DocumentStore), join(environment.documents.dir, 'incoming')),
      progress: (done, total) => (last = progressLine(log, 'Demonstration', done, total, last)),
    };
    if (!(await demonstrationIsEntered(load))) await loadDemonstration(load);
  },
};

/** In this order: facts with their sources, then, in a demonstration, its scenario. */
export const START_STEPS: readonly StartStep[] = [referenceFacts, demonstrationScenario];

/** Says how far a load has come, at each quarter; answers the quarter that was said last. */
function progressLine(
  log: (line: string) => void,
  what: string,
  done: number,
  total: number,
  last: number,
): number {
  const quarter = Math.floor((done * 4) / total);
  if (quarter > last) log(`${what}: ${done} of ${total}`);
  return Math.max(quarter, last);
}
