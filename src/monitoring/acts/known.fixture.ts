import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Clock, Instant } from '../../kernel/clock.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, BatchReader, Outcome } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { PROJECT } from '../../project/tables.ts';
import { reportDraft, type ReportRecord } from '../report-record.ts';
import { MONITORING_REPORT } from '../tables.ts';

export const day = (text: string): CalendarDay => text as CalendarDay;
export const KZ = 'KZ' as CountryCode;

const NOW = '2026-03-31T12:00:00.000Z' as Instant;
const clock: Clock = { now: () => NOW };
export const id = (): string => newId(clock);

export const TODAY = day('2026-03-31');
export const OFFICER = id();
export const VERIFIER = id();
export const projectId = id();
export const reportId = id();
export const versionId = id();
export const entityId = id();
export const designationId = id();
export const documentIds = { Imp_Rep: id(), Vrf_Rep: id(), SDIR: id(), SDIP: id() } as const;

/** A draft for the year 2025, without activity data. */
export const DRAFT: ReportRecord = {
  project: projectId,
  firstDay: day('2025-01-01'),
  lastDay: day('2025-12-31'),
  note: null,
  status: 'draft',
  activity: [],
  openedBy: OFFICER,
  submittedBy: null,
  submittedOn: null,
  documents: [],
  verification: null,
  verifications: 0,
  reason: null,
};

/** The same with 97.009 t calculated. */
export const FILLED: ReportRecord = {
  ...DRAFT,
  activity: [
    {
      id: id(),
      methodologyVersion: versionId,
      edition: 1,
      rows: 4,
      rowsHash: '0'.repeat(64),
      vintages: [
        {
          vintage: 2025,
          referenceEmissions: '918.4',
          projectEmissions: '821.391',
          emissionReductions: '97.009',
        },
      ],
    },
  ],
};

export const SUBMITTED: ReportRecord = {
  ...FILLED,
  status: 'submitted',
  submittedBy: OFFICER,
  submittedOn: day('2026-02-01'),
};

/** What the database would answer, by the table that a statement reads first. */
export interface Scene {
  readonly report?: ReportRecord | null;
  readonly project?: Partial<Row> | null;
  readonly pins?: readonly Row[];
  readonly periods?: readonly Row[];
  readonly forms?: readonly (keyof typeof documentIds)[];
  readonly taken?: readonly Row[];
  readonly designations?: readonly Row[];
  readonly roles?: readonly Row[];
}

const PROJECT_ROW: Row = {
  id: projectId,
  reference: 'KZ001',
  mechanism: 'JCM',
  cycle_state: 'registered',
  starts_on: '2020-01-01',
  ends_on: null,
};

export const PIN: Row = {
  project_id: projectId,
  id: versionId,
  number: 'KZ_AM001',
  version: 'Ver1.0',
  formula: 'ev-charging-1',
  factors: '{}',
  scopes: '[7]',
};

export const DESIGNATION: Row = {
  id: designationId,
  participant_id: entityId,
  validation_scopes: '[]',
  verification_scopes: '[1,7]',
  decision_id: id(),
  designated_on: '2024-01-01',
  designated_until: null,
};

/** Decides one act of a kind with what the scene says is in the book. */
export async function decided<Body>(
  kind: ActKind<Body>,
  body: Body,
  scene: Scene = {},
  principalId = OFFICER,
): Promise<{
  readonly result: Outcome | Refusal;
  readonly known: WorkingSet;
  readonly act: Act<Body>;
}> {
  const known = new WorkingSet(NOW, TODAY);
  const { report = DRAFT, project = {} } = scene;
  if (project !== null) known.holdRow(PROJECT, { ...PROJECT_ROW, ...project } as Row);
  if (report !== null) {
    known.holdRow(MONITORING_REPORT, reportDraft('insert', reportId, 3, TODAY, report).row.row);
  }
  const act = {
    id: id(),
    countryCode: KZ,
    kind: kind.kind,
    subjectId: kind.kind === 'monitoring-report' ? projectId : reportId,
    body,
    principalId,
    idempotencyKey: 'key',
    requestHash: '',
    approved: false,
  } as Act<Body>;
  await kind.read?.([act], readerOf(scene), known, new Map());
  return { result: kind.decide(act, known, undefined), known, act };
}

export function accepted(result: Outcome | Refusal): Outcome {
  if (result instanceof Refusal) throw result;
  return result;
}

function readerOf(scene: Scene): BatchReader {
  const { pins = [PIN], periods = [], forms = ['Imp_Rep', 'Vrf_Rep'] } = scene;
  const documents = forms.map((form) => ({
    project_id: projectId,
    id: documentIds[form],
    form,
  }));
  const answers: readonly [string, readonly Row[]][] = [
    ['FROM public.project_methodology', pins],
    ['FROM public.crediting_period', periods],
    ['FROM public.document', documents],
    ['FROM public.monitoring_report', scene.taken ?? []],
    ['FROM public.project_participant', scene.roles ?? []],
    ['FROM public.tpe_designation', scene.designations ?? [DESIGNATION]],
  ];
  return {
    query: (text) => Promise.resolve(answers.find(([from]) => text.includes(from))?.[1] ?? []),
    immutable: () => Promise.resolve(new Map()),
  };
}
