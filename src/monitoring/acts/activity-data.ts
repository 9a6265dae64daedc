import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, JsonObject, RowWrite } from '../../ledger/act.ts';
import { formulaOf } from '../../methodology/formulas/all.ts';
import { keptRows, type ActivityRow, type KeptRows } from '../activity-row.ts';
import { monitoringErrors } from '../errors.ts';
import { factsOf, pinnedMethodology, type PinnedMethodology } from '../project-facts.ts';
import { reductionsOf, type Reductions } from '../reductions.ts';
import { reportAnswer, reportDraft, type ActivitySummary } from '../report-record.ts';
import { ACTIVITY_DATA, CALCULATED_REDUCTION } from '../tables.ts';
import { heldReport, needsReport, readProjectsOfReports, type HeldReport } from './of-report.ts';

export interface ActivityDataBody {
  /** Number of the methodology; may be left out where the project has only one. */
  readonly methodology?: string | null;
  readonly rows: readonly GivenRow[];
  readonly expectedVersion?: number | null;
}

/** A row as it is sent: what is left out is null. */
export type GivenRow = Pick<ActivityRow, 'parameter' | 'value'> & {
  readonly [Name in 'firstDay' | 'lastDay' | 'of' | 'unit']?: ActivityRow[Name];
};

/**
 * Enters all that was measured for one methodology of a draft (the subject is the report), and computes
 * what it comes to per calendar year. Sent again, it takes the place of what was there; every edition
 * is kept with its rows, factors and steps.
 *
 * Refuses, in this order: MONITORING.REPORT_NOT_FOUND, VERSION_STALE, NOT_A_DRAFT,
 * METHODOLOGY_NOT_PINNED, NO_FORMULA, then what {@link reductionsOf} refuses.
 */
export const activityDataAct: ActKind<ActivityDataBody> = {
  kind: 'activity-data',
  posts: false,
  needs: needsReport,
  read: readProjectsOfReports,
  decide(act, known) {
    const held = heldReport(act, known);
    if (held instanceof Refusal) return held;
    const { status, project } = held.record;
    if (status !== 'draft') {
      return monitoringErrors.refuse('MONITORING.NOT_A_DRAFT', { state: status });
    }
    const pinned = pinnedMethodology(factsOf(known, project), act.body.methodology ?? null);
    if (pinned instanceof Refusal) return pinned;
    const rows = act.body.rows.map(wholeRow);
    const reductions = reductionsByMethodology(act.countryCode, held, pinned, rows);
    if (reductions instanceof Refusal) return reductions;
    return entered(act, held, pinned, rows.length, keptRows(rows), reductions, known.today);
  },
};

/** What rows come to by the formula of a methodology's version. Refuses MONITORING.NO_FORMULA. */
export function reductionsByMethodology(
  country: string,
  { record: { firstDay, lastDay } }: Pick<HeldReport, 'record'>,
  { formula: code, factors, number, version }: PinnedMethodology,
  rows: readonly ActivityRow[],
): Reductions | Refusal {
  const formula = code === null ? null : formulaOf(code);
  if (formula === null) {
    const facts = { methodology: number, version };
    return monitoringErrors.refuse('MONITORING.NO_FORMULA', facts);
  }
  if (formula instanceof Refusal) return formula;
  return reductionsOf({ formula, rows, period: { firstDay, lastDay }, country, factors });
}

/** A row with nothing left out. */
export function wholeRow(given: GivenRow): ActivityRow {
  const { firstDay = null, lastDay = null, of = null, parameter, value, unit = null } = given;
  return { firstDay, lastDay, of, parameter, value, unit };
}

function entered(
  act: Act<ActivityDataBody>,
  held: HeldReport,
  pinned: PinnedMethodology,
  rowCount: number,
  kept: KeptRows,
  reductions: Reductions,
  today: Parameters<typeof reportDraft>[3],
) {
  const edition = editionAfter(held, pinned);
  const summary: ActivitySummary = {
    id: act.id,
    methodologyVersion: pinned.id,
    edition,
    rows: rowCount,
    rowsHash: kept.hash,
    vintages: reductions.vintages.map(withoutCalculation),
  };
  const others = held.record.activity.filter((one) => one.methodologyVersion !== pinned.id);
  const activity = [...others, summary].sort((one, other) =>
    one.methodologyVersion < other.methodologyVersion ? -1 : 1,
  );
  const version = held.version + 1;
  const record = { ...held.record, activity };
  const report = reportDraft('update', held.id, version, today, record);
  const { warnings } = reductions;
  return {
    records: [
      {
        type: 'activity-data',
        id: act.id,
        version: 1,
        validFrom: today,
        body: {
          report: held.id,
          ...(summary as unknown as JsonObject),
          formula: pinned.formula,
          warnings: warnings as unknown as JsonValue,
        },
      },
      report.record,
    ],
    rows: [
      {
        table: ACTIVITY_DATA,
        change: 'insert' as const,
        row: {
          id: act.id,
          report_id: held.id,
          methodology_version_id: pinned.id,
          edition,
          formula: pinned.formula,
          row_count: rowCount,
          rows: kept.text,
          rows_hash: kept.hash,
          warnings: canonicalJson(warnings as unknown as JsonValue),
          entered_by: act.principalId,
        },
      },
      ...reductions.vintages.map((one) => calculatedRow(act.id, one)),
      report.row,
    ],
    answer: {
      status: 201 as const,
      location: `/v1/activity-data/${publicId(act.countryCode, act.id)}`,
      body: {
        ...reportAnswer(act.countryCode, held.id, version, record),
        id: publicId(act.countryCode, act.id),
        report: publicId(act.countryCode, held.id),
        methodology: pinned.number,
        methodologyVersion: pinned.version,
        edition,
        rows: rowCount,
        rowsHash: kept.hash,
        vintages: summary.vintages as unknown as JsonValue,
        warnings: warnings as unknown as JsonValue,
      },
    },
  };
}

function editionAfter({ record }: HeldReport, pinned: PinnedMethodology): number {
  const before = record.activity.find((one) => one.methodologyVersion === pinned.id);
  return (before?.edition ?? 0) + 1;
}

function withoutCalculation({
  vintage,
  referenceEmissions,
  projectEmissions,
  emissionReductions,
}: Reductions['vintages'][number]): ActivitySummary['vintages'][number] {
  return { vintage, referenceEmissions, projectEmissions, emissionReductions };
}

function calculatedRow(
  activityData: string,
  { vintage, calculation, ...sums }: Reductions['vintages'][number],
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
