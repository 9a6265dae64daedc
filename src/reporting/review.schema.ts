import { CREDIT_FIGURES, CREDIT_PLACES } from './reported-credits.ts';
import {
  ADDRESS,
  AMOUNT,
  COUNT,
  CURRENCY,
  DAY,
  FLAG,
  HASH,
  PUBLIC_ID,
  RATIO,
  TEXT,
  listOf,
  object,
  oneOf,
  orNull,
} from './schema-parts.ts';

const CREDITS = Object.fromEntries(CREDIT_FIGURES.map((name) => [name, orNull(AMOUNT)]));

const SIDE = oneOf(['japan', 'partner']);
const PLACES = Object.fromEntries(CREDIT_PLACES.map((name) => [name, AMOUNT]));

/** The parts of the country report's schema that are about credits, and that let a reader check it. */
export const REVIEW_SCHEMAS = {
  period: object({
    name: { type: 'string', pattern: '^(FY)?[0-9]{4}$' },
    kind: oneOf(['calendar-year', 'japanese-fiscal-year']),
    from: DAY,
    until: DAY,
  }),
  status: object({
    status: oneOf(['draft', 'agreed', 'published']),
    edition: orNull(COUNT),
    id: orNull(PUBLIC_ID),
    agreedBy: orNull(
      object({
        decision: PUBLIC_ID,
        title: TEXT,
        decidedOn: DAY,
        signedBy: listOf(oneOf(['japan', 'partner'])),
      }),
    ),
  }),
  credits: object({
    note: TEXT,
    notRecorded: listOf(oneOf(CREDIT_FIGURES)),
    totals: object(CREDITS),
    lines: ADDRESS,
    vintages: listOf(object({ vintage: TEXT, ...CREDITS })),
    projects: listOf(object({ project: PUBLIC_ID, reference: TEXT, ...CREDITS })),
    registries: listOf(
      object({ side: SIDE, vintage: TEXT, notified: AMOUNT, issued: AMOUNT, ...PLACES }),
    ),
    publishedElsewhere: object({
      note: TEXT,
      items: listOf(
        object({
          reference: TEXT,
          ordinal: COUNT,
          decidedOn: orNull(DAY),
          notified: orNull(AMOUNT),
          notifiedJapan: orNull(AMOUNT),
          notifiedPartner: orNull(AMOUNT),
          issuedJapan: orNull(AMOUNT),
          issuedPartner: orNull(AMOUNT),
          source: TEXT,
        }),
      ),
    }),
  }),
  curve: object({
    currency: CURRENCY,
    points: listOf(object({ on: DAY, planned: AMOUNT, actual: orNull(AMOUNT) })),
  }),
  moneyPerTonne: object({
    note: TEXT,
    items: listOf(
      object({
        project: PUBLIC_ID,
        projectReference: TEXT,
        tranche: PUBLIC_ID,
        trancheReference: TEXT,
        currency: CURRENCY,
        money: oneOf(['committedGross', 'disbursed']),
        tonnes: oneOf(['verified', 'issued']),
        amount: orNull(AMOUNT),
        quantity: orNull(AMOUNT),
        perTonne: orNull(RATIO),
      }),
    ),
  }),
  reconciliation: object({
    openingOn: DAY,
    closingOn: DAY,
    accounts: listOf(
      object({
        tranche: PUBLIC_ID,
        reference: TEXT,
        currency: CURRENCY,
        figure: TEXT,
        opening: AMOUNT,
        movements: listOf(object({ kind: TEXT, amount: AMOUNT })),
        moved: AMOUNT,
        closing: AMOUNT,
      }),
    ),
    credits: listOf(
      object({
        side: SIDE,
        vintage: TEXT,
        figure: oneOf(['issued', ...CREDIT_PLACES]),
        opening: AMOUNT,
        movements: listOf(object({ kind: TEXT, tonnes: AMOUNT })),
        moved: AMOUNT,
        closing: AMOUNT,
      }),
    ),
    corrections: listOf(
      object({
        entry: PUBLIC_ID,
        kind: TEXT,
        effectiveOn: DAY,
        reference: orNull(TEXT),
        memo: orNull(TEXT),
        reverses: PUBLIC_ID,
      }),
    ),
  }),
  statement: object({
    currency: CURRENCY,
    from: DAY,
    until: DAY,
    limit: COUNT,
    balances: listOf(
      object({
        figure: TEXT,
        opening: AMOUNT,
        entries: listOf(
          object({
            entry: PUBLIC_ID,
            effectiveOn: DAY,
            kind: TEXT,
            reference: orNull(TEXT),
            commitment: orNull(TEXT),
            isCorrection: FLAG,
            amount: AMOUNT,
            balance: AMOUNT,
          }),
        ),
        moved: AMOUNT,
        closing: AMOUNT,
      }),
    ),
    next: orNull(ADDRESS),
  }),
  changes: object({
    since: orNull(
      object({
        edition: COUNT,
        effectiveAsOf: DAY,
        knownAsOf: COUNT,
        digest: HASH,
        address: ADDRESS,
      }),
    ),
    rows: listOf(
      object({ table: TEXT, row: TEXT, field: TEXT, before: orNull(TEXT), after: orNull(TEXT) }),
    ),
  }),
  gaps: object({
    months: COUNT,
    items: listOf(
      object({
        kind: oneOf(['missing-document', 'late-monitoring', 'idle-tranche']),
        subject: PUBLIC_ID,
        reference: TEXT,
        detail: orNull(TEXT),
      }),
    ),
  }),
} as const;
