import type { TableSpec } from '../../ledger/table.ts';

/** A request that credits be issued for a verified monitoring report, as it stands now. */
export const ISSUANCE_REQUEST: TableSpec = {
  name: 'issuance_request',
  lockOrder: 350,
  columns: {
    id: 'uuid',
    project_id: 'uuid',
    report_id: 'uuid',
    requested_on: 'date',
    requested_by: 'uuid',
    documents: 'jsonb',
    note: 'text',
    status: 'text',
    notification_id: 'uuid',
    japan_state: 'text',
    partner_state: 'text',
    withdrawn_on: 'date',
    reason: 'text',
    version: 'integer',
  },
  updatable: [
    'documents',
    'status',
    'notification_id',
    'japan_state',
    'partner_state',
    'withdrawn_on',
    'reason',
    'version',
  ],
};

/** What a Joint Committee's decision notified of a request; once for a report. */
export const ISSUANCE_NOTIFICATION: TableSpec = {
  name: 'issuance_notification',
  lockOrder: 351,
  columns: {
    id: 'uuid',
    request_id: 'uuid',
    report_id: 'uuid',
    project_id: 'uuid',
    verification_id: 'uuid',
    decision_id: 'uuid',
    decided_on: 'date',
    notified_by: 'uuid',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** The sum that one side was notified and issues in its own registry; zero is a sum too. */
export const NOTIFIED_SIDE: TableSpec = {
  name: 'notified_side',
  lockOrder: 352,
  columns: {
    notification_id: 'uuid',
    request_id: 'uuid',
    side: 'text',
    tonnes: 'numeric',
    tonnes_to_issue: 'numeric',
  },
  updatable: [],
};

/** Verified tonnes of a calendar year, and what was notified of them; once for a report. */
export const NOTIFIED_VINTAGE: TableSpec = {
  name: 'notified_vintage',
  lockOrder: 353,
  columns: {
    notification_id: 'uuid',
    report_id: 'uuid',
    verification_id: 'uuid',
    vintage: 'smallint',
    tonnes_verified: 'numeric',
    tonnes_notified: 'numeric',
    shortfall_reason: 'text',
  },
  updatable: [],
};

/** What one beneficiary was notified of one vintage. */
export const NOTIFIED_CREDIT: TableSpec = {
  name: 'notified_credit',
  lockOrder: 354,
  columns: {
    notification_id: 'uuid',
    report_id: 'uuid',
    line: 'smallint',
    vintage: 'smallint',
    side: 'text',
    beneficiary: 'text',
    participant_id: 'uuid',
    tonnes: 'numeric',
  },
  updatable: [],
};

/** That one side issued in its own registry what it was notified; once for a side. */
export const CREDIT_ISSUANCE: TableSpec = {
  name: 'credit_issuance',
  lockOrder: 355,
  columns: {
    id: 'uuid',
    request_id: 'uuid',
    notification_id: 'uuid',
    side: 'text',
    tonnes: 'numeric',
    issued_on: 'date',
    issued_by: 'uuid',
    transfer_entry_id: 'uuid',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** What a project's Percentage of Credit Allocation Form says, as it stands now. */
export const CREDIT_ALLOCATION: TableSpec = {
  name: 'credit_allocation',
  lockOrder: 356,
  columns: {
    id: 'uuid',
    shares: 'jsonb',
    subsidised_by_moej: 'boolean',
    document: 'text',
    valid_from: 'date',
    version: 'integer',
  },
  updatable: ['shares', 'subsidised_by_moej', 'document', 'valid_from', 'version'],
};
