import { canonicalJson, sha256Hex, type JsonValue } from '../../kernel/canonical-json.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import type {
  Act,
  ActKind,
  Answer,
  BatchReader,
  JsonObject,
  Known,
  RecordDraft,
  RowWrite,
} from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { ALWAYS } from '../../partner-country/always.ts';
import { projectOfRow, projectRow, type ProjectRecord } from '../project-record.ts';
import { publicSourceErrors } from '../public-source/errors.ts';
import { faultsOf } from '../public-source/faults.ts';
import { isAggregate, ordinalOf, projectSaid } from '../public-source/record.ts';
import type { PublicProject, PublicRecord } from '../public-source/record.ts';
import { PUBLIC_RECORD } from '../public-source/tables.ts';
import { PROJECT, PROJECT_REFERENCE } from '../tables.ts';

export interface PublicSourceBody {
  readonly record: PublicRecord;
}

/** What is there already: found before the locks, because neither ever changes its id. */
interface There {
  readonly recordId: string | null;
  readonly projectId: string | null;
}

/**
 * Records what a public source says of a project or of an issuance. It passes no gate and makes no
 * decision, no date and no vintage; no credit of this book comes of it. A project that the book does not
 * know is entered as known from there, and follows its source until an act of the book changes it; one
 * that the book has of its own stays as it is, and the record stands beside it.
 *
 * Refuses what {@link faultsOf} finds, the first of them with all in `errors`, then
 * PUBLIC_SOURCE.NOTHING_CHANGES; PUBLIC_SOURCE.RECORDED_MEANWHILE by the key of the table.
 */
export const publicSourceRecordAct: ActKind<PublicSourceBody, There> = {
  kind: 'public-source-record',
  posts: false,
  resolve: findWhatIsThere,
  needs: (_act, { recordId, projectId }) => ({
    rows: [
      ...(projectId === null ? [] : [{ table: PROJECT, id: projectId, lock: 'update' as const }]),
      ...(recordId === null
        ? []
        : [{ table: PUBLIC_RECORD, id: recordId, lock: 'update' as const }]),
    ],
  }),
  decide(act, known, { recordId, projectId }) {
    const { record } = act.body;
    const faults = faultsOf(record, act.countryCode, known.today);
    const [first] = faults;
    if (first) {
      const errors = faults.map(({ field, code }) => ({
        pointer: `/record/${field.replaceAll('.', '/')}`,
        detail: publicSourceErrors.definitions[code].title,
      }));
      return publicSourceErrors.refuse(first.code, { ...first.facts }, errors);
    }
    const before = recordId === null ? undefined : known.row(PUBLIC_RECORD, recordId);
    const fingerprint = fingerprintOf(record);
    if (before?.['fingerprint'] === fingerprint) {
      return publicSourceErrors.refuse('PUBLIC_SOURCE.NOTHING_CHANGES', {
        reference: record.reference,
        version: before['version'] as number,
      });
    }
    const project =
      record.kind === 'project' ? projectWrites(act, record, known, { projectId, before }) : null;
    const id = recordId ?? act.id;
    const version = before === undefined ? 1 : (before['version'] as number) + 1;
    const row: Row = {
      id,
      kind: record.kind,
      reference: record.reference,
      ordinal: ordinalOf(record),
      aggregate: isAggregate(record),
      project_id: project?.id ?? null,
      project_version: project?.version ?? null,
      body: canonicalJson(record as unknown as JsonValue),
      fingerprint,
      version,
    };
    return {
      records: [
        ...(project?.records ?? []),
        {
          type: 'public-record',
          id,
          version,
          validFrom: known.today,
          body: { ...record, project: project?.id ?? null } as unknown as JsonObject,
        },
      ],
      rows: [
        ...(project?.rows ?? []),
        { table: PUBLIC_RECORD, change: before === undefined ? 'insert' : 'update', row },
      ],
      answer: answerOf(act, id, row, project?.id ?? null),
    };
  },
};

/** What "the same record" means: every word of it. */
export function fingerprintOf(record: PublicRecord): string {
  return sha256Hex(canonicalJson(record as unknown as JsonValue));
}

async function findWhatIsThere(
  acts: readonly Act<PublicSourceBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, There>> {
  // OFFSET 0: each is an index look-up, whatever the planner believes of the tables' sizes.
  const rows = await reader.query(
    `SELECT given.act, record.id AS record_id, known.project_id
       FROM unnest($2::text[], $3::text[], $4::text[], $5::integer[])
              AS given(act, kind, reference, ordinal)
       LEFT JOIN LATERAL (
         SELECT r.id FROM public.public_record r
          WHERE r.country_code = $1 AND r.kind = given.kind AND r.reference = given.reference
            AND r.ordinal = given.ordinal OFFSET 0) record ON true
       LEFT JOIN LATERAL (
         SELECT k.project_id FROM public.project_reference k
          WHERE k.country_code = $1 AND k.reference = given.reference
            AND given.kind = 'project' OFFSET 0) known ON true`,
    [
      acts[0]?.countryCode,
      acts.map(({ id }) => id),
      acts.map(({ body }) => body.record.kind),
      acts.map(({ body }) => body.record.reference),
      acts.map(({ body }) => ordinalOf(body.record)),
    ],
  );
  return new Map(
    rows.map((row) => [
      String(row['act']),
      {
        recordId: row['record_id'] as string | null,
        projectId: row['project_id'] as string | null,
      },
    ]),
  );
}

interface ProjectWrites {
  readonly id: string;
  /** The version of the project that says what the source says; null where the book has its own. */
  readonly version: number | null;
  readonly records: readonly RecordDraft[];
  readonly rows: readonly RowWrite[];
}

function projectWrites(
  act: Act<PublicSourceBody>,
  record: PublicProject,
  known: Known,
  { projectId, before }: { readonly projectId: string | null; readonly before: Row | undefined },
): ProjectWrites {
  const said = projectSaid(record);
  const row = projectId === null ? undefined : known.row(PROJECT, projectId);
  const draft = (id: string, version: number, validFrom: CalendarDay): RecordDraft => {
    return { type: 'project', id, version, validFrom, body: said as unknown as JsonObject };
  };
  if (projectId === null || row === undefined) {
    const { id } = act;
    return {
      id,
      version: 1,
      records: [draft(id, 1, record.registeredOn ?? ALWAYS)],
      rows: [
        {
          table: PROJECT,
          change: 'insert',
          row: { ...projectRow(id, 1, said), recorded_from: 'public-source' },
        },
        {
          table: PROJECT_REFERENCE,
          change: 'insert',
          row: { reference: said.reference, project_id: id },
        },
      ],
    };
  }
  const version = row['version'] as number;
  // Once an act of the book has changed it, or its cycle has begun here, the project is the book's own.
  const follows =
    row['recorded_from'] === 'public-source' &&
    before?.['project_version'] === version &&
    (row['cycle_state'] ?? null) === null;
  if (!follows) return { id: projectId, version: null, records: [], rows: [] };
  if (textOf(projectOfRow(row)) === textOf(said)) {
    return { id: projectId, version, records: [], rows: [] };
  }
  return {
    id: projectId,
    version: version + 1,
    records: [draft(projectId, version + 1, known.today)],
    rows: [{ table: PROJECT, change: 'update', row: projectRow(projectId, version + 1, said) }],
  };
}

function textOf(record: ProjectRecord): string {
  return canonicalJson(record as unknown as JsonValue);
}

function answerOf(
  act: Act<PublicSourceBody>,
  id: string,
  row: Row,
  projectId: string | null,
): Answer {
  const version = row['version'] as number;
  const { kind, reference } = act.body.record;
  return {
    status: version === 1 ? 201 : 200,
    location: `/v1/partner-countries/${act.countryCode}/public-records`,
    body: {
      id: publicId(act.countryCode, id),
      kind,
      reference,
      project: projectId === null ? null : publicId(act.countryCode, projectId),
      version,
      status: 'posted',
    },
  };
}
