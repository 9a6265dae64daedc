import type { AdjustmentMethod } from '../acts/ndc-period.ts';
import { decimalOf, divided, millionths, ofTonnes, type Millionths } from './millionths.ts';

/** What a Party first transferred and used in a year, in whole tonnes of CO2 equivalent. */
export interface YearFlow {
  readonly year: number;
  /** Authorised and first transferred, by the year in which the outcome occurred. */
  readonly firstTransferred: bigint;
  /** Used towards the NDC, by the year for which it is used. */
  readonly used: bigint;
}

export interface AdjustmentPeriod {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly method: AdjustmentMethod;
}

export interface Inventory {
  readonly version: number;
  readonly tonnes: string;
  readonly source: string;
}

export interface AdjustmentFacts {
  readonly party: string;
  readonly year: number;
  readonly period: AdjustmentPeriod | null;
  readonly inventory: Inventory | null;
  readonly flows: readonly YearFlow[];
  /** Titles of cooperative approaches that have ITMOs and no number of the CARP. */
  readonly withoutCarpId: readonly string[];
  /** Serials used towards an NDC that no authorisation covers. */
  readonly withoutAuthorisation: readonly string[];
  /** Parties without an ITMO registry. */
  readonly withoutRegistry: readonly string[];
}

/** One step of the arithmetic, for people to follow. */
export interface AdjustmentStep {
  readonly symbol: string;
  readonly title: string;
  readonly expression: string;
  readonly numbers: string;
  /** t CO2 eq. */
  readonly value: string;
  readonly isRounded: boolean;
}

/** Something without which the adjustment cannot be relied upon. */
export interface Missing {
  readonly what: 'inventory' | 'method' | 'carp-id' | 'authorisation' | 'itmo-registry';
  readonly of: string;
  readonly advice: string;
}

export interface CorrespondingAdjustment {
  readonly party: string;
  readonly year: number;
  readonly method: AdjustmentMethod | null;
  readonly periodFirstYear: number | null;
  readonly periodLastYear: number | null;
  readonly firstTransferred: string;
  readonly used: string;
  /** What is added to the emissions of the year (below zero: taken away); null without a method. */
  readonly adjustment: string | null;
  /** Over all years of the period so far; null without a method. */
  readonly cumulativeAdjustment: string | null;
  readonly inventoryEmissions: string | null;
  readonly inventoryVersion: number | null;
  /** Null where something it takes is missing. */
  readonly emissionsBalance: string | null;
  readonly steps: readonly AdjustmentStep[];
  readonly check: { readonly passes: boolean; readonly missing: readonly Missing[] };
}

/**
 * The corresponding adjustment and the emissions balance of a Party for a year, with the arithmetic.
 * Inventory emissions, plus what was authorised and first transferred (in the year the outcome occurred),
 * less what was used (in the year of use). To hold or acquire changes nothing. Without the method of the
 * Party's NDC period nothing is adjusted, and what is missing is named.
 *
 * @source decision 2/CMA.3, annex, paragraphs 7 (methods) and 8 (emissions balance)
 */
export function correspondingAdjustment(facts: AdjustmentFacts): CorrespondingAdjustment {
  const { party, year, period, inventory, flows } = facts;
  const own = flows.find((flow) => flow.year === year) ?? { firstTransferred: 0n, used: 0n };
  const arithmetic = period === null ? null : arithmeticOf(period, year, flows);
  const missing = missingIn(facts);
  const steps = [...(arithmetic?.steps ?? [])];
  let balance: Millionths | null = null;
  if (arithmetic !== null && inventory !== null) {
    balance = millionths(inventory.tonnes) + arithmetic.adjustment;
    steps.push(balanceStep(year, inventory, arithmetic.adjustment, balance));
  }
  return {
    party,
    year,
    method: period?.method ?? null,
    periodFirstYear: period?.firstYear ?? null,
    periodLastYear: period?.lastYear ?? null,
    firstTransferred: own.firstTransferred.toString(),
    used: own.used.toString(),
    adjustment: arithmetic && decimalOf(arithmetic.adjustment),
    cumulativeAdjustment: arithmetic && decimalOf(arithmetic.cumulative),
    inventoryEmissions: inventory?.tonnes ?? null,
    inventoryVersion: inventory?.version ?? null,
    emissionsBalance: balance === null ? null : decimalOf(balance),
    steps,
    check: { passes: missing.length === 0, missing },
  };
}

interface Arithmetic {
  readonly adjustment: Millionths;
  readonly cumulative: Millionths;
  readonly steps: readonly AdjustmentStep[];
}

function arithmeticOf(
  { firstYear, method }: AdjustmentPeriod,
  year: number,
  flows: readonly YearFlow[],
): Arithmetic {
  const elapsed = flows.filter((flow) => flow.year >= firstYear && flow.year <= year);
  const inOrder = [...elapsed].sort((one, other) => one.year - other.year);
  const own = inOrder.find((flow) => flow.year === year) ?? { firstTransferred: 0n, used: 0n };
  const annual = ofTonnes(own.firstTransferred - own.used);
  const total = inOrder.reduce((sum, flow) => sum + flow.firstTransferred - flow.used, 0n);
  const steps = [
    step(
      `A(${year})`,
      'Adjustment of the year: first transferred less used',
      `FT(${year}) − U(${year})`,
      `${own.firstTransferred} − ${own.used}`,
      annual,
    ),
    step(
      'C',
      `Cumulative adjustment, ${firstYear} to ${year}`,
      'sum of FT(y) − U(y)',
      sumInWords(inOrder),
      ofTonnes(total),
    ),
  ];
  if (method !== 'single-year-averaging') {
    return { adjustment: annual, cumulative: ofTonnes(total), steps };
  }
  const years = BigInt(year - firstYear + 1);
  const average = divided(ofTonnes(total), years);
  steps.push({
    ...step(
      'Ā',
      `Average over the ${years} elapsed ${years === 1n ? 'year' : 'years'}`,
      'C ÷ elapsed years',
      `${total} ÷ ${years}`,
      average.value,
    ),
    isRounded: average.isRounded,
  });
  return { adjustment: average.value, cumulative: ofTonnes(total), steps };
}

function sumInWords(flows: readonly YearFlow[]): string {
  const parts = flows
    .filter(({ firstTransferred, used }) => firstTransferred !== 0n || used !== 0n)
    .map(({ year, firstTransferred, used }) => `${year}: ${firstTransferred} − ${used}`);
  return parts.length === 0 ? '0' : parts.join('; ');
}

function balanceStep(
  year: number,
  { tonnes, version }: Inventory,
  adjustment: Millionths,
  balance: Millionths,
): AdjustmentStep {
  const isNegative = adjustment < 0n;
  const size = decimalOf(isNegative ? -adjustment : adjustment);
  return step(
    `B(${year})`,
    `Emissions balance, with version ${version} of the inventory`,
    'inventory emissions + adjustment',
    `${tonnes} ${isNegative ? '−' : '+'} ${size}`,
    balance,
  );
}

function step(
  symbol: string,
  title: string,
  expression: string,
  numbers: string,
  value: Millionths,
): AdjustmentStep {
  return { symbol, title, expression, numbers, value: decimalOf(value), isRounded: false };
}

function missingIn(facts: AdjustmentFacts): readonly Missing[] {
  const { party, year, inventory, period } = facts;
  return [
    ...(inventory === null
      ? [
          {
            what: 'inventory' as const,
            of: `${party} ${year}`,
            advice: 'Record the inventory emissions of the year.',
          },
        ]
      : []),
    ...(period === null
      ? [
          {
            what: 'method' as const,
            of: `${party} ${year}`,
            advice: 'Record the NDC period that the year lies in, with its method.',
          },
        ]
      : []),
    ...facts.withoutCarpId.map((of) => ({
      what: 'carp-id' as const,
      of,
      advice: 'Record the number of the cooperative approach once the CARP has given it.',
    })),
    ...facts.withoutAuthorisation.map((of) => ({
      what: 'authorisation' as const,
      of,
      advice: 'Identify the ITMOs under the authorisation that covers these credits.',
    })),
    ...facts.withoutRegistry.map((of) => ({
      what: 'itmo-registry' as const,
      of,
      advice: 'Record the ITMO registry of the Party.',
    })),
  ];
}
