import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Act, Known } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import type { CycleFacts } from './facts.ts';
import type { CreditingPeriod, CycleState } from './states.ts';

export interface ProjectTransitionBody {
  readonly to: string;
  /** Public id of the decision by which the step is taken. */
  readonly decisionId?: string | null;
  /** Public ids of the documents that it rests on. */
  readonly documentIds?: readonly string[] | null;
  readonly reason?: string | null;
  /** The decision's day where one is cited, else today. */
  readonly effectiveOn?: CalendarDay | null;
  /** The number in the JCM, which comes with the validation. */
  readonly reference?: string | null;
  /** The number of the idea note. */
  readonly pinNumber?: string | null;
  /** Of a registration; a further one, of a renewal. */
  readonly creditingPeriod?: CreditingPeriod | null;
  /** Roles of whoever takes the step, as the edge found them; never sent. */
  readonly roles: readonly string[];
}

/** A step that the table has and that lacks nothing. */
export interface Step {
  readonly act: Act<ProjectTransitionBody>;
  readonly known: Known;
  readonly row: Row;
  readonly facts: CycleFacts;
  readonly from: CycleState;
  readonly to: CycleState;
  /** The day on which it takes effect. */
  readonly day: CalendarDay;
  /** The day of the decision by which it is taken; null where it needs none. */
  readonly decidedOn: CalendarDay | null;
}
