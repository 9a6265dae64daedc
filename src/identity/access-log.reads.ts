import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { POSTING_POOL } from '../database/database.module.ts';
import { httpErrors } from '../http/errors.ts';
import { answerPage, pageOf } from '../http/paging.ts';
import type { PageOf } from '../http/paging.ts';
import type { Instant } from '../kernel/clock.ts';
import { NO_COUNTRY, parseCountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import type { AccessLogItem, AccessLogQuery } from './access-log.dto.ts';
import { identityErrors } from './errors.ts';
import type { Grant } from './grant.ts';
import { isLimited } from './scope.ts';

type Row = {
  readonly id: string;
  readonly at: Instant;
  readonly event: string;
  readonly principal_id: string | null;
  readonly name: string | null;
  readonly api_key_id: string | null;
  readonly session_id: string | null;
  readonly route: string | null;
  readonly subject: string | null;
  readonly about_country: string | null;
  readonly address: string | null;
};

/** Days that the access log is kept at the least; the table itself refuses to forget them. */
export const ACCESS_LOG_DAYS = 30;

/**
 * Who came and who read what is not for everybody, the newest first. Whose grant is limited to countries sees the
 * reads about these, and no sign-in: a person signs in for all of them.
 */
@Injectable()
export class AccessLogReads {
  // Not the reader's pool: the report role may not see this table.
  constructor(@Inject(POSTING_POOL) private readonly pool: pg.Pool) {}

  /** Refuses IDENTITY.OUT_OF_SCOPE, IDENTITY.OTHER_COUNTRY, HTTP.CURSOR_MALFORMED, ID.MALFORMED. */
  async list(query: AccessLogQuery, grants: readonly Grant[]): Promise<PageOf<AccessLogItem>> {
    const country = query.country === undefined ? null : parseCountryCode(query.country);
    const within = countriesOf(grants, country);
    const page = pageOf(query, 2);
    const { rows } = await this.pool.query<Row>(
      `SELECT l.id, l.at, l.event, l.principal_id, n.name, l.api_key_id, l.session_id, l.route,
              l.subject, l.about_country, l.address
         FROM public.access_log l
         LEFT JOIN public.principal_name n ON n.principal_id = l.principal_id
        WHERE l.country_code = $1
          AND ($2::uuid IS NULL OR l.principal_id = $2)
          AND ($3::timestamptz IS NULL OR (l.at >= $3 AND l.at < $3 + interval '1 day'))
          AND ($4::text IS NULL OR l.about_country = $4)
          AND ($5::text[] IS NULL OR l.about_country = ANY ($5))
          AND ($6::timestamptz IS NULL OR (l.at, l.id) < ($6, $7::uuid))
          AND ($8::text IS NULL OR l.event = $8)
        ORDER BY l.at DESC, l.id DESC LIMIT $9`,
      [
        ...[NO_COUNTRY, principalIn(query.principal), midnightOf(query.day), country, within],
        ...[...placeOf(page.after), query.event ?? null, page.limitPlusOne],
      ],
    );
    return answerPage(rows, page, ({ at, id }) => [at, id], itemOf);
  }
}

/** The countries that the grants reach; null for all. */
function countriesOf(grants: readonly Grant[], asked: string | null): readonly string[] | null {
  const whole = grants.filter((grant) => !isLimited(grant));
  if (whole.length === 0) throw identityErrors.refuse('IDENTITY.OUT_OF_SCOPE', {});
  if (whole.some(({ scope }) => scope.countries === null)) return null;
  const countries = [...new Set(whole.flatMap(({ scope }) => [...(scope.countries ?? [])]))];
  if (asked !== null && !countries.includes(asked)) {
    throw identityErrors.refuse('IDENTITY.OTHER_COUNTRY', { countries, requested: asked });
  }
  return countries;
}

function principalIn(text: string | undefined): string | null {
  if (text === undefined) return null;
  const { countryCode, id } = parsePublicId(text);
  if (countryCode !== NO_COUNTRY) throw identityErrors.refuse('IDENTITY.PRINCIPAL_NOT_FOUND');
  return id;
}

function midnightOf(day: string | undefined): string | null {
  return day === undefined ? null : `${day}T00:00:00.000Z`;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function placeOf(after: readonly unknown[] | null): readonly [string | null, string | null] {
  if (after === null) return [null, null];
  const [at, id] = after;
  const isPlace = typeof at === 'string' && INSTANT.test(at) && typeof id === 'string';
  if (!isPlace || !UUID.test(id)) throw httpErrors.refuse('HTTP.CURSOR_MALFORMED');
  return [at, id];
}

function itemOf(row: Row): AccessLogItem {
  const named = (id: string | null): string | null => id && publicId(NO_COUNTRY, id);
  return {
    id: publicId(NO_COUNTRY, row.id),
    at: row.at,
    event: row.event,
    principal: named(row.principal_id),
    name: row.name,
    apiKey: named(row.api_key_id),
    session: named(row.session_id),
    route: row.route,
    subject: row.subject,
    country: row.about_country,
    address: row.address,
  };
}
