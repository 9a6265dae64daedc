import type { TableSpec } from '../ledger/table.ts';

/** A country that signed a memorandum on the mechanism with Japan; one row each. */
export const PARTNER_COUNTRY: TableSpec = {
  name: 'partner_country',
  lockOrder: 50,
  columns: {
    id: 'uuid',
    iso3: 'text',
    partner_order: 'smallint',
    signed_on: 'date',
    signed_in: 'text',
    signed_on_confidence: 'text',
    rules_adopted_on: 'date',
    time_zone: 'text',
    currency: 'text',
    names: 'jsonb',
    source: 'text',
    note: 'text',
    version: 'integer',
  },
  updatable: [
    'partner_order',
    'signed_on',
    'signed_in',
    'signed_on_confidence',
    'rules_adopted_on',
    'time_zone',
    'currency',
    'names',
    'source',
    'note',
    'version',
  ],
};

/** A memorandum or other agreement, listed with the partner whose programme it concerns. */
export const AGREEMENT: TableSpec = {
  name: 'agreement',
  lockOrder: 51,
  columns: {
    id: 'uuid',
    title: 'text',
    kind: 'text',
    parties: 'jsonb',
    signed_on: 'date',
    adopted_on: 'date',
    summary: 'text',
    targets: 'jsonb',
    source: 'text',
    version: 'integer',
  },
  updatable: [],
};

/** A loan of the years before this book: a fact to cite, never a balance. */
export const HISTORICAL_LOAN: TableSpec = {
  name: 'historical_loan',
  lockOrder: 52,
  columns: {
    id: 'uuid',
    name: 'text',
    lender: 'text',
    amount: 'numeric',
    currency: 'text',
    exponent: 'smallint',
    exchange_of_notes_on: 'date',
    signed_on: 'date',
    in_force_on: 'date',
    note: 'text',
    source: 'text',
    version: 'integer',
  },
  updatable: [],
};

/** What a Joint Committee decided; it is in effect once both sides have signed. */
export const JOINT_COMMITTEE_DECISION: TableSpec = {
  name: 'joint_committee_decision',
  lockOrder: 53,
  columns: {
    id: 'uuid',
    mode: 'text',
    title: 'text',
    decision_on: 'date',
    items: 'jsonb',
    source: 'text',
    submitted_by: 'uuid',
    status: 'text',
    effective_on: 'date',
    version: 'integer',
  },
  updatable: ['status', 'effective_on', 'version'],
};

/** One side's signature under a decision; its id is derived from the decision's. */
export const DECISION_SIGNATURE: TableSpec = {
  name: 'decision_signature',
  lockOrder: 54,
  columns: {
    decision_id: 'uuid',
    side: 'text',
    id: 'uuid',
    signed_by: 'uuid',
    submitted_by: 'uuid',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};
