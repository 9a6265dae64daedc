import { Amount } from '../kernel/amount.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import { isDecimalText } from '../kernel/decimal-text.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { jsonOf, type Row } from '../ledger/table.ts';
import { projectErrors } from './errors.ts';

/** `JCM`: under the Joint Crediting Mechanism. `NONE`: a project outside it; it earns no credits. */
export const MECHANISMS = ['JCM', 'NONE'] as const;
export type Mechanism = (typeof MECHANISMS)[number];

/** Where a project stands; the first four are of any project, the others the words of the JCM's cycle. */
export const PROJECT_STATUSES = [
  'planned',
  'under-way',
  'completed',
  'cancelled',
  'proposed',
  'validation',
  'registration-requested',
  'registration-request-withdrawn',
  'registered',
  'rejected',
  'withdrawn',
  'crediting-ended',
] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

export const PARTICIPANT_SIDES = ['japan', 'partner', 'other'] as const;

/** Who takes part, by name: on Japan's side, on the partner's, or on neither. */
export interface ProjectParticipant {
  readonly name: string;
  readonly side: (typeof PARTICIPANT_SIDES)[number];
  /** ISO 3166-1 alpha-2; null where it is not known. */
  readonly country: string | null;
}

/** Where a project is; coordinates are decimal degrees (WGS 84) as text, both or none. */
export interface ProjectSite {
  readonly name: string;
  readonly latitude: string | null;
  readonly longitude: string | null;
}

/** What a version of a project says. */
export interface ProjectRecord {
  /** Begins with the country's code; a JCM project's is the code and three digits: KZ001. */
  readonly reference: string;
  readonly title: string;
  readonly mechanism: Mechanism;
  readonly sector: string;
  readonly status: ProjectStatus;
  readonly sites: readonly ProjectSite[];
  readonly participants: readonly ProjectParticipant[];
  readonly startsOn: CalendarDay | null;
  readonly endsOn: CalendarDay | null;
  /** Tonnes of CO2 equivalent in a year, decimal text; an expectation, never an issuance. */
  readonly expectedAnnualReduction: string | null;
  readonly source: string | null;
}

const REFERENCE = /^[A-Z]{2}[A-Za-z0-9.-]{1,58}$/;
const JCM_REFERENCE = /^[A-Z]{2}[0-9]{3}$/;
const LIKE_AN_ID = /^[A-Z0-9]{2}-[0-9A-Fa-f]{8}-/;

/**
 * The rules that every version of a project keeps, in this order: PROJECT.REFERENCE_OF_OTHER_COUNTRY,
 * REFERENCE_MALFORMED, REFERENCE_NOT_JCM, NO_JAPAN_SIDE, ENDS_BEFORE_START, REDUCTION_MALFORMED,
 * REDUCTION_NEGATIVE, SITE_OFF_THE_MAP. Null where it keeps them.
 *
 * @param isIdea true of a project of the JCM whose number comes later, with its validation
 * @source JCM project cycle: numbers as published by the Joint Committees; participants of both sides
 */
export function refuseProject(
  countryCode: string,
  record: ProjectRecord,
  isIdea = false,
): Refusal | null {
  const { reference, mechanism, startsOn, endsOn } = record;
  if (!reference.startsWith(countryCode)) {
    const facts = { reference, country: countryCode };
    return projectErrors.refuse('PROJECT.REFERENCE_OF_OTHER_COUNTRY', facts);
  }
  if (!REFERENCE.test(reference) || LIKE_AN_ID.test(reference)) {
    return projectErrors.refuse('PROJECT.REFERENCE_MALFORMED', { reference });
  }
  if (mechanism === 'JCM' && !isIdea && !JCM_REFERENCE.test(reference)) {
    return projectErrors.refuse('PROJECT.REFERENCE_NOT_JCM', { reference });
  }
  if (mechanism === 'JCM' && japanSide(record) === 0) {
    const facts = { reference, japanSideParticipants: 0 };
    return projectErrors.refuse('PROJECT.NO_JAPAN_SIDE', facts);
  }
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    return projectErrors.refuse('PROJECT.ENDS_BEFORE_START', { startsOn, endsOn });
  }
  return refuseReduction(record.expectedAnnualReduction) ?? refuseSites(record.sites);
}

function refuseReduction(given: string | null): Refusal | null {
  if (given === null) return null;
  const expectedAnnualReduction = given;
  if (!isDecimalText(given) || !/^-?\d{1,30}(\.\d{1,6})?$/.test(given)) {
    return projectErrors.refuse('PROJECT.REDUCTION_MALFORMED', { expectedAnnualReduction });
  }
  if (given.startsWith('-')) {
    return projectErrors.refuse('PROJECT.REDUCTION_NEGATIVE', { expectedAnnualReduction });
  }
  return null;
}

const DEGREE = { code: 'degree', exponent: 12 };

function refuseSites(sites: readonly ProjectSite[]): Refusal | null {
  const off = sites.find(
    ({ latitude, longitude }) =>
      (latitude === null) !== (longitude === null) ||
      !isWithin(latitude, '90') ||
      !isWithin(longitude, '180'),
  );
  return off ? projectErrors.refuse('PROJECT.SITE_OFF_THE_MAP', { ...off }) : null;
}

/** Compared as exact decimals: a coordinate is text too. */
function isWithin(degrees: string | null, limit: string): boolean {
  if (degrees === null) return true;
  if (!isDecimalText(degrees) || !/^-?\d{1,3}(\.\d{1,12})?$/.test(degrees)) return false;
  const angle = Amount.parse(degrees, DEGREE);
  const most = Amount.parse(limit, DEGREE);
  return !angle.exceeds(most) && !most.negated().exceeds(angle);
}

/** The row that shows a version of a project. */
export function projectRow(id: string, version: number, record: ProjectRecord): Row {
  return {
    id,
    reference: record.reference,
    title: record.title,
    mechanism: record.mechanism,
    sector: record.sector,
    status: record.status,
    sites: canonicalJson(record.sites as unknown as JsonValue),
    participants: canonicalJson(record.participants as unknown as JsonValue),
    japan_side_participants: japanSide(record),
    starts_on: record.startsOn,
    ends_on: record.endsOn,
    expected_annual_reduction: record.expectedAnnualReduction,
    source: record.source,
    version,
  };
}

/** What a row of the table says, as it was given. */
export function projectOfRow(row: Row): ProjectRecord {
  return {
    reference: String(row['reference']),
    title: String(row['title']),
    mechanism: row['mechanism'] as Mechanism,
    sector: String(row['sector']),
    status: row['status'] as ProjectStatus,
    sites: jsonOf(row['sites']) as readonly ProjectSite[],
    participants: jsonOf(row['participants']) as readonly ProjectParticipant[],
    startsOn: row['starts_on'] as CalendarDay | null,
    endsOn: row['ends_on'] as CalendarDay | null,
    expectedAnnualReduction: row['expected_annual_reduction'] as string | null,
    source: row['source'] as string | null,
  };
}

function japanSide(record: ProjectRecord): number {
  return record.participants.filter(({ side }) => side === 'japan').length;
}
