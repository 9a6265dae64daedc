import type { Act, ActKind, ConstraintRefusals } from '../ledger/act.ts';
import type { RoomActs } from '../ledger/room-acts.ts';
import { creditAccountAct } from './acts/credit-account.ts';
import { creditCancellationAct } from './acts/credit-cancellation.ts';
import { creditRetirementAct } from './acts/credit-retirement.ts';
import { creditTransferAct } from './acts/credit-transfer.ts';
import {
  CreditAccountActDto,
  CreditCancellationActDto,
  CreditRetirementActDto,
  CreditTransferActDto,
} from './carbon-credit.dto.ts';
import { carbonCreditErrors } from './errors.ts';
import { issuanceRoom } from './issuance/issuance.acts.ts';

/** The acts of this room, for the posting queue. */
export const carbonCreditActs: readonly ActKind[] = [
  creditAccountAct,
  creditTransferAct,
  creditRetirementAct,
  creditCancellationAct,
  ...issuanceRoom.acts,
] as readonly ActKind[];

/** What a broken constraint of this room's tables means to whoever asked. */
export const carbonCreditConstraints: ConstraintRefusals = {
  credit_account_is_one_per_label: accountExists,
  credit_account_is_the_final_one: accountExists,
  ...issuanceRoom.constraints,
};

function accountExists({ body }: Act<unknown>) {
  const { side, holder, label } = body as Readonly<Record<string, unknown>>;
  return carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_EXISTS', { side, holder, label });
}

/** What this room brings to the posting queue. The subject of a disposal is the account that gives. */
export const carbonCreditRoom: RoomActs = {
  acts: carbonCreditActs,
  constraints: carbonCreditConstraints,
  reversals: [],
  bodies: {
    'credit-account': {
      body: CreditAccountActDto,
      permission: 'carbon-credit.open',
      subject: 'none',
    },
    'credit-transfer': {
      body: CreditTransferActDto,
      permission: 'carbon-credit.transfer',
      subject: 'id',
    },
    'credit-retirement': {
      body: CreditRetirementActDto,
      permission: 'carbon-credit.retire',
      subject: 'id',
    },
    'credit-cancellation': {
      body: CreditCancellationActDto,
      permission: 'carbon-credit.cancel',
      subject: 'id',
    },
    ...issuanceRoom.bodies,
  },
};
