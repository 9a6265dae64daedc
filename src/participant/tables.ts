import type { TableSpec } from '../ledger/table.ts';

/** An organisation as it is known now, under the code 00; its history is in its versions. */
export const PARTICIPANT: TableSpec = {
  name: 'participant',
  lockOrder: 90,
  columns: {
    id: 'uuid',
    name: 'text',
    names: 'jsonb',
    kind: 'text',
    home_country: 'text',
    identifiers: 'jsonb',
    source: 'text',
    version: 'integer',
  },
  updatable: ['name', 'names', 'kind', 'home_country', 'identifiers', 'source', 'version'],
};

/** Every name that a version of a participant has, with what is compared of it. */
export const PARTICIPANT_NAME: TableSpec = {
  name: 'participant_name',
  lockOrder: 91,
  columns: {
    participant_id: 'uuid',
    version: 'integer',
    language: 'text',
    name: 'text',
    name_key: 'text',
  },
  updatable: [],
};

/** Every identifier that a version of a participant has. */
export const PARTICIPANT_IDENTIFIER: TableSpec = {
  name: 'participant_identifier',
  lockOrder: 92,
  columns: {
    participant_id: 'uuid',
    version: 'integer',
    scheme: 'text',
    identifier: 'text',
  },
  updatable: [],
};

/** A third-party entity's designation by one country's Joint Committee, for sectoral scopes. */
export const TPE_DESIGNATION: TableSpec = {
  name: 'tpe_designation',
  lockOrder: 93,
  columns: {
    id: 'uuid',
    participant_id: 'uuid',
    validation_scopes: 'jsonb',
    verification_scopes: 'jsonb',
    decision_id: 'uuid',
    designated_on: 'date',
    designated_until: 'date',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};
