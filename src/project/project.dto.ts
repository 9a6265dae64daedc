import type { CalendarDay } from '../kernel/calendar-day.ts';
import {
  CountryIso2,
  Day,
  DecimalText,
  ListOf,
  Nested,
  OneOf,
  Text,
  WholeNumber,
} from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import type { IndicatorBody } from './acts/indicator.ts';
import type { IndicatorReadingBody } from './acts/indicator-reading.ts';
import type { ProjectBody } from './acts/project.ts';
import type { ProjectChangeBody } from './acts/project-change.ts';
import {
  MECHANISMS,
  PARTICIPANT_SIDES,
  PROJECT_STATUSES,
  type Mechanism,
  type ProjectParticipant,
  type ProjectStatus,
} from './project-record.ts';

const REFERENCE = {
  max: 60,
  pattern: /^[A-Z]{2}[A-Za-z0-9.-]+$/,
  form: 'the country code, then letters, digits, points or hyphens, such as KZ001 or KZ-EV-CHARGING',
} as const;
const WHEN_EXPECTED = 'Tonnes of CO2 equivalent expected in a year, decimal text';

/** Where a project is. */
export class ProjectSiteDto {
  @Text({ max: 200, description: 'The place by name', example: 'Astana' })
  readonly name!: string;
  @DecimalText({ optional: true, decimals: 12, description: 'Degrees north (WGS 84), as text' })
  readonly latitude?: string;
  @DecimalText({ optional: true, decimals: 12, description: 'Degrees east (WGS 84), as text' })
  readonly longitude?: string;
}

/** Who takes part in a project. */
export class ProjectParticipantDto {
  @Text({ max: 200, description: 'The organisation by name', example: 'JSC Zhasyl Damu' })
  readonly name!: string;
  @OneOf(PARTICIPANT_SIDES, { description: "On Japan's side, on the partner's, or on neither" })
  readonly side!: ProjectParticipant['side'];
  @CountryIso2({ optional: true, description: 'Its country' })
  readonly country?: string;
}

/** A decarbonisation project to enter in the book. */
export class ProjectDto implements ProjectBody {
  @Text({ ...REFERENCE, description: 'Its number; under the JCM the country and three digits' })
  readonly reference!: string;
  @Text({ max: 300, description: 'Its title' })
  readonly title!: string;
  @OneOf(MECHANISMS, { description: '`JCM`, or `NONE` for a project outside it' })
  readonly mechanism!: Mechanism;
  @Text({ max: 100, description: 'What it is about', example: 'transport' })
  readonly sector!: string;
  @OneOf(PROJECT_STATUSES, { optional: true, description: '`proposed` where left out' })
  readonly status?: ProjectStatus;
  @ListOf(() => ProjectSiteDto, { optional: true, max: 50, description: 'Where it is' })
  readonly sites?: readonly ProjectSiteDto[];
  @ListOf(() => ProjectParticipantDto, { optional: true, max: 50, description: 'Who takes part' })
  readonly participants?: readonly ProjectParticipantDto[];
  @Day({ optional: true, description: 'The day it starts' })
  readonly startsOn?: CalendarDay;
  @Day({ optional: true, description: 'The day it ends' })
  readonly endsOn?: CalendarDay;
  @DecimalText({ optional: true, decimals: 6, sign: 'zero-or-more', description: WHEN_EXPECTED })
  readonly expectedAnnualReduction?: string;
  @Text({ max: 1000, optional: true, description: 'Where this is stated' })
  readonly source?: string;
}

/** What of a project is to read differently; what is left out stays as it is. */
export class ProjectChangeDto implements ProjectChangeBody {
  @Text({ ...REFERENCE, optional: true, description: 'Its number' })
  readonly reference?: string;
  @Text({ max: 300, optional: true, description: 'Its title' })
  readonly title?: string;
  @OneOf(MECHANISMS, { optional: true, description: "`JCM` needs a participant on Japan's side" })
  readonly mechanism?: Mechanism;
  @Text({ max: 100, optional: true, description: 'What it is about' })
  readonly sector?: string;
  @OneOf(PROJECT_STATUSES, { optional: true, description: 'Where it stands' })
  readonly status?: ProjectStatus;
  @ListOf(() => ProjectSiteDto, { optional: true, max: 50, description: 'All its sites' })
  readonly sites?: readonly ProjectSiteDto[];
  @ListOf(() => ProjectParticipantDto, {
    optional: true,
    max: 50,
    description: 'All its participants',
  })
  readonly participants?: readonly ProjectParticipantDto[];
  @Day({ optional: true, nullable: true, description: 'The day it starts' })
  readonly startsOn?: CalendarDay | null;
  @Day({ optional: true, nullable: true, description: 'The day it ends' })
  readonly endsOn?: CalendarDay | null;
  @DecimalText({
    optional: true,
    nullable: true,
    decimals: 6,
    sign: 'zero-or-more',
    description: WHEN_EXPECTED,
  })
  readonly expectedAnnualReduction?: string | null;
  @Text({ max: 1000, optional: true, nullable: true, description: 'Where this is stated' })
  readonly source?: string | null;
  @Day({ optional: true, description: 'From which day the new version holds; today if left out' })
  readonly validFrom?: CalendarDay;
}

/** A change as it is sent among many: the version that was read stands in the body. */
export class ProjectChangeActDto extends ProjectChangeDto {
  @WholeNumber({ min: 1, max: 999_999_999, description: 'The version that was read' })
  readonly expectedVersion!: number;
}

/** Where an indicator started. */
export class BaselineDto {
  @DecimalText({ decimals: 12, description: "The value, in the indicator's unit", example: '0' })
  readonly value!: string;
  @Day({ description: 'On which day' })
  readonly on!: CalendarDay;
}

/** What an indicator is to reach. */
export class IndicatorTargetDto {
  @DecimalText({ decimals: 12, description: 'The value to reach', example: '1300' })
  readonly value!: string;
  @Day({ description: 'By which day', example: '2027-12-31' })
  readonly dueOn!: CalendarDay;
}

/** A physical figure to follow. */
export class IndicatorDto implements IndicatorBody {
  @Text({ max: 200, description: 'What is counted', example: 'Charging stations in service' })
  readonly name!: string;
  @Text({ max: 60, description: 'In what', example: 'stations' })
  readonly unit!: string;
  @Text({ max: 200, description: 'Where', example: 'Almaty' })
  readonly place!: string;
  @Nested(() => BaselineDto, { optional: true, description: 'Where it started' })
  readonly baseline?: BaselineDto;
  @ListOf(() => IndicatorTargetDto, { optional: true, max: 50, description: 'Dated targets' })
  readonly targets?: readonly IndicatorTargetDto[];
  @Text({ max: 1000, optional: true, description: 'Where this is stated' })
  readonly source?: string;
}

/** What was counted on a day. */
export class IndicatorReadingDto implements IndicatorReadingBody {
  @DecimalText({ decimals: 12, description: "The value, in the indicator's unit", example: '52' })
  readonly value!: string;
  @Day({ description: 'On which day it was so' })
  readonly observedOn!: CalendarDay;
  @Text({ max: 1000, optional: true, description: 'Where this is stated' })
  readonly source?: string;
}

/** What a list of projects takes from its address. */
export class ProjectQuery extends PageQuery {
  @Text({
    max: 100,
    optional: true,
    description: 'Part of the reference, the title or a participant',
  })
  readonly q?: string;
  @OneOf(MECHANISMS, { optional: true, description: 'Only under this mechanism' })
  readonly mechanism?: Mechanism;
  @OneOf(PROJECT_STATUSES, { optional: true, description: 'Only with this status' })
  readonly status?: ProjectStatus;
  @Text({ max: 100, optional: true, description: 'Only this sector' })
  readonly sector?: string;
  @OneOf(['reference', '-reference', 'title', '-title'], {
    optional: true,
    description: 'What to sort by, a hyphen for descending; `reference` where left out',
  })
  readonly sort?: string;
}
