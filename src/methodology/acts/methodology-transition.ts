import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, Known, Outcome, RecordDraft, RowWrite } from '../../ledger/act.ts';
import { refuseMove } from '../../ledger/life-cycle.ts';
import {
  citedItem,
  decisionIdIn,
  type DecisionItemType,
} from '../../partner-country/joint-committee.ts';
import { JOINT_COMMITTEE_DECISION } from '../../partner-country/tables.ts';
import { methodologyErrors } from '../errors.ts';
import {
  METHODOLOGY_CYCLE,
  PUBLIC_INPUT_DAYS,
  type MethodologySituation,
  type MethodologyState,
} from '../methodology-cycle.ts';
import {
  APPROVED_NUMBER,
  methodologyAnswer,
  methodologyDraft,
  methodologyOfRow,
  type MethodologyRecord,
} from '../methodology-record.ts';
import { METHODOLOGY } from '../tables.ts';
import { factorsOf, refuseVersion, versionDraft, type VersionGiven } from '../version-draft.ts';
import { documentsOf, type DocumentGiven } from './methodology.ts';

export interface MethodologyTransitionBody extends VersionGiven {
  readonly to: MethodologyState;
  /** The day of the step; today where left out. A decided step takes the decision's day. */
  readonly effectiveOn?: CalendarDay | null;
  /** The last day of public input; 15 days in all where left out. */
  readonly publicInputUntil?: CalendarDay | null;
  /** Forms that are handed in with the step. */
  readonly documents?: readonly DocumentGiven[] | null;
  /** Public id of the decision that the step rests on. */
  readonly decisionId?: string | null;
  /** The number of a newly approved methodology: KZ_AM001. */
  readonly approvedNumber?: string | null;
  readonly reason?: string | null;
}

/** What never changes of the methodologies that are to move: what each revises. */
type Revised = string | null;

/**
 * Takes a proposed methodology one step further. Its approval makes a version: the first of a new
 * methodology, the next of the one it revises.
 *
 * Refuses, in this order: METHODOLOGY.NOT_FOUND, LEDGER.MOVE_NOT_POSSIBLE, what is wrong with the cited
 * decision (DECISION.…), LEDGER.MOVE_LACKS, METHODOLOGY.DAY_IN_FUTURE, BEFORE_THE_STEP_BEFORE,
 * PUBLIC_INPUT_TOO_SHORT, NUMBER_MISSING, NUMBER_OF_OTHER_COUNTRY, NUMBER_NOT_NEEDED, then what
 * {@link refuseVersion} refuses; METHODOLOGY.NUMBER_USED by the key of the table.
 */
export const methodologyTransitionAct: ActKind<MethodologyTransitionBody, Revised> = {
  kind: 'methodology-transition',
  posts: false,
  async resolve(acts, reader) {
    const rows = await reader.query(
      `SELECT id, revises_id FROM public.methodology
        WHERE country_code = $1 AND id = ANY($2::uuid[])`,
      [acts[0]?.countryCode, acts.map(({ subjectId }) => subjectId)],
    );
    const revised = new Map(rows.map((row) => [row['id'], row['revises_id'] as Revised]));
    return new Map(acts.map((act) => [act.id, revised.get(act.subjectId ?? '') ?? null]));
  },
  needs({ countryCode, subjectId, body }, revised) {
    const decision = decisionIdIn(countryCode, body.decisionId);
    return {
      rows: [
        ...(decision
          ? [{ table: JOINT_COMMITTEE_DECISION, id: decision, lock: 'share' as const }]
          : []),
        ...[subjectId, revised].flatMap((id) =>
          id ? [{ table: METHODOLOGY, id, lock: 'update' as const }] : [],
        ),
      ],
    };
  },
  decide(act, known) {
    const id = act.subjectId ?? '';
    const row = known.row(METHODOLOGY, id);
    if (!row) {
      const methodology = publicId(act.countryCode, id);
      return methodologyErrors.refuse('METHODOLOGY.NOT_FOUND', { methodology });
    }
    const before = withDocuments(methodologyOfRow(row), act.body);
    const cited = citedDecision(act, known, before);
    const day = cited.on ?? act.body.effectiveOn ?? known.today;
    const refusal =
      refuseStep(act.body.to, before, day, cited) ?? refuseDay(day, before, known.today);
    if (refusal) return refusal;
    const version = (row['version'] as number) + 1;
    if (act.body.to === 'approved')
      return approved(act, known, { id, version, before, day, cited });
    const after = moved(act.body, before, day, cited.id);
    if (after instanceof Refusal) return after;
    const draft = methodologyDraft('update', id, version, day, after);
    return outcome(act, id, version, after, [draft]);
  },
};

/** What a decision says of the methodology, where one is cited. */
interface Cited {
  readonly id: string | null;
  readonly on: CalendarDay | null;
  readonly decided: MethodologySituation['decided'];
  readonly refusal: Refusal | null;
}

function citedDecision(
  act: Act<MethodologyTransitionBody>,
  known: Known,
  methodology: MethodologyRecord,
): Cited {
  const nothing = { id: null, on: null, decided: null, refusal: null };
  const { to, decisionId } = act.body;
  if (!decisionId || (to !== 'approved' && to !== 'not-approved')) return nothing;
  const id = decisionIdIn(act.countryCode, decisionId);
  const row = id === null ? undefined : known.row(JOINT_COMMITTEE_DECISION, id);
  const names = [publicId(act.countryCode, act.subjectId ?? ''), methodology.proposalNumber];
  const item = citedItem(row, itemType(to, methodology), names);
  if (item instanceof Refusal) return { ...nothing, refusal: item };
  const decided = to === 'approved' ? 'approval' : 'non-approval';
  return { id, on: row?.['effective_on'] as CalendarDay, decided, refusal: null };
}

function itemType(
  to: 'approved' | 'not-approved',
  { revises }: MethodologyRecord,
): DecisionItemType {
  if (to === 'not-approved') return 'methodology-non-approval';
  return revises === null ? 'methodology-approval' : 'methodology-revision';
}

function refuseStep(
  to: MethodologyState,
  methodology: MethodologyRecord,
  day: CalendarDay,
  cited: Cited,
): Refusal | null {
  const refusal = refuseMove(METHODOLOGY_CYCLE, methodology.status, to, {
    ...situationOf(methodology, day),
    decided: cited.decided,
  });
  // What is wrong with the decision that was cited says more than that one is lacking.
  return refusal?.code === 'LEDGER.MOVE_LACKS' ? (cited.refusal ?? refusal) : refusal;
}

/** What a methodology has for its next step on a day, before any decision is cited. */
export function situationOf(
  methodology: Pick<MethodologyRecord, 'documents' | 'publicInputUntil' | 'revises'>,
  day: CalendarDay,
): MethodologySituation {
  return {
    forms: methodology.documents.map(({ form }) => form),
    publicInputUntil: methodology.publicInputUntil,
    day,
    isRevision: methodology.revises !== null,
    decided: null,
  };
}

function refuseDay(
  day: CalendarDay,
  { proposedOn, publicInputFrom, considerationFrom }: MethodologyRecord,
  today: CalendarDay,
): Refusal | null {
  if (day > today) return methodologyErrors.refuse('METHODOLOGY.DAY_IN_FUTURE', { day, today });
  const before = considerationFrom ?? publicInputFrom ?? proposedOn;
  if (day >= before) return null;
  return methodologyErrors.refuse('METHODOLOGY.BEFORE_THE_STEP_BEFORE', { day, before });
}

function moved(
  { to, publicInputUntil, reason }: MethodologyTransitionBody,
  before: MethodologyRecord,
  day: CalendarDay,
  decision: string | null,
): MethodologyRecord | Refusal {
  const after = { ...before, status: to, reason: reason ?? before.reason };
  if (to === 'not-approved') return { ...after, decidedOn: day, decision };
  if (to !== 'public-input') return { ...after, considerationFrom: day };
  const shortest = addDays(day, PUBLIC_INPUT_DAYS - 1);
  const until = publicInputUntil ?? shortest;
  if (until < shortest) {
    const facts = { from: day, until, shortest };
    return methodologyErrors.refuse('METHODOLOGY.PUBLIC_INPUT_TOO_SHORT', facts);
  }
  return { ...after, publicInputFrom: day, publicInputUntil: until };
}

interface Approval {
  readonly id: string;
  readonly version: number;
  readonly before: MethodologyRecord;
  readonly day: CalendarDay;
  readonly cited: Cited;
}

function approved(
  act: Act<MethodologyTransitionBody>,
  known: Known,
  { id, version, before, day, cited }: Approval,
): Outcome | Refusal {
  const { body } = act;
  const numbered = refuseNumber(act, before);
  if (numbered) return numbered;
  const revisedRow = before.revises === null ? undefined : known.row(METHODOLOGY, before.revises);
  const revised = revisedRow ? methodologyOfRow(revisedRow) : null;
  const last = revised?.currentVersion ?? null;
  const next = body.version ?? nextVersion(last);
  const refusal = refuseVersion(next, last, body);
  if (refusal) return refusal;
  const after: MethodologyRecord = {
    ...before,
    status: 'approved',
    approvedNumber: body.approvedNumber ?? null,
    decidedOn: day,
    decision: cited.id,
    currentVersion: revised === null ? next : null,
    reason: body.reason ?? before.reason,
  };
  const drafts = [
    methodologyDraft('update', id, version, day, after),
    versionDraft(act.id, {
      methodology: before.revises ?? id,
      version: next,
      approvedOn: day,
      formula: body.formula ?? null,
      factors: factorsOf(body.factors),
      decision: cited.id ?? '',
      proposal: id,
    }),
  ];
  if (revised !== null && revisedRow !== undefined && before.revises !== null) {
    const nextRecord = { ...revised, currentVersion: next };
    const recordVersion = (revisedRow['version'] as number) + 1;
    drafts.push(methodologyDraft('update', before.revises, recordVersion, day, nextRecord));
  }
  return outcome(act, id, version, after, drafts);
}

function refuseNumber(
  { countryCode, body }: Act<MethodologyTransitionBody>,
  { revises }: MethodologyRecord,
): Refusal | null {
  const number = body.approvedNumber ?? null;
  if (revises !== null) {
    return number === null
      ? null
      : methodologyErrors.refuse('METHODOLOGY.NUMBER_NOT_NEEDED', { number });
  }
  if (number === null) return methodologyErrors.refuse('METHODOLOGY.NUMBER_MISSING');
  if (APPROVED_NUMBER.test(number) && number.startsWith(countryCode)) return null;
  const facts = { number, country: countryCode };
  return methodologyErrors.refuse('METHODOLOGY.NUMBER_OF_OTHER_COUNTRY', facts);
}

/** Ver1.0 for the first; the next whole number after that. */
function nextVersion(last: string | null): string {
  if (last === null) return 'Ver1.0';
  const major = parseInt(last.slice('Ver'.length), 10);
  return `Ver${major + 1}.0`;
}

/** Forms that come with a step are there for it. */
function withDocuments(
  methodology: MethodologyRecord,
  { documents }: MethodologyTransitionBody,
): MethodologyRecord {
  return { ...methodology, documents: [...methodology.documents, ...documentsOf(documents)] };
}

function outcome(
  { countryCode }: Act<MethodologyTransitionBody>,
  id: string,
  version: number,
  after: MethodologyRecord,
  drafts: readonly { readonly record: RecordDraft; readonly row: RowWrite }[],
): Outcome {
  return {
    records: drafts.map(({ record }) => record),
    rows: drafts.map(({ row }) => row),
    answer: {
      status: 200,
      location: `/v1/methodologies/${publicId(countryCode, id)}`,
      body: methodologyAnswer(countryCode, id, version, after),
    },
  };
}
