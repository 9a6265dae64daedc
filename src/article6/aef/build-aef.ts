import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { ACTION_TYPES } from '../code-lists.ts';
import { ITMO_IDENTIFIER } from '../itmo-identifier.ts';
import type { AefAction, AefAuthorisation, AefEntity, AefFacts, ItmoRun } from './facts.ts';
import { NOT_APPLICABLE, type AefModel, type AefRow } from './model.ts';

const BLANK = '';

/**
 * The agreed electronic format of a Party and year from what is known: five tables in a fixed order of
 * rows. What is not known stays blank, for the check to find; what does not apply says NA; what the
 * UNFCCC's platform fills in stays blank.
 *
 * @source decision 4/CMA.6, annex II
 */
export function buildAef(facts: AefFacts): AefModel {
  return {
    Submission: [submission(facts)],
    Authorizations: [...facts.authorisations].sort(byVersion).map(authorization),
    Actions: [...facts.actions].sort(byTime).map(action),
    Holdings: [...facts.holdings].sort(byRun).map(runCells),
    'Authorized entities': [...facts.entities].sort(byName).map(entity),
  };
}

function submission({ party, year, version, submittedOn, ndcPeriod }: AefFacts): AefRow {
  return {
    ParticipatingParty: party,
    SubmissionVersion: version,
    ReportedYear: `${year}`,
    DateOfSubmission: dayCell(submittedOn),
    ReviewStatusOfInitialReport: BLANK,
    ResultOfConsistencyCheck: BLANK,
    FirstYearOfNDCPeriod: ndcPeriod === null ? BLANK : `${ndcPeriod.firstYear}`,
    LastYearOfNDCPeriod: ndcPeriod === null ? BLANK : `${ndcPeriod.lastYear}`,
    ReferenceToTerReport: BLANK,
  };
}

function authorization(one: AefAuthorisation): AefRow {
  const { firstVintage, lastVintage } = one;
  const hasFrame = firstVintage !== null && lastVintage !== null;
  return {
    AuthorizationID: one.authorisationId,
    DateOfAuthorization: dayCell(one.authorisedOn),
    CooperativeApproachID: one.carpId ?? BLANK,
    AuthorizationVersion: `${one.version}`,
    AuthorizedQuantity: one.quantity ?? NOT_APPLICABLE,
    Metric: 'GHG',
    GWPValues: one.gwpValues ?? NOT_APPLICABLE,
    'Non-GHGMetric': NOT_APPLICABLE,
    Sectors: listCell(one.sectors),
    ActivityType: listCell(one.activityTypes),
    PurposeForAuthorization: one.purposes,
    AuthorizedPartyIDs: listCell(one.authorisedParties),
    AuthorizedEntityIDs: listCell(one.entities),
    OIMPAuthorized: one.purposes === 'NDC' ? NOT_APPLICABLE : (one.oimp ?? BLANK),
    AuthorizedTimeframe: hasFrame ? `${firstVintage} - ${lastVintage}` : NOT_APPLICABLE,
    'AuthorizationT&Cs': one.terms ?? NOT_APPLICABLE,
    AuthorizationDocumentation: BLANK,
    FirstTransferDefnForOIMP: one.firstTransferDefinition ?? NOT_APPLICABLE,
    AdditionalExplanatoryInformation: one.note ?? NOT_APPLICABLE,
  };
}

function action(one: AefAction): AefRow {
  return {
    ActionDateTime: one.at,
    ActionType: one.type,
    ActionSubtype: one.subtype ?? NOT_APPLICABLE,
    ...runCells(one.run),
    TransferringPartyID: one.transferringParty ?? NOT_APPLICABLE,
    AcquiringPartyID: one.acquiringParty ?? NOT_APPLICABLE,
    PurposeITMOUsedForOIMP: one.purpose ?? NOT_APPLICABLE,
    'Using/cancellingPartyID': one.usingParty ?? NOT_APPLICABLE,
    'Using/cancellingEntityID': one.usingEntity ?? NOT_APPLICABLE,
    YearITMOUsedTowardsNDC: one.ndcYear === null ? NOT_APPLICABLE : `${one.ndcYear}`,
    ResultOfConsistencyChecks: BLANK,
    AdditionalExplanatoryInformation: explained(one.run),
  };
}

function runCells(run: ItmoRun): AefRow {
  const quantity = BigInt(run.lastId) - BigInt(run.firstId) + 1n;
  return {
    CooperativeApproachID: run.carpId ?? BLANK,
    AuthorizationID: run.authorisationId,
    FirstTransferringPartyID: run.firstTransferringParty,
    PartyITMORegistryID: run.registryId ?? BLANK,
    FirstID: run.firstId,
    LastID: run.lastId,
    UnderlyingUnitRegistryID: 'JCM',
    UnderlyingUnitFirstUnitID: run.firstUnit,
    UnderlyingUnitLastUnitID: run.lastUnit,
    Metric: 'GHG',
    GWPValues: run.gwpValues ?? NOT_APPLICABLE,
    'Non-GHGMetric': NOT_APPLICABLE,
    QuantityCO2: quantity.toString(),
    'QuantityNon-GHG': NOT_APPLICABLE,
    MitigationType: run.mitigationType,
    Vintage: `${run.vintage}`,
  };
}

/** The identifiers in full: of the ITMOs, where their number is known, and of the credits. */
function explained(run: ItmoRun): string {
  const names = [run.firstId, run.lastId]
    .map((id) =>
      [run.carpId, run.registryId, run.firstTransferringParty, id, run.vintage].join('-'),
    )
    .filter((name) => ITMO_IDENTIFIER.test(name));
  const itmos = names.length === 2 ? `ITMO ${names.join(' to ')}; ` : '';
  return `${itmos}JCM credits ${run.serials}`;
}

function entity(one: AefEntity): AefRow {
  return {
    DateOfAuthorization: dayCell(one.authorisedOn),
    AuthorizedEntityName: one.name,
    AuthorizedEntityCountryOfIncorporation: one.incorporatedIn,
    AuthorizedEntityID: one.identificationNumber,
    CooperativeApproachID: one.carpId ?? BLANK,
    AuthorizedEntityConditions: one.conditions ?? NOT_APPLICABLE,
    AuthorizedEntityChangeConditions: one.changeConditions ?? NOT_APPLICABLE,
    AdditionalExplanatoryInformation: one.note ?? NOT_APPLICABLE,
  };
}

/** dd/mm/yyyy */
function dayCell(day: CalendarDay): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

function listCell(words: readonly string[]): string {
  return words.length === 0 ? NOT_APPLICABLE : words.join('; ');
}

type Order = -1 | 0 | 1;

function compare<T extends string | number | bigint>(one: T, other: T): Order {
  return one < other ? -1 : one > other ? 1 : 0;
}

function byVersion(one: AefAuthorisation, other: AefAuthorisation): number {
  return (
    compare(one.authorisationId, other.authorisationId) ||
    compare(one.carpId ?? '', other.carpId ?? '') ||
    compare(one.version, other.version)
  );
}

function byRun(one: ItmoRun, other: ItmoRun): number {
  return (
    compare(one.registryId ?? '', other.registryId ?? '') ||
    compare(one.firstTransferringParty, other.firstTransferringParty) ||
    compare(BigInt(one.firstId), BigInt(other.firstId))
  );
}

function byTime(one: AefAction, other: AefAction): number {
  return (
    compare(one.at, other.at) ||
    compare(ACTION_TYPES.indexOf(one.type), ACTION_TYPES.indexOf(other.type)) ||
    byRun(one.run, other.run)
  );
}

function byName(one: AefEntity, other: AefEntity): number {
  return (
    compare(one.authorisedOn, other.authorisedOn) ||
    compare(one.name, other.name) ||
    compare(one.identificationNumber, other.identificationNumber)
  );
}
