import { Injectable } from '@nestjs/common';
import { Reader, type ReadRow } from '../database/reader.ts';
import type { Grant } from '../identity/grant.ts';
import { reached, reachIn, reachValues, type Reach } from '../identity/reach.ts';
import { httpErrors } from '../http/errors.ts';
import { answerPage, pageOf, type PageOf, type Page } from '../http/paging.ts';
import { parseCountryCode, type CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import type { BlockDetail, BlockView } from './block.answers.ts';
import { blockOf, type Block } from './block.ts';
import type { BlockQuery } from './carbon-credit.query.ts';
import { participantIdOf } from './credit-account.ts';
import { carbonCreditErrors } from './errors.ts';
import { HistoryReads } from './history.reads.ts';
import { OriginReads } from './origin.reads.ts';
import { grammarOf, readSerial, serialText, tonnesOf, type SerialRange } from './serial-number.ts';
import { CREDIT_BLOCK } from './tables.ts';

/** Where serials are: blocks by serial, by account and holder, by project and vintage. */
@Injectable()
export class BlockReads {
  constructor(
    private readonly reader: Reader,
    private readonly history: HistoryReads,
    private readonly origins: OriginReads,
  ) {}

  /**
   * Blocks in order of account, state, class and serial; of several partners one after the other.
   * Only those in accounts that one of the grants reaches.
   *
   * Refuses SERIAL_NOT_FOUND where a serial is not written as its partner writes them.
   */
  async list(query: BlockQuery, grants: readonly Grant[]): Promise<PageOf<BlockView>> {
    const page = pageOf(query, CURSOR_PARTS);
    const serial = query.serial === undefined ? null : this.serialOf(query.serial);
    const rows = serial
      ? await this.ofSerial(serial, page, reachOf(grants, serial.partner))
      : await this.inPlaces(await this.countries(query), query, page, grants);
    return answerPage(rows, page, cursorKey, blockView);
  }

  /** One block with what it comes from. Refuses ID.MALFORMED, BLOCK_NOT_FOUND. */
  async detail(text: string): Promise<BlockDetail> {
    const { countryCode, id } = parsePublicId(text);
    const [row] = await this.reader.query(`${BLOCKS} WHERE b.country_code = $1 AND b.id = $2`, [
      countryCode,
      id,
    ]);
    if (!row) throw carbonCreditErrors.refuse('CARBON_CREDIT.BLOCK_NOT_FOUND', { block: text });
    const block = blockOf(row as Parameters<typeof blockOf>[0]);
    return { ...blockView(row), comesFrom: await this.origins.of(countryCode, block) };
  }

  /** The history of a block's serials, as a tree from their issuance. */
  async historyOf(text: string) {
    const { countryCode, id } = parsePublicId(text);
    const [row] = await this.reader.query(
      `SELECT class_id, first_serial, last_serial FROM public.credit_block
        WHERE country_code = $1 AND id = $2`,
      [countryCode, id],
    );
    if (!row) throw carbonCreditErrors.refuse('CARBON_CREDIT.BLOCK_NOT_FOUND', { block: text });
    const range = {
      first: BigInt(String(row['first_serial'])),
      last: BigInt(String(row['last_serial'])),
    };
    return this.history.tree(countryCode, String(row['class_id']), range);
  }

  /** Where one serial, or each of a run, is now, and how it came there. */
  async serial(text: string) {
    const range = this.serialOf(text);
    const country = range.partner as CountryCode;
    const rows = await this.ofSerial(range, { limit: 100, limitPlusOne: 101, after: null }, null);
    const [first] = rows;
    if (!first) throw this.notIssued(text, range.partner);
    const history = await this.history.tree(country, String(first['class_id']), range);
    return { serial: text, blocks: rows.slice(0, 100).map(blockView), history };
  }

  private serialOf(text: string): SerialRange {
    const range = readSerial(text.split('-')[1] ?? '', text);
    if (range === null) throw this.notIssued(text, text.split('-')[1] ?? '');
    return range;
  }

  private notIssued(serial: string, partner: string) {
    const { form } = grammarOf(partner);
    return carbonCreditErrors.refuse('CARBON_CREDIT.SERIAL_NOT_FOUND', { serial, form });
  }

  private async countries(query: BlockQuery): Promise<readonly CountryCode[]> {
    if (query.account !== undefined) return [parsePublicId(query.account).countryCode];
    if (query.country !== undefined) return [parseCountryCode(query.country)];
    return partnerCountries(this.reader);
  }

  private async ofSerial(
    range: SerialRange,
    page: Page,
    reach: Reach | null,
  ): Promise<readonly ReadRow[]> {
    const { partner, side, project, vintage, first, last } = range;
    return this.reader.query(SERIAL, [
      partner,
      grammarOf(partner).commodity({ side, partner, project, vintage }),
      cursorOf(page)?.first ?? first.toString(),
      last.toString(),
      page.limitPlusOne,
      page.after === null,
      ...reachValues(reach),
    ]);
  }

  /** From partner to partner, until the page is full. */
  private async inPlaces(
    countries: readonly CountryCode[],
    query: BlockQuery,
    page: Page,
    grants: readonly Grant[],
  ): Promise<readonly ReadRow[]> {
    const after = cursorOf(page);
    const found: ReadRow[] = [];
    for (const country of countries) {
      if (after && country < after.country) continue;
      const here = after?.country === country ? after : null;
      const rows = await this.reader.query(PLACES, [
        country,
        query.account === undefined ? null : parsePublicId(query.account).id,
        query.holder === undefined || query.holder === 'government'
          ? null
          : participantIdOf(query.holder),
        query.holder === 'government',
        query.vintage ?? null,
        query.project ?? null,
        query.state ?? null,
        page.limitPlusOne - found.length,
        here?.account ?? null,
        here?.state ?? '',
        here?.commodity ?? '',
        here?.first ?? 0,
        ...reachValues(reachOf(grants, country)),
      ]);
      found.push(...rows);
      if (found.length >= page.limitPlusOne) break;
    }
    return found;
  }
}

const reachOf = (grants: readonly Grant[], country: string) =>
  reachIn(grants, 'carbon-credit.read', country);

/** The partners with whose credits there are accounts, in order of their codes. */
export async function partnerCountries(reader: Reader): Promise<readonly CountryCode[]> {
  const rows = await reader.query(
    `SELECT p.country_code FROM public.partner_country p
      WHERE EXISTS (SELECT 1 FROM public.credit_account a WHERE a.country_code = p.country_code)
      ORDER BY p.country_code`,
  );
  return rows.map((row) => row['country_code'] as CountryCode);
}

const CURSOR_PARTS = 5;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function cursorKey(row: ReadRow) {
  return [
    String(row['country_code']),
    String(row['credit_account_id']),
    String(row['state']),
    String(row['commodity']),
    row['first_serial'] as number,
  ];
}

function cursorOf({ after }: Page) {
  if (after === null) return null;
  const [country, account, state, commodity, first] = after;
  const isFit =
    [country, account, state, commodity].every((part) => typeof part === 'string') &&
    UUID.test(String(account)) &&
    typeof first === 'number';
  if (!isFit) throw httpErrors.refuse('HTTP.CURSOR_MALFORMED');
  return {
    country: String(country),
    account: String(account),
    state: String(state),
    commodity: String(commodity),
    first,
  };
}

const BLOCK_COLUMNS = `b.country_code, ${Object.keys(CREDIT_BLOCK.columns)
  .map((column) => `b.${column}`)
  .join(', ')}`;

const BLOCKS = `
  SELECT ${BLOCK_COLUMNS}, c.project_reference, a.class AS account_class
    FROM public.credit_block b
    JOIN public.credit_class c ON c.country_code = b.country_code AND c.id = b.class_id
    JOIN public.credit_account a
      ON a.country_code = b.country_code AND a.id = b.credit_account_id`;

/** The blocks in which a run of serials lies: one look-up, and a step per further block. */
export const SERIAL = `
  SELECT ${BLOCK_COLUMNS}, c.project_reference, a.class AS account_class
    FROM public.credit_class c,
    LATERAL (
      (SELECT * FROM public.credit_block h
        WHERE $6 AND h.country_code = $1 AND h.class_id = c.id AND h.first_serial <= $3
        ORDER BY h.first_serial DESC LIMIT 1)
      UNION ALL
      (SELECT * FROM public.credit_block t
        WHERE t.country_code = $1 AND t.class_id = c.id
          AND t.first_serial > $3 AND t.first_serial <= $4
        ORDER BY t.first_serial LIMIT $5)
    ) b
    JOIN public.credit_account a ON a.country_code = $1 AND a.id = b.credit_account_id
   WHERE c.country_code = $1 AND c.commodity = $2 AND b.last_serial >= $3
     AND ${reached(7, 8)}
   ORDER BY b.first_serial LIMIT $5`;

/**
 * The blocks of chosen accounts and classes: first the places (an account, a state and a class) that
 * hold anything, which are few; then along the index of each.
 */
export const PLACES = `
  SELECT ${BLOCK_COLUMNS}, place.project_reference, place.class AS account_class
    FROM (SELECT a.id, a.class, l.kind, c.id AS class_id, c.commodity, c.project_reference
            FROM public.credit_account a
            JOIN public.account l ON l.country_code = a.country_code AND l.owner_id = a.id
            JOIN public.balance s ON s.country_code = l.country_code AND s.account_id = l.id
            JOIN public.credit_class c
              ON c.country_code = l.country_code AND c.commodity = l.commodity
           WHERE a.country_code = $1 AND s.balance > 0
             AND ($2::uuid IS NULL OR a.id = $2) AND ($3::uuid IS NULL OR a.holder_id = $3)
             AND (NOT $4::boolean OR a.holder_id IS NULL)
             AND ($5::smallint IS NULL OR c.vintage = $5)
             AND ($6::text IS NULL OR c.project_reference = $6)
             AND ($7::text IS NULL OR l.kind = $7) AND ${reached(13, 14)}
             AND ($9::uuid IS NULL OR (a.id, l.kind, c.commodity) >= ($9::uuid, $10, $11))
         ) place,
    LATERAL (SELECT * FROM public.credit_block k
              WHERE k.country_code = $1 AND k.credit_account_id = place.id
                AND k.state = place.kind AND k.class_id = place.class_id
                AND k.first_serial >
                    CASE WHEN (place.id, place.kind, place.commodity) = ($9::uuid, $10, $11)
                         THEN $12::bigint ELSE 0 END
              ORDER BY k.first_serial LIMIT $8) b
   ORDER BY place.id, place.kind, place.commodity, b.first_serial LIMIT $8`;

function blockView(row: ReadRow): BlockView {
  const country = row['country_code'] as CountryCode;
  const block: Block = blockOf(row as Parameters<typeof blockOf>[0]);
  const idIn = (id: string | null) => (id === null ? null : publicId(country, id));
  const itmo = block.itmoOffset;
  return {
    id: publicId(country, block.id),
    country,
    serials: serialText(country, block),
    side: block.side,
    project: publicId(country, block.projectId),
    projectReference: String(row['project_reference']),
    vintage: block.vintage,
    tonnes: tonnesOf(block).toString(),
    first: block.first.toString(),
    last: block.last.toString(),
    account: publicId(country, block.accountId),
    accountClass: String(row['account_class']),
    state: block.state,
    since: block.sinceOn,
    lockedBy: idIn(block.transferId),
    issuance: publicId(country, block.issuanceId),
    issuedOn: block.issuedOn,
    firstTransferred: block.firstTransferred,
    authorisation: idIn(block.authorisationId),
    authorisationVersion: block.authorisationVersion,
    itmoFirst: itmo === null ? null : (block.first + itmo).toString(),
    itmoLast: itmo === null ? null : (block.last + itmo).toString(),
    splitFrom: idIn(block.parentId),
    issuedAs: publicId(country, block.originId),
  };
}
