import type { TableSpec } from '../ledger/table.ts';
import { BlockIndex } from './block.ts';
import { StopIndex } from './stop-index.ts';

/** An account of a side's registry: what governs every act on the credits in it stands on this row. */
export const CREDIT_ACCOUNT: TableSpec = {
  name: 'credit_account',
  lockOrder: 300,
  columns: {
    id: 'uuid',
    side: 'text',
    class: 'text',
    holder_kind: 'text',
    holder_id: 'uuid',
    number: 'text',
    label: 'text',
    opened_on: 'date',
    frozen_by: 'uuid',
    restricted_by: 'uuid',
    version: 'integer',
  },
  updatable: ['frozen_by', 'restricted_by', 'version'],
};

/** What of a credit account never changes; may be kept between batches. */
export const CREDIT_ACCOUNT_FACTS: TableSpec = {
  ...CREDIT_ACCOUNT,
  columns: {
    id: 'uuid',
    side: 'text',
    class: 'text',
    holder_kind: 'text',
    holder_id: 'uuid',
    number: 'text',
    label: 'text',
  },
  updatable: [],
};

/** The credits of one side, project and vintage, and the last serial that was issued of them. */
export const CREDIT_CLASS: TableSpec = {
  name: 'credit_class',
  lockOrder: 305,
  columns: {
    id: 'uuid',
    side: 'text',
    project_id: 'uuid',
    vintage: 'smallint',
    project_reference: 'text',
    commodity: 'text',
    last_serial: 'bigint',
  },
  updatable: ['last_serial'],
};

/** What stops disposal of an account, of a project's credits, or of a run of serials. */
export const DISPOSAL_STOP: TableSpec = {
  name: 'disposal_stop',
  lockOrder: 308,
  columns: {
    id: 'uuid',
    kind: 'text',
    credit_account_id: 'uuid',
    project_id: 'uuid',
    class_id: 'uuid',
    first_serial: 'bigint',
    last_serial: 'bigint',
    reason: 'text',
    imposed_on: 'date',
    lifted_on: 'date',
    version: 'integer',
  },
  updatable: ['lifted_on', 'version'],
  index: () => new StopIndex(),
};

/** A transfer, or the offer of one. Its id is that of the entry that moved or locked the credits. */
export const CREDIT_TRANSFER: TableSpec = {
  name: 'credit_transfer',
  lockOrder: 310,
  columns: {
    id: 'uuid',
    from_account_id: 'uuid',
    to_account_id: 'uuid',
    tonnes: 'bigint',
    status: 'text',
    transferred_on: 'date',
    expires_on: 'date',
    settled_on: 'date',
    reference: 'text',
    reason: 'text',
    version: 'integer',
  },
  updatable: ['status', 'settled_on', 'reason', 'version'],
};

/** What of a transfer never changes. */
export const CREDIT_TRANSFER_FACTS: TableSpec = {
  ...CREDIT_TRANSFER,
  columns: { id: 'uuid', from_account_id: 'uuid', to_account_id: 'uuid' },
  updatable: [],
};

/** A retirement or cancellation: what its certificate says. Its id is that of its entry. */
export const CREDIT_USE: TableSpec = {
  name: 'credit_use',
  lockOrder: 315,
  columns: {
    id: 'uuid',
    use: 'text',
    purpose: 'text',
    ndc_year: 'smallint',
    from_account_id: 'uuid',
    to_account_id: 'uuid',
    tonnes: 'bigint',
    used_on: 'date',
    beneficiary: 'text',
    reason: 'text',
    reference: 'text',
    reversed_by: 'uuid',
    version: 'integer',
  },
  updatable: ['reversed_by', 'version'],
};

/** What of a retirement or cancellation never changes. */
export const CREDIT_USE_FACTS: TableSpec = {
  ...CREDIT_USE,
  columns: { id: 'uuid', use: 'text', from_account_id: 'uuid', to_account_id: 'uuid' },
  updatable: [],
};

/** What the registry gave back, by decision of both sides. Its id is that of its entry. */
export const REGISTRY_REVERSAL: TableSpec = {
  name: 'registry_reversal',
  lockOrder: 318,
  columns: {
    id: 'uuid',
    use_id: 'uuid',
    decision_id: 'uuid',
    reason: 'text',
    reversed_on: 'date',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** One run of serials from one place to another: what stands behind every posting of credits. */
export const CREDIT_MOVEMENT: TableSpec = {
  name: 'credit_movement',
  lockOrder: 320,
  columns: {
    id: 'uuid',
    entry_id: 'uuid',
    kind: 'text',
    class_id: 'uuid',
    commodity: 'text',
    first_serial: 'bigint',
    last_serial: 'bigint',
    previous_id: 'uuid',
    from_owner_id: 'uuid',
    from_state: 'text',
    to_owner_id: 'uuid',
    to_state: 'text',
    effective_on: 'date',
    recorded_at: 'timestamptz',
    audit_sequence: 'bigint',
  },
  updatable: [],
};

/** Where each run of serials is now. */
export const CREDIT_BLOCK: TableSpec = {
  name: 'credit_block',
  lockOrder: 330,
  columns: {
    id: 'uuid',
    class_id: 'uuid',
    side: 'text',
    project_id: 'uuid',
    vintage: 'smallint',
    commodity: 'text',
    first_serial: 'bigint',
    last_serial: 'bigint',
    credit_account_id: 'uuid',
    state: 'text',
    movement_id: 'uuid',
    since_on: 'date',
    transfer_id: 'uuid',
    parent_id: 'uuid',
    origin_id: 'uuid',
    issuance_id: 'uuid',
    issued_on: 'date',
    authorisation_id: 'uuid',
    authorisation_version: 'integer',
    first_transferred: 'boolean',
    itmo_offset: 'bigint',
  },
  updatable: [
    'last_serial',
    'credit_account_id',
    'state',
    'movement_id',
    'since_on',
    'transfer_id',
    'authorisation_id',
    'authorisation_version',
    'first_transferred',
    'itmo_offset',
  ],
  index: () => new BlockIndex(),
};
