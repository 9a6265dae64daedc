import type { Queryable } from '../audit/queryable.ts';
import { plusMilliseconds } from '../kernel/clock.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { narrowed, scopeOfLists } from './grant.ts';
import type { ScopeLists, Side } from './grant.ts';
import { activeGrants, grantsIn } from './grant-rows.ts';
import type { KeyLookup } from './key-directory.ts';
import { principalWith } from './key-directory.ts';
import type { Role } from './permissions.ts';

const MINUTE_MS = 60_000;

export interface NewSession {
  readonly id: string;
  readonly tokenHash: string;
  readonly principalId: string;
  /** The key that was typed in; null where an identity provider vouched. */
  readonly apiKeyId: string | null;
  /** The link by which an identity provider vouched; null where a key was typed in. */
  readonly linkId: string | null;
  readonly awaitsCode: boolean;
  /** Whether a second factor stood behind it. */
  readonly gaveCode: boolean;
  readonly createdAt: Instant;
  readonly endsAt: Instant;
}

export async function insertSession(db: Queryable, session: NewSession): Promise<void> {
  await db.query(
    `INSERT INTO public.browser_session (country_code, id, token_hash, principal_id, api_key_id,
       link_id, awaits_code, gave_code, code_failures, created_at, ends_at, last_seen_at)
     VALUES ($1, $2, decode($3, 'hex'), $4, $5, $6, $7, $8, 0, $9, $10, $9)`,
    [
      NO_COUNTRY,
      session.id,
      session.tokenHash,
      session.principalId,
      session.apiKeyId,
      session.linkId,
      session.awaitsCode,
      session.gaveCode,
      session.createdAt,
      session.endsAt,
    ],
  );
}

type FoundSession = {
  readonly id: string;
  readonly token_hash: string;
  readonly principal_id: string;
  readonly name: string | null;
  readonly last_seen_at: Instant;
  readonly ends_at: Instant;
  readonly api_key_id: string | null;
  readonly gave_code: boolean;
  readonly roles: readonly Role[] | null;
  readonly countries: readonly string[] | null;
  readonly side: Side | null;
  readonly organisations: readonly string[] | null;
  readonly projects: readonly string[] | null;
  readonly key_expires_at: Instant | null;
  readonly grants: readonly ({ readonly role: Role } & ScopeLists)[];
};

const FOUND = `
  SELECT s.id, encode(s.token_hash, 'hex') AS token_hash, s.principal_id, n.name, s.last_seen_at,
         s.ends_at, s.api_key_id, s.gave_code, k.roles, k.countries, k.side,
         k.organisations, k.projects, k.expires_at AS key_expires_at,
         ${activeGrants('s.principal_id')} AS grants
    FROM public.browser_session s
    LEFT JOIN public.principal_name n ON n.principal_id = s.principal_id
    LEFT JOIN public.api_key k ON k.country_code = s.country_code AND k.id = s.api_key_id
   WHERE s.country_code = $1 AND s.token_hash = decode($2, 'hex') AND s.ended_at IS NULL
     AND NOT s.awaits_code
     AND NOT EXISTS (SELECT FROM public.api_key_revocation r
                      WHERE r.country_code = s.country_code AND r.api_key_id = s.api_key_id)
     AND (s.link_id IS NULL OR EXISTS (SELECT FROM public.federated_identity f
                      WHERE f.country_code = s.country_code AND f.id = s.link_id))`;

/** What the settings ask of every session. */
export interface SessionRules {
  readonly idleMinutes: number;
  /** Roles whose holders act by a session only with a second factor behind it. */
  readonly secondFactorRoles: readonly Role[];
}

/**
 * Looks up whose session has this hash. One that has ended, has been idle too long, still waits for a
 * code, or came by a key or a link that was taken back, is nobody's. Being looked up keeps it from falling
 * idle, written once a minute. Without the second factor that a role demands it carries no grant at all.
 */
export function sessionLookup(db: Queryable, clock: Clock, rules: SessionRules): KeyLookup {
  return async (hash) => {
    const { rows } = await db.query<FoundSession>(FOUND, [NO_COUNTRY, hash]);
    const [row] = rows;
    if (row === undefined) return null;
    const now = clock.now();
    const idleMs = rules.idleMinutes * MINUTE_MS;
    if (plusMilliseconds(row.last_seen_at, idleMs) <= now) return null;
    let seen = row.last_seen_at;
    if (plusMilliseconds(seen, MINUTE_MS) <= now) {
      await touch(db, row.id, now);
      seen = now;
    }
    const limits = [row.ends_at, plusMilliseconds(seen, idleMs), row.key_expires_at];
    const expiresAt = limits.filter((each) => each !== null).sort()[0] as Instant;
    const all = grantsIn(row.grants);
    const byWay = row.api_key_id !== null ? narrowed(all, row.roles ?? [], scopeOfLists(row)) : all;
    // Of all roles, not only those of this key: who somebody is does not depend on how they came.
    const demanded = all.some(({ role }) => rules.secondFactorRoles.includes(role));
    const lacksSecondFactor = demanded && !row.gave_code;
    const principal = principalWith(row.principal_id, null, lacksSecondFactor ? [] : byWay);
    const { id: sessionId, api_key_id: sessionKeyId, name } = row;
    const known = { ...principal, sessionId, sessionKeyId, name, lacksSecondFactor };
    return { hash: row.token_hash, principal: known, expiresAt };
  };
}

async function touch(db: Queryable, id: string, at: Instant): Promise<void> {
  await db.query(
    `UPDATE public.browser_session SET last_seen_at = $3
      WHERE country_code = $1 AND id = $2 AND last_seen_at < $3`,
    [NO_COUNTRY, id, at],
  );
}

/** A session that still waits for the code of a second factor. */
export type WaitingSession = {
  readonly id: string;
  readonly principal_id: string;
  readonly api_key_id: string | null;
  readonly link_id: string | null;
};

export async function waitingSession(
  db: Queryable,
  hash: string,
  now: Instant,
): Promise<WaitingSession | null> {
  const { rows } = await db.query<WaitingSession>(
    `SELECT id, principal_id, api_key_id, link_id FROM public.browser_session
      WHERE country_code = $1 AND token_hash = decode($2, 'hex') AND awaits_code
        AND ended_at IS NULL AND ends_at > $3 AND code_failures < 5`,
    [NO_COUNTRY, hash, now],
  );
  return rows[0] ?? null;
}

export async function noteCodeFailure(db: Queryable, id: string): Promise<void> {
  await db.query(
    `UPDATE public.browser_session SET code_failures = code_failures + 1
      WHERE country_code = $1 AND id = $2 AND code_failures < 5`,
    [NO_COUNTRY, id],
  );
}

/** A session as its holder sees it: never the token, nor its hash. */
export type SessionRow = {
  readonly id: string;
  readonly created_at: Instant;
  readonly last_seen_at: Instant;
  readonly ends_at: Instant;
  readonly by_key: boolean;
};

/** The sessions of somebody that have not ended, the newest first; a hundred at most. */
export async function sessionsOf(
  db: Queryable,
  principalId: string,
  now: Instant,
): Promise<readonly SessionRow[]> {
  const { rows } = await db.query<SessionRow>(
    `SELECT id, created_at, last_seen_at, ends_at, api_key_id IS NOT NULL AS by_key
       FROM public.browser_session
      WHERE country_code = $1 AND principal_id = $2 AND ended_at IS NULL AND ends_at > $3
        AND NOT awaits_code
      ORDER BY id DESC LIMIT 100`,
    [NO_COUNTRY, principalId, now],
  );
  return rows;
}

/** Ends a session of somebody; false where there is none that has not ended. */
export async function endSession(
  db: Queryable,
  session: { readonly id: string; readonly principalId: string },
  at: Instant,
): Promise<boolean> {
  const { rows } = await db.query(
    `UPDATE public.browser_session SET ended_at = $4
      WHERE country_code = $1 AND id = $2 AND principal_id = $3 AND ended_at IS NULL
      RETURNING id`,
    [NO_COUNTRY, session.id, session.principalId, at],
  );
  return rows.length > 0;
}

/** By what a session was begun; null where it is not there or has ended. */
export async function beginningOf(
  db: Queryable,
  id: string,
): Promise<Pick<WaitingSession, 'api_key_id' | 'link_id'> | null> {
  const { rows } = await db.query<Pick<WaitingSession, 'api_key_id' | 'link_id'>>(
    `SELECT api_key_id, link_id FROM public.browser_session
      WHERE country_code = $1 AND id = $2 AND ended_at IS NULL`,
    [NO_COUNTRY, id],
  );
  return rows[0] ?? null;
}

/** Ends all sessions of somebody, also those that wait for a code. */
export async function endSessionsOf(
  db: Queryable,
  principalId: string,
  at: Instant,
): Promise<void> {
  await db.query(
    `UPDATE public.browser_session SET ended_at = $3
      WHERE country_code = $1 AND principal_id = $2 AND ended_at IS NULL`,
    [NO_COUNTRY, principalId, at],
  );
}
