import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, Known, Outcome } from '../../ledger/act.ts';
import { refuseMove, statesAfter } from '../../ledger/life-cycle.ts';
import type { Row } from '../../ledger/table.ts';
import {
  citedItem,
  decisionIdIn,
  type DecisionItem,
  type DecisionItemType,
} from '../../partner-country/joint-committee.ts';
import { JOINT_COMMITTEE_DECISION } from '../../partner-country/tables.ts';
import { cycleFact, namesFor, readCycleFacts, usedFor, type CycleFacts } from '../cycle/facts.ts';
import { PROJECT_CYCLE } from '../cycle/project-cycle.ts';
import { decidingItem, type CycleState } from '../cycle/states.ts';
import { situationOf, stateOf } from '../cycle/situation.ts';
import type { ProjectTransitionBody, Step } from '../cycle/step.ts';
import { refuseStep } from '../cycle/step-rules.ts';
import { stepWrites } from '../cycle/step-writes.ts';
import { projectErrors } from '../errors.ts';
import { DOCUMENT, PROJECT } from '../tables.ts';

/**
 * Takes a project one step along the cycle of the JCM. The first step takes a project of no mechanism
 * into it; the number comes with the validation, and the registration's day is the decision's.
 *
 * Refuses, in this order: PROJECT.NOT_FOUND, DOCUMENT_NOT_OF_PROJECT, LEDGER.MOVE_NOT_POSSIBLE,
 * PROJECT.DECISION_USED, LEDGER.MOVE_LACKS (the state, what is missing, whose move it is), then what
 * {@link refuseStep} refuses.
 */
export const projectTransitionAct: ActKind<ProjectTransitionBody> = {
  kind: 'project-transition',
  posts: false,
  needs(act) {
    const decision = decisionIdIn(act.countryCode, act.body.decisionId);
    return {
      rows: [
        ...(act.subjectId ? [{ table: PROJECT, id: act.subjectId, lock: 'update' as const }] : []),
        ...(decision === null
          ? []
          : [{ table: JOINT_COMMITTEE_DECISION, id: decision, lock: 'share' as const }]),
        ...documentsOf(act).map((id) => ({ table: DOCUMENT, id, lock: 'none' as const })),
      ],
    };
  },
  async read(acts, reader, known) {
    const [first] = acts;
    if (!first) return;
    const projects = [...new Set(acts.map(({ subjectId }) => subjectId ?? ''))];
    for (const [project, facts] of await readCycleFacts(reader, first.countryCode, projects)) {
      known.setFact(cycleFact(project), facts);
    }
    const wanted = acts.flatMap(({ body }) => (body.reference ? [body.reference] : []));
    const pins = acts.flatMap(({ body }) => (body.pinNumber ? [body.pinNumber] : []));
    if (wanted.length + pins.length === 0) return;
    const rows = await reader.query(
      `SELECT reference AS name, project_id FROM public.project_reference
        WHERE country_code = $1 AND reference = ANY($2::text[])
       UNION ALL
       SELECT pin_number, id FROM public.project
        WHERE country_code = $1 AND pin_number = ANY($3::text[])`,
      [first.countryCode, wanted, pins],
    );
    for (const row of rows) known.setFact(`project called ${row['name']}`, row['project_id']);
  },
  decide,
};

function decide(act: Act<ProjectTransitionBody>, known: Known): Outcome | Refusal {
  const subject = act.subjectId ?? '';
  const row = known.row(PROJECT, subject);
  const facts = known.fact<CycleFacts>(cycleFact(subject));
  if (!row || !facts) {
    return projectErrors.refuse('PROJECT.NOT_FOUND', {
      project: publicId(act.countryCode, subject),
    });
  }
  const { body } = act;
  const from = stateOf(row);
  const documents = documentsOf(act).map((id) => known.row(DOCUMENT, id));
  const strange = (body.documentIds ?? []).find(
    (_, at) => documents[at]?.['project_id'] !== subject,
  );
  if (strange !== undefined) {
    return projectErrors.refuse('PROJECT.DOCUMENT_NOT_OF_PROJECT', { document: strange });
  }
  const renewal = from === 'registered' ? (body.creditingPeriod ?? null) : null;
  const itemType = statesAfter(PROJECT_CYCLE, from).includes(body.to as CycleState)
    ? decidingItem(from, body.to, renewal)
    : null;
  const cited = citedBy(act, known, facts, itemType);
  if (cited instanceof Refusal) return cited;
  const day = body.effectiveOn ?? cited.effectiveOn ?? known.today;
  const reason = body.reason ?? cited.item?.text ?? null;
  const situation = situationOf(row, facts, {
    day,
    roles: body.roles,
    forms: new Set(documents.map((document) => String(document?.['form']))),
    decided: new Set(cited.item === null ? [] : [cited.item.type]),
    faults: new Map(cited.fault === null || itemType === null ? [] : [[itemType, cited.fault]]),
    reason,
    renewal,
    reference: body.reference ?? null,
  });
  const refusal = refuseMove(PROJECT_CYCLE, from, body.to, situation);
  if (refusal) return refusal;
  const to = body.to as CycleState;
  const step: Step = { act, known, row, facts, from, to, day, decidedOn: cited.effectiveOn };
  const fault = refuseStep(step, itemType);
  if (fault) return fault;
  const decision = itemType === null ? null : decisionIdIn(act.countryCode, body.decisionId);
  if (decision !== null && itemType !== null) {
    const used = [...facts.used, usedFor(decision, itemType)];
    known.setFact(cycleFact(subject), { ...facts, used } satisfies CycleFacts);
  }
  return stepWrites(step, { decision, itemType, documents: documentsOf(act), reason });
}

interface Cited {
  readonly item: DecisionItem | null;
  /** Why the cited decision does not count. */
  readonly fault: string | null;
  readonly effectiveOn: CalendarDay | null;
}

/** What the cited decision says of the step. */
function citedBy(
  act: Act<ProjectTransitionBody>,
  known: Known,
  facts: CycleFacts,
  type: DecisionItemType | null,
): Cited | Refusal {
  const cited = act.body.decisionId ?? null;
  if (type === null || cited === null) return { item: null, fault: null, effectiveOn: null };
  const id = decisionIdIn(act.countryCode, cited);
  const row: Row | undefined = id === null ? undefined : known.row(JOINT_COMMITTEE_DECISION, id);
  const found = citedItem(row, type, namesFor(type, act.countryCode, facts));
  const effectiveOn = (row?.['effective_on'] ?? null) as CalendarDay | null;
  if (found instanceof Refusal) {
    return { item: null, fault: FAULTS[found.code] ?? found.title, effectiveOn };
  }
  if (id !== null && facts.used.includes(usedFor(id, type))) {
    return projectErrors.refuse('PROJECT.DECISION_USED', { decision: cited, item: type });
  }
  return { item: found, fault: null, effectiveOn };
}

const FAULTS: Readonly<Record<string, string>> = {
  'DECISION.NOT_FOUND': 'there is no such decision in this country',
  'DECISION.NOT_EFFECTIVE': 'it awaits signatures',
  'DECISION.SAYS_NOTHING_OF_THIS': 'it says nothing of this project',
};

/** The documents that are cited, by id without country; what is no id of this country is kept out. */
function documentsOf({ countryCode, body }: Act<ProjectTransitionBody>): readonly string[] {
  return (body.documentIds ?? []).map((text) => {
    const { countryCode: country, id } = parsePublicId(text);
    return country === countryCode ? id : '00000000-0000-7000-8000-000000000000';
  });
}
