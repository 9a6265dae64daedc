import type { CalendarDay } from '../kernel/calendar-day.ts';
import {
  Day,
  DecimalText,
  ListOf,
  OneOf,
  PublicId,
  Text,
  TextList,
  WholeNumber,
} from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import type { ActivityDataBody, GivenRow } from './acts/activity-data.ts';
import type { MonitoringReportBody } from './acts/monitoring-report.ts';
import type { MonitoringSubmissionBody } from './acts/monitoring-submission.ts';
import type { MonitoringWithdrawalBody } from './acts/monitoring-withdrawal.ts';
import type { VerificationBody } from './acts/verification.ts';
import { ROWS_AT_MOST } from './activity-row.ts';
import { REPORT_STATES, type ReportState } from './report-cycle.ts';
import { FINDING_KINDS, type Finding, type GivenVintage } from './verification-draft.ts';

const METHODOLOGY = {
  max: 20,
  optional: true,
  description: 'Number of the methodology, such as KZ_AM001; needed where the project has several',
} as const;
const DOCUMENTS = {
  optional: true,
  max: 50,
  each: { max: 60 },
} as const;

/** A monitoring report to open. */
export class MonitoringReportDto implements MonitoringReportBody {
  @Day({ description: 'The first day that it is about', example: '2025-01-01' })
  readonly firstDay!: CalendarDay;
  @Day({ description: 'The last day; it counts too', example: '2025-12-31' })
  readonly lastDay!: CalendarDay;
  @Text({ max: 1000, optional: true, description: 'Anything that readers should know' })
  readonly note?: string;
}

/** One thing measured. */
export class ActivityRowDto implements GivenRow {
  @Day({ optional: true, description: 'First day of the reading; a setting holds without days' })
  readonly firstDay?: CalendarDay;
  @Day({ optional: true, description: 'Last day of the reading; it counts too' })
  readonly lastDay?: CalendarDay;
  @Text({ max: 100, optional: true, description: 'What it belongs to', example: 'charger 12' })
  readonly of?: string;
  @Text({ max: 40, description: 'Symbol of a parameter of the formula', example: 'ED' })
  readonly parameter!: string;
  @Text({ max: 60, description: 'Decimal text', example: '1250.5' })
  readonly value!: string;
  @Text({ max: 40, optional: true, description: "The unit; it must be the parameter's" })
  readonly unit?: string;
}

/** All that was measured for one methodology; it takes the place of what was sent before. */
export class ActivityDataDto implements ActivityDataBody {
  @Text(METHODOLOGY)
  readonly methodology?: string;
  @ListOf(() => ActivityRowDto, { min: 1, max: ROWS_AT_MOST, description: 'In any order' })
  readonly rows!: readonly ActivityRowDto[];
}

const EXPECTED_VERSION = {
  optional: true,
  min: 1,
  max: 999_999_999,
  description: 'The version of the report that was read',
} as const;

/** The same as it is sent among many: the version that was read stands in the body. */
export class ActivityDataActDto extends ActivityDataDto {
  @WholeNumber(EXPECTED_VERSION)
  readonly expectedVersion?: number;
}

/** Which methodology a file of activity data is for. */
export class ActivityFileQuery {
  @Text(METHODOLOGY)
  readonly methodology?: string;
}

/** What a report is submitted with. */
export class MonitoringSubmissionDto implements MonitoringSubmissionBody {
  @TextList({
    ...DOCUMENTS,
    description:
      'Ids of documents of the project: Imp_Rep or Mon_Rep, and SDIR where it has an SDIP',
  })
  readonly documents?: readonly string[];
}

/** A verified figure. */
export class VerifiedFigureDto implements GivenVintage {
  @WholeNumber({ min: 1990, max: 2200, description: 'The calendar year', example: 2025 })
  readonly vintage!: number;
  @DecimalText({ decimals: 0, sign: 'zero-or-more', description: 'Whole tonnes', example: '97' })
  readonly tonnes!: string;
  @Text({ max: 1000, optional: true, description: 'Why it differs from the reported figure' })
  readonly reason?: string;
}

/** Something that the entity found. */
export class FindingDto implements Finding {
  @OneOf(FINDING_KINDS, { description: 'What kind of finding' })
  readonly kind!: Finding['kind'];
  @Text({ max: 1000, description: 'What was found' })
  readonly text!: string;
  @Text({ max: 1000, optional: true, description: 'How it was settled' })
  readonly resolution?: string;
}

/** What a third-party entity verified. */
export class VerificationDto implements VerificationBody {
  @PublicId({
    description: 'The participant that verified',
    example: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000',
  })
  readonly thirdPartyEntity!: string;
  @Day({ optional: true, description: 'The day of the verification report; today if left out' })
  readonly verifiedOn?: CalendarDay;
  @ListOf(() => VerifiedFigureDto, { min: 1, max: 60, description: 'One for each vintage' })
  readonly vintages!: readonly VerifiedFigureDto[];
  @ListOf(() => FindingDto, { optional: true, max: 30, description: 'What was found' })
  readonly findings?: readonly FindingDto[];
  @TextList({ ...DOCUMENTS, description: 'Ids of documents of the project; Vrf_Rep among them' })
  readonly documents?: readonly string[];
  @PublicId({ optional: true, description: 'The verification that this one corrects' })
  readonly corrects?: string;
}

/** Why a report is withdrawn. */
export class MonitoringWithdrawalDto implements MonitoringWithdrawalBody {
  @Text({ max: 1000, description: 'Why' })
  readonly reason!: string;
}

/** Which monitoring reports of a project to list. */
export class MonitoringReportQuery extends PageQuery {
  @OneOf(REPORT_STATES, { optional: true, description: 'Only those in this state' })
  readonly state?: ReportState;
}
