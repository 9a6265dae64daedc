import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import { VersionView } from '../partner-country/partner-country.answers.ts';

const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
export const NULLABLE_DAY = { type: 'string', format: 'date', nullable: true } as const;
export const NULLABLE_TEXT = { type: 'string', nullable: true } as const;
export const NULLABLE_INTEGER = { type: 'integer', nullable: true } as const;
const NEXT = {
  description: 'Cursor of the next page; null on the last',
  ...NULLABLE_TEXT,
} as const;
const WORDS = { type: 'string', isArray: true } as const;
export const TONNES_TEXT = {
  description: 'Whole tonnes of CO2 equivalent',
  example: '1000',
} as const;
const VERSION = { type: 'integer', description: 'Number of the present version' } as const;

/** A cooperative approach as it is known now. */
export class CooperativeApproachView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ example: 'KAZ' }) readonly party!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: 'CAnnnn; null until it is known', ...NULLABLE_TEXT })
  readonly carpId!: string | null;
  @ApiProperty() readonly state!: string;
  @ApiProperty(NULLABLE_DAY) readonly initialReportOn!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly initialReportSource!: string | null;
  @ApiProperty() readonly source!: string;
  @ApiProperty(NULLABLE_TEXT) readonly note!: string | null;
  @ApiProperty(VERSION) readonly version!: number;
}

/** A move of its life cycle, with what it still lacks. */
export class ApproachMoveView {
  @ApiProperty() readonly to!: string;
  @ApiProperty() readonly possible!: boolean;
  @ApiProperty({ type: 'object', isArray: true, additionalProperties: true })
  readonly lacks!: readonly object[];
}

/** A cooperative approach with its versions, and where it can go from here. */
export class CooperativeApproachDetail extends CooperativeApproachView {
  @ApiProperty({ type: () => [ApproachMoveView] }) readonly moves!: readonly ApproachMoveView[];
  @ApiProperty({ type: () => [VersionView] }) readonly versions!: readonly VersionView[];
}

export class CooperativeApproachPage {
  @ApiProperty({ type: () => [CooperativeApproachView] })
  readonly items!: readonly CooperativeApproachView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

export class CooperativeApproachAnswer extends ActAnswer {
  @ApiProperty() readonly title!: string;
  @ApiProperty(NULLABLE_TEXT) readonly carpId!: string | null;
  @ApiProperty() readonly state!: string;
  @ApiProperty(VERSION) readonly version!: number;
}

/** An authorisation as it is known now, with what has been done under it. */
export class AuthorisationView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ example: 'KAZ' }) readonly party!: string;
  @ApiProperty({ description: 'As the Party calls it' }) readonly authorisationId!: string;
  @ApiProperty(ID) readonly cooperativeApproach!: string;
  @ApiProperty({ format: 'date' }) readonly authorisedOn!: string;
  @ApiProperty() readonly decidedBy!: string;
  @ApiProperty({ description: 'At most so many tonnes; null for no maximum', ...NULLABLE_TEXT })
  readonly quantity!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly gwpValues!: string | null;
  @ApiProperty(WORDS) readonly sectors!: readonly string[];
  @ApiProperty(WORDS) readonly activityTypes!: readonly string[];
  @ApiProperty() readonly purposes!: string;
  @ApiProperty(WORDS) readonly authorisedParties!: readonly string[];
  @ApiProperty(NULLABLE_TEXT) readonly oimp!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly firstTransferDefinition!: string | null;
  @ApiProperty() readonly mitigationType!: string;
  @ApiProperty(WORDS) readonly projects!: readonly string[];
  @ApiProperty(NULLABLE_INTEGER) readonly firstVintage!: number | null;
  @ApiProperty(NULLABLE_INTEGER) readonly lastVintage!: number | null;
  @ApiProperty(NULLABLE_TEXT) readonly terms!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly note!: string | null;
  @ApiProperty() readonly source!: string;
  @ApiProperty({ enum: ['valid', 'revoked'] }) readonly state!: string;
  @ApiProperty(NULLABLE_DAY) readonly revokedOn!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly revokedBecause!: string | null;
  @ApiProperty({ ...TONNES_TEXT, description: 'Tonnes identified as ITMOs under it' })
  readonly tonnesIdentified!: string;
  @ApiProperty({ ...TONNES_TEXT, description: 'Tonnes first transferred under it' })
  readonly tonnesFirstTransferred!: string;
  @ApiProperty({ description: 'Tonnes that can still be identified', ...NULLABLE_TEXT })
  readonly tonnesLeft!: string | null;
  @ApiProperty(VERSION) readonly version!: number;
}

/** An entity that an authorisation names. */
export class AuthorisedEntityView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ example: 'JPN' }) readonly incorporatedIn!: string;
  @ApiProperty() readonly identificationNumber!: string;
  @ApiProperty({ format: 'date' }) readonly authorisedOn!: string;
  @ApiProperty(NULLABLE_TEXT) readonly conditions!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly changeConditions!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly note!: string | null;
}

/** An authorisation with its entities and all its versions. */
export class AuthorisationDetail extends AuthorisationView {
  @ApiProperty({ type: () => [AuthorisedEntityView] })
  readonly entities!: readonly AuthorisedEntityView[];
  @ApiProperty({ type: () => [VersionView] }) readonly versions!: readonly VersionView[];
}

export class AuthorisationPage {
  @ApiProperty({ type: () => [AuthorisationView] }) readonly items!: readonly AuthorisationView[];
  @ApiProperty(NEXT) readonly next!: string | null;
}

export class AuthorisationAnswer extends ActAnswer {
  @ApiProperty() readonly authorisationId!: string;
  @ApiProperty() readonly purposes!: string;
  @ApiProperty(NULLABLE_TEXT) readonly quantity!: string | null;
  @ApiProperty() readonly state!: string;
  @ApiProperty(TONNES_TEXT) readonly tonnesIdentified!: string;
  @ApiProperty(TONNES_TEXT) readonly tonnesFirstTransferred!: string;
  @ApiProperty(VERSION) readonly version!: number;
}

export class AuthorisedEntityAnswer extends ActAnswer {
  @ApiProperty(ID) readonly authorisation!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly incorporatedIn!: string;
  @ApiProperty() readonly identificationNumber!: string;
  @ApiProperty({ format: 'date' }) readonly authorisedOn!: string;
}

export class NdcPeriodView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly firstYear!: number;
  @ApiProperty({ type: 'integer' }) readonly lastYear!: number;
  @ApiProperty() readonly method!: string;
  @ApiProperty() readonly source!: string;
}

export class InventoryEmissionsView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly year!: number;
  @ApiProperty({ type: 'integer', description: 'Recalculations count up from 1' })
  readonly version!: number;
  @ApiProperty({ description: 't CO2 eq' }) readonly tonnes!: string;
  @ApiProperty() readonly source!: string;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
}

/** What is recorded of a Party itself. */
export class Article6PartyView {
  @ApiProperty({ example: 'JPN' }) readonly party!: string;
  @ApiProperty({ description: 'AAAnn; null until it is known', ...NULLABLE_TEXT })
  readonly itmoRegistryId!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly source!: string | null;
  @ApiProperty({ type: () => [NdcPeriodView] }) readonly ndcPeriods!: readonly NdcPeriodView[];
  @ApiProperty({ type: () => [InventoryEmissionsView] })
  readonly inventory!: readonly InventoryEmissionsView[];
}

export class Article6PartyAnswer extends ActAnswer {
  @ApiProperty() readonly party!: string;
  @ApiProperty() readonly itmoRegistryId!: string;
  @ApiProperty(VERSION) readonly version!: number;
}

export class NdcPeriodAnswer extends ActAnswer {
  @ApiProperty({ type: 'integer' }) readonly firstYear!: number;
  @ApiProperty({ type: 'integer' }) readonly lastYear!: number;
  @ApiProperty() readonly method!: string;
}

export class InventoryEmissionsAnswer extends ActAnswer {
  @ApiProperty({ type: 'integer' }) readonly year!: number;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty() readonly tonnes!: string;
}
