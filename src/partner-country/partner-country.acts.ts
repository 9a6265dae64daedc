import type { ActKind, ConstraintRefusals } from '../ledger/act.ts';
import type { RoomActs } from '../ledger/room-acts.ts';
import { agreementAct } from './acts/agreement.ts';
import { decisionSignatureAct } from './acts/decision-signature.ts';
import { historicalLoanAct } from './acts/historical-loan.ts';
import { jointCommitteeDecisionAct } from './acts/joint-committee-decision.ts';
import { partnerCountryAct } from './acts/partner-country.ts';
import { partnerCountryChangeAct } from './acts/partner-country-change.ts';
import { partnerCountryErrors } from './errors.ts';
import { JointCommitteeDecisionDto } from './joint-committee.dto.ts';
import {
  AgreementDto,
  HistoricalLoanDto,
  PartnerCountryChangeActDto,
} from './partner-country.dto.ts';

/** The acts of this room, for the posting queue. */
export const partnerCountryActs: readonly ActKind[] = [
  partnerCountryAct,
  partnerCountryChangeAct,
  agreementAct,
  historicalLoanAct,
  jointCommitteeDecisionAct,
  decisionSignatureAct,
] as readonly ActKind[];

/** What a broken constraint of this room's tables means to whoever asked. */
export const partnerCountryConstraints: ConstraintRefusals = {
  partner_country_is_registered_once: (act) =>
    partnerCountryErrors.refuse('PARTNER_COUNTRY.ALREADY_REGISTERED', {
      country: act.countryCode,
    }),
  agreement_is_of_a_partner: notAPartner,
  historical_loan_is_of_a_partner: notAPartner,
  historical_loan_name_is_used_once: (act) =>
    partnerCountryErrors.refuse('HISTORICAL_LOAN.ALREADY_RECORDED', {
      name: (act.body as { name?: string }).name,
    }),
  joint_committee_decision_is_of_a_partner: notAPartner,
  decision_signature_is_one_per_side: () => partnerCountryErrors.refuse('DECISION.SIDE_HAS_SIGNED'),
  decision_signature_is_one_per_person: () =>
    partnerCountryErrors.refuse('DECISION.SIGNED_FOR_OTHER_SIDE'),
  decision_signature_is_not_of_the_submitter: () =>
    partnerCountryErrors.refuse('DECISION.SUBMITTER_CANNOT_SIGN'),
  joint_committee_decision_takes_effect_once: () =>
    partnerCountryErrors.refuse('DECISION.SIDE_HAS_SIGNED'),
};

function notAPartner(act: { readonly countryCode: string }) {
  return partnerCountryErrors.refuse('PARTNER_COUNTRY.NOT_FOUND', { country: act.countryCode });
}

/**
 * What this room brings to the posting queue. A partner is registered by itself, never among many, and
 * a decision is signed by itself: nobody signs a hundred with one request.
 */
export const partnerCountryRoom: RoomActs = {
  acts: partnerCountryActs,
  constraints: partnerCountryConstraints,
  reversals: [],
  bodies: {
    'partner-country-change': {
      body: PartnerCountryChangeActDto,
      permission: 'partner-country.amend',
      subject: 'id',
    },
    agreement: { body: AgreementDto, permission: 'partner-country.register', subject: 'none' },
    'historical-loan': {
      body: HistoricalLoanDto,
      permission: 'partner-country.register',
      subject: 'none',
    },
    'joint-committee-decision': {
      body: JointCommitteeDecisionDto,
      permission: 'joint-committee.submit',
      subject: 'none',
    },
  },
};
