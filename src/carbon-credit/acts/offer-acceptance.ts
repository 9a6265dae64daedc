import type { ActKind } from '../../ledger/act.ts';
import { settlementAct, type Offer, type SettlementBody } from './offer-settlement.ts';

/** The receiver takes what it is offered: the credits go to its account. */
export const offerAcceptanceAct: ActKind<SettlementBody, Offer> = settlementAct(
  'offer-acceptance',
  'accepted',
);
