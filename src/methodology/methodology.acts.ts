import type { Act, ActKind, ConstraintRefusals } from '../ledger/act.ts';
import type { RoomActs } from '../ledger/room-acts.ts';
import { methodologyAct } from './acts/methodology.ts';
import { methodologyTransitionAct } from './acts/methodology-transition.ts';
import { methodologyVersionAct } from './acts/methodology-version.ts';
import { methodologyErrors } from './errors.ts';
import {
  MethodologyDto,
  MethodologyTransitionDto,
  MethodologyVersionDto,
} from './methodology.dto.ts';

const methodologyActs = [
  methodologyAct,
  methodologyTransitionAct,
  methodologyVersionAct,
] as readonly ActKind[];

/** What a broken constraint of this room's tables means to whoever asked. */
const methodologyConstraints: ConstraintRefusals = {
  methodology_proposal_number_is_used_once: numberUsed,
  methodology_approved_number_is_used_once: numberUsed,
  methodology_version_is_one_per_decision: (act) =>
    methodologyErrors.refuse('METHODOLOGY.DECISION_USED', {
      decision: (act.body as { decisionId?: string }).decisionId,
    }),
};

function numberUsed(act: Act<unknown>) {
  const { proposalNumber, approvedNumber } = act.body as {
    proposalNumber?: string;
    approvedNumber?: string;
  };
  const number = proposalNumber ?? approvedNumber;
  return methodologyErrors.refuse('METHODOLOGY.NUMBER_USED', { number });
}

/** What this room brings to the posting queue. */
export const methodologyRoom: RoomActs = {
  acts: methodologyActs,
  constraints: methodologyConstraints,
  reversals: [],
  bodies: {
    methodology: { body: MethodologyDto, permission: 'methodology.propose', subject: 'none' },
    'methodology-transition': {
      body: MethodologyTransitionDto,
      permission: 'methodology.decide',
      subject: 'id',
    },
    'methodology-version': {
      body: MethodologyVersionDto,
      permission: 'methodology.decide',
      subject: 'id',
    },
  },
};
