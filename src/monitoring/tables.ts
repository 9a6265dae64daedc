import type { TableSpec } from '../ledger/table.ts';

/** What a project reports of a monitoring period, as it stands now; its history is in its versions. */
export const MONITORING_REPORT: TableSpec = {
  name: 'monitoring_report',
  lockOrder: 150,
  columns: {
    id: 'uuid',
    project_id: 'uuid',
    first_day: 'date',
    last_day: 'date',
    note: 'text',
    status: 'text',
    activity: 'jsonb',
    opened_by: 'uuid',
    submitted_by: 'uuid',
    submitted_on: 'date',
    documents: 'jsonb',
    verification_id: 'uuid',
    verifications: 'integer',
    reason: 'text',
    version: 'integer',
  },
  updatable: [
    'status',
    'activity',
    'submitted_by',
    'submitted_on',
    'documents',
    'verification_id',
    'verifications',
    'reason',
    'version',
  ],
};

/** All rows measured for one methodology in one edition; a better edition takes its place, both stay. */
export const ACTIVITY_DATA: TableSpec = {
  name: 'activity_data',
  lockOrder: 151,
  columns: {
    id: 'uuid',
    report_id: 'uuid',
    methodology_version_id: 'uuid',
    edition: 'integer',
    formula: 'text',
    row_count: 'integer',
    rows: 'text',
    rows_hash: 'text',
    warnings: 'jsonb',
    entered_by: 'uuid',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** What activity data come to in one calendar year, with the calculation. */
export const CALCULATED_REDUCTION: TableSpec = {
  name: 'calculated_reduction',
  lockOrder: 152,
  columns: {
    activity_data_id: 'uuid',
    vintage: 'smallint',
    reference_emissions: 'numeric',
    project_emissions: 'numeric',
    emission_reductions: 'numeric',
    calculation: 'jsonb',
  },
  updatable: [],
};

/** What a report states for one calendar year, over all its methodologies, in whole tonnes too. */
export const REPORTED_VINTAGE: TableSpec = {
  name: 'reported_vintage',
  lockOrder: 153,
  columns: {
    report_id: 'uuid',
    vintage: 'smallint',
    reference_emissions: 'numeric',
    project_emissions: 'numeric',
    emission_reductions: 'numeric',
    tonnes: 'numeric',
  },
  updatable: [],
};

/** A third-party entity's verification of a report, or its correction of an earlier one. */
export const VERIFICATION: TableSpec = {
  name: 'verification',
  lockOrder: 154,
  columns: {
    id: 'uuid',
    report_id: 'uuid',
    edition: 'integer',
    corrects: 'uuid',
    participant_id: 'uuid',
    verified_on: 'date',
    verified_by: 'uuid',
    submitted_by: 'uuid',
    findings: 'jsonb',
    documents: 'jsonb',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** The figure reported and the figure verified for one calendar year, side by side. */
export const VERIFIED_VINTAGE: TableSpec = {
  name: 'verified_vintage',
  lockOrder: 155,
  columns: {
    verification_id: 'uuid',
    report_id: 'uuid',
    vintage: 'smallint',
    tonnes_reported: 'numeric',
    tonnes_verified: 'numeric',
    reason: 'text',
  },
  updatable: [],
};

/** By which designation the entity verifies in a sectoral scope. */
export const VERIFICATION_DESIGNATION: TableSpec = {
  name: 'verification_designation',
  lockOrder: 156,
  columns: { verification_id: 'uuid', scope: 'smallint', designation_id: 'uuid' },
  updatable: [],
};
