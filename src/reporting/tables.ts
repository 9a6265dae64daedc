import type { TableSpec } from '../ledger/table.ts';

/** An edition of a country report as it stands now; its history is in its versions. */
export const REPORT_EDITION: TableSpec = {
  name: 'report_edition',
  lockOrder: 500,
  columns: {
    id: 'uuid',
    number: 'integer',
    status: 'text',
    period: 'text',
    effective_as_of: 'date',
    known_as_of: 'bigint',
    shared_known_as_of: 'bigint',
    display_currency: 'text',
    decision_id: 'uuid',
    digest: 'text',
    version: 'integer',
  },
  updatable: ['status', 'decision_id', 'digest', 'version'],
};

/** The bytes of a published edition in one form and language. */
export const REPORT_FILE: TableSpec = {
  name: 'report_file',
  lockOrder: 501,
  columns: {
    id: 'uuid',
    edition_id: 'uuid',
    format: 'text',
    language: 'text',
    view: 'text',
    name: 'text',
    sha256: 'text',
    content: 'bytea',
  },
  updatable: [],
};
