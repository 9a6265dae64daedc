import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { CLOCK, POSTING_POOL } from '../database/database.module.ts';
import { Reader } from '../database/reader.ts';
import type { ActCall } from '../http/act-call.ts';
import { httpErrors } from '../http/errors.ts';
import { answerPage, pageOf } from '../http/paging.ts';
import type { PageOf, PageQuery } from '../http/paging.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { AccessMemory } from './access-memory.ts';
import { actorOf } from './api-keys.service.ts';
import type { ChangedAccess } from './changed-access.ts';
import { identityErrors } from './errors.ts';
import { endGrant, giveGrant, makePrincipal } from './grant-changes.ts';
import { limitsOf, refuseUnscoped } from './grant-list.ts';
import type { GrantWish } from './grant-list.ts';
import { grantsOf } from './grant-rows.ts';
import type { GrantRow } from './grant-rows.ts';
import { erasePerson } from './erasure.ts';
import { linkIdentity, linksOfPrincipal, unlinkIdentity } from './identity-links.ts';
import type { LinkRow } from './identity-links.ts';
import { resetSecondFactor } from './second-factor-reset.ts';
import type {
  GrantDto,
  GrantView,
  IdentityLinkDto,
  IdentityLinkView,
  PrincipalDto,
  PrincipalView,
} from './principals.dto.ts';

type PrincipalRow = {
  readonly id: string;
  readonly kind: string;
  readonly name: string | null;
  readonly created_at: Instant;
};

const LISTED = `SELECT p.id, p.kind, n.name, p.created_at FROM public.principal p
                  LEFT JOIN public.principal_name n ON n.principal_id = p.id`;

/** Principals and what they may do where. */
@Injectable()
export class Principals {
  constructor(
    @Inject(POSTING_POOL) private readonly pool: pg.Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Reader) private readonly reader: Reader,
    @Inject(AccessMemory) private readonly memory: AccessMemory,
  ) {}

  /** Refuses IDENTITY.SCOPE_MISSING, HTTP.IDEMPOTENCY_KEY_REUSED. */
  async make(call: ActCall, body: PrincipalDto): Promise<PrincipalView> {
    const wishes = body.grants.map(wishOf);
    const holder = { name: body.name, kind: body.kind ?? 'person', demonstration: false } as const;
    const id = await makePrincipal(this.parts(), actorOf(call), holder, wishes);
    return this.view(this.pool, id);
  }

  /** Refuses as `giveGrant` does, and IDENTITY.SCOPE_MISSING. */
  async grant(call: ActCall, principal: string, body: GrantDto): Promise<GrantRow> {
    const id = idOf(principal, 'IDENTITY.PRINCIPAL_NOT_FOUND');
    const given = await giveGrant(this.parts(), actorOf(call), id, wishOf(body));
    this.memory.forget();
    return given;
  }

  /** Refuses as `endGrant` does. In this process it ends at once, in others within 5 s. */
  async end(
    call: ActCall,
    grant: string,
  ): Promise<{ readonly grant: GrantRow; readonly auditSequence: number }> {
    const id = idOf(grant, 'IDENTITY.GRANT_NOT_FOUND');
    const ended = await endGrant(this.parts(), actorOf(call), id);
    this.memory.forget();
    return ended;
  }

  /** Refuses IDENTITY.PRINCIPAL_NOT_FOUND, ID.MALFORMED. */
  find(principal: string): Promise<PrincipalView> {
    return this.view(this.reader.pool, idOf(principal, 'IDENTITY.PRINCIPAL_NOT_FOUND'));
  }

  async list(query: PageQuery): Promise<PageOf<PrincipalView>> {
    const page = pageOf(query, 1);
    const before = page.after?.[0] ?? null;
    if (before !== null && !isUuid(before)) throw httpErrors.refuse('HTTP.CURSOR_MALFORMED');
    const rows = await this.reader.query<PrincipalRow>(
      `${LISTED} WHERE $1::uuid IS NULL OR p.id < $1 ORDER BY p.id DESC LIMIT $2`,
      [before, page.limitPlusOne],
    );
    const grants = await grantsOf(
      this.reader.pool,
      rows.map(({ id }) => id),
    );
    return answerPage(
      rows,
      page,
      (row) => [row.id],
      (row) => viewOf(row, grants),
    );
  }

  /** Refuses as `linkIdentity` does. */
  async link(call: ActCall, principal: string, body: IdentityLinkDto): Promise<LinkRow> {
    const id = idOf(principal, 'IDENTITY.PRINCIPAL_NOT_FOUND');
    return linkIdentity(this.parts(), actorOf(call), id, body);
  }

  /** Refuses IDENTITY.LINK_NOT_FOUND. Sessions and tokens end at once, in another process within 5 s. */
  async unlink(call: ActCall, link: string): Promise<ChangedAccess> {
    const id = idOf(link, 'IDENTITY.LINK_NOT_FOUND');
    const unlinked = await unlinkIdentity(this.parts(), actorOf(call), id);
    this.memory.forget();
    return unlinked;
  }

  /** Refuses as `resetSecondFactor` does. */
  async resetSecondFactor(call: ActCall, principal: string): Promise<ChangedAccess> {
    const id = idOf(principal, 'IDENTITY.PRINCIPAL_NOT_FOUND');
    const reset = await resetSecondFactor(this.parts(), actorOf(call), id);
    this.memory.forget();
    return reset;
  }

  async linksOf(principal: string): Promise<readonly IdentityLinkView[]> {
    const id = idOf(principal, 'IDENTITY.PRINCIPAL_NOT_FOUND');
    return (await linksOfPrincipal(this.reader.pool, id)).map((row) => ({
      id: publicId(NO_COUNTRY, row.id),
      issuer: row.issuer,
      subject: row.subject,
      linkedAt: row.linked_at,
    }));
  }

  /** Erases who somebody is; what they did stays. Refuses as `erasePerson` does. */
  async erase(call: ActCall, principal: string): Promise<ChangedAccess> {
    const id = idOf(principal, 'IDENTITY.PRINCIPAL_NOT_FOUND');
    const erased = await erasePerson(this.parts(), actorOf(call), id);
    this.memory.forget();
    return erased;
  }

  private async view(db: pg.Pool, id: string): Promise<PrincipalView> {
    const { rows } = await db.query<PrincipalRow>(`${LISTED} WHERE p.id = $1`, [id]);
    const [row] = rows;
    if (row === undefined) throw identityErrors.refuse('IDENTITY.PRINCIPAL_NOT_FOUND');
    return viewOf(row, await grantsOf(db, [id]));
  }

  private parts(): { readonly pool: pg.Pool; readonly clock: Clock } {
    return { pool: this.pool, clock: this.clock };
  }
}

function wishOf(body: GrantDto): GrantWish {
  const wish = { role: body.role, ...limitsOf(body) };
  refuseUnscoped(wish);
  return wish;
}

function idOf(
  text: string,
  code: 'IDENTITY.PRINCIPAL_NOT_FOUND' | 'IDENTITY.GRANT_NOT_FOUND' | 'IDENTITY.LINK_NOT_FOUND',
): string {
  const { countryCode, id } = parsePublicId(text);
  if (countryCode !== NO_COUNTRY) throw identityErrors.refuse(code);
  return id;
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

function viewOf(row: PrincipalRow, grants: readonly GrantRow[]): PrincipalView {
  return {
    id: publicId(NO_COUNTRY, row.id),
    kind: row.kind,
    name: row.name,
    createdAt: row.created_at,
    grants: grants.filter((grant) => grant.principal_id === row.id).map(grantView),
  };
}

export function grantView(row: GrantRow): GrantView {
  return {
    id: publicId(NO_COUNTRY, row.id),
    role: row.role,
    countries: row.countries,
    side: row.side,
    organisations: row.organisations && row.organisations.map((id) => publicId(NO_COUNTRY, id)),
    projects: row.projects,
    grantedAt: row.granted_at,
    endedAt: row.ended_at,
  };
}
