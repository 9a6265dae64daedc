import type { CalendarDay } from '../kernel/calendar-day.ts';
import {
  CountryIso2,
  Day,
  ListOf,
  Nested,
  OneOf,
  PublicId,
  Text,
  WholeNumber,
  WholeNumberList,
} from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import type { ParticipantBody } from './acts/participant.ts';
import type { ParticipantChangeBody } from './acts/participant-change.ts';
import type { TpeDesignationBody } from './acts/tpe-designation.ts';
import { SCHEME_PATTERN, type Identifier } from './identifiers.ts';
import { PARTICIPANT_KINDS, type ParticipantKind } from './participant-record.ts';

const NAME = { max: 200 } as const;
const CHANGED_NAME = { max: 200, optional: true, nullable: true } as const;
const SCOPES = { max: 16, each: { min: 1, max: 16 } } as const;
const EXAMPLE_PARTICIPANT = '00-01932c5e-7a00-7c3e-9b1a-0242ac120000';

/** A participant's name in the languages of its papers. */
export class ParticipantNamesDto {
  @Text({ ...NAME, optional: true, description: 'In English', example: 'Zhasyl Damu JSC' })
  readonly en?: string;
  @Text({ ...NAME, optional: true, description: 'In Japanese' })
  readonly ja?: string;
  @Text({ ...NAME, optional: true, description: 'In Kazakh', example: '«Жасыл даму» АҚ' })
  readonly kk?: string;
  @Text({ ...NAME, optional: true, description: 'In Russian', example: 'АО «Жасыл даму»' })
  readonly ru?: string;
  @Text({ ...NAME, optional: true, description: 'In French' })
  readonly fr?: string;
}

/** Names to add or correct; null takes one back. */
export class ParticipantNameChangesDto {
  @Text({ ...CHANGED_NAME, description: 'In English' })
  readonly en?: string | null;
  @Text({ ...CHANGED_NAME, description: 'In Japanese' })
  readonly ja?: string | null;
  @Text({ ...CHANGED_NAME, description: 'In Kazakh' })
  readonly kk?: string | null;
  @Text({ ...CHANGED_NAME, description: 'In Russian' })
  readonly ru?: string | null;
  @Text({ ...CHANGED_NAME, description: 'In French' })
  readonly fr?: string | null;
}

/** What a register calls it. */
export class IdentifierDto implements Identifier {
  @Text({
    max: 15,
    pattern: SCHEME_PATTERN,
    form: 'JP-JCN, KZ-BIN, LEI, or a country and the name of its register, such as MN-REG',
    description: 'Which register: JP-JCN, KZ-BIN and LEI are checked, others taken as they are',
    example: 'JP-JCN',
  })
  readonly scheme!: string;
  @Text({ max: 40, description: 'As the register writes it', example: '1180301018771' })
  readonly id!: string;
}

/** A government, agency, company or third-party entity. */
export class ParticipantDto implements ParticipantBody {
  @Text({ ...NAME, description: 'The name it goes by, in whatever script' })
  readonly name!: string;
  @Nested(() => ParticipantNamesDto, { optional: true, description: 'Its name by language' })
  readonly names?: ParticipantNamesDto;
  @OneOf(PARTICIPANT_KINDS, { description: 'What it is' })
  readonly kind!: ParticipantKind;
  @CountryIso2({ optional: true, description: 'Where it is established' })
  readonly country?: string;
  @ListOf(() => IdentifierDto, { optional: true, max: 20, description: 'One per register' })
  readonly identifiers?: readonly IdentifierDto[];
  @Text({ max: 1000, optional: true, description: 'Where this is stated' })
  readonly source?: string;
}

/** What of a participant is to read differently; what is left out stays as it is. */
export class ParticipantChangeDto implements ParticipantChangeBody {
  @Text({ ...NAME, optional: true, description: 'The name it goes by' })
  readonly name?: string;
  @Nested(() => ParticipantNameChangesDto, { optional: true, description: 'Names by language' })
  readonly names?: ParticipantNameChangesDto;
  @OneOf(PARTICIPANT_KINDS, { optional: true, description: 'What it is' })
  readonly kind?: ParticipantKind;
  @CountryIso2({ optional: true, nullable: true, description: 'Where it is established' })
  readonly country?: string | null;
  @ListOf(() => IdentifierDto, { optional: true, max: 20, description: 'All its identifiers' })
  readonly identifiers?: readonly IdentifierDto[];
  @Text({ max: 1000, optional: true, nullable: true, description: 'Where this is stated' })
  readonly source?: string | null;
  @Day({ optional: true, description: 'From which day the new version holds; today if left out' })
  readonly validFrom?: CalendarDay;
}

/** A change as it is sent among many: the version that was read stands in the body. */
export class ParticipantChangeActDto extends ParticipantChangeDto {
  @WholeNumber({ min: 1, max: 999_999_999, description: 'The version that was read' })
  readonly expectedVersion!: number;
}

/** A third-party entity's designation by the Joint Committee of a country. */
export class TpeDesignationDto implements TpeDesignationBody {
  @PublicId({ description: 'The third-party entity', example: EXAMPLE_PARTICIPANT })
  readonly participant!: string;
  @WholeNumberList({ ...SCOPES, optional: true, description: 'Sectoral scopes for validation' })
  readonly validationScopes?: readonly number[];
  @WholeNumberList({ ...SCOPES, optional: true, description: 'Sectoral scopes for verification' })
  readonly verificationScopes?: readonly number[];
  @PublicId({ description: 'The decision that designates it; it is in effect' })
  readonly decision!: string;
  @Day({ optional: true, description: 'From which day; the day of the decision if left out' })
  readonly designatedOn?: CalendarDay;
  @Day({ optional: true, description: 'Until which day, where an end was decided' })
  readonly until?: CalendarDay;
}

/** What a list of participants takes from its address. */
export class ParticipantQuery extends PageQuery {
  @Text({
    max: 100,
    optional: true,
    description: 'Part of a name in any language, also of a former one, or a whole identifier',
  })
  readonly q?: string;
  @OneOf(PARTICIPANT_KINDS, { optional: true, description: 'Only this kind' })
  readonly kind?: ParticipantKind;
  @CountryIso2({ optional: true, description: 'Only those established there' })
  readonly country?: string;
  @OneOf(['name', '-name'], {
    optional: true,
    description: 'What to sort by, a hyphen for descending; `name` where left out',
  })
  readonly sort?: string;
}

/** What a list of designations takes from its address. */
export class TpeDesignationQuery extends PageQuery {
  @PublicId({
    optional: true,
    description: 'Only of this third-party entity',
    example: EXAMPLE_PARTICIPANT,
  })
  readonly participant?: string;
  @Day({ optional: true, description: 'Only those in force on this day' })
  readonly on?: CalendarDay;
}
