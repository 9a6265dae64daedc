import { Refusal } from '../../kernel/refusal.ts';
import type { ActKind } from '../../ledger/act.ts';
import { formulaOf } from '../../methodology/formulas/all.ts';
import { activityOutcome } from '../activity-draft.ts';
import type { ActivityRow } from '../activity-row.ts';
import { monitoringErrors } from '../errors.ts';
import { factsOf, pinnedMethodology, type PinnedMethodology } from '../project-facts.ts';
import { reductionsOf, type Reductions } from '../reductions.ts';
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
    return activityOutcome({ act, today: known.today, held, pinned, rows, reductions });
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
