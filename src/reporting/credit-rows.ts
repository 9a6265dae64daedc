import { Amount, type Commodity } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import { perUnitText } from '../kernel/decimal-text.ts';
import { publicId } from '../kernel/ids.ts';
import type { CountryReportFacts } from './country-report.facts.ts';
import { creditLinesTemplate } from './credit-lines.ts';
import type { CreditFact } from './credit-figures.reads.ts';
import { CREDITS_NOTE, MONEY_PER_TONNE_NOTE } from './definitions.ts';
import { publishedElsewhereOf, registriesOf } from './credit-registry-rows.ts';
import { byTexts, grouped } from './order.ts';
import {
  CREDIT_FIGURES,
  type CreditFigureName,
  type CreditFigures,
  type ReportedCredits,
  type ReportedMoneyPerTonne,
} from './reported-credits.ts';
import type { ReportedTranche } from './reported-funding.ts';

/** Credits are whole; expectations can have decimals, at most so many. */
const TONNE: Commodity = { code: 'tCO2e', exponent: 0 };
const EXPECTED_TONNE: Commodity = { code: 'tCO2e', exponent: 12 };

/** Money per tonne is shown with four decimals. */
const PER_TONNE_DECIMALS = 4;

/** What is known of credits: in all, by vintage, by project. */
export function creditsOf(facts: CountryReportFacts): ReportedCredits {
  const { recorded, facts: known } = facts.credits;
  const byVintage = grouped(known, ({ vintage }) => vintage);
  const byProject = grouped(known, ({ project }) => project);
  const of = (rows: readonly CreditFact[], expected: string | null): CreditFigures =>
    figuresOf(recorded, rows, expected);
  const projects = facts.projects
    .filter(({ id, body }) => body.mechanism === 'JCM' || byProject.has(id))
    .map(({ id, body }) => ({
      project: publicId(facts.request.country, id),
      reference: body.reference,
      ...of(byProject.get(id) ?? [], body.expectedAnnualReduction),
    }));
  const expected = facts.projects.flatMap(({ body }) =>
    body.mechanism === 'JCM' && body.expectedAnnualReduction !== null
      ? [body.expectedAnnualReduction]
      : [],
  );
  return {
    note: CREDITS_NOTE,
    notRecorded: CREDIT_FIGURES.filter((name) => !recorded.includes(name)),
    lines: creditLinesTemplate(facts.request.country, {
      effectiveAsOf: facts.request.effectiveAsOf,
      size: facts.head.size,
    }),
    totals: of(known, expected.length === 0 ? null : decimalSum(expected)),
    vintages: [...byVintage.keys()]
      .sort()
      .map((vintage) => ({ vintage, ...of(byVintage.get(vintage) ?? [], null) })),
    projects: projects.sort(byTexts(({ reference, project }) => [reference, project])),
    registries: registriesOf(facts),
    publishedElsewhere: publishedElsewhereOf(facts),
  };
}

/** What both sides issued, each tonne once: what left a registry was issued in the other in its place. */
function issuedOnce(rows: readonly CreditFact[]): Amount {
  return tonnesOf('issuedJapan', rows)
    .plus(tonnesOf('issuedPartner', rows))
    .minus(tonnesOf('transferredOut', rows));
}

/** The whole tonnes of one figure over some facts. */
export function tonnesOf(figure: CreditFigureName, rows: readonly CreditFact[]): Amount {
  const own = rows.filter((row) => row.figure === figure);
  return Amount.sum(
    own.map(({ tonnes }) => Amount.parse(tonnes, TONNE)),
    TONNE,
  );
}

function figuresOf(
  recorded: readonly CreditFigureName[],
  rows: readonly CreditFact[],
  expected: string | null,
): CreditFigures {
  const figures = CREDIT_FIGURES.map((name) => {
    if (name === 'expected') return [name, expected];
    if (!recorded.includes(name)) return [name, null];
    const tonnes = name === 'issued' ? issuedOnce(rows) : tonnesOf(name, rows);
    return [name, tonnes.toString()];
  });
  return Object.fromEntries(figures) as CreditFigures;
}

/** A sum of expectations, without the zeros that nobody wrote. */
function decimalSum(texts: readonly string[]): string {
  const amounts = texts.map((text) => Amount.parse(text, EXPECTED_TONNE));
  return Amount.sum(amounts, EXPECTED_TONNE)
    .toString()
    .replace(/\.?0+$/, '');
}

/** Money beside tonnes, tranche by tranche and project by project; nothing is added up. */
export function moneyPerTonneOf(
  facts: CountryReportFacts,
  tranches: readonly ReportedTranche[],
): ReportedMoneyPerTonne {
  const known = grouped(facts.credits.facts, ({ project }) => project);
  const funders = tranchesByProject(tranches);
  const rows = facts.projects
    .filter(({ id, body }) => body.mechanism === 'JCM' || known.has(id))
    .flatMap(({ id, body }) => {
      const project = publicId(facts.request.country, id);
      const quantities = quantitiesOf(facts.credits.recorded, known.get(id) ?? []);
      return [...(funders.get(project) ?? [])].flatMap((tranche) => {
        const money = moneyOf(project, tranche);
        if (money === null) return [];
        return (['committedGross', 'disbursed'] as const).flatMap((kind) =>
          (['verified', 'issued'] as const).map((tonnes) => ({
            project,
            projectReference: body.reference,
            tranche: tranche.id,
            trancheReference: tranche.reference,
            currency: tranche.currency,
            money: kind,
            tonnes,
            amount: money[kind]?.toString() ?? null,
            quantity: quantities[tonnes]?.toString() ?? null,
            perTonne: quotientOf(money[kind], quantities[tonnes]),
          })),
        );
      });
    });
  const items = rows.sort(
    byTexts(({ projectReference, trancheReference }) => [projectReference, trancheReference]),
  );
  return { note: MONEY_PER_TONNE_NOTE, items };
}

/** The tranches with commitments to each project, in their order. */
function tranchesByProject(
  tranches: readonly ReportedTranche[],
): ReadonlyMap<string, ReadonlySet<ReportedTranche>> {
  const found = new Map<string, Set<ReportedTranche>>();
  for (const tranche of tranches) {
    for (const { project } of tranche.commitments.flatMap((one) => one.projectShares)) {
      const own = found.get(project) ?? new Set();
      found.set(project, own.add(tranche));
    }
  }
  return found;
}

function quantitiesOf(recorded: readonly CreditFigureName[], rows: readonly CreditFact[]) {
  return {
    verified: recorded.includes('verified') ? tonnesOf('verified', rows) : null,
    issued: recorded.includes('issued') ? issuedOnce(rows) : null,
  };
}

function quotientOf(amount: Amount | null, quantity: Amount | null): string | null {
  if (amount === null || quantity === null || !quantity.isPositive()) return null;
  return perUnitText(amount, quantity, PER_TONNE_DECIMALS);
}

/**
 * A tranche's money to a project: its shares of commitments as they were made; and what was paid under
 * commitments that are its alone. Null where the tranche has none for it.
 */
function moneyOf(project: string, tranche: ReportedTranche) {
  const currency = currencyOf(tranche.currency);
  const own = tranche.commitments.filter(
    ({ reversed, projectShares }) =>
      !reversed && projectShares.some((share) => share.project === project),
  );
  if (own.length === 0) return null;
  const shares = own
    .flatMap(({ projectShares }) => projectShares)
    .filter((share) => share.project === project);
  const alone = own.every(({ projectShares }) => projectShares.length === 1);
  return {
    committedGross: Amount.sum(
      shares.map(({ amount }) => Amount.parse(amount, currency)),
      currency,
    ),
    disbursed: alone
      ? Amount.sum(
          own.map(({ disbursed }) => Amount.parse(disbursed, currency)),
          currency,
        )
      : null,
  };
}
