import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import { NO_COUNTRY, parseCountryCode } from '../kernel/country-code.ts';
import type { DisclosureView } from './account.answers.ts';

/**
 * What the registries disclose to everybody: which entities hold accounts, how many credits there are
 * per type of account, and what was transacted each year; no entity's holdings.
 *
 * @source JCM registry of Japan, public reports: entity holding accounts, credits per account type,
 *   annual transactions summary
 */
@Injectable()
export class DisclosureReads {
  constructor(private readonly reader: Reader) {}

  async of(iso2: string): Promise<DisclosureView> {
    const country = parseCountryCode(iso2);
    const [accounts, holdings, transactions] = await Promise.all([
      this.reader.query(
        `SELECT a.side, a.number, a.label, a.holder_id, a.opened_on FROM public.credit_account a
          WHERE a.country_code = $1 AND a.class = 'entity-holding' ORDER BY a.side, a.id`,
        [country],
      ),
      this.reader.query(
        `SELECT a.side, a.class, l.kind, c.vintage, sum(s.balance)::text AS tonnes
           FROM public.credit_account a
           JOIN public.account l ON l.country_code = a.country_code AND l.owner_id = a.id
           JOIN public.balance s ON s.country_code = l.country_code AND s.account_id = l.id
           JOIN public.credit_class c
             ON c.country_code = l.country_code AND c.commodity = l.commodity
          WHERE a.country_code = $1
          GROUP BY a.side, a.class, l.kind, c.vintage HAVING sum(s.balance) > 0
          ORDER BY 1, 2, 3, 4`,
        [country],
      ),
      this.reader.query(
        `SELECT extract(year FROM m.effective_on)::integer AS year, c.side, m.kind,
                count(DISTINCT m.entry_id)::integer AS number,
                sum(m.last_serial - m.first_serial + 1)::text AS tonnes
           FROM public.credit_movement m
           JOIN public.credit_class c ON c.country_code = m.country_code AND c.id = m.class_id
          WHERE m.country_code = $1 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
        [country],
      ),
    ]);
    // Names are facts of no country: a statement of their own.
    const names = await this.reader.query(
      'SELECT id, name FROM public.participant WHERE country_code = $1 AND id = ANY($2::uuid[])',
      [NO_COUNTRY, accounts.map((row) => row['holder_id'])],
    );
    const nameOf = new Map(names.map((row) => [row['id'], String(row['name'])]));
    return {
      country,
      entityHoldingAccounts: accounts.map((row) => ({
        side: String(row['side']),
        number: String(row['number']),
        label: String(row['label']),
        holder: nameOf.get(row['holder_id']) ?? '',
        openedOn: String(row['opened_on']),
      })),
      creditsByAccountType: holdings.map((row) => ({
        side: String(row['side']),
        accountClass: String(row['class']),
        state: String(row['kind']),
        vintage: row['vintage'] as number,
        tonnes: String(row['tonnes']),
      })),
      annualTransactions: transactions.map((row) => ({
        year: row['year'] as number,
        side: String(row['side']),
        kind: String(row['kind']),
        number: row['number'] as number,
        tonnes: String(row['tonnes']),
      })),
    };
  }
}

const TABLES = ['entityHoldingAccounts', 'creditsByAccountType', 'annualTransactions'] as const;

/**
 * The disclosure as one table for spreadsheets: a line per fact, the first column says which table it is
 * of. RFC 4180, UTF-8 with a byte order mark; what a spreadsheet would take for a formula is quoted.
 */
export function disclosureCsv(disclosure: DisclosureView): string {
  const columns = [
    'table',
    'side',
    'number',
    'label',
    'holder',
    'openedOn',
    'accountClass',
    'state',
    'vintage',
    'year',
    'kind',
    'tonnes',
  ];
  const lines = TABLES.flatMap((table) =>
    disclosure[table].map((row) => {
      const cells: Readonly<Record<string, unknown>> = { table, ...row };
      return columns.map((column) => csvCell(cells[column]));
    }),
  );
  return `\uFEFF${[columns, ...lines].map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = String(value as string | number);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
