import {
  Day,
  DecimalText,
  Nested,
  OneOf,
  OneOfList,
  PublicId,
  Text,
  TextList,
  WholeNumber,
  WholeNumberText,
} from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Article6PartyBody } from './acts/article6-party.ts';
import type { AuthorisationBody, AuthorisationTerms } from './acts/authorisation.ts';
import type { AuthorisationRevocationBody } from './acts/authorisation-revocation.ts';
import type { AuthorisationVersionBody } from './acts/authorisation-version.ts';
import type { AuthorisedEntityBody } from './acts/authorised-entity.ts';
import type { CooperativeApproachBody } from './acts/cooperative-approach.ts';
import type { CooperativeApproachChangeBody } from './acts/cooperative-approach-change.ts';
import type { CooperativeApproachTransitionBody } from './acts/cooperative-approach-transition.ts';
import type { InventoryEmissionsBody } from './acts/inventory-emissions.ts';
import {
  ADJUSTMENT_METHODS,
  type AdjustmentMethod,
  type NdcPeriodBody,
} from './acts/ndc-period.ts';
import type { InitialReport } from './approach-record.ts';
import { APPROACH_STATES } from './approach-cycle.ts';
import {
  ACTIVITY_TYPES,
  FIRST_TRANSFER_DEFINITIONS,
  MITIGATION_TYPES,
  PURPOSES,
  SECTORS,
  type FirstTransferDefinition,
  type MitigationType,
  type Purpose,
} from './code-lists.ts';

const CARP_ID = {
  max: 6,
  pattern: /^CA[0-9]{4}$/,
  form: 'CA and four digits, as the UNFCCC’s platform gave it',
} as const;
export const ALPHA_3 = {
  max: 3,
  pattern: /^[A-Z]{3}$/,
  form: 'an ISO 3166-1 alpha-3 code, such as JPN',
} as const;
export const TONNES = {
  max: 12,
  pattern: /^[1-9][0-9]{0,11}$/,
  form: 'whole tonnes of CO2 equivalent as text, 1 to 999999999999',
} as const;
const SOURCE = { max: 1000, description: 'Where this is stated' } as const;
const LONG = { max: 4000 } as const;
const VINTAGE = { min: 2021, max: 2100 } as const;
const YEAR = { min: 1990, max: 2100 } as const;
const VERSION = { min: 1, max: 999_999_999, description: 'The version that was read' } as const;

/** A cooperative approach, to be entered as a draft. */
export class CooperativeApproachDto implements CooperativeApproachBody {
  @Text({ max: 300, description: 'What it is called' })
  readonly title!: string;
  @Text({
    ...CARP_ID,
    optional: true,
    description: 'Its number on the UNFCCC’s platform, once known; never made up',
  })
  readonly carpId?: string;
  @Text(SOURCE) readonly source!: string;
  @Text({ ...LONG, optional: true, description: 'What else there is to say' })
  readonly note?: string;
}

/** The initial report of the Party. */
export class InitialReportDto implements InitialReport {
  @Day({ description: 'When it was submitted' }) readonly submittedOn!: CalendarDay;
  @Text(SOURCE) readonly source!: string;
}

/** What of a cooperative approach is to read differently. */
export class CooperativeApproachChangeDto implements CooperativeApproachChangeBody {
  @Text({ max: 300, optional: true, description: 'What it is called' })
  readonly title?: string;
  @Text({ ...CARP_ID, optional: true, description: 'Its number, as it becomes known' })
  readonly carpId?: string;
  @Nested(() => InitialReportDto, { optional: true, description: 'Its initial report' })
  readonly initialReport?: InitialReportDto;
  @Text({ ...SOURCE, optional: true }) readonly source?: string;
  @Text({ ...LONG, optional: true, nullable: true, description: 'What else there is to say' })
  readonly note?: string | null;
}

/** A change as it is sent among many. */
export class CooperativeApproachChangeActDto extends CooperativeApproachChangeDto {
  @WholeNumber(VERSION) readonly expectedVersion!: number;
}

/** A step of a cooperative approach. */
export class CooperativeApproachTransitionDto implements CooperativeApproachTransitionBody {
  @OneOf(APPROACH_STATES, { description: 'The state it comes to' })
  readonly to!: string;
  @Text({ max: 1000, description: 'The decision, letter or circumstance it rests on' })
  readonly reason!: string;
  @Day({ optional: true, description: 'Since when; today if left out' })
  readonly effectiveOn?: CalendarDay;
}

/** What a version of an authorisation says. */
export class AuthorisationTermsDto implements AuthorisationTerms {
  @Day({ description: 'The day of the authorisation' }) readonly authorisedOn!: CalendarDay;
  @Text({ max: 300, description: 'The authority that decided' }) readonly decidedBy!: string;
  @Text({
    ...TONNES,
    optional: true,
    nullable: true,
    description: 'At most so many; null for none',
  })
  readonly quantity?: string | null;
  @Text({ max: 200, optional: true, nullable: true, description: 'GWP values applied' })
  readonly gwpValues?: string | null;
  @OneOfList(SECTORS, { min: 1, max: 9, description: 'Sectors' })
  readonly sectors!: readonly string[];
  @OneOfList(ACTIVITY_TYPES, { optional: true, max: 27, description: 'Activity types' })
  readonly activityTypes?: readonly string[];
  @OneOf(PURPOSES, { description: 'What the outcomes may be used for' })
  readonly purposes!: Purpose;
  @TextList({
    optional: true,
    max: 50,
    each: ALPHA_3,
    description: 'Parties that may use them; Japan where left out',
  })
  readonly authorisedParties?: readonly string[];
  @Text({ max: 200, optional: true, nullable: true, description: 'Which other purpose, as CORSIA' })
  readonly oimp?: string | null;
  @OneOf(FIRST_TRANSFER_DEFINITIONS, {
    optional: true,
    nullable: true,
    description: 'What counts as first transfer for other purposes than NDCs',
  })
  readonly firstTransferDefinition?: FirstTransferDefinition | null;
  @OneOf(MITIGATION_TYPES, { optional: true, description: 'Emission reductions where left out' })
  readonly mitigationType?: MitigationType;
  @TextList({
    optional: true,
    max: 500,
    each: { max: 20 },
    description: 'References of the projects it is for; all of the approach where left out',
  })
  readonly projects?: readonly string[];
  @WholeNumber({ ...VINTAGE, optional: true, nullable: true, description: 'First vintage' })
  readonly firstVintage?: number | null;
  @WholeNumber({ ...VINTAGE, optional: true, nullable: true, description: 'Last vintage' })
  readonly lastVintage?: number | null;
  @Text({ ...LONG, optional: true, nullable: true, description: 'Terms and conditions' })
  readonly terms?: string | null;
  @Text({ ...LONG, optional: true, nullable: true, description: 'Additional explanation' })
  readonly note?: string | null;
  @Text(SOURCE) readonly source!: string;
}

/** A Party's authorisation of mitigation outcomes for use. */
export class AuthorisationDto extends AuthorisationTermsDto implements AuthorisationBody {
  @Text({
    max: 60,
    pattern: /^[A-Za-z0-9 -]+$/,
    form: 'letters, digits, blanks and hyphens',
    description: 'The Authorization ID, as the Party gives it',
    example: 'KZ AUTH 2026-01',
  })
  readonly authorisationId!: string;
  @PublicId({ description: 'The cooperative approach' }) readonly cooperativeApproach!: string;
}

const MAY = { optional: true } as const;

/** What a new version of an authorisation says differently. */
export class AuthorisationVersionDto implements AuthorisationVersionBody {
  @Day({ ...MAY, description: 'The day of the new version' }) readonly authorisedOn?: CalendarDay;
  @Text({ ...MAY, max: 300, description: 'The authority that decided' })
  readonly decidedBy?: string;
  @Text({ ...TONNES, ...MAY, nullable: true, description: 'At most so many; null for none' })
  readonly quantity?: string | null;
  @Text({ ...MAY, max: 200, nullable: true, description: 'GWP values applied' })
  readonly gwpValues?: string | null;
  @OneOfList(SECTORS, { ...MAY, min: 1, max: 9, description: 'Sectors' })
  readonly sectors?: readonly string[];
  @OneOfList(ACTIVITY_TYPES, { ...MAY, max: 27, description: 'Activity types' })
  readonly activityTypes?: readonly string[];
  @OneOf(PURPOSES, { ...MAY, description: 'What the outcomes may be used for' })
  readonly purposes?: Purpose;
  @TextList({ ...MAY, max: 50, each: ALPHA_3, description: 'Parties that may use them' })
  readonly authorisedParties?: readonly string[];
  @Text({ ...MAY, max: 200, nullable: true, description: 'Which other purpose, as CORSIA' })
  readonly oimp?: string | null;
  @OneOf(FIRST_TRANSFER_DEFINITIONS, {
    ...MAY,
    nullable: true,
    description: 'What counts as first transfer for other purposes than NDCs',
  })
  readonly firstTransferDefinition?: FirstTransferDefinition | null;
  @OneOf(MITIGATION_TYPES, { ...MAY, description: 'Mitigation type' })
  readonly mitigationType?: MitigationType;
  @TextList({ ...MAY, max: 500, each: { max: 20 }, description: 'References of the projects' })
  readonly projects?: readonly string[];
  @WholeNumber({ ...VINTAGE, ...MAY, nullable: true, description: 'First vintage' })
  readonly firstVintage?: number | null;
  @WholeNumber({ ...VINTAGE, ...MAY, nullable: true, description: 'Last vintage' })
  readonly lastVintage?: number | null;
  @Text({ ...LONG, ...MAY, nullable: true, description: 'Terms and conditions' })
  readonly terms?: string | null;
  @Text({ ...LONG, ...MAY, nullable: true, description: 'Additional explanation' })
  readonly note?: string | null;
  @Text({ ...SOURCE, ...MAY }) readonly source?: string;
}

/** A version as it is sent among many. */
export class AuthorisationVersionActDto extends AuthorisationVersionDto {
  @WholeNumber(VERSION) readonly expectedVersion!: number;
}

/** The end of an authorisation. */
export class AuthorisationRevocationDto implements AuthorisationRevocationBody {
  @Text({ max: 1000, description: 'Why, and by which decision' }) readonly reason!: string;
  @Day({ optional: true, description: 'Since when; today if left out' })
  readonly revokedOn?: CalendarDay;
}

/** An entity that an authorisation names. */
export class AuthorisedEntityDto implements AuthorisedEntityBody {
  @Text({ max: 300, description: 'Its name' }) readonly name!: string;
  @Text({ ...ALPHA_3, description: 'Country of incorporation' }) readonly incorporatedIn!: string;
  @Text({ max: 60, description: 'The number by which that country knows it' })
  readonly identificationNumber!: string;
  @Day({ optional: true, description: 'Since when; the day of the authorisation if left out' })
  readonly authorisedOn?: CalendarDay;
  @Text({ ...LONG, optional: true, description: 'Conditions' }) readonly conditions?: string;
  @Text({ ...LONG, optional: true, description: 'Change and revocation conditions' })
  readonly changeConditions?: string;
  @Text({ ...LONG, optional: true, description: 'Additional explanation' }) readonly note?: string;
}

/** The ITMO registry of a Party. */
export class Article6PartyDto implements Article6PartyBody {
  @Text({
    max: 5,
    pattern: /^[A-Z]{3}[0-9]{2}$/,
    form: 'the Party’s alpha-3 code and two digits, such as JPN01',
    description: 'Party ITMO registry ID',
  })
  readonly itmoRegistryId!: string;
  @Text(SOURCE) readonly source!: string;
}

/** The years in which an NDC is implemented, and the one method of adjustment. */
export class NdcPeriodDto implements NdcPeriodBody {
  @WholeNumber({ ...VINTAGE, description: 'First year' }) readonly firstYear!: number;
  @WholeNumber({ ...VINTAGE, description: 'Last year' }) readonly lastYear!: number;
  @OneOf(ADJUSTMENT_METHODS, { description: 'Kept for the whole period' })
  readonly method!: AdjustmentMethod;
  @Text(SOURCE) readonly source!: string;
}

/** Emissions of a calendar year as the Party's inventory has them. */
export class InventoryEmissionsDto implements InventoryEmissionsBody {
  @WholeNumber({ ...YEAR, description: 'Calendar year' }) readonly year!: number;
  @DecimalText({ decimals: 3, description: 't CO2 eq; below zero where sinks exceed sources' })
  readonly tonnes!: string;
  @Text(SOURCE) readonly source!: string;
}

/** Which cooperative approaches. */
export class CooperativeApproachQuery extends PageQuery {
  @Text({ ...ALPHA_3, optional: true, description: 'Only with this partner' })
  readonly party?: string;
  @OneOf(APPROACH_STATES, { optional: true, description: 'Only in this state' })
  readonly state?: string;
}

/** Which authorisations. */
export class AuthorisationQuery extends PageQuery {
  @Text({ ...ALPHA_3, optional: true, description: 'Only of this Party' })
  readonly party?: string;
  @OneOf(['valid', 'revoked'], { optional: true, description: 'Only in this state' })
  readonly state?: string;
}

/** A Party and a year, as addresses take them. */
export class PartyYearQuery {
  @Text({ ...ALPHA_3, description: 'The Party' }) readonly party!: string;
  @WholeNumberText({ ...VINTAGE, description: 'The calendar year' }) readonly year!: string;
}
