import { FUNDERS } from '../funding/funders.ts';
import { Amount } from '../kernel/amount.ts';
import { canonicalJson, sha256Hex, type JsonValue } from '../kernel/canonical-json.ts';
import { currencyOf } from '../kernel/currency.ts';
import type { CountriesReport, CountryInAll, CurrencySum, Ranked } from './countries-report.ts';
import type { CountryReport } from './country-report.ts';
import { grouped } from './order.ts';
import type { ReportedTranche } from './reported-funding.ts';
import { shareText } from './tranche-rows.ts';

/** Which report of several countries: of all tranches, or of one funder's. */
export interface CountriesAsked {
  readonly funder: string | null;
  readonly effectiveAsOf: string;
  readonly knownAsOf: string;
}

const SUMMED = ['committedGross', 'decommitted', 'committed', 'disbursed', 'undisbursed'] as const;

/** Sums country reports that were made for one day and one moment of knowledge. Pure. */
export function buildCountriesReport(
  reports: readonly CountryReport[],
  asked: CountriesAsked,
  book: CountriesReport['book'],
  period: CountriesReport['period'],
): CountriesReport {
  const own = ({ tranches }: CountryReport): readonly ReportedTranche[] =>
    tranches.filter(({ funder }) => asked.funder === null || funder === asked.funder);
  const shown = reports.filter((one) => asked.funder === null || own(one).length > 0);
  const failed = shown.flatMap(({ country, standing }) =>
    standing.failed.map((id) => `${country.iso2} ${id}`),
  );
  const funder = FUNDERS.find(({ code }) => code === asked.funder);
  const model = {
    kind: asked.funder === null ? ('all-countries' as const) : ('funder' as const),
    funder:
      asked.funder === null ? null : { code: asked.funder, name: funder?.name ?? asked.funder },
    book,
    period,
    asOf: { effectiveAsOf: asked.effectiveAsOf, knownAsOf: asked.knownAsOf },
    standing: { checks: failed.length === 0 ? ('passed' as const) : ('failed' as const), failed },
    totals: sums(shown.flatMap(own)),
    verified: verifiedOf(shown),
    countries: shown.map((report) => countryOf(report, own(report))),
    ranking: rankingOf(shown, own),
    tranches:
      asked.funder === null
        ? []
        : shown.flatMap((report) =>
            own(report).map((tranche) => ({
              country: report.country.iso2,
              reference: tranche.reference,
              title: tranche.title,
              instrument: tranche.instrument,
              status: tranche.status,
              ...sumOf(tranche.currency, [tranche]),
            })),
          ),
    addresses: addressesOf(asked, period.name),
  };
  return { ...model, digest: sha256Hex(canonicalJson(model as unknown as JsonValue)) };
}

function addressesOf({ funder, effectiveAsOf, knownAsOf }: CountriesAsked, period: string) {
  const path = funder === null ? '/v1/reports/all-countries' : `/v1/reports/funders/${funder}`;
  const query = new URLSearchParams({ period, effectiveAsOf, knownAsOf }).toString();
  return { json: `${path}?${query}&format=json`, html: `${path}?${query}&format=html` };
}

function countryOf(report: CountryReport, tranches: readonly ReportedTranche[]): CountryInAll {
  const { country, credits } = report;
  return {
    iso2: country.iso2,
    name: country.name,
    names: country.names,
    order: country.order,
    signedOn: country.signedOn,
    leaves: report.asOf.knownAsOf.size,
    digest: report.digest,
    address: report.provenance.addresses.json,
    checks: report.standing.checks,
    tranches: tranches.length,
    projects: report.projects.length,
    expected: credits.totals.expected,
    verified: credits.totals.verified,
    totals: sums(tranches),
  };
}

function sums(tranches: readonly ReportedTranche[]): readonly CurrencySum[] {
  const byCurrency = grouped(tranches, ({ currency }) => currency);
  return [...byCurrency.keys()].sort().map((code) => sumOf(code, byCurrency.get(code) ?? []));
}

function sumOf(code: string, tranches: readonly ReportedTranche[]): CurrencySum {
  const currency = currencyOf(code);
  const amount = (name: (typeof SUMMED)[number]): Amount =>
    Amount.sum(
      tranches.map((tranche) => Amount.parse(tranche[name], currency)),
      currency,
    );
  const figures = Object.fromEntries(SUMMED.map((name) => [name, amount(name).toString()]));
  return {
    currency: code,
    ...(figures as Record<(typeof SUMMED)[number], string>),
    disbursedShare: shareText(amount('disbursed'), amount('committed')),
  };
}

function verifiedOf(reports: readonly CountryReport[]): string | null {
  const known = reports.flatMap(({ credits }) => credits.totals.verified ?? []);
  if (known.length === 0) return null;
  return known.reduce((sum, one) => sum + BigInt(one), 0n).toString();
}

/** Of each currency the countries by what is disbursed, then committed; equal ones share a rank. */
function rankingOf(
  reports: readonly CountryReport[],
  own: (report: CountryReport) => readonly ReportedTranche[],
): readonly Ranked[] {
  const rows = reports.flatMap((report) =>
    sums(own(report)).map((sum) => ({ report, sum, currency: currencyOf(sum.currency) })),
  );
  const byCurrency = grouped(rows, ({ sum }) => sum.currency);
  return [...byCurrency.keys()].sort().flatMap((code) => {
    const ordered = (byCurrency.get(code) ?? []).toSorted((one, other) => {
      const order = (name: 'disbursed' | 'committed'): number =>
        Amount.parse(other.sum[name], one.currency).compare(
          Amount.parse(one.sum[name], one.currency),
        );
      return (
        order('disbursed') ||
        order('committed') ||
        one.report.country.order - other.report.country.order
      );
    });
    return ordered.map(({ report, sum }) => ({
      currency: code,
      rank: 1 + ordered.findIndex((one) => isLevel(one.sum, sum)),
      iso2: report.country.iso2,
      name: report.country.name,
      committed: sum.committed,
      disbursed: sum.disbursed,
      undisbursed: sum.undisbursed,
      disbursedShare: sum.disbursedShare,
      curve: (
        report.disbursementCurves.find(({ currency }) => currency === code)?.points ?? []
      ).flatMap(({ actual }) => actual ?? []),
    }));
  });
}

function isLevel(one: CurrencySum, other: CurrencySum): boolean {
  return one.disbursed === other.disbursed && one.committed === other.committed;
}
