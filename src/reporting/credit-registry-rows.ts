import type { CountryReportFacts } from './country-report.facts.ts';
import type { CreditFact, CreditMovement } from './credit-figures.reads.ts';
import { PUBLISHED_ELSEWHERE_NOTE } from './definitions.ts';
import { byTexts, grouped } from './order.ts';
import {
  CREDIT_PLACES,
  type CreditFigureName,
  type ReportedCredits,
  type ReportedRegistryVintage,
} from './reported-credits.ts';
import type { ReportedReconciliation } from './reported-review.ts';

/** Each side's registry by vintage: what was notified, what was issued, and where it is. */
export function registriesOf({
  credits: { facts },
}: CountryReportFacts): readonly ReportedRegistryVintage[] {
  const sided = facts.filter(({ side }) => side !== null);
  const rows = [...grouped(sided, keyOf).values()].map((own) => {
    const { side, vintage } = own[0] as CreditFact;
    const isJapan = side === 'japan';
    const sum = (figure: CreditFigureName): string => sumOf(own, figure).toString();
    const places = CREDIT_PLACES.map((place) => [place, sum(place)] as const);
    return {
      side: isJapan ? 'japan' : 'partner',
      vintage,
      notified: sum(isJapan ? 'notifiedJapan' : 'notifiedPartner'),
      issued: sum(isJapan ? 'issuedJapan' : 'issuedPartner'),
      ...(Object.fromEntries(places) as Record<(typeof CREDIT_PLACES)[number], string>),
    } satisfies ReportedRegistryVintage;
  });
  return rows.filter(isOfSomething).sort(byTexts(({ side, vintage }) => [side, vintage]));
}

/** Opening + movements = closing of every place of credits; closing is the registry's own figure. */
export function creditReconciliationOf(
  { credits: { movements } }: CountryReportFacts,
  registries: readonly ReportedRegistryVintage[],
): ReportedReconciliation['credits'] {
  const moved = grouped(movements, (one) => `${keyOf(one)} ${one.figure}`);
  return registries.flatMap((registry) =>
    (['issued', ...CREDIT_PLACES] as const).flatMap((figure) => {
      const own = moved.get(`${keyOf(registry)} ${figure}`) ?? [];
      const closing = registry[figure];
      if (own.length === 0 && closing === '0') return [];
      const { side, vintage } = registry;
      return [{ side, vintage, figure, ...inPeriod(own), closing }];
    }),
  );
}

function inPeriod(own: readonly CreditMovement[]) {
  const add = (rows: readonly CreditMovement[], of: 'opening' | 'moved'): bigint =>
    rows.reduce((sum, row) => sum + row[of], 0n);
  const movements = [...grouped(own, ({ entryKind }) => entryKind)]
    .map(([kind, rows]) => ({ kind, tonnes: add(rows, 'moved').toString() }))
    .filter(({ tonnes }) => tonnes !== '0')
    .sort(byTexts(({ kind }) => [kind]));
  return {
    opening: add(own, 'opening').toString(),
    movements,
    moved: add(own, 'moved').toString(),
  };
}

/** What others published stands apart: it is of no vintage and of no registry of this book. */
export function publishedElsewhereOf({
  credits: { published },
}: CountryReportFacts): ReportedCredits['publishedElsewhere'] {
  const items = published.map(({ reference, ordinal, decisionOn, notified, issued, source }) => ({
    reference,
    ordinal,
    decidedOn: decisionOn,
    notified: notified.total,
    notifiedJapan: notified.japan,
    notifiedPartner: notified.partner,
    issuedJapan: issued.japan.amount,
    issuedPartner: issued.partner.amount,
    source,
  }));
  const inOrder = byTexts<(typeof items)[number]>(({ reference, ordinal }) => [
    reference,
    String(ordinal).padStart(6, '0'),
  ]);
  return { note: PUBLISHED_ELSEWHERE_NOTE, items: items.sort(inOrder) };
}

function keyOf({ side, vintage }: { readonly side: string | null; readonly vintage: string }) {
  return `${side} ${vintage}`;
}

function sumOf(rows: readonly CreditFact[], figure: CreditFigureName): bigint {
  return rows
    .filter((row) => row.figure === figure)
    .reduce((sum, { tonnes }) => sum + BigInt(tonnes), 0n);
}

/** A side of which nothing was notified or issued in a vintage has no row. */
function isOfSomething({ notified, issued, ...registry }: ReportedRegistryVintage): boolean {
  return [notified, issued, ...CREDIT_PLACES.map((place) => registry[place])].some(
    (tonnes) => tonnes !== '0',
  );
}
