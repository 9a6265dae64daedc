import { ApiProperty } from '../http/api-notes.ts';
import { ActAnswer } from '../http/act-response.ts';
import { FINDING_KINDS } from './verification-draft.ts';
import { REPORT_STATES, type ReportState } from './report-cycle.ts';

const ID = { example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' } as const;
const NULLABLE_DAY = { type: 'string', format: 'date', nullable: true } as const;
const NULLABLE_TEXT = { type: 'string', nullable: true } as const;
const VINTAGE = { type: 'integer', description: 'The calendar year', example: 2025 } as const;
const TONNES = { description: 'Decimal text, tCO2e, not rounded', example: '97.009' } as const;
const WHOLE = { description: 'Whole tonnes, decimal text', example: '97' } as const;

/** Something that a person should look at. */
export class ReductionWarningView {
  @ApiProperty({ example: 'ROWS_DIVIDED' }) readonly code!: string;
  @ApiProperty() readonly text!: string;
}

/** What activity comes to in one calendar year, by one methodology. */
export class ReductionView {
  @ApiProperty(VINTAGE) readonly vintage!: number;
  @ApiProperty(TONNES) readonly referenceEmissions!: string;
  @ApiProperty(TONNES) readonly projectEmissions!: string;
  @ApiProperty(TONNES) readonly emissionReductions!: string;
}

/** The same with inputs, factors and every step. */
export class ExplainedReductionView extends ReductionView {
  @ApiProperty({
    description: 'Inputs, factors with their sources, and every step; null without activity',
    type: 'object',
    additionalProperties: true,
    nullable: true,
  })
  readonly calculation!: object | null;
}

/** The activity data of one methodology that count at present. */
export class ActivitySummaryView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ example: 'KZ_AM001' }) readonly methodology!: string;
  @ApiProperty({ example: 'Ver1.0' }) readonly methodologyVersion!: string;
  @ApiProperty({ description: 'How often they were entered', type: 'integer' })
  readonly edition!: number;
  @ApiProperty({ description: 'How many rows', type: 'integer' }) readonly rows!: number;
  @ApiProperty({ description: 'SHA-256 over the rows in their own order' })
  readonly rowsHash!: string;
  @ApiProperty({ type: () => [ReductionView] }) readonly vintages!: readonly ReductionView[];
}

/** What a report states for one calendar year, and what of it was verified. */
export class ReportedVintageView extends ReductionView {
  @ApiProperty(WHOLE) readonly tonnesReported!: string;
  @ApiProperty({ ...WHOLE, type: 'string', nullable: true })
  readonly tonnesVerified!: string | null;
  @ApiProperty({ description: 'Why the two differ', ...NULLABLE_TEXT })
  readonly reason!: string | null;
}

/** A monitoring report as it stands now. */
export class MonitoringReportView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ example: 'KZ001' }) readonly reference!: string;
  @ApiProperty({ format: 'date' }) readonly firstDay!: string;
  @ApiProperty({ format: 'date' }) readonly lastDay!: string;
  @ApiProperty(NULLABLE_TEXT) readonly note!: string | null;
  @ApiProperty({ enum: REPORT_STATES }) readonly state!: ReportState;
  @ApiProperty(NULLABLE_DAY) readonly submittedOn!: string | null;
  @ApiProperty({ description: 'Why it was withdrawn', ...NULLABLE_TEXT })
  readonly withdrawnBecause!: string | null;
  @ApiProperty({
    description: 'Of a draft what it would state; verified figures once there are',
    type: () => [ReportedVintageView],
  })
  readonly vintages!: readonly ReportedVintageView[];
  @ApiProperty(WHOLE) readonly tonnesReported!: string;
  @ApiProperty({ ...WHOLE, type: 'string', nullable: true })
  readonly tonnesVerified!: string | null;
  @ApiProperty({ description: 'Number of the present version', type: 'integer' })
  readonly version!: number;
}

/** Both figures of a calendar year. */
export class VerifiedVintageView {
  @ApiProperty(VINTAGE) readonly vintage!: number;
  @ApiProperty(WHOLE) readonly tonnesReported!: string;
  @ApiProperty(WHOLE) readonly tonnesVerified!: string;
  @ApiProperty(NULLABLE_TEXT) readonly reason!: string | null;
}

export class FindingView {
  @ApiProperty({ enum: FINDING_KINDS }) readonly kind!: string;
  @ApiProperty() readonly text!: string;
  @ApiProperty(NULLABLE_TEXT) readonly resolution!: string | null;
}

/** By which designation the entity verified in a sectoral scope. */
export class VerificationScopeView {
  @ApiProperty({ type: 'integer' }) readonly scope!: number;
  @ApiProperty(ID) readonly designation!: string;
}

/** A verification; a later one corrects the one before, and both stay. */
export class VerificationView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly edition!: number;
  @ApiProperty({ description: 'The verification that it corrects', ...NULLABLE_TEXT })
  readonly corrects!: string | null;
  @ApiProperty({ example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' })
  readonly thirdPartyEntity!: string;
  @ApiProperty({ description: 'Its present name', ...NULLABLE_TEXT })
  readonly thirdPartyEntityName!: string | null;
  @ApiProperty({ format: 'date' }) readonly verifiedOn!: string;
  @ApiProperty({ type: () => [VerifiedVintageView] })
  readonly vintages!: readonly VerifiedVintageView[];
  @ApiProperty({ type: () => [FindingView] }) readonly findings!: readonly FindingView[];
  @ApiProperty({ type: [String] }) readonly documents!: readonly string[];
  @ApiProperty({ type: () => [VerificationScopeView] })
  readonly scopes!: readonly VerificationScopeView[];
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
  @ApiProperty({ type: 'integer' }) readonly auditSequence!: number;
}

/** One thing that a step still lacks. */
export class ReportLackView {
  @ApiProperty({ description: 'Which gate' }) readonly guard!: string;
  @ApiProperty({ description: 'What is missing' }) readonly lacks!: string;
  @ApiProperty({ description: 'Whose move it is' }) readonly by!: string;
}

/** A step that can follow. */
export class ReportMoveView {
  @ApiProperty({ enum: REPORT_STATES }) readonly to!: ReportState;
  @ApiProperty({ description: 'Whether nothing is missing for it' }) readonly possible!: boolean;
  @ApiProperty({ type: () => [ReportLackView] }) readonly lacks!: readonly ReportLackView[];
}

/** A monitoring report with its activity data, its verifications, and what can follow. */
export class MonitoringReportDetail extends MonitoringReportView {
  @ApiProperty({ type: () => [ActivitySummaryView] })
  readonly activity!: readonly ActivitySummaryView[];
  @ApiProperty({ description: 'Documents cited when it was submitted', type: [String] })
  readonly documents!: readonly string[];
  @ApiProperty({ type: () => [VerificationView] })
  readonly verifications!: readonly VerificationView[];
  @ApiProperty({ type: () => [ReportMoveView] }) readonly moves!: readonly ReportMoveView[];
}

export class MonitoringReportPage {
  @ApiProperty({ type: () => [MonitoringReportView] })
  readonly items!: readonly MonitoringReportView[];
  @ApiProperty({ description: 'Cursor of the next page; null on the last', ...NULLABLE_TEXT })
  readonly next!: string | null;
}

/** A row of activity data as it is kept. */
export class ActivityRowView {
  @ApiProperty(NULLABLE_DAY) readonly firstDay!: string | null;
  @ApiProperty(NULLABLE_DAY) readonly lastDay!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly of!: string | null;
  @ApiProperty({ example: 'ED' }) readonly parameter!: string;
  @ApiProperty({ example: '1250.5' }) readonly value!: string;
  @ApiProperty(NULLABLE_TEXT) readonly unit!: string | null;
}

/** One edition of activity data with all its rows and the calculation explained. */
export class ActivityDataView {
  @ApiProperty(ID) readonly id!: string;
  @ApiProperty(ID) readonly report!: string;
  @ApiProperty({ example: 'KZ_AM001' }) readonly methodology!: string;
  @ApiProperty({ example: 'Ver1.0' }) readonly methodologyVersion!: string;
  @ApiProperty({ example: 'ev-charging-1' }) readonly formula!: string;
  @ApiProperty({ type: 'integer' }) readonly edition!: number;
  @ApiProperty() readonly rowsHash!: string;
  @ApiProperty({ type: () => [ActivityRowView] }) readonly rows!: readonly ActivityRowView[];
  @ApiProperty({ type: () => [ExplainedReductionView] })
  readonly vintages!: readonly ExplainedReductionView[];
  @ApiProperty({ type: () => [ReductionWarningView] })
  readonly warnings!: readonly ReductionWarningView[];
  @ApiProperty({ format: 'date-time' }) readonly recordedAt!: string;
  @ApiProperty({ type: 'integer' }) readonly auditSequence!: number;
}

/** A fault of activity data by its place in what was sent. */
export class ActivityFaultView {
  @ApiProperty({
    description: 'Line of the file, or row of the list, from 1; null for the whole',
    type: 'integer',
    nullable: true,
  })
  readonly line!: number | null;
  @ApiProperty({ description: 'The column; null for the whole line', ...NULLABLE_TEXT })
  readonly column!: string | null;
  @ApiProperty() readonly message!: string;
}

/** What activity data would come to; nothing is kept. */
export class ActivityTrialView {
  @ApiProperty({ description: 'How many rows were read', type: 'integer' }) readonly rows!: number;
  @ApiProperty({ type: () => [ActivityFaultView] }) readonly errors!: readonly ActivityFaultView[];
  @ApiProperty({ type: () => [ReductionWarningView] })
  readonly warnings!: readonly ReductionWarningView[];
  @ApiProperty({
    description: 'Empty where there are errors',
    type: () => [ExplainedReductionView],
  })
  readonly vintages!: readonly ExplainedReductionView[];
}

/** What a project's reports state for one calendar year; withdrawn ones left out. */
export class ProjectVintageView {
  @ApiProperty(VINTAGE) readonly vintage!: number;
  @ApiProperty({ ...WHOLE, description: 'Submitted, verified or not' })
  readonly tonnesReported!: string;
  @ApiProperty(WHOLE) readonly tonnesVerified!: string;
}

/** Emission reductions of a project per calendar year. */
export class ProjectReductions {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ type: () => [ProjectVintageView] })
  readonly vintages!: readonly ProjectVintageView[];
  @ApiProperty(WHOLE) readonly tonnesReported!: string;
  @ApiProperty(WHOLE) readonly tonnesVerified!: string;
}

/** A report as it was just written; `status` is the act's, `state` the report's own. */
export class MonitoringReportAnswer extends ActAnswer {
  @ApiProperty(ID) readonly project!: string;
  @ApiProperty({ format: 'date' }) readonly firstDay!: string;
  @ApiProperty({ format: 'date' }) readonly lastDay!: string;
  @ApiProperty({ enum: REPORT_STATES }) readonly state!: ReportState;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** Activity data as they were just entered. */
export class ActivityDataAnswer extends MonitoringReportAnswer {
  @ApiProperty(ID) readonly report!: string;
  @ApiProperty({ example: 'KZ_AM001' }) readonly methodology!: string;
  @ApiProperty({ example: 'Ver1.0' }) readonly methodologyVersion!: string;
  @ApiProperty({ type: 'integer' }) readonly edition!: number;
  @ApiProperty({ type: 'integer' }) readonly rows!: number;
  @ApiProperty() readonly rowsHash!: string;
  @ApiProperty({ type: () => [ReductionView] }) readonly vintages!: readonly ReductionView[];
  @ApiProperty({ type: () => [ReductionWarningView] })
  readonly warnings!: readonly ReductionWarningView[];
}

/** A verification as it was just entered. */
export class VerificationAnswer extends MonitoringReportAnswer {
  @ApiProperty(ID) readonly report!: string;
  @ApiProperty() readonly thirdPartyEntity!: string;
  @ApiProperty({ format: 'date' }) readonly verifiedOn!: string;
  @ApiProperty({ type: 'integer' }) readonly edition!: number;
  @ApiProperty({ type: () => [VerifiedVintageView] })
  readonly vintages!: readonly VerifiedVintageView[];
  @ApiProperty(WHOLE) readonly tonnesReported!: string;
  @ApiProperty(WHOLE) readonly tonnesVerified!: string;
}
