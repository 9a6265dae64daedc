import type { Act, ActKind, ConstraintRefusals } from '../ledger/act.ts';
import type { ActBody, RoomActs } from '../ledger/room-acts.ts';
import { aefFilingAct } from './acts/aef-filing.ts';
import { article6PartyAct } from './acts/article6-party.ts';
import { authorisationAct } from './acts/authorisation.ts';
import { authorisationRevocationAct } from './acts/authorisation-revocation.ts';
import { authorisationVersionAct } from './acts/authorisation-version.ts';
import { authorisedEntityAct } from './acts/authorised-entity.ts';
import { cooperativeApproachAct } from './acts/cooperative-approach.ts';
import { cooperativeApproachChangeAct } from './acts/cooperative-approach-change.ts';
import { cooperativeApproachTransitionAct } from './acts/cooperative-approach-transition.ts';
import { finalAdjustmentAct } from './acts/final-adjustment.ts';
import { firstTransferAct } from './acts/first-transfer.ts';
import { holdingsSnapshotAct } from './acts/holdings-snapshot.ts';
import { inventoryEmissionsAct } from './acts/inventory-emissions.ts';
import { itmoAcquisitionAct } from './acts/itmo-acquisition.ts';
import { itmoIdentificationAct } from './acts/itmo-identification.ts';
import { ndcPeriodAct } from './acts/ndc-period.ts';
import {
  Article6PartyDto,
  AuthorisationDto,
  AuthorisationRevocationDto,
  AuthorisationVersionActDto,
  AuthorisedEntityDto,
  CooperativeApproachChangeActDto,
  CooperativeApproachDto,
  CooperativeApproachTransitionDto,
  InventoryEmissionsDto,
  NdcPeriodDto,
} from './article6.dto.ts';
import { FirstTransferDto, ItmoAcquisitionDto, ItmoIdentificationDto } from './itmo.dto.ts';
import { article6Errors } from './errors.ts';
import type { ScopeSource } from '../identity/scope.ts';
import { ofJapan, ofPartner, ofPartyOfCountry } from './scopes.ts';

/** The acts of this room, for the posting queue. */
export const article6Acts: readonly ActKind[] = [
  cooperativeApproachAct,
  cooperativeApproachChangeAct,
  cooperativeApproachTransitionAct,
  authorisationAct,
  authorisationVersionAct,
  authorisationRevocationAct,
  authorisedEntityAct,
  article6PartyAct,
  ndcPeriodAct,
  inventoryEmissionsAct,
  itmoIdentificationAct,
  firstTransferAct,
  itmoAcquisitionAct,
  finalAdjustmentAct,
  holdingsSnapshotAct,
  aefFilingAct,
] as readonly ActKind[];

/** What a broken constraint of this room's tables means to whoever asked. */
export const article6Constraints: ConstraintRefusals = {
  cooperative_approach_is_one_at_a_time: (act) =>
    article6Errors.refuse('ARTICLE6.APPROACH_EXISTS', { country: act.countryCode }),
  authorisation_id_is_used_once: (act) =>
    article6Errors.refuse('ARTICLE6.AUTHORISATION_EXISTS', said(act, 'authorisationId')),
  authorised_entity_is_named_once: (act) =>
    article6Errors.refuse('ARTICLE6.ENTITY_EXISTS', said(act, 'identificationNumber')),
  article6_party_pkey: () => article6Errors.refuse('ARTICLE6.PARTY_RECORDED_MEANWHILE'),
  article6_party_is_one_per_country: () =>
    article6Errors.refuse('ARTICLE6.PARTY_RECORDED_MEANWHILE'),
  itmo_block_has_its_own_serials: () => article6Errors.refuse('ARTICLE6.IDENTIFIED_ALREADY'),
  first_transfer_is_made_once: () => article6Errors.refuse('ARTICLE6.FIRST_TRANSFERRED_ALREADY'),
  itmo_acquisition_is_made_once: () => article6Errors.refuse('ARTICLE6.ACQUIRED_ALREADY'),
  itmo_acquisition_has_its_own_serials: () => article6Errors.refuse('ARTICLE6.ACQUIRED_ALREADY'),
  final_adjustment_version_is_used_once: meanwhile,
  holdings_snapshot_version_is_used_once: meanwhile,
  aef_filing_version_is_used_once: meanwhile,
  ndc_period_does_not_overlap: (act) =>
    article6Errors.refuse('ARTICLE6.PERIOD_OVERLAPS', said(act, 'firstYear', 'lastYear')),
};

function meanwhile() {
  return article6Errors.refuse('ARTICLE6.REPORTED_MEANWHILE');
}

function said(act: Act<unknown>, ...names: readonly string[]): Readonly<Record<string, unknown>> {
  const body = act.body as Readonly<Record<string, unknown>>;
  return Object.fromEntries(names.map((name) => [name, body[name]]));
}

const approach = (body: ActBody['body'], subject: ActBody['subject']): ActBody => ({
  body,
  permission: 'article6.authorise',
  subject,
});
const authorise = (body: ActBody['body'], subject: ActBody['subject']): ActBody => ({
  ...approach(body, subject),
  scope: ofPartner,
});
const ofParty = (body: ActBody['body']): ActBody => ({
  body,
  permission: 'article6.party',
  subject: 'none',
  scope: ofPartyOfCountry,
});

const transfer = (
  body: ActBody['body'],
  subject: ActBody['subject'],
  scope: ScopeSource = ofPartner,
): ActBody => ({
  body,
  permission: 'article6.transfer',
  subject,
  scope,
});

/** What this room brings to the posting queue. */
export const article6Room: RoomActs = {
  acts: article6Acts,
  constraints: article6Constraints,
  reversals: [],
  bodies: {
    'cooperative-approach': approach(CooperativeApproachDto, 'none'),
    'cooperative-approach-change': approach(CooperativeApproachChangeActDto, 'id'),
    'cooperative-approach-transition': approach(CooperativeApproachTransitionDto, 'id'),
    authorisation: authorise(AuthorisationDto, 'none'),
    'authorisation-version': authorise(AuthorisationVersionActDto, 'id'),
    'authorisation-revocation': authorise(AuthorisationRevocationDto, 'id'),
    'authorised-entity': authorise(AuthorisedEntityDto, 'id'),
    'article6-party': ofParty(Article6PartyDto),
    'ndc-period': ofParty(NdcPeriodDto),
    'inventory-emissions': ofParty(InventoryEmissionsDto),
    'itmo-identification': transfer(ItmoIdentificationDto, 'id'),
    'first-transfer': transfer(FirstTransferDto, 'none'),
    'itmo-acquisition': transfer(ItmoAcquisitionDto, 'none', ofJapan),
  },
};
