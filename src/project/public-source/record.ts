import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { ProjectRecord, ProjectStatus } from '../project-record.ts';

/** Whole tonnes of CO2 equivalent as decimal text; null where the source does not say. */
export type Tonnes = string | null;

/** A participant as a public list names it, without what the list wrote into the name. */
export interface PublicParticipant {
  readonly name: string;
  readonly side: 'japan' | 'partner';
  /** Marked there as the focal point of its side. */
  readonly focalPoint: boolean;
}

/** A methodology with the version that the project uses; null where no version is given. */
export interface PublicMethodology {
  readonly number: string;
  readonly version: string | null;
}

/** Credits that a Joint Committee notified: integers per side, never a share. */
export interface NotifiedCredits {
  readonly total: Tonnes;
  readonly japan: Tonnes;
  readonly partner: Tonnes;
}

/** What a public source says of a project. What it does not say is null, and stays so. */
export interface PublicProject {
  readonly kind: 'project';
  readonly reference: string;
  readonly title: string;
  readonly status: ProjectStatus;
  readonly registeredOn: CalendarDay | null;
  readonly methodologies: readonly PublicMethodology[];
  readonly participants: readonly PublicParticipant[];
  /** Places named among the participants; no list gives coordinates. */
  readonly sites: readonly string[];
  /** Tonnes of CO2 equivalent a year, decimal text; an expectation. */
  readonly expectedAnnualReduction: string | null;
  /** Sums over all issuances of the project, as published. */
  readonly notified: NotifiedCredits;
  readonly acquiredByGovernmentOfJapan: Tonnes;
  readonly lastDecisionOn: CalendarDay | null;
  readonly note: string | null;
  readonly source: string;
  /** The cells that were taken apart, letter by letter as they stood there. */
  readonly printed: Readonly<Record<string, string>>;
}

/** What one government issued in its own registry after the notification. */
export interface IssuedCredits {
  readonly issuedOn: CalendarDay | null;
  readonly amount: Tonnes;
}

/**
 * A historical issuance: credits that were notified, and issued or not, before this book or outside it.
 * It has no vintage, names no decision of this book, and no credit of this book comes of it.
 */
export interface PublicIssuance {
  readonly kind: 'issuance';
  /** A project's number, several joined by `+`, or what the source calls them together. */
  readonly reference: string;
  /** The projects, where the source names them; null where it does not. */
  readonly projects: readonly string[] | null;
  /** The how-manieth issuance of the project it is. */
  readonly ordinal: number;
  readonly monitoringFrom: CalendarDay | null;
  readonly monitoringUntil: CalendarDay | null;
  readonly decisionOn: CalendarDay | null;
  readonly notified: NotifiedCredits;
  readonly acquiredByGovernmentOfJapan: Tonnes;
  readonly issued: { readonly japan: IssuedCredits; readonly partner: IssuedCredits };
  /** What was computed from other figures, or inferred, by whoever made the list. */
  readonly derived: string | null;
  readonly note: string | null;
  readonly source: string;
}

export type PublicRecord = PublicProject | PublicIssuance;

export const SINGLE_REFERENCE = /^[A-Z]{2}[0-9]{3}$/;
const SEVERAL = /^[A-Z]{2}[0-9]{3}(?:\+[A-Z]{2}[0-9]{3})+$/;
const TOGETHER = /^[A-Z]{2}-[A-Za-z0-9][A-Za-z0-9-]{0,56}$/;

/** Whether a record may be known by this: a project by its number, an issuance also by several. */
export function isPublicReference(kind: PublicRecord['kind'], reference: string): boolean {
  if (SINGLE_REFERENCE.test(reference)) return true;
  if (kind === 'project') return false;
  return (SEVERAL.test(reference) && reference.length <= 60) || TOGETHER.test(reference);
}

/** The projects that a reference names; null where it only says how many. */
export function projectsNamed(reference: string): readonly string[] | null {
  return TOGETHER.test(reference) ? null : reference.split('+');
}

/** Which of its project's issuances a record is; none for the project itself. */
export function ordinalOf(record: PublicRecord): number {
  return record.kind === 'project' ? 0 : record.ordinal;
}

/** Whether a record is of several projects at once. */
export function isAggregate(record: PublicRecord): boolean {
  return !SINGLE_REFERENCE.test(record.reference);
}

/** The project as its list shows it, where the book has none of its own. */
export function projectSaid(record: PublicProject): ProjectRecord {
  return {
    reference: record.reference,
    title: record.title,
    mechanism: 'JCM',
    sector: UNKNOWN_SECTOR,
    status: record.status,
    sites: record.sites.map((name) => ({ name, latitude: null, longitude: null })),
    participants: record.participants.map(({ name, side }) => ({ name, side, country: null })),
    startsOn: null,
    endsOn: null,
    expectedAnnualReduction: record.expectedAnnualReduction,
    source: record.source,
  };
}

/** No public list of projects gives the sector. */
export const UNKNOWN_SECTOR = 'unknown';
