import { Injectable } from '@nestjs/common';
import { Reader, type ReadRow } from '../database/reader.ts';
import type { Grant } from '../identity/grant.ts';
import { reached, reachIn, reachValues } from '../identity/reach.ts';
import { answerPage, pageOf, type PageOf, type PageQuery } from '../http/paging.ts';
import { parseCountryCode, type CountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { cursorOf } from '../partner-country/cursor.ts';
import type { StopView, TransferDetail, TransferView } from './account.answers.ts';
import type { TransferQuery } from './carbon-credit.query.ts';
import { carbonCreditErrors } from './errors.ts';
import { serialText } from './serial-number.ts';

/** Transfers and offers, and what stops disposal. */
@Injectable()
export class TransferReads {
  constructor(private readonly reader: Reader) {}

  /** What an account took in or gave, the newest first; nothing of one that no grant reaches. */
  async list(query: TransferQuery, grants: readonly Grant[]): Promise<PageOf<TransferView>> {
    const page = pageOf(query, 1);
    const { countryCode, id } = parsePublicId(query.account);
    const [after = null] = cursorOf(page, ['id']) ?? [];
    const column = query.direction === 'in' ? 't.to_account_id' : 't.from_account_id';
    const rows = await this.reader.query(
      `${TRANSFERS} WHERE t.country_code = $1 AND ${column} = $2
          AND ($3::text IS NULL OR t.status = $3) AND ($4::uuid IS NULL OR t.id < $4)
          AND EXISTS (SELECT 1 FROM public.credit_account a
                       WHERE a.country_code = $1 AND a.id = $2 AND ${reached(6, 7)})
        ORDER BY t.id DESC LIMIT $5`,
      [
        countryCode,
        id,
        query.state ?? null,
        after,
        page.limitPlusOne,
        ...reachValues(reachIn(grants, 'carbon-credit.read', countryCode)),
      ],
    );
    return answerPage(rows, page, (row) => [String(row['id'])], transferView);
  }

  /** One transfer with its serials. Refuses ID.MALFORMED, TRANSFER_NOT_FOUND. */
  async detail(text: string): Promise<TransferDetail> {
    const { countryCode, id } = parsePublicId(text);
    const where = 'WHERE t.country_code = $1 AND t.id = $2';
    const [row] = await this.reader.query(`${TRANSFERS} ${where}`, [countryCode, id]);
    if (!row)
      throw carbonCreditErrors.refuse('CARBON_CREDIT.TRANSFER_NOT_FOUND', { transfer: text });
    return { ...transferView(row), serials: await serialsOf(this.reader, countryCode, id) };
  }

  /**
   * What stops disposal with a partner, also what is lifted; the newest first. Whoever sees some
   * holders' accounts only sees stops of those alone.
   */
  async stops(iso2: string, query: PageQuery, grants: readonly Grant[]): Promise<PageOf<StopView>> {
    const page = pageOf(query, 1);
    const [after = null] = cursorOf(page, ['id']) ?? [];
    const country = parseCountryCode(iso2);
    const rows = await this.reader.query(
      `SELECT s.country_code, s.id, s.kind, s.credit_account_id, s.project_id, s.first_serial,
              s.last_serial, s.reason, s.imposed_on, s.lifted_on, c.commodity
         FROM public.disposal_stop s
         LEFT JOIN public.credit_class c ON c.country_code = s.country_code AND c.id = s.class_id
        WHERE s.country_code = $1 AND ($2::uuid IS NULL OR s.id < $2)
          AND ($4::text[] IS NULL OR EXISTS (
                SELECT 1 FROM public.credit_account a
                 WHERE a.country_code = $1 AND a.id = s.credit_account_id AND ${reached(4, 5)}))
        ORDER BY s.id DESC LIMIT $3`,
      [
        country,
        after,
        page.limitPlusOne,
        ...reachValues(reachIn(grants, 'carbon-credit.read', country)),
      ],
    );
    return answerPage(rows, page, (row) => [String(row['id'])], stopView);
  }
}

const TRANSFERS = `
  SELECT t.country_code, t.id, t.from_account_id, t.to_account_id, t.tonnes, t.status,
         t.transferred_on, t.expires_on, t.settled_on, t.reference, t.reason
    FROM public.credit_transfer t`;

/** The serials that an entry moved. */
export async function serialsOf(
  reader: Reader,
  country: CountryCode,
  entryId: string,
): Promise<readonly string[]> {
  const rows = await reader.query(
    `SELECT commodity, first_serial, last_serial FROM public.credit_movement
      WHERE country_code = $1 AND entry_id = $2 ORDER BY commodity, first_serial`,
    [country, entryId],
  );
  return rows.map((row) => serialsIn(country, row));
}

export function serialsIn(country: string, row: ReadRow): string {
  return serialText(country, {
    commodity: String(row['commodity']),
    first: BigInt(String(row['first_serial'])),
    last: BigInt(String(row['last_serial'])),
  });
}

function transferView(row: ReadRow): TransferView {
  const idIn = (column: string) =>
    publicId(row['country_code'] as CountryCode, String(row[column]));
  return {
    id: idIn('id'),
    from: idIn('from_account_id'),
    to: idIn('to_account_id'),
    tonnes: String(row['tonnes']),
    state: String(row['status']),
    transferredOn: String(row['transferred_on']),
    expiresOn: row['expires_on'] as string | null,
    settledOn: row['settled_on'] as string | null,
    reference: row['reference'] as string | null,
    reason: row['reason'] as string | null,
    journalEntry: idIn('id'),
  };
}

function stopView(row: ReadRow): StopView {
  const country = row['country_code'] as CountryCode;
  const idIn = (column: string) =>
    row[column] === null ? null : publicId(country, String(row[column]));
  return {
    id: publicId(country, String(row['id'])),
    kind: String(row['kind']),
    account: idIn('credit_account_id'),
    project: idIn('project_id'),
    serials: row['commodity'] === null ? null : serialsIn(country, row),
    reason: String(row['reason']),
    imposedOn: String(row['imposed_on']),
    liftedOn: row['lifted_on'] as string | null,
  };
}
