import { httpErrors } from '../http/errors.ts';
import type { CountryReport } from './country-report.ts';
import type { CreditSubject } from './credit-lines.ts';
import { reportingErrors } from './errors.ts';
import {
  CREDIT_PLACES,
  type CreditFigureName,
  type CreditPlace,
  type CreditSide,
} from './reported-credits.ts';

/** Whose figure is asked for, as an address says it. */
interface Given {
  readonly project?: string;
  readonly vintage?: string;
  readonly side?: CreditSide;
}

/** Whose figures the report has: of all, a vintage, a project, a side's registry in a vintage. */
export interface CreditFigureFound {
  /** The figure as the report has it. */
  readonly total: string;
  readonly subject: CreditSubject;
}

/**
 * A figure of credits of the report.
 *
 * Refuses HTTP.QUERY_INVALID (a combination that the report does not have), REPORTING.SUBJECT_NOT_FOUND.
 */
export function creditFigureOf(
  report: CountryReport,
  figure: CreditFigureName,
  given: Given,
): CreditFigureFound {
  const project = notEmpty(given.project);
  const vintage = notEmpty(given.vintage);
  const { side } = given;
  if (side !== undefined) return ofRegistry(report, figure, { side, vintage, project });
  if (project !== null && vintage !== null) {
    throw wrong(
      'vintage',
      'goes without a project: the report has figures of the one or the other',
    );
  }
  const rows = report.credits;
  const row =
    project !== null
      ? rows.projects.find(({ reference }) => reference === project)
      : vintage !== null
        ? rows.vintages.find((one) => one.vintage === vintage)
        : rows.totals;
  const subject = {
    ...(project === null ? {} : { project }),
    ...(vintage === null ? {} : { vintage }),
  };
  const total = row?.[figure] ?? null;
  if (total === null) throw notThere({ figure, ...subject });
  return { total, subject };
}

function ofRegistry(
  report: CountryReport,
  figure: CreditFigureName,
  asked: {
    readonly side: CreditSide;
    readonly vintage: string | null;
    readonly project: string | null;
  },
): CreditFigureFound {
  const { side, vintage, project } = asked;
  if (vintage === null || project !== null) {
    throw wrong(
      'side',
      'goes with a vintage and without a project: registries have no other figures',
    );
  }
  const subject = { side, vintage };
  const registry = report.credits.registries.find(
    (one) => one.side === side && one.vintage === vintage,
  );
  if (registry === undefined) throw notThere({ figure, ...subject });
  if (isPlace(figure)) return { total: registry[figure], subject };
  const [notified, issued] =
    side === 'japan' ? ['notifiedJapan', 'issuedJapan'] : ['notifiedPartner', 'issuedPartner'];
  if (figure === notified) return { total: registry.notified, subject };
  if (figure === issued) return { total: registry.issued, subject };
  const possible = [notified, issued, ...CREDIT_PLACES].join(', ');
  throw wrong('figure', `of this side's registry must be one of: ${possible}`);
}

function isPlace(figure: CreditFigureName): figure is CreditPlace {
  return CREDIT_PLACES.some((place) => place === figure);
}

function notEmpty(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function notThere(facts: Readonly<Record<string, string>>): Error {
  return reportingErrors.refuse('REPORTING.SUBJECT_NOT_FOUND', facts);
}

function wrong(parameter: string, detail: string): Error {
  return httpErrors.refuse('HTTP.QUERY_INVALID', {}, [{ pointer: `/${parameter}`, detail }]);
}
