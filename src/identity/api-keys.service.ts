import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { CLOCK, POSTING_POOL } from '../database/database.module.ts';
import { Reader } from '../database/reader.ts';
import { httpErrors } from '../http/errors.ts';
import type { ActCall } from '../http/act-call.ts';
import { answerPage, pageOf } from '../http/paging.ts';
import type { PageOf, PageQuery } from '../http/paging.ts';
import type { Clock } from '../kernel/clock.ts';
import { parseInstant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { makeKey, revokeKey } from './access-changes.ts';
import type { KeyWish, MadeKey } from './access-changes.ts';
import { AccessMemory } from './access-memory.ts';
import type { ApiKeyDto, ApiKeyItem } from './api-keys.dto.ts';
import { identityErrors } from './errors.ts';
import { limitsOf, refuseUnscoped } from './grant-list.ts';
import { keyById, keysOfPrincipal, listKeys } from './key-rows.ts';
import type { KeyRow } from './key-rows.ts';
import { isRole } from './permissions.ts';

/** Makes, lists and revokes API keys. */
@Injectable()
export class ApiKeys {
  constructor(
    @Inject(POSTING_POOL) private readonly pool: pg.Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Reader) private readonly reader: Reader,
    @Inject(AccessMemory) private readonly memory: AccessMemory,
  ) {}

  /** Refuses as `makeKey` does, and HTTP.BODY_INVALID where neither name nor principal is given. */
  async make(call: ActCall, wish: ApiKeyDto): Promise<MadeKey> {
    const asked = wishOf(wish);
    if ('name' in asked.holder) {
      for (const role of asked.roles) refuseUnscoped({ role, ...limitsOf(wish) });
    }
    const made = await makeKey({ pool: this.pool, clock: this.clock }, actorOf(call), asked);
    this.memory.forget();
    return made;
  }

  /** Refuses as `revokeKey` does. In this process the key stops at once, in others within 5 s. */
  async revoke(
    call: ActCall,
    id: string,
  ): Promise<{ readonly key: KeyRow; readonly auditSequence: number }> {
    const { countryCode, id: keyId } = parsePublicId(id);
    if (countryCode !== NO_COUNTRY) throw identityErrors.refuse('IDENTITY.KEY_NOT_FOUND');
    const revoked = await revokeKey({ pool: this.pool, clock: this.clock }, actorOf(call), keyId);
    this.memory.forget();
    return revoked;
  }

  /** Refuses IDENTITY.KEY_NOT_FOUND, ID.MALFORMED. */
  async find(id: string): Promise<ApiKeyItem> {
    const { countryCode, id: keyId } = parsePublicId(id);
    const row = countryCode === NO_COUNTRY ? await keyById(this.reader.pool, keyId) : null;
    if (row === null) throw identityErrors.refuse('IDENTITY.KEY_NOT_FOUND');
    return itemOf(row);
  }

  /** The keys of a principal, the newest first. Refuses ID.MALFORMED. */
  async ofPrincipal(principal: string): Promise<readonly ApiKeyItem[]> {
    const { id } = parsePublicId(principal);
    return (await keysOfPrincipal(this.reader.pool, id)).map(itemOf);
  }

  async list(query: PageQuery): Promise<PageOf<ApiKeyItem>> {
    const page = pageOf(query, 1);
    const before = page.after?.[0] ?? null;
    if (before !== null && !isUuid(before)) throw httpErrors.refuse('HTTP.CURSOR_MALFORMED');
    const rows = await listKeys(this.reader.pool, { before, limit: page.limitPlusOne });
    return answerPage(rows, page, (row) => [row.id], itemOf);
  }
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

export function actorOf(call: ActCall): Parameters<typeof makeKey>[1] {
  const request = { idempotencyKey: call.idempotencyKey, hash: call.requestHash };
  return { principalId: call.principalId, request };
}

function wishOf(body: ApiKeyDto): KeyWish {
  return {
    holder: wishedHolder(body),
    roles: [...new Set(body.roles.filter(isRole))],
    ...limitsOf(body),
    expiresAt: body.expiresAt === undefined ? null : parseInstant(body.expiresAt),
  };
}

function wishedHolder(body: ApiKeyDto): KeyWish['holder'] {
  if (body.principal !== undefined) {
    if (body.name === undefined && body.kind === undefined) {
      return { principalId: parsePublicId(body.principal).id };
    }
    const pointer = body.name === undefined ? '/kind' : '/name';
    const detail = 'must be left out where principal is given: the principal has a name already';
    throw httpErrors.refuse('HTTP.BODY_INVALID', {}, [{ pointer, detail }]);
  }
  if (body.name === undefined) {
    const detail = 'is missing; it must say whom the key is for, unless principal does';
    throw httpErrors.refuse('HTTP.BODY_INVALID', {}, [{ pointer: '/name', detail }]);
  }
  return { name: body.name, kind: body.kind ?? 'machine', demonstration: false };
}

/** A key as it is listed. */
export function itemOf(row: KeyRow): ApiKeyItem {
  return {
    id: publicId(NO_COUNTRY, row.id),
    principal: publicId(NO_COUNTRY, row.principal_id),
    kind: row.principal_kind,
    name: row.name,
    roles: row.roles,
    countries: row.countries,
    side: row.side,
    organisations: row.organisations && row.organisations.map((id) => publicId(NO_COUNTRY, id)),
    projects: row.projects,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}
