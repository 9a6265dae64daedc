import type { ActKind } from '../../ledger/act.ts';
import { settlementAct, type Offer, type SettlementBody } from './offer-settlement.ts';

/** The receiver does not take what it is offered: the credits are free again where they were. */
export const offerDeclineAct: ActKind<SettlementBody, Offer> = settlementAct(
  'offer-decline',
  'declined',
);
