import type { CalendarDay } from '../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../kernel/canonical-json.ts';
import { publicId } from '../kernel/ids.ts';
import type { Act, JsonObject, Outcome, RowWrite } from '../ledger/act.ts';
import { keptRows, type ActivityRow, type KeptRows } from './activity-row.ts';
import type { PinnedMethodology } from './project-facts.ts';
import type { ReductionOfVintage, Reductions } from './reductions.ts';
import {
  reportAnswer,
  reportDraft,
  type ActivitySummary,
  type ReportRecord,
} from './report-record.ts';
import { ACTIVITY_DATA, CALCULATED_REDUCTION } from './tables.ts';

/** Activity data that are accepted, with what they come to. */
export interface AcceptedActivity {
  readonly act: Act<unknown>;
  readonly today: CalendarDay;
  readonly held: { readonly id: string; readonly version: number; readonly record: ReportRecord };
  readonly pinned: PinnedMethodology;
  readonly rows: readonly ActivityRow[];
  readonly reductions: Reductions;
}

/** The activity data with the calculation, and the report that now counts them. */
export function activityOutcome(accepted: AcceptedActivity): Outcome {
  const { act, today, held, pinned, reductions } = accepted;
  const kept = keptRows(accepted.rows);
  const summary = summaryOf(accepted, kept);
  const others = held.record.activity.filter((one) => one.methodologyVersion !== pinned.id);
  const record = { ...held.record, activity: [...others, summary].sort(byMethodology) };
  const version = held.version + 1;
  const report = reportDraft('update', held.id, version, today, record);
  const warnings = reductions.warnings as unknown as JsonValue;
  const said = {
    report: held.id,
    ...(summary as unknown as JsonObject),
    formula: pinned.formula,
    warnings,
  };
  return {
    records: [
      { type: 'activity-data', id: act.id, version: 1, validFrom: today, body: said },
      report.record,
    ],
    rows: [
      dataRow(accepted, summary, kept),
      ...reductions.vintages.map((one) => calculatedRow(act.id, one)),
      report.row,
    ],
    answer: {
      status: 201,
      location: `/v1/activity-data/${publicId(act.countryCode, act.id)}`,
      body: {
        ...reportAnswer(act.countryCode, held.id, version, record),
        ...(summary as unknown as JsonObject),
        id: publicId(act.countryCode, act.id),
        report: publicId(act.countryCode, held.id),
        methodology: pinned.number,
        methodologyVersion: pinned.version,
        warnings,
      },
    },
  };
}

function summaryOf(
  { act, held, pinned, rows, reductions }: AcceptedActivity,
  kept: KeptRows,
): ActivitySummary {
  const before = held.record.activity.find((one) => one.methodologyVersion === pinned.id);
  return {
    id: act.id,
    methodologyVersion: pinned.id,
    edition: (before?.edition ?? 0) + 1,
    rows: rows.length,
    rowsHash: kept.hash,
    vintages: reductions.vintages.map(({ calculation: _, ...sums }) => sums),
  };
}

function dataRow(
  { act, held, pinned, rows, reductions }: AcceptedActivity,
  summary: ActivitySummary,
  kept: KeptRows,
): RowWrite {
  return {
    table: ACTIVITY_DATA,
    change: 'insert',
    row: {
      id: act.id,
      report_id: held.id,
      methodology_version_id: pinned.id,
      edition: summary.edition,
      formula: pinned.formula,
      row_count: rows.length,
      rows: kept.text,
      rows_hash: kept.hash,
      warnings: canonicalJson(reductions.warnings as unknown as JsonValue),
      entered_by: act.principalId,
    },
  };
}

function calculatedRow(
  activityData: string,
  { vintage, calculation, ...sums }: ReductionOfVintage,
): RowWrite {
  return {
    table: CALCULATED_REDUCTION,
    change: 'insert',
    row: {
      activity_data_id: activityData,
      vintage,
      reference_emissions: sums.referenceEmissions,
      project_emissions: sums.projectEmissions,
      emission_reductions: sums.emissionReductions,
      calculation: calculation === null ? null : canonicalJson(calculation as unknown as JsonValue),
    },
  };
}

function byMethodology(one: ActivitySummary, other: ActivitySummary): number {
  return one.methodologyVersion < other.methodologyVersion ? -1 : 1;
}
