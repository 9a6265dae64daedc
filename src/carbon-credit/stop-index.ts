import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Row, RowIndex } from '../ledger/table.ts';
import { whole } from './block.ts';

/** A freeze by the registry, or a restriction on disposal that it has recorded (a pledge, say). */
export const STOP_KINDS = ['freeze', 'restriction'] as const;
export type StopKind = (typeof STOP_KINDS)[number];

/** What stops disposal. Of an account it stands on the account's row; this one tells about it. */
export interface DisposalStop {
  readonly id: string;
  readonly kind: StopKind;
  readonly accountId: string | null;
  readonly projectId: string | null;
  /** Null where all credits of the project are meant. */
  readonly classId: string | null;
  readonly first: bigint | null;
  readonly last: bigint | null;
  readonly reason: string;
  readonly imposedOn: CalendarDay;
  readonly liftedOn: CalendarDay | null;
}

export function stopOf(row: Row): DisposalStop {
  const serial = (column: string) => (row[column] == null ? null : whole(row[column]));
  return {
    id: String(row['id']),
    kind: row['kind'] as StopKind,
    accountId: row['credit_account_id'] as string | null,
    projectId: row['project_id'] as string | null,
    classId: row['class_id'] as string | null,
    first: serial('first_serial'),
    last: serial('last_serial'),
    reason: String(row['reason']),
    imposedOn: row['imposed_on'] as CalendarDay,
    liftedOn: row['lifted_on'] as CalendarDay | null,
  };
}

/** The stops of projects and serials that a batch holds and that are not lifted. */
export class StopIndex implements RowIndex {
  private readonly byProject = new Map<string, Map<string, DisposalStop>>();

  put(row: Row): void {
    const stop = stopOf(row);
    if (stop.projectId === null || stop.liftedOn !== null) return;
    const ofProject = this.byProject.get(stop.projectId) ?? new Map<string, DisposalStop>();
    this.byProject.set(stop.projectId, ofProject.set(stop.id, stop));
  }

  remove(row: Row): void {
    const { projectId, id } = stopOf(row);
    if (projectId !== null) this.byProject.get(projectId)?.delete(id);
  }

  of(projectId: string): Iterable<DisposalStop> {
    return this.byProject.get(projectId)?.values() ?? [];
  }
}
