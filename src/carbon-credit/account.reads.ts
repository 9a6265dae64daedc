import { Injectable } from '@nestjs/common';
import { Reader, type ReadRow } from '../database/reader.ts';
import type { Grant } from '../identity/grant.ts';
import { reached, reachIn, reachValues } from '../identity/reach.ts';
import { answerPage, pageOf, type PageOf } from '../http/paging.ts';
import { NO_COUNTRY, parseCountryCode, type CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import type { AccountView } from './account.answers.ts';
import { partnerCountries } from './block.reads.ts';
import type { AccountQuery } from './carbon-credit.query.ts';
import { participantIdOf } from './credit-account.ts';
import { carbonCreditErrors } from './errors.ts';

/** Accounts of the registries, with what they hold. */
@Injectable()
export class AccountReads {
  constructor(private readonly reader: Reader) {}

  /**
   * Accounts of a partner, or of a holder with every partner, one after the other; those that one of
   * the grants reaches.
   */
  async list(query: AccountQuery, grants: readonly Grant[]): Promise<PageOf<AccountView>> {
    const page = pageOf(query, 2);
    const [afterCountry = null, afterId = null] = cursorOf(page, ['text', 'id']) ?? [];
    const countries =
      query.country === undefined
        ? await partnerCountries(this.reader)
        : [parseCountryCode(query.country)];
    const found: ReadRow[] = [];
    for (const country of countries) {
      if (afterCountry !== null && country < String(afterCountry)) continue;
      const rows = await this.reader.query(`${ACCOUNTS} ${LISTED}`, [
        country,
        query.holder === undefined || query.holder === 'government'
          ? null
          : participantIdOf(query.holder),
        query.holder === 'government',
        query.side ?? null,
        country === afterCountry ? afterId : null,
        page.limitPlusOne - found.length,
        ...reachValues(reachIn(grants, 'carbon-credit.read', country)),
      ]);
      found.push(...rows);
      if (found.length >= page.limitPlusOne) break;
    }
    const views = await this.views(found);
    return answerPage(
      views,
      page,
      ({ id }) => [id.slice(0, 2), id.slice(3)],
      (view) => view,
    );
  }

  /** One account. Refuses ID.MALFORMED, ACCOUNT_NOT_FOUND. */
  async detail(text: string): Promise<AccountView> {
    const { countryCode, id } = parsePublicId(text);
    const rows = await this.reader.query(`${ACCOUNTS} WHERE a.country_code = $1 AND a.id = $2`, [
      countryCode,
      id,
    ]);
    const [view] = await this.views(rows);
    if (view) return view;
    throw carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_NOT_FOUND', { account: text });
  }

  private async views(rows: readonly ReadRow[]): Promise<readonly AccountView[]> {
    const byCountry = new Map<CountryCode, string[]>();
    for (const row of rows) {
      const country = row['country_code'] as CountryCode;
      byCountry.set(country, [...(byCountry.get(country) ?? []), String(row['id'])]);
    }
    const holdings = new Map<string, AccountView['holdings'][number][]>();
    for (const [country, ids] of byCountry) {
      for (const row of await this.reader.query(HOLDINGS, [country, ids])) {
        const key = publicId(country, String(row['owner_id']));
        const list = holdings.get(key) ?? [];
        holdings.set(key, list);
        list.push(holdingOf(row));
      }
    }
    const names = await this.names(rows);
    return rows.map((row) => viewOf(row, names, holdings));
  }

  /** The names of participants: facts of no country, so a statement of their own. */
  private async names(rows: readonly ReadRow[]): Promise<ReadonlyMap<string, string>> {
    const ids = rows.flatMap((row) => (row['holder_id'] === null ? [] : [row['holder_id']]));
    const found = await this.reader.query(
      'SELECT id, name FROM public.participant WHERE country_code = $1 AND id = ANY($2::uuid[])',
      [NO_COUNTRY, ids],
    );
    return new Map(found.map((row) => [String(row['id']), String(row['name'])]));
  }
}

const ACCOUNTS = `
  SELECT a.country_code, a.id, a.side, a.class, a.holder_id, a.number, a.label, a.opened_on,
         a.frozen_by, a.restricted_by, a.version
    FROM public.credit_account a`;

const LISTED = `
   WHERE a.country_code = $1 AND ($2::uuid IS NULL OR a.holder_id = $2)
     AND (NOT $3::boolean OR a.holder_id IS NULL) AND ($4::text IS NULL OR a.side = $4)
     AND ($5::uuid IS NULL OR a.id > $5) AND ${reached(7, 8)} ORDER BY a.id LIMIT $6`;

/** What accounts hold per class and state, where they hold anything. */
const HOLDINGS = `
  SELECT l.owner_id, l.kind, c.commodity, c.project_reference, c.vintage, s.balance
    FROM public.account l
    JOIN public.balance s ON s.country_code = l.country_code AND s.account_id = l.id
    JOIN public.credit_class c ON c.country_code = l.country_code AND c.commodity = l.commodity
   WHERE l.country_code = $1 AND l.owner_id = ANY($2::uuid[]) AND s.balance > 0
   ORDER BY l.owner_id, c.vintage, c.commodity, l.kind`;

function holdingOf(row: ReadRow): AccountView['holdings'][number] {
  return {
    class: String(row['commodity']),
    project: String(row['project_reference']),
    vintage: row['vintage'] as number,
    state: String(row['kind']),
    tonnes: String(row['balance']),
  };
}

function viewOf(
  row: ReadRow,
  names: ReadonlyMap<string, string>,
  holdings: ReadonlyMap<string, AccountView['holdings']>,
): AccountView {
  const country = row['country_code'] as CountryCode;
  const idIn = (value: unknown) => (value === null ? null : publicId(country, String(value)));
  const id = publicId(country, String(row['id']));
  const holder = row['holder_id'] as string | null;
  const isJapan = row['side'] === 'japan';
  return {
    id,
    country,
    side: String(row['side']),
    class: String(row['class']),
    holder: holder === null ? 'government' : publicId(NO_COUNTRY, holder),
    holderName:
      holder === null ? `Government of ${isJapan ? 'JP' : country}` : (names.get(holder) ?? ''),
    number: String(row['number']),
    label: String(row['label']),
    openedOn: String(row['opened_on']),
    frozenBy: idIn(row['frozen_by']),
    restrictedBy: idIn(row['restricted_by']),
    holdings: holdings.get(id) ?? [],
    version: row['version'] as number,
  };
}
