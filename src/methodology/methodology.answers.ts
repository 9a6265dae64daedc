import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import { VersionView } from '../partner-country/partner-country.answers.ts';
import { METHODOLOGY_STATES, type MethodologyState } from './methodology-cycle.ts';
import { MethodologyDocumentDto } from './methodology.dto.ts';

const NULLABLE_DAY = { type: 'string', format: 'date', nullable: true } as const;
const NULLABLE_TEXT = { type: 'string', nullable: true } as const;
const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;

/** A methodology as it stands now: proposed, or approved. */
export class MethodologyView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ example: 'KZ' }) readonly country!: string;
  @ApiProperty({ example: 'KZ_PM001' }) readonly proposalNumber!: string;
  @ApiProperty({ description: 'Once approved; null for a revision', ...NULLABLE_TEXT })
  readonly approvedNumber!: string | null;
  @ApiProperty({ description: 'The approved methodology that it revises', ...NULLABLE_TEXT })
  readonly revises!: string | null;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: 'Sectoral scopes', type: 'array', items: { type: 'integer' } })
  readonly scopes!: readonly number[];
  @ApiProperty(NULLABLE_TEXT) readonly proponent!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly summary!: string | null;
  @ApiProperty({ enum: METHODOLOGY_STATES }) readonly state!: MethodologyState;
  @ApiProperty({ description: 'The version in force', ...NULLABLE_TEXT })
  readonly currentVersion!: string | null;
  @ApiProperty({ type: () => [MethodologyDocumentDto] }) readonly documents!: readonly object[];
  @ApiProperty({ format: 'date' }) readonly proposedOn!: string;
  @ApiProperty(NULLABLE_DAY) readonly publicInputFrom!: string | null;
  @ApiProperty(NULLABLE_DAY) readonly publicInputUntil!: string | null;
  @ApiProperty(NULLABLE_DAY) readonly considerationFrom!: string | null;
  @ApiProperty(NULLABLE_DAY) readonly decidedOn!: string | null;
  @ApiProperty({ description: 'The decision of the Joint Committee', ...NULLABLE_TEXT })
  readonly decision!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly reason!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly source!: string | null;
  @ApiProperty({ description: "Number of the record's version", type: 'integer' })
  readonly version!: number;
}

/** A version of an approved methodology; a project keeps the one it was pinned to. */
export class MethodologyVersionView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ example: 'Ver1.0' }) readonly version!: string;
  @ApiProperty({ format: 'date' }) readonly approvedOn!: string;
  @ApiProperty({ description: 'Code of its formula', ...NULLABLE_TEXT })
  readonly formula!: string | null;
  @ApiProperty({
    description: 'Factors that it fixes, by symbol, with source, year and boundary',
    type: 'object',
    additionalProperties: true,
  })
  readonly factors!: object;
  @ApiProperty({ description: 'The decision of the Joint Committee' }) readonly decision!: string;
  @ApiProperty({ description: 'The proposal that led to it', ...NULLABLE_TEXT })
  readonly proposal!: string | null;
}

/** One thing that a step still lacks. */
export class LackView {
  @ApiProperty({ description: 'Which gate' }) readonly guard!: string;
  @ApiProperty({ description: 'What is missing' }) readonly lacks!: string;
  @ApiProperty({ description: 'Whose move it is' }) readonly by!: string;
}

/** A step that can follow. */
export class MethodologyMoveView {
  @ApiProperty({ enum: METHODOLOGY_STATES }) readonly to!: MethodologyState;
  @ApiProperty({ description: 'Whether nothing is missing for it' }) readonly possible!: boolean;
  @ApiProperty({ type: () => [LackView] }) readonly lacks!: readonly LackView[];
}

export class MethodologyMoves {
  @ApiProperty({ enum: METHODOLOGY_STATES }) readonly state!: MethodologyState;
  @ApiProperty({ type: () => [MethodologyMoveView] })
  readonly moves!: readonly MethodologyMoveView[];
}

/** A day by which the rules expect something. */
export class DeadlineView {
  @ApiProperty() readonly what!: string;
  @ApiProperty({ description: 'Whose move it is' }) readonly by!: string;
  @ApiProperty({ format: 'date' }) readonly dueOn!: string;
}

/** A methodology with its versions, what can follow, and its history. */
export class MethodologyDetail extends MethodologyView {
  @ApiProperty({
    description: 'Numbers of all proposals that led to it, its revisions included',
    type: [String],
  })
  readonly proposalNumbers!: readonly string[];
  @ApiProperty({ type: () => [MethodologyVersionView] })
  readonly methodologyVersions!: readonly MethodologyVersionView[];
  @ApiProperty({ type: () => [MethodologyMoveView] })
  readonly moves!: readonly MethodologyMoveView[];
  @ApiProperty({ type: () => [DeadlineView] }) readonly deadlines!: readonly DeadlineView[];
  @ApiProperty({ description: 'All versions of this record', type: () => [VersionView] })
  readonly versions!: readonly VersionView[];
}

export class MethodologyPage {
  @ApiProperty({ type: () => [MethodologyView] }) readonly items!: readonly MethodologyView[];
  @ApiProperty({ description: 'Cursor of the next page; null on the last', ...NULLABLE_TEXT })
  readonly next!: string | null;
}

/** A methodology as it was just written. */
export class MethodologyAnswer extends ActAnswer {
  @ApiProperty({ example: 'KZ_PM001' }) readonly proposalNumber!: string;
  @ApiProperty(NULLABLE_TEXT) readonly approvedNumber!: string | null;
  @ApiProperty({ enum: METHODOLOGY_STATES }) readonly state!: MethodologyState;
  @ApiProperty(NULLABLE_TEXT) readonly currentVersion!: string | null;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}
