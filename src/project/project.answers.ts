import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import { VersionView } from '../partner-country/partner-country.answers.ts';
import {
  BaselineDto,
  IndicatorTargetDto,
  ProjectParticipantDto,
  ProjectSiteDto,
} from './project.dto.ts';

const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const NULLABLE_DAY = { type: 'string', format: 'date', nullable: true } as const;
const NULLABLE_TEXT = { type: 'string', nullable: true } as const;

/** A project as it stands now. */
export class ProjectView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ description: 'Its number', example: 'KZ001' }) readonly reference!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ description: 'The partner country', example: 'KZ' }) readonly country!: string;
  @ApiProperty({ enum: ['JCM', 'NONE'] }) readonly mechanism!: string;
  @ApiProperty({ example: 'transport' }) readonly sector!: string;
  @ApiProperty({ example: 'under-way' }) readonly status!: string;
  @ApiProperty({ type: () => [ProjectSiteDto] }) readonly sites!: readonly object[];
  @ApiProperty({ type: () => [ProjectParticipantDto] }) readonly participants!: readonly object[];
  @ApiProperty(NULLABLE_DAY) readonly startsOn!: string | null;
  @ApiProperty(NULLABLE_DAY) readonly endsOn!: string | null;
  @ApiProperty({ description: 'Tonnes of CO2 equivalent a year, decimal text', ...NULLABLE_TEXT })
  readonly expectedAnnualReduction!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly source!: string | null;
  @ApiProperty({ description: 'Number of the present version', type: 'integer' })
  readonly version!: number;
}

/** What was counted on a day. */
export class ReadingView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ description: "Decimal text in the indicator's unit", example: '52' })
  readonly value!: string;
  @ApiProperty({ format: 'date' }) readonly observedOn!: string;
  @ApiProperty(NULLABLE_TEXT) readonly source!: string | null;
  @ApiProperty({ description: 'When the book learned of it', format: 'date-time' })
  readonly recordedAt!: string;
  @ApiProperty({ description: "Its place in the country's audit log", type: 'integer' })
  readonly auditSequence!: number;
}

/** A physical figure that is followed, with what was counted so far, in the order of the days. */
export class IndicatorView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ description: 'Its project; null where it is of the country', ...NULLABLE_TEXT })
  readonly project!: string | null;
  @ApiProperty({ example: 'Charging stations in service' }) readonly name!: string;
  @ApiProperty({ example: 'stations' }) readonly unit!: string;
  @ApiProperty({ example: 'Almaty' }) readonly place!: string;
  @ApiProperty({ type: () => BaselineDto, nullable: true }) readonly baseline!: object | null;
  @ApiProperty({ type: () => [IndicatorTargetDto] }) readonly targets!: readonly object[];
  @ApiProperty(NULLABLE_TEXT) readonly source!: string | null;
  @ApiProperty({ type: () => [ReadingView] }) readonly readings!: readonly ReadingView[];
}

/** A project with its indicators, their readings, and all versions of its record. */
export class ProjectDetail extends ProjectView {
  @ApiProperty({ type: () => [IndicatorView] }) readonly indicators!: readonly IndicatorView[];
  @ApiProperty({ type: () => [VersionView] }) readonly versions!: readonly VersionView[];
}

export class ProjectPage {
  @ApiProperty({ type: () => [ProjectView] }) readonly items!: readonly ProjectView[];
  @ApiProperty({ description: 'Cursor of the next page; null on the last', ...NULLABLE_TEXT })
  readonly next!: string | null;
}

export class IndicatorPage {
  @ApiProperty({ type: () => [IndicatorView] }) readonly items!: readonly IndicatorView[];
  @ApiProperty({ description: 'Cursor of the next page; null on the last', ...NULLABLE_TEXT })
  readonly next!: string | null;
}

/** A project as it was just written; `status` is the act's, not the project's. */
export class ProjectAnswer extends ActAnswer {
  @ApiProperty({ example: 'KZ001' }) readonly reference!: string;
  @ApiProperty({ enum: ['JCM', 'NONE'] }) readonly mechanism!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** An indicator as it was just written. */
export class IndicatorAnswer extends ActAnswer {
  @ApiProperty(NULLABLE_TEXT) readonly project!: string | null;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A reading as it was just written. */
export class ReadingAnswer extends ActAnswer {
  @ApiProperty(ID) readonly indicator!: string;
  @ApiProperty({ example: '52' }) readonly value!: string;
  @ApiProperty({ format: 'date' }) readonly observedOn!: string;
}
