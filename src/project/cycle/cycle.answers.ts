import { ApiProperty } from '../../http/api-notes.ts';
import { ActAnswer } from '../../http/act-response.ts';
import { PARTICIPANT_ROLES } from '../acts/project-participant.ts';
import { PARTICIPANT_SIDES } from '../project-record.ts';
import { CYCLE_STATES } from './states.ts';

const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const NULLABLE_ID = { type: 'string', nullable: true, ...ID } as const;
const NULLABLE_DAY = { type: 'string', format: 'date', nullable: true } as const;
const NULLABLE_TEXT = { type: 'string', nullable: true } as const;
const STATE = { enum: CYCLE_STATES } as const;

/** Something that a step still lacks. */
export class LackView {
  @ApiProperty({ description: 'Name of the gate', example: 'validation-report' })
  readonly guard!: string;
  @ApiProperty({ example: 'the Validation Report (Val_Rep)' }) readonly lacks!: string;
  @ApiProperty({ description: 'Whose move it is', example: 'third-party entity' })
  readonly by!: string;
}

/** A step that the table of the cycle has from where the project stands. */
export class PossibleStepView {
  @ApiProperty(STATE) readonly to!: string;
  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Of a registered project: `post-registration-change` or `renewal`',
  })
  readonly as!: string | null;
  @ApiProperty({ description: 'Whether nothing is missing' }) readonly possible!: boolean;
  @ApiProperty({ type: () => [LackView] }) readonly lacks!: readonly LackView[];
}

export class CreditingPeriodView {
  @ApiProperty({ format: 'date' }) readonly startsOn!: string;
  @ApiProperty({ format: 'date' }) readonly endsOn!: string;
}

/** A step that a project took. */
export class TakenStepView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ type: 'integer', description: 'Counted from 1' }) readonly sequence!: number;
  @ApiProperty(STATE) readonly from!: string;
  @ApiProperty(STATE) readonly to!: string;
  @ApiProperty({ format: 'date' }) readonly effectiveOn!: string;
  @ApiProperty(NULLABLE_ID) readonly decision!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: 'project-registration' })
  readonly decisionItem!: string | null;
  @ApiProperty({ type: 'array', items: { type: 'string' } }) readonly documents!: readonly string[];
  @ApiProperty(NULLABLE_TEXT) readonly reason!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
  @ApiProperty({ type: 'integer' }) readonly auditSequence!: number;
}

/** Where a project stands in the cycle, what it did, and what it can do. */
export class ProjectCycleView {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ example: 'KZ001' }) readonly reference!: string;
  @ApiProperty({ enum: ['JCM', 'NONE'] }) readonly mechanism!: string;
  @ApiProperty(STATE) readonly state!: string;
  @ApiProperty(NULLABLE_DAY) readonly since!: string | null;
  @ApiProperty(NULLABLE_DAY) readonly registeredOn!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: 'KZ_PIN001' }) readonly pinNumber!: string | null;
  @ApiProperty({ ...NULLABLE_ID, description: 'The project that it submits again' })
  readonly resubmits!: string | null;
  @ApiProperty({ ...NULLABLE_ID, description: 'The project that submitted it again' })
  readonly resubmittedAs!: string | null;
  @ApiProperty({ type: () => [CreditingPeriodView] })
  readonly creditingPeriods!: readonly CreditingPeriodView[];
  @ApiProperty({
    type: 'array',
    items: { type: 'string' },
    description: 'Who can bring what is missing for the steps that can follow',
  })
  readonly whoseMove!: readonly string[];
  @ApiProperty({ type: () => [PossibleStepView] }) readonly possible!: readonly PossibleStepView[];
  @ApiProperty({ type: () => [TakenStepView] }) readonly taken!: readonly TakenStepView[];
}

export class ProjectTransitionAnswer extends ActAnswer {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ example: 'KZ001' }) readonly reference!: string;
  @ApiProperty(STATE) readonly from!: string;
  @ApiProperty(STATE) readonly state!: string;
  @ApiProperty({ type: 'integer' }) readonly sequence!: number;
  @ApiProperty({ format: 'date' }) readonly effectiveOn!: string;
  @ApiProperty(NULLABLE_ID) readonly decision!: string | null;
  @ApiProperty({ type: 'array', items: { type: 'string' } }) readonly warnings!: readonly string[];
}

/** A methodology that a project is pinned to. */
export class ProjectMethodologyView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ ...ID, description: 'The methodology' }) readonly methodologyId!: string;
  @ApiProperty({ ...ID, description: 'Its version' }) readonly methodologyVersionId!: string;
  @ApiProperty({ example: 'KZ_AM001' }) readonly methodology!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ example: 'Ver1.0' }) readonly version!: string;
  @ApiProperty({ format: 'date' }) readonly approvedOn!: string;
  @ApiProperty(NULLABLE_TEXT) readonly formula!: string | null;
  @ApiProperty({ format: 'date' }) readonly pinnedOn!: string;
}

export class ProjectMethodologyList {
  @ApiProperty({ type: () => [ProjectMethodologyView] })
  readonly items!: readonly ProjectMethodologyView[];
}

export class ProjectMethodologyAnswer extends ActAnswer {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ example: 'KZ_AM001' }) readonly methodology!: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: 'Ver1.0' }) readonly methodologyVersion!: string | null;
}

/** A role of a participant in a project. */
export class ProjectRoleView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly participant!: string;
  @ApiProperty({ description: 'Its present name' }) readonly name!: string;
  @ApiProperty({ enum: PARTICIPANT_SIDES }) readonly side!: string;
  @ApiProperty({ enum: PARTICIPANT_ROLES }) readonly role!: string;
  @ApiProperty() readonly focalPoint!: boolean;
  @ApiProperty({ format: 'date' }) readonly from!: string;
  @ApiProperty(NULLABLE_DAY) readonly until!: string | null;
}

export class ProjectRoleList {
  @ApiProperty({ type: () => [ProjectRoleView] }) readonly items!: readonly ProjectRoleView[];
}

export class ProjectRoleAnswer extends ActAnswer {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly participant!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ enum: PARTICIPANT_SIDES }) readonly side!: string;
  @ApiProperty({ enum: PARTICIPANT_ROLES }) readonly role!: string;
  @ApiProperty() readonly focalPoint!: boolean;
  @ApiProperty({ format: 'date' }) readonly from!: string;
}

export class ProjectResubmissionAnswer extends ActAnswer {
  @ApiProperty({ example: 'KZ002' }) readonly reference!: string;
  @ApiProperty({ enum: ['JCM'] }) readonly mechanism!: string;
  @ApiProperty(ID) readonly resubmits!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A day by which something is expected. */
export class DeadlineView {
  @ApiProperty({ enum: ['project', 'methodology'] }) readonly subject!: string;
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ example: 'KZ001' }) readonly reference!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ example: 'validation' }) readonly state!: string;
  @ApiProperty({ example: 'completeness check' }) readonly what!: string;
  @ApiProperty({ description: 'Whose move it is', example: 'secretariat' }) readonly by!: string;
  @ApiProperty({ format: 'date' }) readonly dueOn!: string;
  @ApiProperty({ description: 'Whether the day has passed' }) readonly overdue!: boolean;
}

export class DeadlinePage {
  @ApiProperty({ type: () => [DeadlineView] }) readonly items!: readonly DeadlineView[];
  @ApiProperty({ type: 'string', nullable: true }) readonly next!: string | null;
}
