import type pg from 'pg';
import { loadReference } from '../../seeds/reference/load-reference.ts';
import { POSTING_POOL } from '../../src/database/database.module.ts';
import { PostingQueue } from '../../src/ledger/posting-queue.ts';
import {
  startApplication,
  type ApplicationOptions,
  type RunningApplication,
} from '../harness/application.ts';

/** The program with the reference facts in its book, as every book has them. */
export async function startWithReference(
  options: ApplicationOptions = {},
): Promise<RunningApplication> {
  const application = await startApplication(options);
  try {
    await loadReferenceInto(application);
    return application;
  } catch (error) {
    await application.close();
    throw error;
  }
}

/** Loads the reference facts, for the first time or again. */
export async function loadReferenceInto(application: RunningApplication): Promise<void> {
  const queue = application.ledger.app.get(PostingQueue);
  const pool = application.ledger.app.get<pg.Pool>(POSTING_POOL);
  await loadReference({
    submit: (request) => queue.submit(request),
    query: (text, values) => pool.query(text, [...values]),
  });
}
