/**
 * What of an activity a factor counts: `life-cycle` with mining, making and losses; `combustion` only
 * what leaves the stack or the exhaust. A calculation uses one of them throughout.
 */
export const BOUNDARIES = ['life-cycle', 'combustion'] as const;
export type Boundary = (typeof BOUNDARIES)[number];

/** What a number may be; decimal text, in the unit of what it bounds. */
export interface Range {
  /** At least this. */
  readonly least?: string;
  /** More than this. */
  readonly above?: string;
  /** At most this. */
  readonly most?: string;
}

/** Something measured or fixed for a project, by the symbol that the steps use. */
export interface Parameter {
  readonly symbol: string;
  readonly title: string;
  /** The one unit it is given in: another one is refused, not converted. */
  readonly unit: string;
  /**
   * `activity`: metered, and added up over rows and days. `setting`: a property of the equipment or
   * the route, which holds for all the activity beside it.
   */
  readonly kind: 'activity' | 'setting';
  readonly range: Range;
}

/** A number from outside the project, with where it comes from. */
export interface FactorValue {
  readonly value: string;
  readonly source: string;
  /** The calendar year that it describes; null where its source names none. */
  readonly year: number | null;
  readonly boundary: Boundary;
}

/** A factor that a formula needs, by the symbol that the steps use. */
export interface Factor {
  readonly symbol: string;
  readonly title: string;
  readonly unit: string;
  readonly range: Range;
  /** Used in every country where nothing else is given. */
  readonly standard?: FactorValue;
  /** Used in a country where nothing else is given. */
  readonly ofCountry?: Readonly<Record<string, FactorValue>>;
}

/**
 * One step of a calculation. Its expression is both what is computed and what is shown: symbols of
 * parameters, factors and earlier steps, numbers, `+ − × ÷` and brackets.
 */
export interface FormulaStep {
  readonly symbol: string;
  readonly title: string;
  readonly unit: string;
  readonly expression: string;
}

/** What a formula's makers published, and what it must give to the last digit. */
export interface WorkedExample {
  readonly title: string;
  /** Whose standard factors it uses. */
  readonly country?: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly factors?: Readonly<Record<string, FactorValue>>;
  readonly referenceEmissions: string;
  readonly projectEmissions: string;
  readonly emissionReductions: string;
}

/**
 * How emission reductions are computed: reference emissions less project emissions, in tonnes of CO2
 * equivalent. There is no separate term for leakage.
 *
 * @source JCM guidelines for developing proposed methodologies: reference emissions below likely
 *   business as usual
 */
export interface Formula {
  /** Its name and edition, `ev-charging-1`: a formula in use never changes, a better one has the next. */
  readonly code: string;
  readonly title: string;
  /** In words, for somebody who is to trust it. */
  readonly explanation: string;
  readonly source: string;
  readonly parameters: readonly Parameter[];
  readonly factors: readonly Factor[];
  /** In the order of computing; the last of all give `RE` and `PE`. */
  readonly steps: readonly FormulaStep[];
  readonly examples: readonly WorkedExample[];
}

/** The symbols of the two results of every formula. */
export const REFERENCE_EMISSIONS = 'RE';
export const PROJECT_EMISSIONS = 'PE';
export const TONNES = 'tCO2e';
