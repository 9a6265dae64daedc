import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Act, Known } from '../../ledger/act.ts';
import type { DecisionItemType } from '../../partner-country/joint-committee.ts';
import { projectErrors } from '../errors.ts';
import type { CycleFacts } from './facts.ts';
import type { ProjectTransitionBody, Step } from './step.ts';

/**
 * What a step must keep beside its gates, in this order: PROJECT.TRANSITION_SAYS_TOO_MUCH,
 * TRANSITION_IN_FUTURE, NOT_THE_DECISIONS_DAY, TRANSITION_BEFORE_LAST, REFERENCE_OF_OTHER_COUNTRY (of
 * the number, of the idea note's), REFERENCE_NOT_JCM, REFERENCE_USED, CREDITING_PERIOD_REVERSED,
 * CREDITING_PERIOD_OVERLAPS. Null where it keeps it.
 */
export function refuseStep(step: Step, itemType: DecisionItemType | null): Refusal | null {
  const { act, known, row, to, day, decidedOn } = step;
  const { body } = act;
  const useless = uselessOf(step, itemType);
  if (useless !== null) {
    const facts = { field: useless, state: step.from, to };
    return projectErrors.refuse('PROJECT.TRANSITION_SAYS_TOO_MUCH', facts);
  }
  if (day > known.today) {
    const facts = { effectiveOn: day, today: known.today };
    return projectErrors.refuse('PROJECT.TRANSITION_IN_FUTURE', facts);
  }
  if (decidedOn !== null && day !== decidedOn) {
    const facts = { effectiveOn: day, decisionOn: decidedOn };
    return projectErrors.refuse('PROJECT.NOT_THE_DECISIONS_DAY', facts);
  }
  const enteredOn = row['cycle_entered_on'] as CalendarDay | null | undefined;
  if (enteredOn && day < enteredOn) {
    const facts = { effectiveOn: day, lastStepOn: enteredOn };
    return projectErrors.refuse('PROJECT.TRANSITION_BEFORE_LAST', facts);
  }
  return refuseNumbers(act, known) ?? refuseCreditingPeriod(body, step.facts);
}

/** The first field that belongs to another step; null for none. */
function uselessOf({ act, to }: Step, itemType: DecisionItemType | null): string | null {
  const { body } = act;
  const uses: readonly (readonly [keyof ProjectTransitionBody, boolean])[] = [
    ['decisionId', itemType !== null],
    ['reference', to === 'validation'],
    ['pinNumber', to === 'pin-submitted' || to === 'pin-waived'],
    ['creditingPeriod', to === 'registered'],
  ];
  return uses.find(([field, isUsed]) => !isUsed && (body[field] ?? null) !== null)?.[0] ?? null;
}

function refuseNumbers(
  { countryCode, subjectId, body }: Act<ProjectTransitionBody>,
  known: Known,
): Refusal | null {
  const { reference = null, pinNumber = null } = body;
  const foreign = [reference, pinNumber].find((name) => name && !name.startsWith(countryCode));
  if (foreign) {
    const facts = { reference: foreign, country: countryCode };
    return projectErrors.refuse('PROJECT.REFERENCE_OF_OTHER_COUNTRY', facts);
  }
  if (reference === null) return null;
  if (!/^[A-Z]{2}[0-9]{3}$/.test(reference)) {
    return projectErrors.refuse('PROJECT.REFERENCE_NOT_JCM', { reference });
  }
  const owner = known.fact<string>(`project called ${reference}`);
  return owner === undefined || owner === subjectId
    ? null
    : projectErrors.refuse('PROJECT.REFERENCE_USED', { reference });
}

function refuseCreditingPeriod(body: ProjectTransitionBody, facts: CycleFacts): Refusal | null {
  const given = body.creditingPeriod ?? null;
  if (given === null) return null;
  const { startsOn, endsOn } = given;
  if (endsOn < startsOn) {
    return projectErrors.refuse('PROJECT.CREDITING_PERIOD_REVERSED', { startsOn, endsOn });
  }
  const last = facts.creditingPeriods.at(-1);
  if (last === undefined || startsOn > last.endsOn) return null;
  return projectErrors.refuse('PROJECT.CREDITING_PERIOD_OVERLAPS', {
    startsOn,
    lastEndsOn: last.endsOn,
  });
}
