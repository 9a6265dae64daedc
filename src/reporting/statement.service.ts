import { Injectable } from '@nestjs/common';
import { httpErrors } from '../http/errors.ts';
import { encodedCursor, pageOf, type CursorKey, type PageQuery } from '../http/paging.ts';
import { Amount } from '../kernel/amount.ts';
import { isDay } from '../kernel/calendar-day.ts';
import { currencyOf } from '../kernel/currency.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { compared, statementCheck } from './checks.ts';
import { digestOf } from './country-report.builder.ts';
import type { CountryReport } from './country-report.ts';
import type { ReportedTranche } from './reported-funding.ts';
import type { ReportedStatement, ReportedStatementEntry } from './reported-statement.ts';
import { RECONCILED } from './review-rows.ts';
import { StatementReads, type StatementLine, type StatementPlace } from './statement.reads.ts';

/** As many as a table has rows on paper: a page of a statement is whole in every form. */
export const STATEMENT_LIMIT = 250;
export const STATEMENT_LIMIT_AT_MOST = 1_000;

const ACCOUNT_KINDS = RECONCILED.map(([accountKind]) => accountKind);

/** Puts the single entries of a tranche into its part of the country report. */
@Injectable()
export class Statements {
  constructor(private readonly reads: StatementReads) {}

  /**
   * The part with a page of its entries.
   *
   * @param part the part of a country report that is about one tranche
   * @param address where this very page is made again, without its form
   * Refuses HTTP.CURSOR_MALFORMED.
   */
  async filled(part: CountryReport, query: PageQuery, address: string): Promise<CountryReport> {
    const [tranche] = part.tranches;
    if (tranche === undefined) return part;
    const given = { ...query, limit: query.limit ?? String(STATEMENT_LIMIT) };
    const page = pageOf(given, 5);
    const after = placeOf(page.after);
    const owners = new Map([
      [parsePublicId(tranche.id).id, null],
      ...tranche.commitments.map(({ id, reference }) => [parsePublicId(id).id, reference] as const),
    ]);
    const asked = {
      country: part.country.iso2,
      owners: [...owners.keys()],
      accountKinds: ACCOUNT_KINDS,
      from: part.period.from,
      until: part.asOf.effectiveAsOf,
      size: part.asOf.knownAsOf.size,
    };
    const found = await this.reads.page(asked, after, page.limitPlusOne);
    const before = after === null ? null : await this.reads.downTo(asked, after);
    const lines = found.slice(0, page.limit);
    const last = lines.at(-1);
    const hasNext = found.length > page.limit && last !== undefined;
    const statement: ReportedStatement = {
      currency: tranche.currency,
      from: asked.from,
      until: asked.until,
      limit: page.limit,
      balances: RECONCILED.flatMap(([accountKind, figure]) => {
        const own = lines.filter((line) => line.accountKind === accountKind);
        const opening = openingOf(part, tranche, figure, before?.get(accountKind) ?? null);
        if (own.length === 0 && opening.isZero()) return [];
        return [balanceOf(part.country.iso2, figure, { opening, lines: own, owners })];
      }),
      next: hasNext ? addressAfter(address, page.limit, last.place) : null,
    };
    return withStatement(part, statement);
  }
}

/** The statement, its check beside the others, and the digest of the whole. */
function withStatement(part: CountryReport, statement: ReportedStatement): CountryReport {
  const check = statementCheck(
    statement.next !== null
      ? []
      : part.reconciliation.accounts.map(({ figure, closing }) => {
          const currency = currencyOf(statement.currency);
          const own = statement.balances.find((balance) => balance.figure === figure);
          return compared(
            figure,
            Amount.parse(closing, currency),
            own === undefined ? Amount.zero(currency) : Amount.parse(own.closing, currency),
          );
        }),
  );
  const checks = [...part.checks, check];
  const failed = checks.filter(({ passed }) => !passed).map(({ id }) => id);
  const whole = {
    ...part,
    statement,
    checks,
    standing: { checks: failed.length === 0 ? 'passed' : 'failed', failed } as const,
  };
  return { ...whole, digest: digestOf(whole) };
}

function openingOf(
  { reconciliation }: CountryReport,
  { currency: code }: ReportedTranche,
  figure: string,
  carriedForward: Amount | null,
): Amount {
  const currency = currencyOf(code);
  const account = reconciliation.accounts.find((one) => one.figure === figure);
  const opening = Amount.parse(account?.opening ?? '0', currency);
  return carriedForward === null ? opening : opening.plus(carriedForward);
}

function balanceOf(
  country: string,
  figure: string,
  of: {
    readonly opening: Amount;
    readonly lines: readonly StatementLine[];
    readonly owners: ReadonlyMap<string, string | null>;
  },
): ReportedStatement['balances'][number] {
  let balance = of.opening;
  const entries = of.lines.map((line): ReportedStatementEntry => {
    balance = balance.plus(line.amount);
    return {
      entry: publicId(country as Parameters<typeof publicId>[0], line.place[3]),
      effectiveOn: line.place[0],
      kind: line.kind,
      reference: line.reference,
      commitment: of.owners.get(line.ownerId) ?? null,
      isCorrection: line.isCorrection,
      amount: line.amount.toString(),
      balance: balance.toString(),
    };
  });
  return {
    figure,
    opening: of.opening.toString(),
    entries,
    moved: balance.minus(of.opening).toString(),
    closing: balance.toString(),
  };
}

function addressAfter(address: string, limit: number, place: StatementPlace): string {
  const query = new URLSearchParams({ limit: String(limit), cursor: encodedCursor(place) });
  return `${address}&${query.toString()}`;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function placeOf(key: CursorKey | null): StatementPlace | null {
  if (key === null) return null;
  const [day, auditSequence, version, entry, leg] = key;
  if (
    isDay(day) &&
    typeof auditSequence === 'number' &&
    typeof version === 'number' &&
    typeof entry === 'string' &&
    UUID.test(entry) &&
    typeof leg === 'number' &&
    leg >= 0 &&
    leg <= 32_767
  ) {
    return [day, auditSequence, version, entry, leg];
  }
  throw httpErrors.refuse('HTTP.CURSOR_MALFORMED');
}
