import {
  ACTION_SUBTYPES,
  ACTION_TYPES,
  ACTIVITY_TYPES,
  FIRST_TRANSFER_DEFINITIONS,
  METRICS,
  MITIGATION_TYPES,
  PURPOSES,
  SECTORS,
  UNDERLYING_REGISTRIES,
} from '../code-lists.ts';
import { day, instant, integer, number, text, type AefField } from './field.ts';

/*
 * The fields of the agreed electronic format, second iteration, table by table in the printed order.
 *
 * @source decision 4/CMA.6, annex II; field specification as of the common nomenclatures of 17 February
 *   2026, cross-checked with the schema of CAD Trust 2.0.2
 */

const ALPHA_3 = { of: /^[A-Z]{3}$/, form: 'an ISO 3166-1 alpha-3 code, such as JPN' } as const;
const EDITION = { of: /^[1-9]\d*\.\d+$/, form: 'X.Y; the first is 1.0' } as const;
const AUTHORISATION_ID = {
  of: /^[A-Za-z0-9 -]+$/,
  form: 'letters, digits, blanks and hyphens',
} as const;
const CARP_ID = { of: /^CA\d{4}$/, form: 'CA and four digits, as the CARP gave it' } as const;
const TIMEFRAME = { of: /^\d{4}\s-\s\d{4}$/, form: 'yyyy - yyyy' } as const;
const REGISTRY_ID = {
  of: /^[A-Z]{3}\d{2}$/,
  form: 'the alpha-3 code of a Party and two digits, such as JPN01',
} as const;

/** The five tables, by the name that their sheet has. */
export const TABLE_NAMES = [
  'Submission',
  'Authorizations',
  'Actions',
  'Holdings',
  'Authorized entities',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

export const AEF_FIELDS: Readonly<Record<TableName, readonly AefField[]>> = {
  Submission: [
    text('Party', 'ParticipatingParty', { required: true, pattern: ALPHA_3 }),
    text('Version', 'SubmissionVersion', { required: true, pattern: EDITION }),
    integer('Reported year', 'ReportedYear', { required: true }),
    day('Date of submission', 'DateOfSubmission', { required: true }),
    text('Review status of the initial report', 'ReviewStatusOfInitialReport', { carp: true }),
    text('Result of the consistency check of this AEF submission', 'ResultOfConsistencyCheck', {
      carp: true,
    }),
    integer('First year of the NDC implementation period', 'FirstYearOfNDCPeriod', {
      required: true,
    }),
    integer('Last year of the NDC implementation period', 'LastYearOfNDCPeriod', {
      required: true,
    }),
    text(
      'Reference to the Article 6 technical expert review report of the initial report',
      'ReferenceToTerReport',
      { carp: true },
    ),
  ],
  Authorizations: [
    text('Authorization ID', 'AuthorizationID', { required: true, pattern: AUTHORISATION_ID }),
    day('Date of authorization', 'DateOfAuthorization', { required: true }),
    text('Cooperative approach ID', 'CooperativeApproachID', { required: true, pattern: CARP_ID }),
    integer('Version of the authorization', 'AuthorizationVersion', { required: true }),
    integer('Authorized quantity', 'AuthorizedQuantity'),
    text('Metric', 'Metric', { required: true, list: METRICS }),
    text('Applicable GWP value(s)', 'GWPValues'),
    text('Applicable non-GHG metric', 'Non-GHGMetric', { applies: 'non-ghg' }),
    text('Sector(s)', 'Sectors', { required: true, list: SECTORS, many: true }),
    text('Activity type(s)', 'ActivityType', { list: ACTIVITY_TYPES, many: true }),
    text('Purposes for authorization', 'PurposeForAuthorization', {
      required: true,
      list: PURPOSES,
    }),
    text('Authorized Party(ies) ID', 'AuthorizedPartyIDs'),
    text('Authorized entity(ies) ID', 'AuthorizedEntityIDs'),
    text('OIMP authorized by the Party', 'OIMPAuthorized', { applies: 'oimp' }),
    text('Authorized timeframe', 'AuthorizedTimeframe', { pattern: TIMEFRAME }),
    text('Authorization terms and conditions', 'AuthorizationT&Cs'),
    text('Authorization documentation', 'AuthorizationDocumentation', { carp: true }),
    text('First transfer definition for OIMP', 'FirstTransferDefnForOIMP', {
      list: FIRST_TRANSFER_DEFINITIONS,
      applies: 'oimp',
    }),
    text('Additional explanatory information', 'AdditionalExplanatoryInformation'),
  ],
  Actions: [
    instant('Action date', 'ActionDateTime', { required: true }),
    text('Action type', 'ActionType', { required: true, list: ACTION_TYPES }),
    text('Action subtype', 'ActionSubtype', { list: ACTION_SUBTYPES }),
    text('Cooperative approach ID', 'CooperativeApproachID', { required: true, pattern: CARP_ID }),
    text('Authorization ID', 'AuthorizationID', { required: true, pattern: AUTHORISATION_ID }),
    text('First transferring participating Party ID', 'FirstTransferringPartyID', {
      required: true,
      pattern: ALPHA_3,
    }),
    text('Party ITMO registry ID', 'PartyITMORegistryID', { required: true, pattern: REGISTRY_ID }),
    integer('First ID', 'FirstID', { required: true }),
    integer('Last ID', 'LastID', { required: true }),
    text('Underlying unit registry ID', 'UnderlyingUnitRegistryID', {
      list: UNDERLYING_REGISTRIES,
    }),
    integer('First unit ID', 'UnderlyingUnitFirstUnitID'),
    integer('Last unit ID', 'UnderlyingUnitLastUnitID'),
    text('Metric', 'Metric', { required: true, list: METRICS }),
    text('Applicable GWP value(s)', 'GWPValues'),
    text('Applicable non-GHG metric', 'Non-GHGMetric', { applies: 'non-ghg' }),
    number('Quantity (t CO2 eq)', 'QuantityCO2', { required: true }),
    text('Quantity (in non-GHG metric)', 'QuantityNon-GHG', { applies: 'non-ghg' }),
    text('Mitigation type', 'MitigationType', { required: true, list: MITIGATION_TYPES }),
    integer('Vintage', 'Vintage', { required: true }),
    text('Transferring participating Party ID', 'TransferringPartyID', {
      pattern: ALPHA_3,
      applies: 'acquisition',
    }),
    text('Acquiring participating Party ID', 'AcquiringPartyID', {
      pattern: ALPHA_3,
      applies: 'transfer',
    }),
    text(
      'Purpose for which the ITMO has been used towards or cancelled for OIMP',
      'PurposeITMOUsedForOIMP',
      { applies: 'use' },
    ),
    text('Using/cancelling participating Party ID', 'Using/cancellingPartyID', {
      pattern: ALPHA_3,
      applies: 'use',
    }),
    text('Using/cancelling authorized entity ID', 'Using/cancellingEntityID', { applies: 'use' }),
    integer(
      "Calendar year for which the ITMOs are used towards the Party's NDC",
      'YearITMOUsedTowardsNDC',
      { applies: 'ndc-use' },
    ),
    text('Result of the consistency checks', 'ResultOfConsistencyChecks', { carp: true }),
    text('Additional explanatory information', 'AdditionalExplanatoryInformation'),
  ],
  Holdings: [
    text('Cooperative approach ID', 'CooperativeApproachID', { required: true, pattern: CARP_ID }),
    text('Authorization ID', 'AuthorizationID', { required: true, pattern: AUTHORISATION_ID }),
    text('First transferring participating Party ID', 'FirstTransferringPartyID', {
      required: true,
      pattern: ALPHA_3,
    }),
    text('Party ITMO registry ID', 'PartyITMORegistryID', { required: true, pattern: REGISTRY_ID }),
    integer('First ID', 'FirstID', { required: true }),
    integer('Last ID', 'LastID', { required: true }),
    text('Underlying unit registry ID', 'UnderlyingUnitRegistryID', {
      list: UNDERLYING_REGISTRIES,
    }),
    integer('First unit ID', 'UnderlyingUnitFirstUnitID'),
    integer('Last unit ID', 'UnderlyingUnitLastUnitID'),
    text('Metric', 'Metric', { required: true, list: METRICS }),
    text('Applicable GWP value(s)', 'GWPValues'),
    text('Applicable non-GHG metric', 'Non-GHGMetric', { applies: 'non-ghg' }),
    number('Quantity (t CO2 eq)', 'QuantityCO2', { required: true }),
    text('Quantity (in non-GHG metric)', 'QuantityNon-GHG', { applies: 'non-ghg' }),
    text('Mitigation type', 'MitigationType', { required: true, list: MITIGATION_TYPES }),
    integer('Vintage', 'Vintage', { required: true }),
  ],
  'Authorized entities': [
    day('Date of the authorization', 'DateOfAuthorization', { required: true }),
    text('Name', 'AuthorizedEntityName', { required: true }),
    text('Country of incorporation', 'AuthorizedEntityCountryOfIncorporation', {
      required: true,
      pattern: ALPHA_3,
    }),
    text('Identification number', 'AuthorizedEntityID', { required: true }),
    text('Cooperative approach ID', 'CooperativeApproachID', { required: true, pattern: CARP_ID }),
    text('Conditions', 'AuthorizedEntityConditions'),
    text('Change and revocation conditions', 'AuthorizedEntityChangeConditions'),
    text('Additional explanatory information', 'AdditionalExplanatoryInformation'),
  ],
};
