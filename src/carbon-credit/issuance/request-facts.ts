import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, BatchReader, Known } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import type { CommitteeSide } from '../../partner-country/joint-committee.ts';
import type { DocumentForm } from '../../project/documents/forms.ts';
import { issuanceErrors } from './errors.ts';
import type { ProjectPart, VerifiedTonnes } from './notified-table.ts';
import { requestOfRow, type RequestRecord } from './request-record.ts';
import { ISSUANCE_REQUEST } from './tables.ts';

/** Runs a statement: in an act's transaction, or on the connections for reading. */
export type Query = BatchReader['query'];

/** What never changes about a request. */
export interface RequestPlace {
  readonly project: string;
  readonly report: string;
}

/** States of the project cycle in which credits can be issued for what was monitored. */
const CREDITED_STATES: readonly unknown[] = ['registered', 'crediting-ended'];

/** Whether a project can be issued credits: registered, or its crediting period has ended. */
export function isCredited(project: Row | undefined): boolean {
  return CREDITED_STATES.includes(project?.['cycle_state'] ?? null);
}

/** Of which project and report are the requests? Refuses ISSUANCE.REQUEST_NOT_FOUND. */
export async function resolveRequests(
  acts: readonly Act<unknown>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, RequestPlace | Refusal>> {
  const rows = await reader.query(
    `SELECT id, project_id, report_id FROM public.issuance_request
      WHERE country_code = $1 AND id = ANY($2::uuid[])`,
    [acts[0]?.countryCode, acts.flatMap(({ subjectId }) => subjectId ?? [])],
  );
  return new Map(
    acts.map(({ id, countryCode, subjectId }) => {
      const row = rows.find((one) => one['id'] === subjectId);
      return [
        id,
        row
          ? { project: String(row['project_id']), report: String(row['report_id']) }
          : notThere(countryCode, subjectId),
      ];
    }),
  );
}

/** A request as an act holds it locked. */
export interface HeldRequest {
  readonly id: string;
  readonly version: number;
  readonly record: RequestRecord;
}

/** The request that an act is about. Refuses ISSUANCE.REQUEST_NOT_FOUND. */
export function heldRequest(act: Act<unknown>, known: Known): HeldRequest | Refusal {
  const id = act.subjectId ?? '';
  const row = known.row(ISSUANCE_REQUEST, id);
  if (!row) return notThere(act.countryCode, act.subjectId);
  return { id, version: row['version'] as number, record: requestOfRow(row) };
}

export function notThere(countryCode: CountryCode, id: string | null): Refusal {
  return issuanceErrors.refuse('ISSUANCE.REQUEST_NOT_FOUND', {
    request: publicId(countryCode, id ?? ''),
  });
}

/** What of a project matters to the issuance of its credits. */
export interface IssuanceFacts {
  /** Forms of its documents, by public id. */
  readonly documents: ReadonlyMap<string, DocumentForm>;
  readonly parts: readonly ProjectPart[];
  /** Subsidised by the Ministry of the Environment, as its form or a commitment in the book says. */
  readonly isSubsidised: boolean;
}

const NO_FACTS: IssuanceFacts = { documents: new Map(), parts: [], isSubsidised: false };

/** Reads the facts of some projects of one country: one statement for each kind of fact. */
export async function issuanceFactsOf(
  query: Query,
  country: CountryCode,
  projects: readonly string[],
): Promise<ReadonlyMap<string, IssuanceFacts>> {
  const given = [country, [...new Set(projects)]];
  const documents = await query(DOCUMENTS, given);
  const parts = await query(PARTS, given);
  const subsidised = await query(SUBSIDISED, given);
  return new Map(
    projects.map((project) => {
      const own = (row: Row) => row['project_id'] === project;
      return [
        project,
        {
          documents: new Map(
            documents
              .filter(own)
              .map((row) => [publicId(country, String(row['id'])), row['form'] as DocumentForm]),
          ),
          parts: parts.filter(own).map((row) => ({
            participant: String(row['participant_id']),
            side: row['side'] as CommitteeSide,
            from: row['from_on'] as CalendarDay,
            until: row['until_on'] as CalendarDay | null,
          })),
          isSubsidised: subsidised.some(own),
        },
      ];
    }),
  );
}

const DOCUMENTS = `
  SELECT project_id, id, form FROM public.document
   WHERE country_code = $1 AND project_id = ANY($2::uuid[])`;

/** Who proposes, validates, verifies or funds is no beneficiary. */
const PARTS = `
  SELECT project_id, participant_id, side, from_on, until_on FROM public.project_participant
   WHERE country_code = $1 AND project_id = ANY($2::uuid[]) AND role = 'project-participant'
     AND side IN ('japan', 'partner')`;

const SUBSIDISED = `
  SELECT id AS project_id FROM public.credit_allocation
   WHERE country_code = $1 AND id = ANY($2::uuid[]) AND subsidised_by_moej
   UNION
  SELECT s.project_id FROM public.commitment_share s
    JOIN public.commitment c ON c.country_code = $1 AND c.id = s.commitment_id
    JOIN public.tranche t ON t.country_code = $1 AND t.id = c.tranche_id
   WHERE s.country_code = $1 AND s.project_id = ANY($2::uuid[])
     AND t.instrument = 'MOEJ_JCM_MODEL'
     AND NOT EXISTS (SELECT FROM public.journal_entry r
                      WHERE r.country_code = $1 AND r.reverses = c.entry_id)`;

/** Reads the facts for the acts of a batch. */
export async function readIssuanceFacts(
  reader: BatchReader,
  known: Known,
  country: CountryCode | undefined,
  projects: readonly string[],
): Promise<void> {
  if (country === undefined || projects.length === 0) return;
  const query: Query = (text, values) => reader.query(text, values);
  for (const [project, facts] of await issuanceFactsOf(query, country, projects)) {
    known.setFact(factName(project), facts);
  }
}

/** The facts as they were read for the batch. */
export function factsOf(known: Known, project: string): IssuanceFacts {
  return known.fact<IssuanceFacts>(factName(project)) ?? NO_FACTS;
}

function factName(project: string): string {
  return `issuance of project ${project}`;
}

/** The forms of the cited documents. Refuses ISSUANCE.DOCUMENT_NOT_OF_PROJECT. */
export function citedForms(
  { documents }: IssuanceFacts,
  cited: readonly string[],
): ReadonlySet<DocumentForm> | Refusal {
  const forms = new Set<DocumentForm>();
  for (const document of cited) {
    const form = documents.get(document);
    if (!form) return issuanceErrors.refuse('ISSUANCE.DOCUMENT_NOT_OF_PROJECT', { document });
    forms.add(form);
  }
  return forms;
}

/** Verified whole tonnes per vintage, by verification. */
export async function verifiedTonnesOf(
  query: Query,
  country: CountryCode,
  reports: readonly string[],
): Promise<ReadonlyMap<string, readonly VerifiedTonnes[]>> {
  const rows = await query(
    `SELECT verification_id, vintage, tonnes_verified FROM public.verified_vintage
      WHERE country_code = $1 AND report_id = ANY($2::uuid[]) ORDER BY vintage`,
    [country, [...new Set(reports)]],
  );
  const found = new Map<string, VerifiedTonnes[]>();
  for (const row of rows) {
    const id = String(row['verification_id']);
    const tonnes = String(row['tonnes_verified']);
    found.set(id, [...(found.get(id) ?? []), { vintage: row['vintage'] as number, tonnes }]);
  }
  return found;
}
