import type { TableSpec } from '../ledger/table.ts';

/** Two governments' arrangement under Article 6.2; one at a time per partner. */
export const COOPERATIVE_APPROACH: TableSpec = {
  name: 'cooperative_approach',
  lockOrder: 400,
  columns: {
    id: 'uuid',
    title: 'text',
    carp_id: 'text',
    status: 'text',
    initial_report_on: 'date',
    initial_report_source: 'text',
    source: 'text',
    note: 'text',
    version: 'integer',
  },
  updatable: [
    'title',
    'carp_id',
    'status',
    'initial_report_on',
    'initial_report_source',
    'source',
    'note',
    'version',
  ],
};

/**
 * What a Party authorises: the governing row of everything done under it. Whoever identifies ITMOs or
 * transfers under it holds the row for update, and counts on it.
 */
export const AUTHORISATION: TableSpec = {
  name: 'authorisation',
  lockOrder: 401,
  columns: {
    id: 'uuid',
    authorisation_id: 'text',
    approach_id: 'uuid',
    authorised_on: 'date',
    decided_by: 'text',
    quantity: 'numeric',
    gwp_values: 'text',
    sectors: 'jsonb',
    activity_types: 'jsonb',
    purposes: 'text',
    authorised_parties: 'jsonb',
    oimp: 'text',
    first_transfer_definition: 'text',
    mitigation_type: 'text',
    projects: 'jsonb',
    first_vintage: 'smallint',
    last_vintage: 'smallint',
    terms: 'text',
    note: 'text',
    source: 'text',
    status: 'text',
    revoked_on: 'date',
    revoked_because: 'text',
    tonnes_identified: 'numeric',
    tonnes_first_transferred: 'numeric',
    version: 'integer',
  },
  updatable: [
    'authorised_on',
    'decided_by',
    'quantity',
    'gwp_values',
    'sectors',
    'activity_types',
    'purposes',
    'authorised_parties',
    'oimp',
    'first_transfer_definition',
    'mitigation_type',
    'projects',
    'first_vintage',
    'last_vintage',
    'terms',
    'note',
    'source',
    'status',
    'revoked_on',
    'revoked_because',
    'tonnes_identified',
    'tonnes_first_transferred',
    'version',
  ],
};

/** An entity that an authorisation names: it may use or cancel ITMOs. */
export const AUTHORISED_ENTITY: TableSpec = {
  name: 'authorised_entity',
  lockOrder: 402,
  columns: {
    id: 'uuid',
    authorisation_id: 'uuid',
    authorised_on: 'date',
    name: 'text',
    incorporated_in: 'text',
    identification_number: 'text',
    conditions: 'text',
    change_conditions: 'text',
    note: 'text',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** A Party: its ITMO registry. A partner's row has the partner's code, Japan's has 00. */
export const ARTICLE6_PARTY: TableSpec = {
  name: 'article6_party',
  lockOrder: 403,
  columns: {
    id: 'uuid',
    party: 'text',
    itmo_registry_id: 'text',
    source: 'text',
    last_itmo: 'bigint',
    version: 'integer',
  },
  updatable: ['itmo_registry_id', 'source', 'last_itmo', 'version'],
};

/** The years an NDC is implemented in, and the one method by which its adjustments are applied. */
export const NDC_PERIOD: TableSpec = {
  name: 'ndc_period',
  lockOrder: 404,
  columns: {
    id: 'uuid',
    first_year: 'smallint',
    last_year: 'smallint',
    method: 'text',
    source: 'text',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** Emissions of a calendar year as a Party's inventory has them, by version. */
export const INVENTORY_EMISSIONS: TableSpec = {
  name: 'inventory_emissions',
  lockOrder: 405,
  columns: {
    id: 'uuid',
    year: 'smallint',
    version: 'integer',
    tonnes: 'numeric',
    source: 'text',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** A run of serials of the partner's registry, and the run of ITMOs that they are. */
export const ITMO_BLOCK: TableSpec = {
  name: 'itmo_block',
  lockOrder: 410,
  columns: {
    id: 'uuid',
    authorisation_id: 'uuid',
    authorisation_version: 'integer',
    approach_id: 'uuid',
    class_id: 'uuid',
    project_reference: 'text',
    vintage: 'smallint',
    first_serial: 'bigint',
    last_serial: 'bigint',
    serials: 'text',
    registry_id: 'text',
    first_id: 'bigint',
    last_id: 'bigint',
    identified_at: 'timestamptz',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** ITMOs that were first transferred, once and for good. */
export const FIRST_TRANSFER: TableSpec = {
  name: 'first_transfer',
  lockOrder: 411,
  columns: {
    id: 'uuid',
    act_id: 'uuid',
    itmo_block_id: 'uuid',
    authorisation_id: 'uuid',
    class_id: 'uuid',
    first_serial: 'bigint',
    last_serial: 'bigint',
    first_id: 'bigint',
    last_id: 'bigint',
    basis: 'text',
    acquiring_party: 'text',
    purpose: 'text',
    evidence: 'text',
    transferred_at: 'timestamptz',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** Serials of Japan's registry, and the ITMOs that they are from there on. */
export const ITMO_ACQUISITION: TableSpec = {
  name: 'itmo_acquisition',
  lockOrder: 412,
  columns: {
    id: 'uuid',
    act_id: 'uuid',
    first_transfer_id: 'uuid',
    class_id: 'uuid',
    serials: 'text',
    first_serial: 'bigint',
    last_serial: 'bigint',
    first_id: 'bigint',
    last_id: 'bigint',
    acquired_at: 'timestamptz',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** A corresponding adjustment that was made final, and its revisions. */
export const FINAL_ADJUSTMENT: TableSpec = {
  name: 'final_adjustment',
  lockOrder: 420,
  columns: {
    id: 'uuid',
    party: 'text',
    year: 'smallint',
    version: 'integer',
    adjustment: 'jsonb',
    reason: 'text',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** The ITMOs that a Party held at the end of a year in UTC, as they were frozen. */
export const HOLDINGS_SNAPSHOT: TableSpec = {
  name: 'holdings_snapshot',
  lockOrder: 421,
  columns: {
    id: 'uuid',
    party: 'text',
    year: 'smallint',
    version: 'integer',
    holdings: 'jsonb',
    known_as_of: 'jsonb',
    reason: 'text',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** An agreed electronic format as it was submitted. */
export const AEF_FILING: TableSpec = {
  name: 'aef_filing',
  lockOrder: 422,
  columns: {
    id: 'uuid',
    party: 'text',
    year: 'smallint',
    major: 'integer',
    minor: 'integer',
    submitted_on: 'date',
    snapshot_id: 'uuid',
    known_as_of: 'jsonb',
    json: 'bytea',
    csv: 'bytea',
    xlsx: 'bytea',
    reason: 'text',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};
