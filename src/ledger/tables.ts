import type { TableSpec } from './table.ts';

/** An act that waits for a second officer. */
export const PENDING_ACT: TableSpec = {
  name: 'pending_act',
  lockOrder: 1,
  columns: {
    id: 'uuid',
    kind: 'text',
    subject_id: 'uuid',
    body: 'jsonb',
    submitted_by: 'uuid',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** What the second officer decided; there is at most one row per act. */
export const ACT_DECISION: TableSpec = {
  name: 'act_decision',
  lockOrder: 2,
  columns: {
    id: 'uuid',
    submitted_by: 'uuid',
    decided_by: 'uuid',
    decision: 'text',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** What an account is: its balance moves, this never does. */
export const ACCOUNT: TableSpec = {
  name: 'account',
  lockOrder: 900,
  columns: { id: 'uuid', commodity: 'text', exponent: 'smallint', inflow_only: 'boolean' },
  updatable: [],
};
