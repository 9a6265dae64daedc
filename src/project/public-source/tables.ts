import type { TableSpec } from '../../ledger/table.ts';

/** What a public source says of a project or an issuance, in its present version. */
export const PUBLIC_RECORD: TableSpec = {
  name: 'public_record',
  lockOrder: 148,
  columns: {
    id: 'uuid',
    kind: 'text',
    reference: 'text',
    ordinal: 'integer',
    aggregate: 'boolean',
    project_id: 'uuid',
    project_version: 'integer',
    body: 'jsonb',
    fingerprint: 'text',
    version: 'integer',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [
    'project_id',
    'project_version',
    'body',
    'fingerprint',
    'version',
    'recorded_at',
    'audit_sequence',
  ],
};
