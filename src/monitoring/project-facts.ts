import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { BatchReader, Known } from '../ledger/act.ts';
import { jsonOf, type Row } from '../ledger/table.ts';
import type { GivenFactors } from '../methodology/formulas/factors.ts';
import type { DocumentForm } from '../project/documents/forms.ts';
import { monitoringErrors } from './errors.ts';
import type { MonitoringPeriod } from './monitoring-period.ts';
import type { ReportRecord } from './report-record.ts';
import type { ReportSituation } from './report-cycle.ts';

/** A version of a methodology that a project is monitored with. */
export interface PinnedMethodology {
  /** Of the version (uuid). */
  readonly id: string;
  /** KZ_AM001. */
  readonly number: string;
  /** Ver1.0. */
  readonly version: string;
  /** Code of the formula; null where the book has none for it. */
  readonly formula: string | null;
  readonly factors: GivenFactors;
  /** Sectoral scopes, 1 to 16. */
  readonly scopes: readonly number[];
}

/** A role that a participant has or had in the project. */
interface ProjectRole {
  /** Of the participant (uuid). */
  readonly participant: string;
  readonly role: string;
  readonly from: CalendarDay;
  readonly until: CalendarDay | null;
}

interface FiledDocument {
  /** Public id. */
  readonly id: string;
  readonly form: DocumentForm;
}

/** What of a project matters to its monitoring reports. */
export interface ProjectFacts {
  readonly methodologies: readonly PinnedMethodology[];
  readonly creditingPeriods: readonly MonitoringPeriod[];
  readonly documents: readonly FiledDocument[];
  readonly roles: readonly ProjectRole[];
}

/** A project of which nothing is known. */
export const NO_FACTS: ProjectFacts = {
  methodologies: [],
  creditingPeriods: [],
  documents: [],
  roles: [],
};

/** Runs a statement: in an act's transaction, or on the connections for reading. */
export type Query = BatchReader['query'];

/** Reads the facts of all the given projects of one country, in one statement for each kind of fact. */
export async function projectFactsOf(
  query: Query,
  country: CountryCode,
  projects: readonly string[],
): Promise<ReadonlyMap<string, ProjectFacts>> {
  const given = [country, [...new Set(projects)]];
  const pins = await query(PINS, given);
  const periods = await query(CREDITING_PERIODS, given);
  const documents = await query(DOCUMENTS, given);
  const roles = await query(ROLES, given);
  const of = (project: string) => (row: Row) => row['project_id'] === project;
  return new Map(
    projects.map((project) => [
      project,
      {
        methodologies: pins.filter(of(project)).map(pinned),
        creditingPeriods: periods.filter(of(project)).map((row) => ({
          firstDay: row['first_day'] as CalendarDay,
          lastDay: row['last_day'] as CalendarDay,
        })),
        documents: documents.filter(of(project)).map((row) => ({
          id: publicId(country, String(row['id'])),
          form: row['form'] as DocumentForm,
        })),
        roles: roles.filter(of(project)).map((row) => ({
          participant: String(row['participant_id']),
          role: String(row['role']),
          from: row['from_on'] as CalendarDay,
          until: row['until_on'] as CalendarDay | null,
        })),
      },
    ]),
  );
}

const PINS = `
  SELECT p.project_id, v.id, coalesce(m.approved_number, m.proposal_number) AS number, v.version,
         v.formula, v.factors, m.scopes
    FROM public.project_methodology p
    JOIN public.methodology_version v
      ON v.country_code = p.country_code AND v.id = p.methodology_version_id
    JOIN public.methodology m
      ON m.country_code = v.country_code AND m.id = v.methodology_id
   WHERE p.country_code = $1 AND p.project_id = ANY($2::uuid[]) AND p.is_pinned
   ORDER BY v.id`;

const CREDITING_PERIODS = `
  SELECT project_id, starts_on AS first_day, ends_on AS last_day FROM public.crediting_period
   WHERE country_code = $1 AND project_id = ANY($2::uuid[]) ORDER BY starts_on`;

const DOCUMENTS = `
  SELECT project_id, id, form FROM public.document
   WHERE country_code = $1 AND project_id = ANY($2::uuid[])`;

const ROLES = `
  SELECT project_id, participant_id, role, from_on, until_on FROM public.project_participant
   WHERE country_code = $1 AND project_id = ANY($2::uuid[])`;

function pinned(row: Row): PinnedMethodology {
  return {
    id: String(row['id']),
    number: String(row['number']),
    version: String(row['version']),
    formula: row['formula'] as string | null,
    factors: jsonOf(row['factors']) as GivenFactors,
    scopes: jsonOf(row['scopes']) as readonly number[],
  };
}

/** Reads the facts for the acts of a batch. */
export async function readProjectFacts(
  reader: BatchReader,
  known: Known,
  country: CountryCode | undefined,
  projects: readonly string[],
): Promise<void> {
  if (country === undefined || projects.length === 0) return;
  const query: Query = (text, values) => reader.query(text, values);
  for (const [project, facts] of await projectFactsOf(query, country, projects)) {
    known.setFact(factName(project), facts);
  }
}

/** The facts as they were read for the batch. */
export function factsOf(known: Known, project: string): ProjectFacts {
  return known.fact<ProjectFacts>(factName(project)) ?? NO_FACTS;
}

function factName(project: string): string {
  return `monitoring of project ${project}`;
}

/**
 * The methodology that activity data are for, by number; it may be left out where the project has only
 * one.
 *
 * Refuses MONITORING.METHODOLOGY_NOT_PINNED.
 */
export function pinnedMethodology(
  { methodologies }: ProjectFacts,
  number: string | null,
): PinnedMethodology | Refusal {
  const fitting = methodologies.filter((one) => number === null || one.number === number);
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  return monitoringErrors.refuse('MONITORING.METHODOLOGY_NOT_PINNED', {
    methodology: number,
    pinned: methodologies.map(inWords),
  });
}

/** What decides whether a report can move on, with the forms of some documents. */
export function situationOf(
  record: ReportRecord,
  { methodologies, documents }: ProjectFacts,
  today: CalendarDay,
  forms: ReadonlySet<DocumentForm>,
): ReportSituation {
  const entered = new Set(record.activity.map(({ methodologyVersion }) => methodologyVersion));
  return {
    today,
    lastDay: record.lastDay,
    hasMethodology: methodologies.length > 0,
    withoutActivity: methodologies.filter(({ id }) => !entered.has(id)).map(inWords),
    forms,
    hasDevelopmentPlan: documents.some(({ form }) => form === 'SDIP'),
  };
}

/** The forms of the cited documents. Refuses MONITORING.DOCUMENT_NOT_OF_PROJECT. */
export function citedForms(
  { documents }: ProjectFacts,
  cited: readonly string[],
): ReadonlySet<DocumentForm> | Refusal {
  const forms = new Set<DocumentForm>();
  for (const document of cited) {
    const found = documents.find(({ id }) => id === document);
    if (!found) return monitoringErrors.refuse('MONITORING.DOCUMENT_NOT_OF_PROJECT', { document });
    forms.add(found.form);
  }
  return forms;
}

function inWords({ number, version }: PinnedMethodology): string {
  return `${number} ${version}`;
}
