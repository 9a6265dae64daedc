import type { ActKind } from '../../ledger/act.ts';
import { settlementAct, type Offer, type SettlementBody } from './offer-settlement.ts';

/** The giver takes its offer back: the credits are free again where they were. */
export const offerCancellationAct: ActKind<SettlementBody, Offer> = settlementAct(
  'offer-cancellation',
  'cancelled',
);
