import type { TableSpec } from '../ledger/table.ts';

/** A signed frame that may span countries; belongs to no country and has no floor. */
export const FACILITY: TableSpec = {
  name: 'facility',
  lockOrder: 200,
  columns: {
    id: 'uuid',
    reference: 'text',
    title: 'text',
    funder: 'text',
    currency: 'text',
    exponent: 'smallint',
    amount: 'numeric',
    signed_on: 'date',
    countries: 'jsonb',
    source: 'text',
  },
  updatable: [],
};

/** What one unit of a currency was worth in another on a day, by a source. For display only. */
export const EXCHANGE_RATE: TableSpec = {
  name: 'exchange_rate',
  lockOrder: 205,
  columns: {
    id: 'uuid',
    base: 'text',
    quote: 'text',
    rate: 'numeric',
    rate_on: 'date',
    source: 'text',
    version: 'integer',
  },
  updatable: ['rate', 'version'],
};

/** The present state of a tranche; every version of it stands in the records. */
export const TRANCHE: TableSpec = {
  name: 'tranche',
  lockOrder: 210,
  columns: {
    id: 'uuid',
    reference: 'text',
    title: 'text',
    funder: 'text',
    instrument: 'text',
    currency: 'text',
    exponent: 'smallint',
    announced_amount: 'numeric',
    announced_on: 'date',
    status: 'text',
    available_from: 'date',
    available_until: 'date',
    approval_threshold: 'numeric',
    facility_id: 'uuid',
    source: 'text',
    confidence: 'text',
    note: 'text',
    version: 'integer',
  },
  updatable: [
    'title',
    'announced_amount',
    'status',
    'available_from',
    'available_until',
    'approval_threshold',
    'source',
    'confidence',
    'note',
    'version',
  ],
};

/** An intention to commit: not binding, not posted. */
export const PLEDGE: TableSpec = {
  name: 'pledge',
  lockOrder: 220,
  columns: {
    id: 'uuid',
    tranche_id: 'uuid',
    reference: 'text',
    currency: 'text',
    exponent: 'smallint',
    amount: 'numeric',
    pledged_on: 'date',
    source: 'text',
  },
  updatable: [],
};

/** When a tranche is expected to be paid out; one schedule per tranche, under the tranche's id. */
export const PAYMENT_SCHEDULE: TableSpec = {
  name: 'payment_schedule',
  lockOrder: 225,
  columns: { id: 'uuid', payments: 'jsonb', version: 'integer' },
  updatable: ['payments', 'version'],
};

/** A firm obligation; its facts never change, its figures are balances. */
export const COMMITMENT: TableSpec = {
  name: 'commitment',
  lockOrder: 230,
  columns: {
    id: 'uuid',
    entry_id: 'uuid',
    tranche_id: 'uuid',
    reference: 'text',
    currency: 'text',
    exponent: 'smallint',
    amount: 'numeric',
    effective_on: 'date',
    agreement_title: 'text',
    agreement_signed_on: 'date',
    agreement_sha256: 'text',
    book_kind: 'text',
    share_count: 'smallint',
  },
  updatable: [],
};

/** What part of a commitment is for which project; the shares sum to the commitment. */
export const COMMITMENT_SHARE: TableSpec = {
  name: 'commitment_share',
  lockOrder: 235,
  columns: {
    commitment_id: 'uuid',
    ordinal: 'smallint',
    share_count: 'smallint',
    project_id: 'uuid',
    currency: 'text',
    exponent: 'smallint',
    amount: 'numeric',
  },
  updatable: [],
};

/** A payment out of a commitment, and what of it can still be refunded. Its id is its entry's. */
export const DISBURSEMENT: TableSpec = {
  name: 'disbursement',
  lockOrder: 240,
  columns: {
    id: 'uuid',
    commitment_id: 'uuid',
    currency: 'text',
    exponent: 'smallint',
    amount: 'numeric',
    refundable: 'numeric',
    refunds: 'smallint',
    effective_on: 'date',
  },
  updatable: ['refundable', 'refunds'],
};

/** Money that a recipient gave back out of one disbursement. Its id is its entry's. */
export const REFUND: TableSpec = {
  name: 'refund',
  lockOrder: 245,
  columns: {
    id: 'uuid',
    disbursement_id: 'uuid',
    currency: 'text',
    exponent: 'smallint',
    amount: 'numeric',
    reusable: 'boolean',
    effective_on: 'date',
  },
  updatable: [],
};
