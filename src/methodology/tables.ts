import type { TableSpec } from '../ledger/table.ts';

/** A proposed methodology, and the approved one that it may have become. */
export const METHODOLOGY: TableSpec = {
  name: 'methodology',
  lockOrder: 80,
  columns: {
    id: 'uuid',
    proposal_number: 'text',
    approved_number: 'text',
    revises_id: 'uuid',
    title: 'text',
    scopes: 'jsonb',
    proponent: 'text',
    summary: 'text',
    status: 'text',
    documents: 'jsonb',
    proposed_on: 'date',
    public_input_from: 'date',
    public_input_until: 'date',
    consideration_from: 'date',
    decided_on: 'date',
    decision_id: 'uuid',
    current_version: 'text',
    reason: 'text',
    source: 'text',
    version: 'integer',
  },
  updatable: [
    'approved_number',
    'status',
    'documents',
    'public_input_from',
    'public_input_until',
    'consideration_from',
    'decided_on',
    'decision_id',
    'current_version',
    'reason',
    'version',
  ],
};

/** A version of an approved methodology, as it was approved; a project keeps the one it was pinned to. */
export const METHODOLOGY_VERSION: TableSpec = {
  name: 'methodology_version',
  lockOrder: 81,
  columns: {
    id: 'uuid',
    methodology_id: 'uuid',
    version: 'text',
    approved_on: 'date',
    formula: 'text',
    factors: 'jsonb',
    decision_id: 'uuid',
    proposal_id: 'uuid',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};
