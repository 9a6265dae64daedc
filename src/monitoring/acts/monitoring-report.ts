import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { ActKind, BatchReader, Known } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { projectErrors } from '../../project/errors.ts';
import { PROJECT } from '../../project/tables.ts';
import { monitoringErrors } from '../errors.ts';
import { periodsOverlap, refusePeriod, type MonitoringPeriod } from '../monitoring-period.ts';
import { factsOf, readProjectFacts } from '../project-facts.ts';
import { reportAddress, reportAnswer, reportDraft, type ReportRecord } from '../report-record.ts';

export interface MonitoringReportBody extends MonitoringPeriod {
  readonly note?: string | null;
}

/** A report that is there already, with the days it is about. */
export interface PeriodTaken extends MonitoringPeriod {
  /** Public id. */
  readonly report: string;
  readonly state: string;
}

/** States of the project cycle in which reductions of a project can be monitored. */
const MONITORED_STATES: readonly unknown[] = ['registered', 'crediting-ended'];

/**
 * Opens a monitoring report of a project (the subject) for a period, as a draft. Its days are fixed:
 * other days are another report.
 *
 * Refuses, in this order: PROJECT.NOT_FOUND, MONITORING.PROJECT_NOT_REGISTERED, what
 * {@link refusePeriod} refuses, MONITORING.PERIOD_OUTSIDE_CREDITING, MONITORING.PERIOD_OVERLAPS; the
 * table's own guard refuses an overlap whatever the program believes.
 *
 * @source JCM project cycle: periods of one project do not overlap
 */
export const monitoringReportAct: ActKind<MonitoringReportBody> = {
  kind: 'monitoring-report',
  posts: false,
  // The project's row is what two reports of the same days wait for.
  needs: ({ subjectId }) => ({
    rows: subjectId ? [{ table: PROJECT, id: subjectId, lock: 'update' }] : [],
  }),
  async read(acts, reader, known) {
    const projects = acts.flatMap(({ subjectId }) => subjectId ?? []);
    await readProjectFacts(reader, known, acts[0]?.countryCode, projects);
    await readPeriodsTaken(reader, known, acts[0]?.countryCode ?? '', projects);
  },
  decide(act, known) {
    const project = act.subjectId ?? '';
    const row = known.row(PROJECT, project);
    if (!row) {
      const facts = { project: publicId(act.countryCode, project) };
      return projectErrors.refuse('PROJECT.NOT_FOUND', facts);
    }
    const { firstDay, lastDay, note } = act.body;
    const refusal = refuseReport({ firstDay, lastDay }, project, row, known);
    if (refusal) return refusal;
    const record: ReportRecord = {
      project,
      firstDay,
      lastDay,
      note: note ?? null,
      status: 'draft',
      activity: [],
      openedBy: act.principalId,
      submittedBy: null,
      submittedOn: null,
      documents: [],
      verification: null,
      verifications: 0,
      reason: null,
    };
    takePeriod(known, project, {
      report: publicId(act.countryCode, act.id),
      state: record.status,
      firstDay,
      lastDay,
    });
    const draft = reportDraft('insert', act.id, 1, known.today, record);
    return {
      records: [draft.record],
      rows: [draft.row],
      answer: {
        status: 201,
        location: reportAddress(act.countryCode, act.id),
        body: reportAnswer(act.countryCode, act.id, 1, record),
      },
    };
  },
};

function refuseReport(
  period: MonitoringPeriod,
  project: string,
  row: Row,
  known: Known,
): Refusal | null {
  const state = row['cycle_state'] ?? null;
  if (!MONITORED_STATES.includes(state)) {
    const facts = { reference: row['reference'], mechanism: row['mechanism'], state };
    return monitoringErrors.refuse('MONITORING.PROJECT_NOT_REGISTERED', facts);
  }
  const operation = {
    startsOn: row['starts_on'] as CalendarDay | null,
    endsOn: row['ends_on'] as CalendarDay | null,
  };
  return (
    refusePeriod(period, operation) ??
    refuseOutsideCrediting(period, factsOf(known, project).creditingPeriods) ??
    refuseOverlap(period, takenPeriods(known, project))
  );
}

/** Where crediting periods are known, a report lies within one of them. */
function refuseOutsideCrediting(
  { firstDay, lastDay }: MonitoringPeriod,
  creditingPeriods: readonly MonitoringPeriod[],
): Refusal | null {
  const within = creditingPeriods.some((one) => one.firstDay <= firstDay && lastDay <= one.lastDay);
  if (within || creditingPeriods.length === 0) return null;
  const facts = { firstDay, lastDay, creditingPeriods };
  return monitoringErrors.refuse('MONITORING.PERIOD_OUTSIDE_CREDITING', facts);
}

function refuseOverlap(period: MonitoringPeriod, taken: readonly PeriodTaken[]): Refusal | null {
  const other = taken.find((one) => periodsOverlap(one, period));
  if (!other) return null;
  const facts = { firstDay: period.firstDay, lastDay: period.lastDay, other };
  return monitoringErrors.refuse('MONITORING.PERIOD_OVERLAPS', facts);
}

async function readPeriodsTaken(
  reader: BatchReader,
  known: Known,
  country: string,
  projects: readonly string[],
): Promise<void> {
  const rows = await reader.query(
    `SELECT project_id, id, first_day, last_day, status FROM public.monitoring_report
      WHERE country_code = $1 AND project_id = ANY($2::uuid[]) AND status <> 'withdrawn'
      ORDER BY first_day`,
    [country, projects],
  );
  for (const project of projects) {
    const taken = rows
      .filter((row) => row['project_id'] === project)
      .map((row) => ({
        report: `${country}-${String(row['id'])}`,
        state: String(row['status']),
        firstDay: String(row['first_day']),
        lastDay: String(row['last_day']),
      }));
    known.setFact(takenFact(project), taken);
  }
}

/** The periods that a project has reports for, as read for the batch and changed in it. */
function takenFact(project: string): string {
  return `monitoring periods of project ${project}`;
}

function takenPeriods(known: Known, project: string): readonly PeriodTaken[] {
  return known.fact<readonly PeriodTaken[]>(takenFact(project)) ?? [];
}

function takePeriod(known: Known, project: string, period: PeriodTaken): void {
  known.setFact(takenFact(project), [...takenPeriods(known, project), period]);
}

/** Gives the days of a withdrawn report back, to whoever comes later in the same batch. */
export function freePeriod(known: Known, project: string, report: string): void {
  const left = takenPeriods(known, project).filter((one) => one.report !== report);
  known.setFact(takenFact(project), left);
}
