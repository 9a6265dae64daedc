import { COMMITMENT_FIGURES, FIGURE_NAMES } from './figures.ts';
import { COUNTRY_REPORT_SCHEMA } from './country-report.ts';
import { REVIEW_SCHEMAS } from './review.schema.ts';
import {
  ADDRESS,
  AMOUNT,
  COUNT,
  CURRENCY,
  DAY,
  FLAG,
  HASH,
  INSTANT,
  PUBLIC_ID,
  RATIO,
  TEXT,
  listOf,
  mapOf,
  object,
  oneOf,
  orNull,
  type Schema,
} from './schema-parts.ts';

function figures(names: readonly string[]): Readonly<Record<string, Schema>> {
  return {
    ...Object.fromEntries(names.map((name) => [name, AMOUNT])),
    disbursedShare: orNull(RATIO),
    entries: object(Object.fromEntries(names.map((name) => [name, ADDRESS]))),
  };
}

const noted = (item: Schema): Schema => object({ note: TEXT, items: listOf(item) });

const COUNTRY = object({
  iso2: { type: 'string', pattern: '^[A-Z]{2}$' },
  iso3: { type: 'string', pattern: '^[A-Z]{3}$' },
  name: TEXT,
  names: mapOf(TEXT),
  order: COUNT,
  signedOn: DAY,
  signedIn: orNull(TEXT),
  signedOnConfidence: oneOf(['stated', 'unconfirmed']),
  isPartner: FLAG,
  rulesAdoptedOn: orNull(DAY),
  timeZone: TEXT,
  currency: CURRENCY,
  source: TEXT,
  note: orNull(TEXT),
});

const PARTY = { name: TEXT, country: orNull(TEXT) };

const AGREEMENT = object({
  id: PUBLIC_ID,
  title: TEXT,
  kind: TEXT,
  parties: listOf(object({ ...PARTY, signatory: orNull(TEXT) })),
  signedOn: orNull(DAY),
  adoptedOn: orNull(DAY),
  summary: orNull(TEXT),
  targets: listOf(object({ text: TEXT, dueOn: orNull(DAY), isDue: orNull(FLAG) })),
  source: TEXT,
});

const ANNOUNCEMENT = object({
  tranche: PUBLIC_ID,
  reference: TEXT,
  title: TEXT,
  funder: TEXT,
  currency: CURRENCY,
  announced: AMOUNT,
  announcedOn: DAY,
  confidence: TEXT,
  source: orNull(TEXT),
  note: orNull(TEXT),
  entries: ADDRESS,
});

const FACILITY = object({
  id: PUBLIC_ID,
  reference: TEXT,
  title: TEXT,
  funder: TEXT,
  currency: orNull(CURRENCY),
  amount: orNull(AMOUNT),
  signedOn: orNull(DAY),
  source: orNull(TEXT),
});

const PAYMENT = object({ dueOn: DAY, amount: AMOUNT });

const COMMITMENT = object({
  id: PUBLIC_ID,
  reference: TEXT,
  effectiveOn: DAY,
  agreement: orNull(object({ title: TEXT, signedOn: orNull(DAY), sha256: orNull(HASH) })),
  reversed: FLAG,
  currency: CURRENCY,
  projectShares: listOf(object({ project: PUBLIC_ID, reference: orNull(TEXT), amount: AMOUNT })),
  ...figures(COMMITMENT_FIGURES),
});

const TRANCHE = object({
  id: PUBLIC_ID,
  reference: TEXT,
  title: TEXT,
  funder: TEXT,
  funderName: TEXT,
  funderIatiId: orNull(TEXT),
  instrument: TEXT,
  instrumentName: TEXT,
  confidence: TEXT,
  status: TEXT,
  currency: CURRENCY,
  announcedOn: DAY,
  availableFrom: orNull(DAY),
  availableUntil: orNull(DAY),
  facility: orNull(FACILITY),
  source: orNull(TEXT),
  note: orNull(TEXT),
  nextPayment: orNull(PAYMENT),
  schedule: listOf(PAYMENT),
  scheduleVersion: orNull(COUNT),
  commitments: listOf(COMMITMENT),
  ...figures(FIGURE_NAMES),
});

const PLEDGE = object({
  id: PUBLIC_ID,
  tranche: PUBLIC_ID,
  trancheReference: orNull(TEXT),
  reference: TEXT,
  currency: CURRENCY,
  amount: AMOUNT,
  pledgedOn: DAY,
  source: orNull(TEXT),
});

const PROJECT = object({
  id: PUBLIC_ID,
  reference: TEXT,
  title: TEXT,
  mechanism: TEXT,
  sector: TEXT,
  status: TEXT,
  sites: listOf(TEXT),
  participants: listOf(object({ ...PARTY, side: TEXT })),
  startsOn: orNull(DAY),
  endsOn: orNull(DAY),
  expectedAnnualReduction: orNull(AMOUNT),
  verified: orNull(AMOUNT),
  issued: orNull(AMOUNT),
  documents: COUNT,
  source: orNull(TEXT),
  shares: listOf(
    object({
      tranche: PUBLIC_ID,
      reference: TEXT,
      currency: CURRENCY,
      committedGross: AMOUNT,
      ofTranche: orNull(RATIO),
      disbursed: orNull(AMOUNT),
    }),
  ),
});

const INDICATOR = object({
  id: PUBLIC_ID,
  project: orNull(object({ id: PUBLIC_ID, reference: TEXT })),
  name: TEXT,
  unit: TEXT,
  place: TEXT,
  baseline: orNull(object({ value: AMOUNT, on: DAY })),
  latest: orNull(object({ value: AMOUNT, observedOn: DAY, source: orNull(TEXT) })),
  targets: listOf(
    object({
      value: AMOUNT,
      dueOn: DAY,
      progress: orNull(RATIO),
      progressBasis: orNull(oneOf(['from-baseline', 'of-target'])),
    }),
  ),
  source: orNull(TEXT),
});

const LOAN = object({
  id: PUBLIC_ID,
  name: TEXT,
  lender: TEXT,
  currency: CURRENCY,
  amount: AMOUNT,
  exchangeOfNotesOn: orNull(DAY),
  signedOn: orNull(DAY),
  inForceOn: orNull(DAY),
  note: orNull(TEXT),
  source: TEXT,
});

const RATE = object({ base: CURRENCY, quote: CURRENCY, rate: AMOUNT, rateOn: DAY, source: TEXT });

const CONVERSIONS = object({
  currency: CURRENCY,
  note: TEXT,
  rates: listOf(RATE),
  withoutRate: listOf(CURRENCY),
  items: listOf(
    object({
      subject: oneOf(['currency', 'tranche']),
      reference: TEXT,
      figure: TEXT,
      original: object({ currency: CURRENCY, amount: AMOUNT }),
      amount: AMOUNT,
      rate: RATE,
    }),
  ),
});

const CHECK = object({
  id: TEXT,
  title: TEXT,
  passed: FLAG,
  figures: listOf(
    object({
      subject: TEXT,
      currency: TEXT,
      expected: AMOUNT,
      found: AMOUNT,
      difference: AMOUNT,
      on: orNull(DAY),
    }),
  ),
});

const HEAD = object({ size: COUNT, root: HASH, headHash: HASH, at: INSTANT });

/** What the JSON of a country report holds, format 1; complete and closed. */
export const countryReportSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: COUNTRY_REPORT_SCHEMA,
  title: 'Country report of JCM Ledger, format 1',
  ...object({
    schema: { const: COUNTRY_REPORT_SCHEMA },
    book: object({ id: TEXT, kind: oneOf(['real', 'demonstration']), notice: orNull(TEXT) }),
    period: REVIEW_SCHEMAS.period,
    asOf: object({
      effectiveAsOf: DAY,
      knownAsOf: object({ size: COUNT, at: INSTANT }),
    }),
    status: REVIEW_SCHEMAS.status,
    standing: object({ checks: oneOf(['passed', 'failed']), failed: listOf(TEXT) }),
    country: COUNTRY,
    agreements: listOf(AGREEMENT),
    totals: listOf(object({ currency: CURRENCY, ...figures(COMMITMENT_FIGURES) })),
    announcements: noted(ANNOUNCEMENT),
    tranches: listOf(TRANCHE),
    pledges: noted(PLEDGE),
    credits: REVIEW_SCHEMAS.credits,
    disbursementCurves: listOf(REVIEW_SCHEMAS.curve),
    projects: listOf(PROJECT),
    moneyPerTonne: REVIEW_SCHEMAS.moneyPerTonne,
    indicators: listOf(INDICATOR),
    historicalLoans: noted(LOAN),
    conversions: orNull(CONVERSIONS),
    reconciliation: REVIEW_SCHEMAS.reconciliation,
    statement: orNull(REVIEW_SCHEMAS.statement),
    changes: REVIEW_SCHEMAS.changes,
    gaps: REVIEW_SCHEMAS.gaps,
    checks: listOf(CHECK),
    definitions: listOf(object({ term: TEXT, meaning: TEXT, source: TEXT })),
    provenance: object({
      formatVersion: { const: 1 },
      heads: mapOf(orNull(HEAD)),
      addresses: object({ json: ADDRESS, csv: ADDRESS, html: ADDRESS }),
    }),
    digest: HASH,
  }),
};
