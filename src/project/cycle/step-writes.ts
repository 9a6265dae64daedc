import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import type { JsonObject, Outcome, RecordDraft, RowWrite } from '../../ledger/act.ts';
import { projectOfRow, projectRow, type ProjectRecord } from '../project-record.ts';
import { CREDITING_PERIOD, PROJECT, PROJECT_REFERENCE, PROJECT_TRANSITION } from '../tables.ts';
import { cycleFact, type CycleFacts } from './facts.ts';
import { statusOfState, type CycleState } from './states.ts';
import type { Step } from './step.ts';

/** What a step rests on, by ids without country. */
export interface StepGrounds {
  readonly decision: string | null;
  readonly itemType: string | null;
  readonly documents: readonly string[];
  readonly reason: string | null;
}

/** What a step writes: itself, the project as it stands now, its number, its crediting period. */
export function stepWrites(step: Step, grounds: StepGrounds): Outcome {
  const { act, row, from, to, day } = step;
  const { body, countryCode } = act;
  const project = String(row['id']);
  const sequence = ((row['cycle_sequence'] as number | null | undefined) ?? 0) + 1;
  const before = projectOfRow(row);
  const after = recordAfter(before, to, body.reference ?? null);
  const changes = canonicalJson(before as unknown as JsonValue) !== textOf(after);
  const version = (row['version'] as number) + (changes ? 1 : 0);
  const creditingPeriod = body.creditingPeriod ?? null;
  const said = {
    project,
    sequence,
    from: from === 'not-begun' ? null : from,
    to,
    effectiveOn: day,
    decision: grounds.decision,
    decisionItem: grounds.itemType,
    documents: grounds.documents,
    reason: grounds.reason,
    creditingPeriod: creditingPeriod as JsonObject | null,
  };
  const id = publicId(countryCode, act.id);
  return {
    records: [
      ...(changes ? [projectVersion(step, project, version, after)] : []),
      { type: 'project-transition', id: act.id, version: 1, validFrom: day, body: said },
    ],
    rows: [
      { table: PROJECT, change: 'update', row: projectAfter(step, after, version, sequence) },
      {
        table: PROJECT_TRANSITION,
        change: 'insert',
        row: {
          project_id: project,
          sequence,
          id: act.id,
          previous_sequence: sequence === 1 ? null : sequence - 1,
          from_state: said.from,
          to_state: to,
          effective_on: day,
          decision_id: grounds.decision,
          decision_item: grounds.itemType,
          document_ids: canonicalJson(grounds.documents as unknown as JsonValue),
          reason: grounds.reason,
          taken_by: act.principalId,
        },
      },
      ...newReference(step, after),
      ...newCreditingPeriod(step, project, sequence),
    ],
    answer: {
      status: 201,
      location: `/v1/projects/${publicId(countryCode, project)}/transitions`,
      body: {
        id,
        project: publicId(countryCode, project),
        reference: after.reference,
        from: said.from ?? 'not-begun',
        state: to,
        sequence,
        effectiveOn: day,
        decision: grounds.decision === null ? null : publicId(countryCode, grounds.decision),
        warnings: warningsOf(step),
        status: 'posted',
      },
    },
  };
}

function recordAfter(
  before: ProjectRecord,
  to: CycleState,
  reference: string | null,
): ProjectRecord {
  return {
    ...before,
    mechanism: 'JCM',
    reference: reference ?? before.reference,
    status: statusOfState(to),
  };
}

function projectVersion(
  { day }: Step,
  id: string,
  version: number,
  record: ProjectRecord,
): RecordDraft {
  return {
    type: 'project',
    id,
    version,
    validFrom: day,
    body: record as unknown as JsonObject,
  };
}

function projectAfter(
  { act, row, to, day, from }: Step,
  after: ProjectRecord,
  version: number,
  sequence: number,
) {
  const registers = to === 'registered' && from !== 'registered';
  return {
    ...projectRow(String(row['id']), version, after),
    cycle_state: to,
    cycle_sequence: sequence,
    cycle_entered_on: day,
    registered_on: registers ? day : (row['registered_on'] ?? null),
    pin_number: act.body.pinNumber ?? row['pin_number'] ?? null,
  };
}

/** Every reference a project ever had stays its own. */
function newReference({ act, row, known }: Step, { reference }: ProjectRecord): RowWrite[] {
  const owner = known.fact<string>(`project called ${reference}`);
  if (reference === row['reference'] || owner === act.subjectId) return [];
  return [
    {
      table: PROJECT_REFERENCE,
      change: 'insert',
      row: { reference, project_id: String(row['id']) },
    },
  ];
}

function newCreditingPeriod(
  { act, known, facts }: Step,
  project: string,
  sequence: number,
): RowWrite[] {
  const given = act.body.creditingPeriod ?? null;
  if (given === null) return [];
  const fresh = known.fact<CycleFacts>(cycleFact(project)) ?? facts;
  known.setFact(cycleFact(project), {
    ...fresh,
    creditingPeriods: [...fresh.creditingPeriods, given],
  } satisfies CycleFacts);
  return [
    {
      table: CREDITING_PERIOD,
      change: 'insert',
      row: {
        id: act.id,
        project_id: project,
        sequence,
        starts_on: given.startsOn,
        ends_on: given.endsOn,
      },
    },
  ];
}

/** A number of an idea note that comes from outside is not unique there: it is told, not refused. */
function warningsOf({ act, known }: Step): readonly string[] {
  const { pinNumber = null } = act.body;
  const other = pinNumber === null ? undefined : known.fact<string>(`project called ${pinNumber}`);
  if (other === undefined || other === act.subjectId) return [];
  return [`${pinNumber} is the idea note of ${publicId(act.countryCode, other)} too`];
}

function textOf(record: ProjectRecord): string {
  return canonicalJson(record as unknown as JsonValue);
}
