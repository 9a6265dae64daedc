import { Injectable } from '@nestjs/common';
import { Reader } from '../../database/reader.ts';
import { NO_COUNTRY, type CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import type { PlacedTonnes } from './credit-figures.ts';

/** What one holder has of a vintage. */
export interface HolderTonnes {
  readonly side: string;
  readonly account: string;
  readonly number: string;
  readonly holder: string;
  readonly vintage: number;
  readonly held: string;
  readonly locked: string;
}

const HOLDERS_AT_MOST = 500;
const ENTRIES_AT_MOST = 200;

/** An entry that moved credits of a side's vintage, and how many. */
export interface CreditEntry {
  readonly id: string;
  readonly kind: string;
  readonly on: string;
  readonly side: string;
  readonly vintage: number;
  readonly tonnes: string;
}

/** Credits of one partner as its page shows them; each statement is one look at the books. */
@Injectable()
export class CountryCreditsReads {
  constructor(private readonly reader: Reader) {}

  async figures(country: string): Promise<readonly PlacedTonnes[]> {
    const rows = await this.reader.query(FIGURES, [country]);
    return rows.map((row) => ({
      side: String(row['side']),
      vintage: row['vintage'] as number,
      place: String(row['place']),
      tonnes: String(row['tonnes']),
    }));
  }

  /** Entries that moved credits, the last first; of one side and vintage, or of all. */
  async entries(
    country: CountryCode,
    {
      side,
      vintage,
    }: { readonly side?: string | undefined; readonly vintage?: string | undefined },
  ): Promise<readonly CreditEntry[]> {
    const values = [country, side ?? null, vintage ?? null, ENTRIES_AT_MOST];
    const rows = await this.reader.query(ENTRIES, values);
    return rows.map((row) => ({
      id: publicId(country, String(row['entry_id'])),
      kind: String(row['kind']),
      on: String(row['on']),
      side: String(row['side']),
      vintage: row['vintage'] as number,
      tonnes: String(row['tonnes']),
    }));
  }

  /** By holder and vintage: for those who may see who holds what. */
  async holders(country: string): Promise<readonly HolderTonnes[]> {
    const rows = await this.reader.query(HOLDERS, [country, HOLDERS_AT_MOST]);
    const names = await this.reader.query(
      'SELECT id, name FROM public.participant WHERE country_code = $1 AND id = ANY($2::uuid[])',
      [NO_COUNTRY, rows.flatMap((row) => row['holder_id'] ?? [])],
    );
    const nameOf = new Map(names.map((row) => [row['id'], String(row['name'])]));
    return rows.map((row) => ({
      side: String(row['side']),
      account: publicId(country as Parameters<typeof publicId>[0], String(row['id'])),
      number: String(row['number']),
      holder:
        row['holder_id'] === null ? 'Government' : (nameOf.get(row['holder_id']) ?? 'not named'),
      vintage: row['vintage'] as number,
      held: String(row['held']),
      locked: String(row['locked']),
    }));
  }
}

const FIGURES = `
  SELECT c.side, c.vintage, 'issued' AS place, sum(c.last_serial)::text AS tonnes
    FROM public.credit_class c WHERE c.country_code = $1 GROUP BY c.side, c.vintage
   UNION ALL
  SELECT c.side, c.vintage,
         CASE WHEN l.kind <> 'held' THEN l.kind
              WHEN a.class = 'government-holding' THEN 'held-government'
              ELSE 'held-entities' END,
         sum(s.balance)::text
    FROM public.credit_class c
    JOIN public.account l ON l.country_code = c.country_code AND l.commodity = c.commodity
    JOIN public.balance s ON s.country_code = l.country_code AND s.account_id = l.id
    JOIN public.credit_account a ON a.country_code = l.country_code AND a.id = l.owner_id
   WHERE c.country_code = $1 AND l.owner_type = 'credit-account'
   GROUP BY 1, 2, 3 HAVING sum(s.balance) > 0`;

const ENTRIES = `
  SELECT m.entry_id, m.kind, max(m.effective_on) AS "on", c.side, c.vintage,
         sum(m.last_serial - m.first_serial + 1)::text AS tonnes
    FROM public.credit_movement m
    JOIN public.credit_class c ON c.country_code = m.country_code AND c.id = m.class_id
   WHERE m.country_code = $1 AND ($2::text IS NULL OR c.side = $2)
     AND ($3::int IS NULL OR c.vintage = $3::int)
   GROUP BY m.entry_id, m.kind, c.side, c.vintage
   ORDER BY max(m.audit_sequence) DESC, c.side, c.vintage LIMIT $4`;

const HOLDERS = `
  SELECT a.side, a.id, a.number, a.holder_id, c.vintage,
         coalesce(sum(s.balance) FILTER (WHERE l.kind = 'held'), 0)::text AS held,
         coalesce(sum(s.balance) FILTER (WHERE l.kind = 'locked'), 0)::text AS locked
    FROM public.credit_account a
    JOIN public.account l ON l.country_code = a.country_code AND l.owner_id = a.id
    JOIN public.balance s ON s.country_code = l.country_code AND s.account_id = l.id
    JOIN public.credit_class c ON c.country_code = l.country_code AND c.commodity = l.commodity
   WHERE a.country_code = $1 AND a.class IN ('government-holding', 'entity-holding')
   GROUP BY a.side, a.id, a.number, a.holder_id, c.vintage HAVING sum(s.balance) > 0
   ORDER BY a.side, a.number, c.vintage LIMIT $2`;
