import type { Act, ActKind, ConstraintRefusals } from '../ledger/act.ts';
import type { RoomActs } from '../ledger/room-acts.ts';
import { commitmentAct } from './acts/commitment.ts';
import { decommitmentAct } from './acts/decommitment.ts';
import { disbursementAct } from './acts/disbursement.ts';
import { exchangeRateAct } from './acts/exchange-rate.ts';
import { facilityAct } from './acts/facility.ts';
import { feePaymentAct } from './acts/fee-payment.ts';
import { interestPaymentAct } from './acts/interest-payment.ts';
import { openingBalanceAct } from './acts/opening-balance.ts';
import { paymentScheduleAct } from './acts/payment-schedule.ts';
import { pledgeAct } from './acts/pledge.ts';
import { refundAct } from './acts/refund.ts';
import { repaymentAct } from './acts/repayment.ts';
import { trancheAct } from './acts/tranche.ts';
import { trancheAmendmentAct } from './acts/tranche-amendment.ts';
import { partnerCountryErrors } from '../partner-country/errors.ts';
import { fundingErrors } from './errors.ts';
import {
  AmendmentActDto,
  CommitmentDto,
  MoneyDto,
  OpeningBalanceDto,
  PaymentScheduleDto,
  PledgeDto,
  RefundDto,
  TrancheDto,
} from './funding.dto.ts';
import { fundingReversals } from './reversals.ts';

/** The acts of this room, for the posting queue. */
export const fundingActs: readonly ActKind[] = [
  facilityAct,
  exchangeRateAct,
  trancheAct,
  trancheAmendmentAct,
  pledgeAct,
  paymentScheduleAct,
  commitmentAct,
  disbursementAct,
  decommitmentAct,
  refundAct,
  repaymentAct,
  interestPaymentAct,
  feePaymentAct,
  openingBalanceAct,
] as readonly ActKind[];

/** What a broken constraint of this room's tables means to whoever asked. */
export const fundingConstraints: ConstraintRefusals = {
  tranche_reference_is_used_once: referenceTaken,
  facility_reference_is_used_once: referenceTaken,
  exchange_rate_is_given_once: (act) => {
    const { base, quote, rateOn, source } = act.body as Readonly<Record<string, unknown>>;
    const facts = { base, quote, rateOn, source };
    return fundingErrors.refuse('FUNDING.RATE_RECORDED_MEANWHILE', facts);
  },
  tranche_is_of_a_partner: (act) =>
    partnerCountryErrors.refuse('PARTNER_COUNTRY.NOT_FOUND', { country: act.countryCode }),
  commitment_rests_on_an_agreement: () => fundingErrors.refuse('FUNDING.AGREEMENT_REQUIRED'),
};

function referenceTaken(act: Act<unknown>) {
  const { reference } = act.body as { readonly reference?: unknown };
  return fundingErrors.refuse('FUNDING.REFERENCE_TAKEN', { reference });
}

/** What this room brings to the posting queue. Facilities and rates are of no country: no bulk. */
export const fundingRoom: RoomActs = {
  acts: fundingActs,
  constraints: fundingConstraints,
  reversals: fundingReversals,
  bodies: {
    tranche: { body: TrancheDto, permission: 'funding.open', subject: 'none' },
    'tranche-amendment': { body: AmendmentActDto, permission: 'funding.amend', subject: 'id' },
    pledge: { body: PledgeDto, permission: 'funding.open', subject: 'id' },
    'payment-schedule': { body: PaymentScheduleDto, permission: 'funding.open', subject: 'id' },
    commitment: { body: CommitmentDto, permission: 'funding.commit', subject: 'id' },
    disbursement: { body: MoneyDto, permission: 'funding.disburse', subject: 'id' },
    decommitment: { body: MoneyDto, permission: 'funding.decommit', subject: 'id' },
    refund: { body: RefundDto, permission: 'funding.refund', subject: 'id' },
    repayment: { body: MoneyDto, permission: 'funding.repay', subject: 'id' },
    'interest-payment': { body: MoneyDto, permission: 'funding.repay', subject: 'id' },
    'fee-payment': { body: MoneyDto, permission: 'funding.repay', subject: 'id' },
    'opening-balance': {
      body: OpeningBalanceDto,
      permission: 'funding.open-balances',
      subject: 'id',
    },
  },
};
