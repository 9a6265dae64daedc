import { Injectable } from '@nestjs/common';
import { sideOf } from '../carbon-credit/issuance/beneficiaries.ts';
import { Reader } from '../database/reader.ts';
import { httpErrors } from '../http/errors.ts';
import { encodedCursor, pageOf } from '../http/paging.ts';
import { Amount } from '../kernel/amount.ts';
import { isDay, type CalendarDay } from '../kernel/calendar-day.ts';
import { parseCountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { recordsAt } from '../ledger/records.ts';
import { CountryReports } from './country-report.service.ts';
import type { CountryReport } from './country-report.ts';
import type { CreditLinesQuery } from './credit-lines.dto.ts';
import { familyOf, linesOf, tonnesDownTo, type LinesAsked } from './credit-lines.reads.ts';
import {
  isCreditFigure,
  type CreditLine,
  type CreditLinePlace,
  type CreditSubject,
  type PlacedLine,
} from './credit-lines.ts';
import { creditFigureOf } from './credit-subject.ts';
import { byTexts } from './order.ts';
import { CREDIT_FIGURES, type CreditFigureName } from './reported-credits.ts';

/** A line behind a figure, with the figure as it was after it. */
export interface RunningCreditLine extends CreditLine {
  readonly runningTotal: string;
}

/** A figure of credits of the report and a page of what it is the sum of. */
export interface CreditLinesPage {
  readonly report: CountryReport;
  readonly figure: CreditFigureName;
  readonly subject: CreditSubject;
  /** The figure as the report has it. */
  readonly total: string;
  /** The sum of the pages before this one. */
  readonly carriedForward: string;
  readonly lines: readonly RunningCreditLine[];
  readonly next: string | null;
  /** On the last page: whether all lines sum to the figure. Null before it. */
  readonly agrees: boolean | null;
}

/** A page of lines before it is summed up. */
interface Found {
  readonly lines: readonly PlacedLine[];
  readonly carriedForward: Amount;
}

/** Expectations can have decimals; all else is whole. */
const TONNE = { code: 'tCO2e', exponent: 12 };
const tonnes = (text: string): Amount => Amount.parse(text, TONNE);
const text = (amount: Amount): string => amount.toString().replace(/\.?0+$/, '');

/** Finds what stands behind a figure of credits of a country report, at the same day and head. */
@Injectable()
export class CreditLines {
  constructor(
    private readonly reader: Reader,
    private readonly reports: CountryReports,
  ) {}

  /**
   * Refuses what the report itself refuses, and HTTP.QUERY_INVALID, REPORTING.SUBJECT_NOT_FOUND,
   * HTTP.CURSOR_MALFORMED.
   */
  async page(iso2: string, query: CreditLinesQuery): Promise<CreditLinesPage> {
    const figure = figureNamed(query.figure);
    const page = pageOf(query, 3);
    const after = placeOf(page.after);
    const report = await this.reports.make(iso2, {
      ...(query.effectiveAsOf === undefined ? {} : { effectiveAsOf: query.effectiveAsOf }),
      ...(query.knownAsOf === undefined ? {} : { knownAsOf: query.knownAsOf }),
    });
    const { total, subject } = creditFigureOf(report, figure, query);
    const found = await this.#found(report, { figure, subject, after, limit: page.limitPlusOne });
    const shown = found.lines.slice(0, page.limit);
    let running = found.carriedForward;
    const lines = shown.map(({ place: _place, ...line }) => {
      running = running.plus(tonnes(line.tonnes));
      return { ...named(report, line), runningTotal: text(running) };
    });
    const last = shown.at(-1);
    const hasNext = found.lines.length > page.limit && last !== undefined;
    return {
      report,
      figure,
      subject,
      total,
      carriedForward: text(found.carriedForward),
      lines,
      next: hasNext ? encodedCursor(last.place) : null,
      agrees: hasNext ? null : running.minus(tonnes(total)).isZero(),
    };
  }

  async #found(
    report: CountryReport,
    asked: {
      readonly figure: CreditFigureName;
      readonly subject: CreditSubject;
      readonly after: CreditLinePlace | null;
      readonly limit: number;
    },
  ): Promise<Found> {
    const { figure, subject, after, limit } = asked;
    const { pool } = this.reader;
    const of = linesAsked(report, subject);
    const family = familyOf(figure, of);
    if (family === null) {
      const all =
        figure === 'expected' ? expectations(report, of) : await this.#notified(figure, of);
      return pageIn(all, after, limit);
    }
    const lines = await linesOf(pool, of.country, family, after, limit);
    const before = after === null ? 0n : await tonnesDownTo(pool, family, after);
    return { lines, carriedForward: tonnes(before.toString()) };
  }

  /** What the Joint Committee notified to the beneficiaries of a side, line by line of its tables. */
  async #notified(figure: CreditFigureName, of: LinesAsked): Promise<readonly PlacedLine[]> {
    const side = figure === 'notifiedJapan' ? 'japan' : 'partner';
    const { pool } = this.reader;
    const records = await recordsAt(pool, of.country, ['issuance-notification'], of);
    return records.flatMap(({ id, auditSequence, body }) => {
      const told = body as unknown as Notified;
      if (of.project !== null && told.project !== of.project) return [];
      return told.credits.flatMap((credit, at) => {
        const isOther = of.vintage !== null && String(credit.vintage) !== of.vintage;
        if (isOther || sideOf(credit.beneficiary) !== side) return [];
        const place = [told.decidedOn, auditSequence, `${id} ${String(at).padStart(4, '0')}`];
        return [
          {
            on: told.decidedOn,
            kind: 'issuance-notification',
            project: told.project,
            vintage: String(credit.vintage),
            side,
            serials: null,
            tonnes: credit.tonnes,
            entry: null,
            source: `/issuance-requests/${publicId(of.country, told.request)}`,
            documents: [],
            place: place as unknown as CreditLinePlace,
          } as const,
        ];
      });
    });
  }
}

/** What of the record of a notification matters here. */
interface Notified {
  readonly request: string;
  readonly project: string;
  readonly decidedOn: CalendarDay;
  readonly credits: readonly {
    readonly vintage: number;
    readonly beneficiary: Parameters<typeof sideOf>[0];
    readonly tonnes: string;
  }[];
}

function linesAsked(report: CountryReport, subject: CreditSubject): LinesAsked {
  const project = report.projects.find(({ reference }) => reference === subject.project);
  return {
    country: parseCountryCode(report.country.iso2),
    effectiveAsOf: report.asOf.effectiveAsOf as CalendarDay,
    size: report.asOf.knownAsOf.size,
    project: project === undefined ? null : parsePublicId(project.id).id,
    vintage: subject.vintage ?? null,
    side: subject.side ?? null,
  };
}

/** What the projects of the mechanism are expected to reduce in a year; it comes with their records. */
function expectations(report: CountryReport, of: LinesAsked): readonly PlacedLine[] {
  return report.credits.projects.flatMap(({ project, reference, expected }) => {
    const isOther = of.project !== null && parsePublicId(project).id !== of.project;
    if (expected === null || isOther) return [];
    return [
      {
        on: report.asOf.effectiveAsOf,
        kind: 'expectation',
        project: reference,
        vintage: null,
        side: null,
        serials: null,
        tonnes: expected,
        entry: null,
        source: `/projects/${encodeURIComponent(reference)}`,
        documents: [],
        place: [report.asOf.effectiveAsOf, 0, project],
      } as const,
    ];
  });
}

/** A page of lines that are all at hand. */
function pageIn(all: readonly PlacedLine[], after: CreditLinePlace | null, limit: number): Found {
  const keys = ({ place: [on, sequence, id] }: PlacedLine): readonly string[] => [
    on,
    String(sequence).padStart(15, '0'),
    id,
  ];
  const inOrder = all.toSorted(byTexts(keys));
  const from =
    after === null
      ? 0
      : inOrder.findIndex(({ place }) => place.every((part, at) => part === after[at])) + 1;
  const before = inOrder.slice(0, from).map((line) => tonnes(line.tonnes));
  return {
    lines: inOrder.slice(from, from + limit),
    carriedForward: Amount.sum(before, TONNE),
  };
}

/** A project that is known by its id alone gets the reference that the report has. */
function named(report: CountryReport, line: CreditLine): CreditLine {
  const id = `${report.country.iso2}-${line.project}`;
  const found = report.projects.find((project) => project.id === id);
  return found === undefined ? line : { ...line, project: found.reference };
}

function figureNamed(name: string): CreditFigureName {
  if (isCreditFigure(name)) return name;
  const detail = `must be one of: ${CREDIT_FIGURES.join(', ')}`;
  throw httpErrors.refuse('HTTP.QUERY_INVALID', {}, [{ pointer: '/figure', detail }]);
}

function placeOf(key: readonly (string | number | null)[] | null): CreditLinePlace | null {
  if (key === null) return null;
  const [on, auditSequence, id] = key;
  if (isDay(on) && typeof auditSequence === 'number' && typeof id === 'string') {
    return [on, auditSequence, id];
  }
  throw httpErrors.refuse('HTTP.CURSOR_MALFORMED');
}
