import { CREDIT_FIGURES, type CreditFigureName, type CreditSide } from './reported-credits.ts';

/*
 * What stands behind a figure of credits: the movements of serials, verifications, notifications,
 * ITMOs or expectations that it is the sum of.
 */

/** Whose figure it is: of all, of a vintage, of a project, or of a side's registry in a vintage. */
export interface CreditSubject {
  /** The project's reference. */
  readonly project?: string;
  readonly vintage?: string;
  readonly side?: CreditSide;
}

/** One thing behind a figure, and what it adds to it. */
export interface CreditLine {
  readonly on: string;
  /** Kind of entry, or verification, issuance-notification, itmo, expectation. */
  readonly kind: string;
  /** The project's reference. */
  readonly project: string;
  /** Null for what is of no year. */
  readonly vintage: string | null;
  /** In whose registry; null for what is of neither. */
  readonly side: CreditSide | null;
  /** The run of serials that moved; null where none did. */
  readonly serials: string | null;
  /** Whole tonnes (expectations can have decimals); what it takes away is negative. */
  readonly tonnes: string;
  /** The journal entry, by its public id; null for what posts none. */
  readonly entry: string | null;
  /** Where what it rests on is read, from the root of this server. */
  readonly source: string;
  /** Documents that it cites, by their public ids. */
  readonly documents: readonly string[];
}

/** A line and its place in the order of the list. */
export interface PlacedLine extends CreditLine {
  readonly place: CreditLinePlace;
}

/** A place between two lines: the day, the leaf of the log, the id. */
export type CreditLinePlace = readonly [on: string, auditSequence: number, id: string];

export function isCreditFigure(text: string): text is CreditFigureName {
  return CREDIT_FIGURES.some((name) => name === text);
}

const VARIABLES = '{&figure,side,vintage,project}';

/**
 * Where what is behind the figures of credits of a view is listed, as a URI template (RFC 6570): one
 * address for all of them, so that a report does not grow with its rows.
 */
export function creditLinesTemplate(
  country: string,
  { effectiveAsOf, size }: { readonly effectiveAsOf: string; readonly size: number },
): string {
  const query = new URLSearchParams({ effectiveAsOf, knownAsOf: String(size) }).toString();
  return `/countries/${country}/credit-lines?${query}${VARIABLES}`;
}

/** The template with one variable filled in for good: the list of one project's dossier. */
export function withProject(template: string, project: string): string {
  return template
    .replace('{&', `&${new URLSearchParams({ project }).toString()}{&`)
    .replace(',project}', '}');
}

/** The list behind one figure. Null for the model of a release that had no such lists. */
export function creditLinesAddress(
  template: string | undefined,
  figure: string,
  subject: CreditSubject = {},
): string | null {
  const at = template?.indexOf('{') ?? -1;
  if (template === undefined || at < 0) return null;
  const names = template.slice(at + 2, -1).split(',');
  const given = Object.entries({ figure, ...subject }).filter(([name]) => names.includes(name));
  return `${template.slice(0, at)}&${new URLSearchParams(given).toString()}`;
}
