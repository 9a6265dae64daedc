import { jsonOf, type Row } from '../../ledger/table.ts';
import type { ProjectParticipant } from '../project-record.ts';
import type { CycleFacts } from './facts.ts';
import type { ProjectSituation } from './guards.ts';
import type { CycleState } from './states.ts';

const JCM_REFERENCE = /^[A-Z]{2}[0-9]{3}$/;

/** What is asked for, beside what the project's row and facts say. */
export type Asked = Pick<
  ProjectSituation,
  'day' | 'roles' | 'forms' | 'decided' | 'faults' | 'reason' | 'renewal'
> & {
  /** A number that is given with the step. */
  readonly reference: string | null;
};

/** Where a project stands, by its row. */
export function stateOf(row: Row): CycleState {
  return (row['cycle_state'] ?? 'not-begun') as CycleState;
}

/** What a step of a project is decided from. */
export function situationOf(row: Row, facts: CycleFacts, asked: Asked): ProjectSituation {
  const { reference, ...rest } = asked;
  const participants = jsonOf(row['participants']) as readonly ProjectParticipant[];
  const onSide = (side: string): number => participants.filter((one) => one.side === side).length;
  return {
    ...rest,
    isNumbered: JCM_REFERENCE.test(reference ?? String(row['reference'])),
    japanSide: onSide('japan'),
    partnerSide: onSide('partner'),
    methodologies: facts.methodologies,
    rulesAdoptedOn: facts.rulesAdoptedOn,
    creditingPeriod: facts.creditingPeriods.at(-1) ?? null,
  };
}
