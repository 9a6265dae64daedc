import { Injectable } from '@nestjs/common';
import { Reader } from '../../database/reader.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { ledgerErrors } from '../../ledger/errors.ts';

/** An act that waits for a second officer, as it was submitted. */
export interface PendingAct {
  readonly id: string;
  readonly country: string;
  readonly kind: string;
  /** What it is about, by its id without the country; null for an act of the whole country. */
  readonly subjectId: string | null;
  /** A reference of what it is about, where that has one. */
  readonly subject: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly submittedBy: string;
  readonly submittedAt: string;
}

/** Acts of a country shown on one page; whoever decides on these sees the next. */
const ACTS_AT_MOST = 100;

/** What waits for a second officer. */
@Injectable()
export class PendingActReads {
  constructor(private readonly reader: Reader) {}

  /** The oldest first. */
  async ofCountry(country: string): Promise<readonly PendingAct[]> {
    const rows = await this.reader.query(
      `${PENDING} AND d.id IS NULL ORDER BY p.recorded_at, p.id LIMIT ${ACTS_AT_MOST}`,
      [country],
    );
    return rows.map((row) => pendingOf(country, row));
  }

  /** Whether or not it is decided. Refuses LEDGER.ACT_NOT_FOUND, LEDGER.ACT_NOT_PENDING. */
  async require(id: string): Promise<PendingAct> {
    const { countryCode, id: uuid } = parsePublicId(id);
    const [row] = await this.reader.query(`${PENDING} AND p.id = $2`, [countryCode, uuid]);
    if (row !== undefined) return pendingOf(countryCode, row);
    const [act] = await this.reader.query(
      'SELECT id FROM public.act WHERE country_code = $1 AND id = $2',
      [countryCode, uuid],
    );
    const code = act === undefined ? 'LEDGER.ACT_NOT_FOUND' : 'LEDGER.ACT_NOT_PENDING';
    throw ledgerErrors.refuse(code, { act: id });
  }
}

const PENDING = `
  SELECT p.id, p.kind, p.subject_id, p.body, p.submitted_by, p.recorded_at,
         coalesce(t.reference, c.reference, e.reference) AS subject
    FROM public.pending_act p
    LEFT JOIN public.act_decision d ON d.country_code = $1 AND d.id = p.id
    LEFT JOIN public.tranche t ON t.country_code = $1 AND t.id = p.subject_id
    LEFT JOIN public.commitment c ON c.country_code = $1 AND c.id = p.subject_id
    LEFT JOIN public.journal_entry e ON e.country_code = $1 AND e.id = p.subject_id
   WHERE p.country_code = $1`;

function pendingOf(country: string, row: Readonly<Record<string, unknown>>): PendingAct {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : null);
  return {
    id: publicId(country as CountryCode, String(row['id'])),
    country,
    kind: String(row['kind']),
    subjectId: text('subject_id'),
    subject: text('subject'),
    body: row['body'] as PendingAct['body'],
    submittedBy: String(row['submitted_by']),
    submittedAt: String(row['recorded_at']),
  };
}
