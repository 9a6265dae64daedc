import type { ActKind } from '../../ledger/act.ts';
import { settlementAct, type Offer, type SettlementBody } from './offer-settlement.ts';

/** Releases an offer whose last day is over: the credits are free again where they were. */
export const offerExpiryAct: ActKind<SettlementBody, Offer> = settlementAct(
  'offer-expiry',
  'expired',
);
