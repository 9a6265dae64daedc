import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { JOINT_COMMITTEE_DECISION } from '../../partner-country/tables.ts';
import { cycleFact, type CycleFacts } from '../cycle/facts.ts';
import { projectRow, type ProjectRecord } from '../project-record.ts';
import { DOCUMENT, PROJECT } from '../tables.ts';

export const day = (text: string): CalendarDay => text as CalendarDay;

export const PROJECT_ID = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
export const OTHER_ID = '01932c5e-7a00-7c3e-9b1a-0242ac12a000';
export const ACT_ID = '01932c5e-7a00-7c3e-9b1a-0242ac12b000';
export const DECISION_ID = '01932c5e-7a00-7c3e-9b1a-0242ac12c000';
const DOCUMENT_IDS = '01932c5e-7a00-7c3e-9b1a-0242ac12d0';

export const KZ001: ProjectRecord = {
  reference: 'KZ001',
  title: 'Зарядные станции',
  mechanism: 'JCM',
  sector: 'transport',
  status: 'proposed',
  sites: [],
  participants: [
    { name: 'Green Co.', side: 'japan', country: 'JP' },
    { name: 'JSC Zhasyl Damu', side: 'partner', country: 'KZ' },
  ],
  startsOn: null,
  endsOn: null,
  expectedAnnualReduction: null,
  source: null,
};

export const FACTS: CycleFacts = {
  names: [`KZ-${PROJECT_ID}`, 'KZ001'],
  formerNames: [],
  ideaNumber: null,
  methodologies: [
    {
      number: 'KZ_AM001',
      version: 'Ver1.0',
      versionId: OTHER_ID,
      approvedOn: day('2025-03-01'),
    },
  ],
  used: [],
  creditingPeriods: [],
  rulesAdoptedOn: day('2024-01-15'),
};

export interface CycleScene {
  readonly state?: string | null;
  readonly sequence?: number;
  readonly enteredOn?: string;
  readonly project?: Partial<ProjectRecord>;
  readonly facts?: Partial<CycleFacts>;
  /** Forms of documents of the project; the n-th has {@link documentId}(n). */
  readonly forms?: readonly string[];
  /** An effective decision of a day with an item of a type about KZ001. */
  readonly decided?: { readonly type: string; readonly on: string; readonly status?: string };
}

export function documentId(at: number): string {
  return `KZ-${DOCUMENT_IDS}${String(at).padStart(2, '0')}`;
}

/** What an act of the cycle may know of project KZ001. Today is 2026-11-23. */
export function cycleScene(scene: CycleScene = {}): WorkingSet {
  const known = new WorkingSet('2026-11-23T00:00:00.000Z' as Instant, day('2026-11-23'));
  known.holdRow(PROJECT, {
    ...projectRow(PROJECT_ID, 3, { ...KZ001, ...scene.project }),
    cycle_state: scene.state ?? null,
    cycle_sequence: scene.state ? (scene.sequence ?? 2) : null,
    cycle_entered_on: scene.state ? (scene.enteredOn ?? '2025-02-01') : null,
    registered_on: scene.state === 'registered' ? '2025-02-01' : null,
  });
  known.setFact(cycleFact(PROJECT_ID), { ...FACTS, ...scene.facts });
  for (const [at, form] of (scene.forms ?? []).entries()) {
    const id = documentId(at).slice(3);
    known.holdRow(DOCUMENT, { id, project_id: PROJECT_ID, form });
  }
  if (scene.decided) {
    const { type, on, status = 'effective' } = scene.decided;
    known.holdRow(JOINT_COMMITTEE_DECISION, {
      id: DECISION_ID,
      status,
      decision_on: on,
      effective_on: status === 'effective' ? on : null,
      items: JSON.stringify([{ type, subject: 'KZ001', text: 'Why', amounts: [], scopes: null }]),
    });
  }
  return known;
}

/** An act of project KZ001 as the queue hands it to its kind. */
export function cycleAct<Body>(body: Body, subjectId = PROJECT_ID): Act<Body> {
  const act = {
    id: ACT_ID,
    countryCode: 'KZ' as CountryCode,
    principalId: OTHER_ID,
    subjectId,
    body,
  };
  return act as Act<Body>;
}
