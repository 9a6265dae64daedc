import type { Clock, Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { newId, publicId } from '../kernel/ids.ts';
import { auditErrors } from './errors.ts';
import { draftKeyLeaf } from './key-statement.ts';
import type { BookIdentity, KeyStatement, StatementPlace } from './key-statement.ts';
import { inTransaction } from './queryable.ts';
import type { ConnectionPool, Queryable } from './queryable.ts';
import type { Signer } from './signing-key.ts';
import { appendLeafAlone, lockTree } from './tree-rows.ts';

/** A signing key as the log knows it. `active` is true for exactly one: the one without successor. */
export interface AuditKey {
  readonly keyId: string;
  readonly publicKey: Buffer;
  readonly previousKeyId: string | null;
  readonly introducedSequence: number;
  readonly introducedAt: Instant;
  readonly active: boolean;
  readonly revokedAt: Instant | null;
}

/** All keys, the first introduced first. */
export async function auditKeys(db: Queryable): Promise<readonly AuditKey[]> {
  const { rows } = await db.query<{
    key_id: string;
    public_key: Buffer;
    previous_key_id: string | null;
    introduced_sequence: number;
    introduced_at: Instant;
    active: boolean;
    revoked_at: Instant | null;
  }>(
    `SELECT k.key_id, k.public_key, k.previous_key_id, k.introduced_sequence, k.introduced_at,
            next.key_id IS NULL AS active, r.revoked_at
       FROM public.audit_key k
       LEFT JOIN public.audit_key next
         ON next.country_code = k.country_code AND next.previous_key_id = k.key_id
       LEFT JOIN public.audit_key_revocation r
         ON r.country_code = k.country_code AND r.key_id = k.key_id
      WHERE k.country_code = $1 ORDER BY k.introduced_sequence`,
    [NO_COUNTRY],
  );
  return rows.map((row) => ({
    keyId: row.key_id,
    publicKey: row.public_key,
    previousKeyId: row.previous_key_id,
    introducedSequence: row.introduced_sequence,
    introducedAt: row.introduced_at,
    active: row.active,
    revokedAt: row.revoked_at,
  }));
}

/** Who acts on the keys, and by which clock. */
export interface KeyActor {
  readonly clock: Clock;
  readonly principal: string;
}

/** Introduces the first key of the log, in a transaction that holds the tree of `00` locked. */
export async function introduceKey(tx: Queryable, signer: Signer, actor: KeyActor): Promise<void> {
  const book = await bookIdentity(tx);
  const statement: KeyStatement = {
    format: 1,
    kind: 'audit-key-introduced',
    keyId: signer.keyId,
    publicKey: signer.publicKey.toString('hex'),
    previousKeyId: null,
    after: await lastPlace(tx),
    book,
  };
  const leaf = await record(tx, statement, [signer], actor);
  await insertKey(tx, signer, null, leaf);
}

/**
 * Hands over from the active key to a new one; both sign the statement. From this commit on the
 * database refuses heads signed by the old key.
 *
 * `from` is null only where the active key is lost: then the new key alone signs, and everybody who
 * checks the log with the old key is told that the chain of keys is broken there.
 * Refuses AUDIT.KEY_NOT_ACTIVE, AUDIT.KEY_ALREADY_KNOWN.
 */
export async function rotateKey(
  pool: ConnectionPool,
  change: { readonly from: Signer | null; readonly to: Signer; readonly reason: string },
  actor: KeyActor,
): Promise<void> {
  const { from, to, reason } = change;
  await inTransaction(pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    const keys = await auditKeys(tx);
    const active = keys.find((key) => key.active);
    if (active === undefined || (from !== null && from.keyId !== active.keyId)) {
      throw auditErrors.refuse('AUDIT.KEY_NOT_ACTIVE', {
        keyId: from?.keyId ?? null,
        active: active?.keyId ?? null,
      });
    }
    if (keys.some((key) => key.keyId === to.keyId)) {
      throw auditErrors.refuse('AUDIT.KEY_ALREADY_KNOWN', { keyId: to.keyId });
    }
    const statement: KeyStatement = {
      format: 1,
      kind: 'audit-key-rotated',
      keyId: to.keyId,
      publicKey: to.publicKey.toString('hex'),
      previousKeyId: active.keyId,
      after: await lastPlace(tx),
      reason,
    };
    const leaf = await record(tx, statement, from === null ? [to] : [from, to], actor);
    await insertKey(tx, to, active.keyId, leaf);
  });
}

/**
 * Records that a key which was rotated away is not to be believed any more.
 * Refuses AUDIT.KEY_UNKNOWN, AUDIT.KEY_STILL_ACTIVE, AUDIT.KEY_REVOKED, and AUDIT.KEY_NOT_ACTIVE for
 * the signing key.
 */
export async function revokeKey(
  pool: ConnectionPool,
  change: {
    readonly keyId: string;
    readonly by: Signer;
    /** The revoked key itself, where its owner still has it. */
    readonly revoked: Signer | null;
    readonly reason: string;
    readonly compromisedSince: Instant | null;
  },
  actor: KeyActor,
): Promise<void> {
  const { keyId, by, revoked, reason, compromisedSince } = change;
  await inTransaction(pool, async (tx) => {
    await lockTree(tx, NO_COUNTRY);
    const keys = await auditKeys(tx);
    const active = keys.find((key) => key.active)?.keyId ?? null;
    const key = keys.find((known) => known.keyId === keyId);
    if (by.keyId !== active) {
      throw auditErrors.refuse('AUDIT.KEY_NOT_ACTIVE', { keyId: by.keyId, active });
    }
    if (key === undefined) throw auditErrors.refuse('AUDIT.KEY_UNKNOWN', { keyId });
    if (key.active) throw auditErrors.refuse('AUDIT.KEY_STILL_ACTIVE', { keyId });
    if (key.revokedAt !== null) throw auditErrors.refuse('AUDIT.KEY_REVOKED', { keyId });
    const statement: KeyStatement = {
      format: 1,
      kind: 'audit-key-revoked',
      keyId,
      byKeyId: by.keyId,
      after: await lastPlace(tx),
      reason,
      compromisedSince,
    };
    const signers = revoked?.keyId === keyId ? [by, revoked] : [by];
    const leaf = await record(tx, statement, signers, actor);
    await tx.query(
      `INSERT INTO public.audit_key_revocation (country_code, key_id, revoked_sequence, revoked_at)
       VALUES ($1, $2, $3, $4)`,
      [NO_COUNTRY, keyId, leaf.sequence, leaf.at],
    );
  });
}

/** The book of this database: its id, and whether it is real or a demonstration. */
export async function bookIdentity(db: Queryable): Promise<BookIdentity> {
  const { rows } = await db.query<{ id: string; kind: string }>(
    'SELECT id, kind FROM public.book',
    [],
  );
  const book = rows[0];
  return book === undefined ? null : { id: book.id, kind: book.kind };
}

type LeafPlace = { readonly sequence: number; readonly at: Instant };

async function record(
  tx: Queryable,
  statement: KeyStatement,
  signers: readonly Signer[],
  { clock, principal }: KeyActor,
): Promise<LeafPlace> {
  const id = publicId(NO_COUNTRY, newId(clock));
  const draft = await draftKeyLeaf(statement, signers, { id, principal });
  return appendLeafAlone(tx, NO_COUNTRY, draft, clock);
}

async function insertKey(
  tx: Queryable,
  signer: Signer,
  previousKeyId: string | null,
  leaf: LeafPlace,
): Promise<void> {
  await tx.query(
    `INSERT INTO public.audit_key (country_code, key_id, public_key, previous_key_id,
       introduced_sequence, introduced_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [NO_COUNTRY, signer.keyId, signer.publicKey, previousKeyId, leaf.sequence, leaf.at],
  );
}

async function lastPlace(tx: Queryable): Promise<StatementPlace> {
  const { rows } = await tx.query<{ number: number; hash: string }>(
    `SELECT number, encode(hash, 'hex') AS hash FROM public.operator_head
      WHERE country_code = $1 ORDER BY number DESC LIMIT 1`,
    [NO_COUNTRY],
  );
  const last = rows[0];
  return last === undefined ? null : { number: last.number, hash: last.hash };
}
