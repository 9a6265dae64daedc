import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { RecordDraft, RowWrite } from '../ledger/act.ts';
import type { Row } from '../ledger/table.ts';
import { CREDIT_ACCOUNT } from './tables.ts';

/** The first version of an account: the record of it, and its row. */
export function accountOpened(row: Row): AccountVersion {
  return {
    record: recordOf(row, 1, row['opened_on'] as CalendarDay),
    row: { table: CREDIT_ACCOUNT, change: 'insert', row: { ...row, version: 1 } },
  };
}

/** The next version of an account: frozen, restricted, or free again. */
export function accountVersion(row: Row, validFrom: CalendarDay): AccountVersion {
  const version = (row['version'] as number) + 1;
  const { id = null, frozen_by = null, restricted_by = null } = row;
  const changed = { id, frozen_by, restricted_by, version };
  return {
    record: recordOf(row, version, validFrom),
    row: { table: CREDIT_ACCOUNT, change: 'update', row: changed },
  };
}

interface AccountVersion {
  readonly record: RecordDraft;
  readonly row: RowWrite;
}

function recordOf(row: Row, version: number, validFrom: CalendarDay): RecordDraft {
  const text = (column: string) => (row[column] ?? null) as string | null;
  return {
    type: 'credit-account',
    id: String(row['id']),
    version,
    validFrom,
    body: {
      side: text('side'),
      class: text('class'),
      holder: text('holder_id') ?? 'government',
      number: text('number'),
      label: text('label'),
      openedOn: text('opened_on'),
      frozenBy: text('frozen_by'),
      restrictedBy: text('restricted_by'),
    },
  };
}
