import { addDays, type CalendarDay } from '../kernel/calendar-day.ts';
import type { LifeCycle } from '../ledger/life-cycle.ts';

/** Where a proposed methodology stands. */
export const METHODOLOGY_STATES = [
  'proposed',
  'public-input',
  'under-consideration',
  'approved',
  'not-approved',
] as const;
export type MethodologyState = (typeof METHODOLOGY_STATES)[number];

/** What a step of a methodology is decided from. */
export interface MethodologySituation {
  /** The forms that were handed in: `PM`, `PMS`. */
  readonly forms: readonly string[];
  readonly publicInputUntil: CalendarDay | null;
  /** The day on which the step is taken. */
  readonly day: CalendarDay;
  /** A new methodology, or a revision of an approved one. */
  readonly isRevision: boolean;
  /** The type of the item by which a decision in effect speaks of this methodology; else null. */
  readonly decided: 'approval' | 'non-approval' | null;
}

type GuardName = 'forms' | 'public-input-over' | 'approval' | 'non-approval';

/** The forms without which a proposal is not complete: the methodology and its spreadsheet. */
export const NEEDED_FORMS = ['PM', 'PMS'] as const;

const COMMITTEE = 'Joint Committee';

/**
 * The life cycle of a proposed methodology. A revision is proposed as a methodology of its own that
 * names what it revises, and comes the same way.
 *
 * @source JCM project cycle procedure: completeness check 7 days, public inputs 15 days, consideration
 *   60 days, extendable to 90
 */
export const METHODOLOGY_CYCLE: LifeCycle<MethodologyState, GuardName, MethodologySituation> = {
  of: 'methodology',
  moves: {
    proposed: { 'public-input': ['forms'] },
    'public-input': { 'under-consideration': ['public-input-over'] },
    'under-consideration': { approved: ['approval'], 'not-approved': ['non-approval'] },
    approved: {},
    'not-approved': {},
  },
  guards: {
    forms: {
      by: 'methodology proponent',
      lacks({ forms }) {
        const missing = NEEDED_FORMS.filter((form) => !forms.includes(form));
        return missing.length === 0 ? null : `the forms ${missing.join(' and ')}`;
      },
    },
    'public-input-over': {
      by: 'public',
      lacks: ({ publicInputUntil, day }) =>
        publicInputUntil !== null && day > publicInputUntil
          ? null
          : `the end of public input, on ${publicInputUntil ?? 'a day not yet set'}`,
    },
    approval: {
      by: COMMITTEE,
      lacks: ({ decided, isRevision }) =>
        decided === 'approval'
          ? null
          : `a decision in effect with an item ${isRevision ? 'methodology-revision' : 'methodology-approval'}`,
    },
    'non-approval': {
      by: COMMITTEE,
      lacks: ({ decided }) =>
        decided === 'non-approval'
          ? null
          : 'a decision in effect with an item methodology-non-approval',
    },
  },
};

/** Days that the rules give, first and last day counted where it is an opening. */
export const PUBLIC_INPUT_DAYS = 15;
const COMPLETENESS_DAYS = 7;
const CONSIDERATION_DAYS = 60;
const CONSIDERATION_DAYS_EXTENDED = 90;

/** A day by which the rules expect a step. */
export interface MethodologyDeadline {
  readonly what: string;
  readonly by: string;
  readonly dueOn: CalendarDay;
}

/** What is expected next of a methodology, and by when; nothing once it is decided. */
export function methodologyDeadlines(state: {
  readonly status: MethodologyState;
  readonly proposedOn: CalendarDay;
  readonly publicInputUntil: CalendarDay | null;
  readonly considerationFrom: CalendarDay | null;
}): readonly MethodologyDeadline[] {
  const { status, proposedOn, publicInputUntil, considerationFrom } = state;
  if (status === 'proposed') {
    const dueOn = addDays(proposedOn, COMPLETENESS_DAYS);
    return [{ what: 'completeness check', by: 'secretariat', dueOn }];
  }
  if (status === 'public-input' && publicInputUntil !== null) {
    return [{ what: 'end of public input', by: 'public', dueOn: publicInputUntil }];
  }
  if (status === 'under-consideration' && considerationFrom !== null) {
    return [
      {
        what: 'consideration',
        by: COMMITTEE,
        dueOn: addDays(considerationFrom, CONSIDERATION_DAYS),
      },
      {
        what: 'consideration, where it was extended',
        by: COMMITTEE,
        dueOn: addDays(considerationFrom, CONSIDERATION_DAYS_EXTENDED),
      },
    ];
  }
  return [];
}
