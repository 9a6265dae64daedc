import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, BatchReader, Known, Needs } from '../../ledger/act.ts';
import { monitoringErrors } from '../errors.ts';
import { readProjectFacts } from '../project-facts.ts';
import { reportOfRow, type ReportRecord } from '../report-record.ts';
import { MONITORING_REPORT } from '../tables.ts';

/** A report as an act holds it locked. */
export interface HeldReport {
  readonly id: string;
  readonly version: number;
  readonly record: ReportRecord;
}

/** The lock that every act on a report takes: one after the other, each sees the state before it. */
export function needsReport({ subjectId }: Act<unknown>): Needs {
  return { rows: subjectId ? [{ table: MONITORING_REPORT, id: subjectId, lock: 'update' }] : [] };
}

/** Reads what the projects of the reports bring along. */
export async function readProjectsOfReports(
  acts: readonly Act<unknown>[],
  reader: BatchReader,
  known: Known,
): Promise<void> {
  const projects = acts.flatMap(({ subjectId }) => {
    const row = known.row(MONITORING_REPORT, subjectId ?? '');
    return row ? [String(row['project_id'])] : [];
  });
  await readProjectFacts(reader, known, acts[0]?.countryCode, projects);
}

/**
 * The report that an act is about. Refuses, in this order: MONITORING.REPORT_NOT_FOUND,
 * MONITORING.VERSION_STALE (only where the client named the version it has read).
 */
export function heldReport(
  act: Act<{ readonly expectedVersion?: number | null }>,
  known: Known,
): HeldReport | Refusal {
  const id = act.subjectId ?? '';
  const row = known.row(MONITORING_REPORT, id);
  if (!row) {
    const report = publicId(act.countryCode, id);
    return monitoringErrors.refuse('MONITORING.REPORT_NOT_FOUND', { report });
  }
  const version = row['version'] as number;
  const expected = act.body.expectedVersion ?? version;
  if (expected !== version) {
    return monitoringErrors.refuse('MONITORING.VERSION_STALE', { expected, version });
  }
  return { id, version, record: reportOfRow(row) };
}
