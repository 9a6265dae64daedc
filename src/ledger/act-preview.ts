import type pg from 'pg';
import type { Amount } from '../kernel/amount.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { ActRequest, Answer } from './act.ts';
import { BatchClient } from './batch-client.ts';
import { decideBatch, type BatchSettings } from './batch.ts';
import type { Row } from './table.ts';

/** One leg of an entry that would be posted. */
export interface PreviewedPosting {
  readonly accountKind: string;
  readonly ownerType: string;
  readonly ownerId: string;
  readonly amount: Amount;
  readonly balanceAfter: Amount;
}

/** What an act would do if it were posted at this moment; between now and then others may act. */
export interface ActPreview {
  readonly answer: Answer;
  /** True where the key was used by this very request: it is in the books already. */
  readonly isRecorded: boolean;
  readonly postings: readonly PreviewedPosting[];
}

interface PreviewOptions {
  readonly pool: pg.Pool;
  readonly settings: BatchSettings;
  readonly useNames?: boolean;
}

/** Whoever only looks does not wait long for those who act. */
const LOCK_TIMEOUT = '1s';

/**
 * Decides one act by its own rules, under its own locks, and takes everything back: the preview cannot
 * say anything else than the act would. Throws the act's refusal.
 */
export async function previewAct(
  { pool, settings, useNames = true }: PreviewOptions,
  request: ActRequest<unknown>,
): Promise<ActPreview> {
  const connection = await pool.connect();
  let isBroken = false;
  try {
    const client = new BatchClient(connection, useNames);
    client.later('BEGIN');
    client.later(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    const { known, settled } = await decideBatch(client, settings, request.countryCode, [
      { request, group: null },
    ]);
    const [one] = settled;
    if (!one) throw new Error('a preview was not decided');
    if ('refusal' in one) throw one.refusal;
    if ('fault' in one) throw one.fault;
    const [decided] = known.decided;
    const postings = decided?.postings ?? [];
    const rows = await client.plain(
      `SELECT id, kind, owner_type, owner_id FROM public.account
        WHERE country_code = $1 AND id = ANY($2::uuid[])`,
      [request.countryCode, postings.map(({ accountId }) => accountId)],
    );
    const kept = new Map(rows.map((row) => [String(row['id']), row]));
    const opened = new Map(
      (decided?.outcome.accounts ?? []).map((account) => [account.id, account]),
    );
    return {
      answer: one.answer,
      isRecorded: one.repeated,
      postings: postings.map(({ accountId, amount, balanceAfter }) => {
        const draft = opened.get(accountId);
        const owner = draft
          ? { accountKind: draft.kind, ownerType: draft.ownerType, ownerId: draft.ownerId }
          : ownerOf(kept.get(accountId));
        return { ...owner, amount, balanceAfter };
      }),
    };
  } catch (error) {
    isBroken = !(error instanceof Refusal);
    throw error;
  } finally {
    await connection.query('ROLLBACK').catch(() => (isBroken = true));
    connection.release(isBroken);
  }
}

function ownerOf(row: Row | undefined) {
  return {
    accountKind: String(row?.['kind'] ?? ''),
    ownerType: String(row?.['owner_type'] ?? ''),
    ownerId: String(row?.['owner_id'] ?? ''),
  };
}
