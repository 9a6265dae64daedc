import type { Act, ActKind, ConstraintRefusals } from '../ledger/act.ts';
import type { RoomActs } from '../ledger/room-acts.ts';
import { creditAccountAct } from './acts/credit-account.ts';
import { creditCancellationAct } from './acts/credit-cancellation.ts';
import { creditOfferAct } from './acts/credit-offer.ts';
import { creditRetirementAct } from './acts/credit-retirement.ts';
import { creditTransferAct } from './acts/credit-transfer.ts';
import { disposalStopEndAct } from './acts/disposal-stop-end.ts';
import { disposalStopAct } from './acts/disposal-stop.ts';
import { offerAcceptanceAct } from './acts/offer-acceptance.ts';
import { offerCancellationAct } from './acts/offer-cancellation.ts';
import { offerDeclineAct } from './acts/offer-decline.ts';
import { offerExpiryAct } from './acts/offer-expiry.ts';
import { registryReversalAct } from './acts/registry-reversal.ts';
import {
  CreditAccountActDto,
  CreditCancellationActDto,
  CreditOfferActDto,
  CreditRetirementActDto,
  CreditTransferActDto,
  DisposalStopActDto,
  DisposalStopEndDto,
  RegistryReversalDto,
  SettlementDto,
} from './carbon-credit.dto.ts';
import { carbonCreditErrors } from './errors.ts';
import {
  giverOfTransfer,
  giverOfUse,
  holderOfAccount,
  registryInBody,
  registryOfStop,
  registryOfStopById,
  takerOfTransfer,
} from './scopes.ts';
import { issuanceRoom } from './issuance/issuance.acts.ts';

/** The acts of this room, for the posting queue. */
export const carbonCreditActs: readonly ActKind[] = [
  creditAccountAct,
  creditTransferAct,
  creditOfferAct,
  offerAcceptanceAct,
  offerDeclineAct,
  offerCancellationAct,
  offerExpiryAct,
  creditRetirementAct,
  creditCancellationAct,
  registryReversalAct,
  disposalStopAct,
  disposalStopEndAct,
] as readonly ActKind[];

/** What a broken constraint of this room's tables means to whoever asked. */
export const carbonCreditConstraints: ConstraintRefusals = {
  credit_account_is_one_per_label: accountExists,
  credit_account_is_the_final_one: accountExists,
  credit_movement_spends_a_serial_once: movedMeanwhile,
  credit_block_serial_is_in_one_place: movedMeanwhile,
};

function accountExists({ body }: Act<unknown>) {
  const { side, holder, label } = body as Readonly<Record<string, unknown>>;
  return carbonCreditErrors.refuse('CARBON_CREDIT.ACCOUNT_EXISTS', { side, holder, label });
}

/** Not to be reached by acts that hold their accounts; the log's own last word all the same. */
function movedMeanwhile({ body }: Act<unknown>) {
  const { serials } = body as Readonly<Record<string, unknown>>;
  return carbonCreditErrors.refuse('CARBON_CREDIT.MOVED_MEANWHILE', { serials: serials ?? null });
}

/** What this room brings to the posting queue. The subject of a disposal is the account that gives. */
export const carbonCreditRoom: RoomActs = {
  acts: [...carbonCreditActs, ...issuanceRoom.acts],
  constraints: { ...carbonCreditConstraints, ...issuanceRoom.constraints },
  reversals: [],
  bodies: {
    'credit-account': {
      body: CreditAccountActDto,
      permission: 'carbon-credit.open',
      subject: 'none',
      scope: registryInBody,
    },
    'credit-transfer': {
      body: CreditTransferActDto,
      permission: 'carbon-credit.transfer',
      subject: 'id',
      scope: holderOfAccount,
    },
    'credit-offer': {
      body: CreditOfferActDto,
      permission: 'carbon-credit.transfer',
      subject: 'id',
      scope: holderOfAccount,
    },
    'offer-acceptance': {
      body: SettlementDto,
      permission: 'carbon-credit.accept',
      subject: 'id',
      scope: takerOfTransfer,
    },
    'offer-decline': {
      body: SettlementDto,
      permission: 'carbon-credit.accept',
      subject: 'id',
      scope: takerOfTransfer,
    },
    'offer-cancellation': {
      body: SettlementDto,
      permission: 'carbon-credit.transfer',
      subject: 'id',
      scope: giverOfTransfer,
    },
    'offer-expiry': {
      body: SettlementDto,
      permission: 'carbon-credit.transfer',
      subject: 'id',
      scope: giverOfTransfer,
    },
    'registry-reversal': {
      body: RegistryReversalDto,
      permission: 'carbon-credit.reverse',
      subject: 'id',
      scope: giverOfUse,
    },
    'disposal-stop': {
      body: DisposalStopActDto,
      permission: 'carbon-credit.stop',
      subject: 'none',
      scope: registryOfStop,
    },
    'disposal-stop-end': {
      body: DisposalStopEndDto,
      permission: 'carbon-credit.stop',
      subject: 'id',
      scope: registryOfStopById,
    },
    'credit-retirement': {
      body: CreditRetirementActDto,
      permission: 'carbon-credit.retire',
      subject: 'id',
      scope: holderOfAccount,
    },
    'credit-cancellation': {
      body: CreditCancellationActDto,
      permission: 'carbon-credit.cancel',
      subject: 'id',
      scope: holderOfAccount,
    },
    ...issuanceRoom.bodies,
  },
};
