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
    // 'public-source' for what was only read elsewhere; written once, by public-source-record.
    recorded_from: 'text',
    // Null until the cycle of the JCM has begun: see cycle/project-cycle.ts.
    cycle_state: 'text',
    cycle_sequence: 'integer',
    cycle_entered_on: 'date',
    registered_on: 'date',
    pin_number: 'text',
    resubmits_id: 'uuid',
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
    'cycle_state',
    'cycle_sequence',
    'cycle_entered_on',
    'registered_on',
    'pin_number',
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

/** A file of a project under one of the JCM's form codes; its bytes are kept by their digest. */
export const DOCUMENT: TableSpec = {
  name: 'document',
  lockOrder: 104,
  columns: {
    id: 'uuid',
    project_id: 'uuid',
    form: 'text',
    title: 'text',
    document_version: 'text',
    visibility: 'text',
    sha256: 'text',
    bytes: 'bigint',
    media_type: 'text',
    // The other edition, public or confidential, that was filed before; and its visibility.
    edition_of: 'uuid',
    edition_of_visibility: 'text',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** A step that a project took along the cycle. */
export const PROJECT_TRANSITION: TableSpec = {
  name: 'project_transition',
  lockOrder: 105,
  columns: {
    project_id: 'uuid',
    sequence: 'integer',
    id: 'uuid',
    previous_sequence: 'integer',
    from_state: 'text',
    to_state: 'text',
    effective_on: 'date',
    decision_id: 'uuid',
    decision_item: 'text',
    document_ids: 'jsonb',
    reason: 'text',
    taken_by: 'uuid',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** The version of a methodology that a project keeps, from its validation on. */
export const PROJECT_METHODOLOGY: TableSpec = {
  name: 'project_methodology',
  lockOrder: 106,
  columns: {
    id: 'uuid',
    project_id: 'uuid',
    methodology_id: 'uuid',
    methodology_version_id: 'uuid',
    is_pinned: 'boolean',
    pinned_on: 'date',
    version: 'integer',
  },
  updatable: ['methodology_version_id', 'is_pinned', 'pinned_on', 'version'],
};

/** Who takes part in a project, in which role, from when to when. */
export const PROJECT_PARTICIPANT: TableSpec = {
  name: 'project_participant',
  lockOrder: 107,
  columns: {
    id: 'uuid',
    project_id: 'uuid',
    participant_id: 'uuid',
    side: 'text',
    role: 'text',
    focal_point: 'boolean',
    from_on: 'date',
    until_on: 'date',
    version: 'integer',
  },
  updatable: ['until_on', 'version'],
};

/** The days in which reductions of a project count; a renewal adds a further one. */
export const CREDITING_PERIOD: TableSpec = {
  name: 'crediting_period',
  lockOrder: 108,
  columns: {
    id: 'uuid',
    project_id: 'uuid',
    sequence: 'integer',
    starts_on: 'date',
    ends_on: 'date',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};
