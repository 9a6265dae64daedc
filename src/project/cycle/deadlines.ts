import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts';
import type { CycleState } from './states.ts';

interface Expectation {
  readonly what: string;
  /** Whose move it is. */
  readonly by: string;
  /** Days after the state was entered. */
  readonly days: number;
}

/**
 * What is expected of a project in a state, and after how many days. Days to be reminded of: no gate
 * opens or closes because one has passed.
 *
 * @source project cycle procedures of the Joint Committees: 7 days for a completeness check, 30 days of
 *   public input on a design document, some 30 days to answer an idea note
 */
const EXPECTATIONS: Readonly<Partial<Record<CycleState, Expectation>>> = {
  'pin-submitted': {
    what: 'answer to the idea note',
    by: 'Joint Committee',
    days: 30,
  },
  validation: {
    what: 'end of public input on the design document',
    by: 'public',
    days: 30,
  },
  'registration-requested': {
    what: 'completeness check',
    by: 'secretariat',
    days: 7,
  },
};

/** The states in which something is expected by a day. */
export const EXPECTANT_STATES: readonly string[] = [...Object.keys(EXPECTATIONS), 'registered'];

export interface ProjectDeadline {
  readonly what: string;
  readonly by: string;
  readonly dueOn: CalendarDay;
}

/** What is expected next of a project, and by when. */
export function projectDeadlines(project: {
  readonly state: CycleState;
  readonly since: CalendarDay;
  /** The last day on which its reductions count; null where none is recorded. */
  readonly creditingEndsOn: CalendarDay | null;
}): readonly ProjectDeadline[] {
  const { state, since, creditingEndsOn } = project;
  if (state === 'registered' && creditingEndsOn !== null) {
    const by = 'project participants';
    return [{ what: 'renewal of the crediting period', by, dueOn: creditingEndsOn }];
  }
  const expected = EXPECTATIONS[state];
  if (expected === undefined) return [];
  const { what, by, days } = expected;
  return [{ what, by, dueOn: addDays(since, days) }];
}
