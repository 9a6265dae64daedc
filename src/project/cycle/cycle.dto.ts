import type { CalendarDay } from '../../kernel/calendar-day.ts';
import {
  CountryIso2,
  Day,
  Flag,
  Nested,
  OneOf,
  PublicId,
  Text,
  TextList,
} from '../../http/fields.ts';
import { PageQuery } from '../../http/paging.ts';
import { PARTICIPANT_ROLES, type ParticipantRole } from '../acts/project-participant.ts';
import { PARTICIPANT_SIDES, type ProjectParticipant } from '../project-record.ts';
import { CYCLE_STATES } from './states.ts';

/** The days in which reductions of a project count. */
export class CreditingPeriodDto {
  @Day({ description: 'Its first day' })
  readonly startsOn!: CalendarDay;
  @Day({ description: 'Its last day' })
  readonly endsOn!: CalendarDay;
}

/** A step along the project cycle, with all that it rests on. */
export class ProjectTransitionDto {
  @OneOf(CYCLE_STATES.filter((state) => state !== 'not-begun'), {
    description: 'Where the project comes to stand',
  })
  readonly to!: string;
  @PublicId({ optional: true, description: 'The decision of the Joint Committee that says so' })
  readonly decisionId?: string;
  @TextList({
    optional: true,
    max: 50,
    each: { max: 39, pattern: /^[A-Z]{2}-[0-9a-f-]{36}$/, form: 'an id such as KZ-0193…' },
    description: 'Ids of the documents that it rests on',
  })
  readonly documentIds?: readonly string[];
  @Text({ max: 2000, optional: true, description: 'Why; an objection states its reason' })
  readonly reason?: string;
  @Day({ optional: true, description: "The decision's day where one is cited, else today" })
  readonly effectiveOn?: CalendarDay;
  @Text({
    max: 5,
    optional: true,
    pattern: /^[A-Z]{2}[0-9]{3}$/,
    form: 'the country and three digits, such as KZ001',
    description: 'Its number in the JCM, which comes with the validation',
  })
  readonly reference?: string;
  @Text({
    max: 9,
    optional: true,
    pattern: /^[A-Z]{2}_PIN[0-9]{3}$/,
    form: 'the country and a number, such as KZ_PIN001',
    description: 'The number of its idea note',
  })
  readonly pinNumber?: string;
  @Nested(() => CreditingPeriodDto, {
    optional: true,
    description: 'Of a registration; of a registered project a further one, which is its renewal',
  })
  readonly creditingPeriod?: CreditingPeriodDto;
}

/** A methodology to pin a project to. */
export class ProjectMethodologyDto {
  @Text({
    max: 8,
    pattern: /^[A-Z]{2}_AM[0-9]{3}$/,
    form: 'the number of an approved methodology, such as KZ_AM001',
    description: 'Its number',
  })
  readonly methodology!: string;
  @Text({
    max: 10,
    nullable: true,
    pattern: /^Ver[0-9]{1,3}\.[0-9]{1,3}$/,
    form: 'a version such as Ver1.0',
    description: 'The approved version; null takes the methodology back',
  })
  readonly version!: string | null;
}

/** A role of a participant in a project. */
export class ProjectParticipantRoleDto {
  @PublicId({
    description: 'The participant: 00-…',
    example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000',
  })
  readonly participant!: string;
  @OneOf(PARTICIPANT_SIDES, { description: "On Japan's side, on the partner's, or on neither" })
  readonly side!: ProjectParticipant['side'];
  @OneOf(PARTICIPANT_ROLES, { description: 'What it does in the project' })
  readonly role!: ParticipantRole;
  @Flag({ optional: true, description: 'Whether it speaks for the others of its side' })
  readonly focalPoint?: boolean;
  @Day({ description: 'The first day of the role' })
  readonly from!: CalendarDay;
}

/** The end of a role. */
export class ProjectParticipantEndDto {
  @Day({ description: 'The last day of the role' })
  readonly on!: CalendarDay;
}

/** A project that is submitted again. */
export class ProjectResubmissionDto {
  @Text({
    max: 5,
    pattern: /^[A-Z]{2}[0-9]{3}$/,
    form: 'the country and three digits, such as KZ001',
    description: 'Its new number',
  })
  readonly reference!: string;
}

/** What a list of deadlines takes from its address. */
export class DeadlineQuery extends PageQuery {
  @CountryIso2({ description: 'The partner country' })
  readonly country!: string;
  @OneOf(['project', 'methodology'], { optional: true, description: 'Only of these' })
  readonly subject?: string;
}
