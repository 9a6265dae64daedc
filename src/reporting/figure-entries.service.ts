import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader.ts';
import { httpErrors } from '../http/errors.ts';
import { encodedCursor, pageOf, type PageQuery } from '../http/paging.ts';
import { Amount } from '../kernel/amount.ts';
import { isDay } from '../kernel/calendar-day.ts';
import { currencyOf } from '../kernel/currency.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { CountryReports } from './country-report.service.ts';
import type { CountryReport } from './country-report.ts';
import { reportingErrors } from './errors.ts';
import {
  entriesBehindFigure,
  sumDownTo,
  type EntriesAsked,
  type EntryBehind,
  type EntryPlace,
} from './figure-entries.reads.ts';
import { COMMITMENT_FIGURES, FIGURES, isFigureName, type FigureName } from './figures.ts';

/** Whose figure, and which view of the books. */
export interface FigureAsked extends PageQuery {
  readonly tranche?: string;
  readonly commitment?: string;
  readonly currency?: string;
  readonly figure: string;
  readonly effectiveAsOf?: string;
  readonly knownAsOf?: string;
}

/** An entry behind a figure, with the figure as it was after it. */
export interface FigureLine extends EntryBehind {
  /** What its account belongs to, as the report names it. */
  readonly of: string;
  readonly runningTotal: Amount;
}

/** A figure of the report and a page of the entries that it is the sum of. */
export interface FigureEntriesPage {
  readonly report: CountryReport;
  readonly figure: FigureName;
  readonly subject: { readonly kind: string; readonly name: string; readonly address: string };
  readonly currency: string;
  /** The figure as the report has it. */
  readonly total: string;
  /** The sum of the pages before this one. */
  readonly carriedForward: Amount;
  readonly lines: readonly FigureLine[];
  readonly next: string | null;
  /** On the last page: whether all entries sum to the figure. Null before it. */
  readonly agrees: boolean | null;
}

/** Finds the entries behind a figure of a country report, at the same day and head. */
@Injectable()
export class FigureEntries {
  constructor(
    private readonly reader: Reader,
    private readonly reports: CountryReports,
  ) {}

  /**
   * Refuses what the report itself refuses, and HTTP.QUERY_INVALID, REPORTING.FIGURE_WITHOUT_SUBJECT,
   * REPORTING.FIGURE_NEVER_ADDED, REPORTING.SUBJECT_NOT_FOUND, HTTP.CURSOR_MALFORMED.
   */
  async page(iso2: string, query: FigureAsked): Promise<FigureEntriesPage> {
    const figure = figureNamed(query.figure);
    const page = pageOf(query, 4);
    const after = placeOf(page.after);
    const report = await this.reports.make(iso2, {
      ...(query.effectiveAsOf === undefined ? {} : { effectiveAsOf: query.effectiveAsOf }),
      ...(query.knownAsOf === undefined ? {} : { knownAsOf: query.knownAsOf }),
    });
    const subject = subjectOf(report, query, figure);
    const currency = currencyOf(subject.currency);
    const asked: EntriesAsked = {
      country: report.country.iso2,
      rule: FIGURES[figure],
      ownerIds: [...subject.owners.keys()],
      currency,
      effectiveAsOf: report.asOf.effectiveAsOf as EntriesAsked['effectiveAsOf'],
      size: report.asOf.knownAsOf.size,
    };
    const { pool } = this.reader;
    const found = await entriesBehindFigure(pool, asked, after, page.limitPlusOne);
    const carriedForward =
      after === null ? Amount.zero(currency) : await sumDownTo(pool, asked, after);
    const lines = runningLines(found.slice(0, page.limit), carriedForward, subject.owners);
    const hasNext = found.length > page.limit;
    const sum = lines.at(-1)?.runningTotal ?? carriedForward;
    const last = lines.at(-1);
    return {
      report,
      figure,
      subject,
      currency: subject.currency,
      total: subject.total,
      carriedForward,
      lines,
      next: hasNext && last !== undefined ? encodedCursor(keyOf(last)) : null,
      agrees: hasNext ? null : sum.toString() === subject.total,
    };
  }
}

interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly address: string;
  readonly currency: string;
  readonly total: string;
  /** Ids of the tranches or commitments whose accounts count, with their references. */
  readonly owners: ReadonlyMap<string, string>;
}

function subjectOf(report: CountryReport, query: FigureAsked, figure: FigureName): Subject {
  const named = [query.tranche, query.commitment, query.currency].filter(
    (one) => one !== undefined && one !== '',
  );
  if (named.length !== 1) throw reportingErrors.refuse('REPORTING.FIGURE_WITHOUT_SUBJECT');
  const name = named[0] ?? '';
  if (query.tranche === name) return trancheSubject(report, name, figure);
  return query.commitment === name
    ? commitmentSubject(report, name, figure)
    : currencySubject(report, name, figure);
}

function trancheSubject(report: CountryReport, id: string, figure: FigureName): Subject {
  const tranche = report.tranches.find((one) => one.id === id);
  if (tranche === undefined) throw notThere({ tranche: id });
  const owners =
    FIGURES[figure].ownerType === 'tranche'
      ? [tranche]
      : tranche.commitments.map(({ id: own, reference }) => ({ id: own, reference }));
  return {
    kind: 'Tranche',
    name: tranche.reference,
    address: `/tranches/${tranche.id}`,
    currency: tranche.currency,
    total: tranche[figure],
    owners: references(owners),
  };
}

function commitmentSubject(report: CountryReport, id: string, figure: FigureName): Subject {
  const tranche = report.tranches.find(({ commitments }) => commitments.some((c) => c.id === id));
  const commitment = tranche?.commitments.find((one) => one.id === id);
  if (tranche === undefined || commitment === undefined) throw notThere({ commitment: id });
  return {
    kind: 'Commitment',
    name: commitment.reference,
    address: `/tranches/${tranche.id}`,
    currency: commitment.currency,
    total: commitment[ofCommitments(figure)],
    owners: references([commitment]),
  };
}

function currencySubject(report: CountryReport, code: string, figure: FigureName): Subject {
  const totals = report.totals.find(({ currency }) => currency === code);
  const name = ofCommitments(figure);
  if (totals === undefined) throw notThere({ currency: code });
  const commitments = report.tranches
    .filter(({ currency }) => currency === code)
    .flatMap((tranche) => tranche.commitments);
  return {
    kind: 'All tranches in',
    name: code,
    address: `/countries/${report.country.iso2}`,
    currency: code,
    total: totals[name],
    owners: references(commitments),
  };
}

function ofCommitments(figure: FigureName): (typeof COMMITMENT_FIGURES)[number] {
  const found = COMMITMENT_FIGURES.find((name) => name === figure);
  if (found === undefined) throw reportingErrors.refuse('REPORTING.FIGURE_NEVER_ADDED', { figure });
  return found;
}

function references(
  owners: readonly { readonly id: string; readonly reference: string }[],
): ReadonlyMap<string, string> {
  return new Map(owners.map(({ id, reference }) => [parsePublicId(id).id, reference]));
}

function notThere(facts: Readonly<Record<string, string>>): Error {
  return reportingErrors.refuse('REPORTING.SUBJECT_NOT_FOUND', facts);
}

function figureNamed(text: string): FigureName {
  if (isFigureName(text)) return text;
  const detail = `must be one of: ${Object.keys(FIGURES).join(', ')}`;
  throw httpErrors.refuse('HTTP.QUERY_INVALID', {}, [{ pointer: '/figure', detail }]);
}

function runningLines(
  entries: readonly EntryBehind[],
  from: Amount,
  owners: ReadonlyMap<string, string>,
): readonly FigureLine[] {
  let runningTotal = from;
  return entries.map((entry) => {
    runningTotal = runningTotal.plus(entry.amount);
    return { ...entry, of: owners.get(entry.ownerId) ?? entry.ownerId, runningTotal };
  });
}

function keyOf(line: EntryBehind) {
  return [line.effectiveOn, line.auditSequence, line.accountVersion, line.id] as const;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function placeOf(key: readonly (string | number | null)[] | null): EntryPlace | null {
  if (key === null) return null;
  const [effectiveOn, auditSequence, accountVersion, id] = key;
  if (
    isDay(effectiveOn) &&
    typeof auditSequence === 'number' &&
    typeof accountVersion === 'number' &&
    typeof id === 'string' &&
    UUID.test(id)
  ) {
    return { effectiveOn, auditSequence, accountVersion, id };
  }
  throw httpErrors.refuse('HTTP.CURSOR_MALFORMED');
}
