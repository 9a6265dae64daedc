import type { CountryReportFacts } from './country-report.facts.ts';
import type { EntriesAddress } from './reported-funding.ts';
import type { FigureName } from './figures.ts';

/** Whose figure it is: of a tranche, of a commitment (public ids), or of all in one currency. */
export type FigureSubject =
  { readonly tranche: string } | { readonly commitment: string } | { readonly currency: string };

/**
 * Where the entries behind figures of this report are listed, for each of some figures under its name.
 * Names of figures, days and sizes need no escaping in an address.
 */
export function entriesAddresses<Name extends FigureName>(
  { request, head }: Pick<CountryReportFacts, 'request' | 'head'>,
  subject: FigureSubject,
  figures: readonly Name[],
): { readonly [Each in Name]: EntriesAddress } {
  const before = `/countries/${request.country}/entries?${new URLSearchParams({ ...subject }).toString()}`;
  const after = `effectiveAsOf=${request.effectiveAsOf}&knownAsOf=${head.size}`;
  return Object.fromEntries(
    figures.map((figure) => [figure, `${before}&figure=${figure}&${after}`]),
  ) as { readonly [Each in Name]: EntriesAddress };
}

/**
 * Where this very report is made again: with both heads, the day and the display currency. Where the
 * bytes of an edition are kept.
 */
export function reportAddresses({
  request,
  head,
  sharedHead,
  status,
}: Pick<CountryReportFacts, 'request' | 'head' | 'sharedHead' | 'status'>) {
  if (status.id !== null) {
    const files = `/v1/report-editions/${status.id}/files`;
    return { json: `${files}/json`, csv: `${files}/csv`, html: `${files}/html` };
  }
  const query = new URLSearchParams({
    period: request.period.name,
    effectiveAsOf: request.effectiveAsOf,
    knownAsOf: String(head.size),
    sharedKnownAsOf: String(sharedHead?.size ?? 0),
    ...(request.displayCurrency === null ? {} : { displayCurrency: request.displayCurrency }),
  }).toString();
  const api = `/v1/partner-countries/${request.country}/report?${query}`;
  return {
    json: `${api}&format=json`,
    csv: `${api}&format=csv`,
    html: `/countries/${request.country}/report?${query}`,
  };
}

/** Where a report is in another form, by the address of its JSON. */
export function formAddress(
  json: string,
  format: string,
  more: Readonly<Record<string, string>> = {},
): string {
  const live = json.endsWith('&format=json');
  const address = live
    ? json.replace(/&format=json$/, `&format=${format}`)
    : json.replace(/json$/, format);
  const query = new URLSearchParams(more).toString();
  return query === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`;
}
