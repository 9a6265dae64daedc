import type { Queryable } from '../audit/queryable.ts';
import type { Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import type { KeyLookup } from './key-directory.ts';
import { principalWith } from './key-directory.ts';
import { narrowed, scopeOfLists } from './grant.ts';
import type { ScopeLists, Side } from './grant.ts';
import { activeGrants, grantsIn } from './grant-rows.ts';
import type { Role } from './permissions.ts';

export type PrincipalKind = 'person' | 'machine';

/** A key as it is listed: never the key, nor its hash. */
export type KeyRow = {
  readonly id: string;
  readonly principal_id: string;
  readonly principal_kind: string;
  readonly name: string | null;
  readonly roles: readonly Role[];
  readonly countries: readonly string[] | null;
  readonly side: Side | null;
  readonly organisations: readonly string[] | null;
  readonly projects: readonly string[] | null;
  readonly expires_at: Instant | null;
  readonly created_at: Instant;
  readonly revoked_at: Instant | null;
  /** To the minute or so: it is written beside the requests. */
  readonly last_used_at: Instant | null;
  readonly audit_sequence: number;
};

const LISTED = `
  SELECT k.id, k.principal_id, p.kind AS principal_kind, n.name, k.roles, k.countries,
         k.side, k.organisations, k.projects, k.expires_at, k.created_at, r.revoked_at,
         k.audit_sequence, u.last_used_at
    FROM public.api_key k
    JOIN public.principal p ON p.id = k.principal_id
    LEFT JOIN public.principal_name n ON n.principal_id = k.principal_id
    LEFT JOIN public.api_key_revocation r
      ON r.country_code = k.country_code AND r.api_key_id = k.id
    LEFT JOIN public.api_key_use u
      ON u.country_code = k.country_code AND u.api_key_id = k.id
   WHERE k.country_code = $1`;

/** Looks up whose key has this hash; a revoked key is nobody's. */
export function keyLookup(db: Queryable): KeyLookup {
  return async (hash) => {
    const { rows } = await db.query<{
      key_hash: string;
      id: string;
      principal_id: string;
      roles: readonly Role[];
      countries: readonly string[] | null;
      side: Side | null;
      organisations: readonly string[] | null;
      projects: readonly string[] | null;
      expires_at: Instant | null;
      grants: readonly ({ readonly role: Role } & ScopeLists)[];
    }>(
      `SELECT encode(k.key_hash, 'hex') AS key_hash, k.id, k.principal_id, k.roles, k.countries,
              k.side, k.organisations, k.projects, k.expires_at,
              ${activeGrants('k.principal_id')} AS grants
         FROM public.api_key k
        WHERE k.country_code = $1 AND k.key_hash = decode($2, 'hex')
          AND NOT EXISTS (SELECT FROM public.api_key_revocation r
                           WHERE r.country_code = k.country_code AND r.api_key_id = k.id)`,
      [NO_COUNTRY, hash],
    );
    const row = rows[0];
    if (row === undefined) return null;
    const grants = narrowed(grantsIn(row.grants), row.roles, scopeOfLists(row));
    const principal = principalWith(row.principal_id, row.id, grants);
    return { hash: row.key_hash, principal, expiresAt: row.expires_at };
  };
}

/** Keys in the order they were made, the newest first. */
export async function listKeys(
  db: Queryable,
  page: { readonly before: string | null; readonly limit: number },
): Promise<readonly KeyRow[]> {
  const { rows } = await db.query<KeyRow>(
    `${LISTED} AND ($2::uuid IS NULL OR k.id < $2) ORDER BY k.id DESC LIMIT $3`,
    [NO_COUNTRY, page.before, page.limit],
  );
  return rows;
}

/** The keys of a principal, the newest first; a hundred at most. */
export async function keysOfPrincipal(
  db: Queryable,
  principalId: string,
): Promise<readonly KeyRow[]> {
  const { rows } = await db.query<KeyRow>(
    `${LISTED} AND k.principal_id = $2 ORDER BY k.id DESC LIMIT 100`,
    [NO_COUNTRY, principalId],
  );
  return rows;
}

/** Null where there is no such key. */
export async function keyById(db: Queryable, id: string): Promise<KeyRow | null> {
  const { rows } = await db.query<KeyRow>(`${LISTED} AND k.id = $2`, [NO_COUNTRY, id]);
  return rows[0] ?? null;
}

/** The key that a request with this Idempotency-Key made before. */
export async function keyByRequest(
  db: Queryable,
  request: { readonly createdBy: string; readonly idempotencyKey: string },
): Promise<{ readonly id: string; readonly requestHash: string } | null> {
  const { rows } = await db.query<{ id: string; request_hash: string }>(
    `SELECT id, encode(request_hash, 'hex') AS request_hash FROM public.api_key
      WHERE country_code = $1 AND created_by = $2 AND idempotency_key = $3`,
    [NO_COUNTRY, request.createdBy, request.idempotencyKey],
  );
  const row = rows[0];
  return row === undefined ? null : { id: row.id, requestHash: row.request_hash };
}

export interface RevocationRow {
  readonly revokedBy: string;
  readonly idempotencyKey: string | null;
  readonly requestHash: string | null;
  readonly auditSequence: number;
}

export async function revocationOf(db: Queryable, keyId: string): Promise<RevocationRow | null> {
  const { rows } = await db.query<{
    revoked_by: string;
    idempotency_key: string | null;
    request_hash: string | null;
    audit_sequence: number;
  }>(
    `SELECT revoked_by, idempotency_key, encode(request_hash, 'hex') AS request_hash, audit_sequence
       FROM public.api_key_revocation WHERE country_code = $1 AND api_key_id = $2`,
    [NO_COUNTRY, keyId],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    revokedBy: row.revoked_by,
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
    auditSequence: row.audit_sequence,
  };
}

export async function principalExists(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query(
    `SELECT 1 AS found FROM public.principal WHERE id = $1 AND kind <> 'operator'`,
    [id],
  );
  return rows.length > 0;
}
