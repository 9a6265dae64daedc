import type { Queryable } from '../audit/queryable.ts';
import { serialText } from '../carbon-credit/serial-number.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { AsOf } from '../ledger/point-in-time.ts';
import type { CreditLinePlace, PlacedLine } from './credit-lines.ts';
import type { CreditFigureName, CreditSide } from './reported-credits.ts';

/** Which lines are asked for: of a view, and of which classes of credits. */
export interface LinesAsked extends AsOf {
  readonly country: CountryCode;
  /** Of the project (uuid); null for all. */
  readonly project: string | null;
  readonly vintage: string | null;
  readonly side: CreditSide | null;
}

/** A list of lines as a query: its rows in no order, and its parameters. */
interface Family {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * By which places a figure is counted: what comes there adds, what goes from there takes away; of
 * places that count for less than nothing it is the other way round.
 */
const COUNTED: Readonly<
  Partial<
    Record<
      CreditFigureName,
      { readonly adds: readonly string[]; readonly takes: readonly string[] }
    >
  >
> = {
  held: { adds: ['held'], takes: [] },
  locked: { adds: ['locked'], takes: [] },
  transferredOut: { adds: ['transferred-out'], takes: [] },
  retired: { adds: ['retired'], takes: [] },
  cancelled: { adds: ['cancelled'], takes: [] },
  // What is issued leaves the place that it comes from.
  issuedJapan: { adds: [], takes: ['issued'] },
  issuedPartner: { adds: [], takes: ['issued'] },
  issued: { adds: [], takes: ['issued', 'transferred-out'] },
};

const SIDES: Readonly<Partial<Record<CreditFigureName, CreditSide>>> = {
  issuedJapan: 'japan',
  issuedPartner: 'partner',
};

/** The query of a figure that the database counts; null for one that it does not. */
export function familyOf(figure: CreditFigureName, asked: LinesAsked): Family | null {
  if (figure === 'verified') return verifications(asked);
  if (figure === 'authorised') return itmos(asked);
  const counted = COUNTED[figure];
  if (counted === undefined) return null;
  return movements({ ...asked, side: asked.side ?? SIDES[figure] ?? null }, counted);
}

const OF_CLASS = `c.country_code = $1 AND ($4::uuid IS NULL OR c.project_id = $4)
     AND ($5::smallint IS NULL OR c.vintage = $5) AND ($6::text IS NULL OR c.side = $6)`;

function parameters({ country, effectiveAsOf, size, project, vintage, side }: LinesAsked) {
  return [country, effectiveAsOf, size, project, vintage, side];
}

function movements(
  asked: LinesAsked,
  { adds, takes }: { readonly adds: readonly string[]; readonly takes: readonly string[] },
): Family {
  return {
    sql: `
    SELECT m.effective_on AS on_day, m.audit_sequence, m.id::text AS id, m.kind, c.project_id,
           c.project_reference, c.vintage::text AS vintage, c.side, c.commodity, m.first_serial,
           m.last_serial, m.entry_id, NULL::uuid AS source_id, '[]'::jsonb AS documents,
           (m.last_serial - m.first_serial + 1) * s.sign AS tonnes
      FROM public.credit_class c
      JOIN public.credit_movement m ON m.country_code = c.country_code AND m.class_id = c.id,
           LATERAL (SELECT (m.to_state = ANY($7::text[]))::integer
                         - (m.from_state = ANY($7::text[]))::integer
                         - (m.to_state = ANY($8::text[]))::integer
                         + (m.from_state = ANY($8::text[]))::integer AS sign) s
     WHERE ${OF_CLASS} AND m.effective_on <= $2 AND m.audit_sequence < $3 AND s.sign <> 0`,
    parameters: [...parameters(asked), adds, takes],
  };
}

/** Of each monitoring report the verification that was known last; none of one that was withdrawn. */
function verifications(asked: LinesAsked): Family {
  return {
    sql: `
    SELECT k.verified_on AS on_day, k.audit_sequence, k.id::text || ' ' || v.vintage AS id,
           'verification' AS kind, r.project_id, NULL AS project_reference,
           v.vintage::text AS vintage, NULL AS side, NULL AS commodity, NULL::bigint AS first_serial,
           NULL::bigint AS last_serial, NULL::uuid AS entry_id, r.id AS source_id, k.documents,
           v.tonnes_verified AS tonnes
      FROM (SELECT DISTINCT ON (report_id) * FROM public.verification
             WHERE country_code = $1 AND verified_on <= $2 AND audit_sequence < $3
             ORDER BY report_id, edition DESC) k
      JOIN public.verified_vintage v ON v.country_code = $1 AND v.verification_id = k.id
      JOIN public.monitoring_report r ON r.country_code = $1 AND r.id = k.report_id
     WHERE ($4::uuid IS NULL OR r.project_id = $4) AND ($5::smallint IS NULL OR v.vintage = $5)
       AND $6::text IS NULL
       AND NOT EXISTS (SELECT FROM public.record_version w
                        WHERE w.country_code = $1 AND w.subject_type = 'monitoring-report'
                          AND w.subject_id = r.id AND w.valid_from <= $2
                          AND w.audit_sequence < $3 AND w.body->>'status' = 'withdrawn')`,
    parameters: parameters(asked),
  };
}

function itmos(asked: LinesAsked): Family {
  return {
    sql: `
    SELECT (i.identified_at AT TIME ZONE 'UTC')::date AS on_day, i.audit_sequence, i.id::text AS id,
           'itmo' AS kind, c.project_id, c.project_reference, c.vintage::text AS vintage, c.side,
           c.commodity, i.first_serial, i.last_serial, NULL::uuid AS entry_id,
           i.authorisation_id AS source_id, '[]'::jsonb AS documents,
           i.last_serial - i.first_serial + 1 AS tonnes
      FROM public.itmo_block i
      JOIN public.credit_class c ON c.country_code = $1 AND c.id = i.class_id
     WHERE i.country_code = $1 AND ${OF_CLASS} AND i.audit_sequence < $3
       AND (i.identified_at AT TIME ZONE 'UTC')::date <= $2`,
    parameters: parameters(asked),
  };
}

const ORDER = '(l.on_day, l.audit_sequence, l.id COLLATE "C")';

/** A page of lines in the order of their days. */
export async function linesOf(
  db: Queryable,
  country: CountryCode,
  { sql, parameters: given }: Family,
  after: CreditLinePlace | null,
  limit: number,
): Promise<readonly PlacedLine[]> {
  const n = given.length;
  const { rows } = await db.query(
    `SELECT l.on_day, l.audit_sequence, l.id, l.kind, l.project_id, l.project_reference, l.vintage,
            l.side, l.commodity, l.first_serial::text AS first, l.last_serial::text AS last,
            l.entry_id, l.source_id, l.documents, l.tonnes::text AS tonnes
       FROM (${sql}) l
      WHERE $${n + 1}::date IS NULL
         OR ${ORDER} > ($${n + 1}::date, $${n + 2}::bigint, $${n + 3}::text)
      ORDER BY l.on_day, l.audit_sequence, l.id COLLATE "C" LIMIT $${n + 4}`,
    [...given, ...(after ?? [null, null, null]), limit],
  );
  return rows.map((row) => lineOf(country, row));
}

/** What the lines down to a place, and with the one there, sum to. */
export async function tonnesDownTo(
  db: Queryable,
  { sql, parameters: given }: Family,
  place: CreditLinePlace,
): Promise<bigint> {
  const n = given.length;
  const { rows } = await db.query<{ total: string }>(
    `SELECT coalesce(sum(l.tonnes), 0)::text AS total FROM (${sql}) l
      WHERE ${ORDER} <= ($${n + 1}::date, $${n + 2}::bigint, $${n + 3}::text)`,
    [...given, ...place],
  );
  return BigInt(rows[0]?.total ?? '0');
}

function lineOf(country: CountryCode, row: Readonly<Record<string, unknown>>): PlacedLine {
  const entry = row['entry_id'] === null ? null : publicId(country, String(row['entry_id']));
  const commodity = row['commodity'];
  return {
    on: String(row['on_day']),
    kind: String(row['kind']),
    project: String(row['project_reference'] ?? row['project_id']),
    vintage: String(row['vintage']),
    side: row['side'] as CreditSide | null,
    serials:
      typeof commodity === 'string'
        ? serialText(country, {
            commodity,
            first: BigInt(String(row['first'])),
            last: BigInt(String(row['last'])),
          })
        : null,
    tonnes: String(row['tonnes']),
    entry,
    source:
      entry === null
        ? sourceOf(String(row['kind']), publicId(country, String(row['source_id'])))
        : `/journal-entries/${entry}`,
    documents: row['documents'] as readonly string[],
    place: [String(row['on_day']), row['audit_sequence'] as number, String(row['id'])],
  };
}

function sourceOf(kind: string, id: string): string {
  return kind === 'verification' ? `/monitoring-reports/${id}` : `/v1/authorisations/${id}`;
}
