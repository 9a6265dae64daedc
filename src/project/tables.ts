import type { TableSpec } from '../ledger/table.ts';

/** A decarbonisation project as it stands now; its history is in its versions. */
export const PROJECT: TableSpec = {
  name: 'project',
  lockOrder: 100,
  columns: {
    id: 'uuid',
    reference: 'text',
    title: 'text',
    mechanism: 'text',
    sector: 'text',
    status: 'text',
    sites: 'jsonb',
    participants: 'jsonb',
    japan_side_participants: 'smallint',
    starts_on: 'date',
    ends_on: 'date',
    expected_annual_reduction: 'numeric',
    source: 'text',
    version: 'integer',
  },
  updatable: [
    'reference',
    'title',
    'mechanism',
    'sector',
    'status',
    'sites',
    'participants',
    'japan_side_participants',
    'starts_on',
    'ends_on',
    'expected_annual_reduction',
    'source',
    'version',
  ],
};

/** A physical figure that is followed: stations in service, kilometres of line, percent complete. */
export const INDICATOR: TableSpec = {
  name: 'indicator',
  lockOrder: 101,
  columns: {
    id: 'uuid',
    project_id: 'uuid',
    name: 'text',
    unit: 'text',
    place: 'text',
    baseline_value: 'numeric',
    baseline_on: 'date',
    targets: 'jsonb',
    source: 'text',
    version: 'integer',
  },
  updatable: [],
};

/** What was counted on a day. */
export const INDICATOR_READING: TableSpec = {
  name: 'indicator_reading',
  lockOrder: 102,
  columns: {
    id: 'uuid',
    indicator_id: 'uuid',
    value: 'numeric',
    observed_on: 'date',
    source: 'text',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** Every reference a project ever had; it stays the project's. */
export const PROJECT_REFERENCE: TableSpec = {
  name: 'project_reference',
  lockOrder: 103,
  columns: { reference: 'text', project_id: 'uuid' },
  updatable: [],
};
