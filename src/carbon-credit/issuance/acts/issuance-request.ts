import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { parsePublicId, publicId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Act, ActKind, Known } from '../../../ledger/act.ts';
import type { Row } from '../../../ledger/table.ts';
import { monitoringErrors } from '../../../monitoring/errors.ts';
import { MONITORING_REPORT } from '../../../monitoring/tables.ts';
import { PROJECT } from '../../../project/tables.ts';
import { FIRST_VINTAGE } from '../../serial-number.ts';
import { issuanceErrors } from '../errors.ts';
import { citedForms, factsOf, isCredited, readIssuanceFacts } from '../request-facts.ts';
import {
  requestAddress,
  requestAnswer,
  requestDraft,
  type RequestRecord,
} from '../request-record.ts';

export interface IssuanceRequestBody {
  /** Public id of the verified monitoring report. */
  readonly monitoringReport: string;
  /** The day of the request; today where left out. */
  readonly requestedOn?: CalendarDay | null;
  /** Public ids of documents of the project; Iss_Req among them. */
  readonly documents?: readonly string[] | null;
  readonly note?: string | null;
}

/**
 * Requests that credits be issued for a verified monitoring report. A report has one request at a time;
 * after a withdrawal there can be another.
 *
 * Refuses, in this order: MONITORING.REPORT_NOT_FOUND, ISSUANCE.PUBLIC_SOURCE, PROJECT_NOT_REGISTERED,
 * REPORT_NOT_VERIFIED, BEFORE_THE_MECHANISM, REQUESTED_OUT_OF_TIME, DOCUMENT_NOT_OF_PROJECT,
 * FORM_MISSING, REQUESTED_ALREADY; the table's own guards refuse the same whatever the program believes.
 *
 * @source JCM project cycle procedures: credits issuance request, with the verification report
 */
export const issuanceRequestAct: ActKind<IssuanceRequestBody, string> = {
  kind: 'issuance-request',
  posts: false,
  async resolve(acts, reader) {
    const reports = acts.flatMap((act) => reportOf(act) ?? []);
    const rows = await reader.query(
      `SELECT id, project_id FROM public.monitoring_report
        WHERE country_code = $1 AND id = ANY($2::uuid[])`,
      [acts[0]?.countryCode, reports],
    );
    return new Map(
      acts.map((act) => {
        const row = rows.find((one) => one['id'] === reportOf(act));
        const report = act.body.monitoringReport;
        return [
          act.id,
          row
            ? String(row['project_id'])
            : monitoringErrors.refuse('MONITORING.REPORT_NOT_FOUND', { report }),
        ];
      }),
    );
  },
  // A withdrawal of the report, or another request for it, waits for the report's row.
  needs: (act, project) => ({
    rows: [
      { table: PROJECT, id: project, lock: 'share' },
      { table: MONITORING_REPORT, id: reportOf(act) ?? '', lock: 'update' },
    ],
  }),
  async read(acts, reader, known) {
    const country = acts[0]?.countryCode;
    const reports = acts.flatMap((act) => reportOf(act) ?? []);
    const projects = reports.flatMap((id) => {
      const row = known.row(MONITORING_REPORT, id);
      return row ? [String(row['project_id'])] : [];
    });
    await readIssuanceFacts(reader, known, country, projects);
    const live = await reader.query(
      `SELECT id, report_id FROM public.issuance_request
        WHERE country_code = $1 AND report_id = ANY($2::uuid[]) AND status <> 'withdrawn'`,
      [country, reports],
    );
    for (const row of live) known.setFact(liveFact(String(row['report_id'])), row['id']);
  },
  decide(act, known, project) {
    const report = reportOf(act) ?? '';
    const row = known.row(MONITORING_REPORT, report);
    const projectRow = known.row(PROJECT, project);
    if (!row || !projectRow) {
      const facts = { report: act.body.monitoringReport };
      return monitoringErrors.refuse('MONITORING.REPORT_NOT_FOUND', facts);
    }
    const record = recordOf(act, known, row);
    const refusal = refuseBasis(projectRow, row, record, known) ?? refuseForm(record, known);
    if (refusal) return refusal;
    const live = known.fact<string>(liveFact(report));
    if (live !== undefined) {
      const facts = { request: publicId(act.countryCode, live) };
      return issuanceErrors.refuse('ISSUANCE.REQUESTED_ALREADY', facts);
    }
    known.setFact(liveFact(report), act.id);
    const draft = requestDraft('insert', act.id, 1, record.requestedOn, record);
    return {
      records: [draft.record],
      rows: [draft.row],
      answer: {
        status: 201,
        location: requestAddress(act.countryCode, act.id),
        body: requestAnswer(act.countryCode, act.id, 1, record),
      },
    };
  },
};

/** No reduction of the mechanism is older, so no class of credits is. */
const FIRST_DAY = `${FIRST_VINTAGE}-01-01` as CalendarDay;

function recordOf(act: Act<IssuanceRequestBody>, known: Known, report: Row): RequestRecord {
  return {
    project: String(report['project_id']),
    report: String(report['id']),
    requestedOn: act.body.requestedOn ?? known.today,
    requestedBy: act.principalId,
    documents: [...new Set(act.body.documents ?? [])],
    note: act.body.note ?? null,
    status: 'requested',
    notification: null,
    japan: null,
    partner: null,
    withdrawnOn: null,
    reason: null,
  };
}

function refuseBasis(
  project: Row,
  report: Row,
  { requestedOn }: RequestRecord,
  known: Known,
): Refusal | null {
  const reference = project['reference'];
  if (project['recorded_from'] === 'public-source') {
    return issuanceErrors.refuse('ISSUANCE.PUBLIC_SOURCE', { reference });
  }
  if (!isCredited(project)) {
    const facts = { reference, state: project['cycle_state'] ?? null };
    return issuanceErrors.refuse('ISSUANCE.PROJECT_NOT_REGISTERED', facts);
  }
  if (report['status'] !== 'verified') {
    const facts = { reference, state: report['status'] };
    return issuanceErrors.refuse('ISSUANCE.REPORT_NOT_VERIFIED', facts);
  }
  const firstDay = report['first_day'] as CalendarDay;
  if (firstDay < FIRST_DAY) {
    return issuanceErrors.refuse('ISSUANCE.BEFORE_THE_MECHANISM', { firstDay, from: FIRST_DAY });
  }
  const from = report['last_day'] as CalendarDay;
  if (requestedOn >= from && requestedOn <= known.today) return null;
  const facts = { requestedOn, from, until: known.today };
  return issuanceErrors.refuse('ISSUANCE.REQUESTED_OUT_OF_TIME', facts);
}

function refuseForm({ project, documents }: RequestRecord, known: Known): Refusal | null {
  const forms = citedForms(factsOf(known, project), documents);
  if (forms instanceof Refusal) return forms;
  return forms.has('Iss_Req')
    ? null
    : issuanceErrors.refuse('ISSUANCE.FORM_MISSING', { form: 'Iss_Req' });
}

/** The report, by id without country; null where it is of another country. */
function reportOf({ countryCode, body }: Act<IssuanceRequestBody>): string | null {
  const { countryCode: country, id } = parsePublicId(body.monitoringReport);
  return country === countryCode ? id : null;
}

/** The live request for a report, as read for the batch. */
function liveFact(report: string): string {
  return `issuance request for report ${report}`;
}
