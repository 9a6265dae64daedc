import type pg from 'pg';
import { createPostingPool } from '../../src/database/pools.ts';
import { extendTree } from '../../src/audit/extend-tree.ts';
import type { TreeExtension } from '../../src/audit/extend-tree.ts';
import type { LeafDraft } from '../../src/audit/leaf.ts';
import { inTransaction } from '../../src/audit/queryable.ts';
import { newSigningKeyPem, signerFromPem } from '../../src/audit/signing-key.ts';
import type { Signer } from '../../src/audit/signing-key.ts';
import { lockTree, writeExtension } from '../../src/audit/tree-rows.ts';
import { steppingClock } from '../../src/kernel/clock.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { freshDatabase } from '../harness/database.ts';
import type { FreshDatabase } from '../harness/database.ts';

/** A database with an empty log, and the application's connections to it. */
export interface LogDatabase {
  readonly database: FreshDatabase;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  close(): Promise<void>;
}

export async function logDatabase(): Promise<LogDatabase> {
  const database = await freshDatabase();
  const pool = createPostingPool(database.applicationUrl, { max: 8 });
  return {
    database,
    pool,
    clock: steppingClock('2026-03-31T10:00:00.000Z', 5),
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}

export function newSigner(): Signer {
  return signerFromPem(newSigningKeyPem());
}

/** One batch of a country, as the posting queue would write it. */
export function postBatch(
  { pool, clock }: LogDatabase,
  country: string,
  drafts: readonly LeafDraft[],
): Promise<TreeExtension> {
  return inTransaction(pool, async (tx) => {
    const tree = await lockTree(tx, country);
    const extension = extendTree({ country, tree, now: clock.now(), drafts });
    await writeExtension(tx, country, extension);
    return extension;
  });
}

/** What a statement was refused with: its SQLSTATE and the constraint that speaks. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ readonly code: unknown; readonly constraint: unknown } | null> {
  try {
    await work;
    return null;
  } catch (error) {
    const { code, constraint } = error as { code?: unknown; constraint?: unknown };
    return { code, constraint };
  }
}
