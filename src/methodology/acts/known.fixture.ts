import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Clock, Instant } from '../../kernel/clock.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { newId, publicId } from '../../kernel/ids.ts';
import type { Act } from '../../ledger/act.ts';
import { WorkingSet } from '../../ledger/working-set.ts';
import { JOINT_COMMITTEE_DECISION } from '../../partner-country/tables.ts';
import type { MethodologyState } from '../methodology-cycle.ts';
import { methodologyDraft, type MethodologyRecord } from '../methodology-record.ts';
import { METHODOLOGY } from '../tables.ts';

export const day = (text: string): CalendarDay => text as CalendarDay;
export const KZ = 'KZ' as CountryCode;

const NOW = '2026-03-31T12:00:00.000Z' as Instant;
const clock: Clock = { now: () => NOW };
const id = (): string => newId(clock);

export const methodologyId = id();
export const revisedId = id();
export const decisionId = id();
export const METHODOLOGY_ID = publicId(KZ, methodologyId);
export const REVISED_ID = publicId(KZ, revisedId);
export const DECISION_ID = publicId(KZ, decisionId);

/** A proposal of 1 January 2026, as far as its state goes. */
export function proposal(
  status: MethodologyState,
  changes: Partial<MethodologyRecord> = {},
): MethodologyRecord {
  const decided = status === 'approved' || status === 'not-approved';
  const opened = status !== 'proposed';
  return {
    proposalNumber: 'KZ_PM002',
    approvedNumber: status === 'approved' ? 'KZ_AM002' : null,
    revises: null,
    title: 'Charging of electric vehicles',
    scopes: [7],
    proponent: null,
    summary: null,
    status,
    documents: [
      { form: 'PM', title: 'Proposed methodology', sha256: null },
      { form: 'PMS', title: 'Spreadsheet', sha256: null },
    ],
    proposedOn: day('2026-01-01'),
    publicInputFrom: opened ? day('2026-01-05') : null,
    publicInputUntil: opened ? day('2026-01-19') : null,
    considerationFrom: opened && status !== 'public-input' ? day('2026-01-20') : null,
    decidedOn: decided ? day('2026-03-01') : null,
    decision: decided ? decisionId : null,
    currentVersion: status === 'approved' ? 'Ver1.0' : null,
    reason: null,
    source: null,
    ...changes,
  };
}

export interface Scene {
  readonly methodology?: MethodologyRecord;
  /** The approved methodology that it revises, where it does. */
  readonly revised?: MethodologyRecord;
  /** What the decision of 1 March 2026 decides; null where there is no such decision. */
  readonly items?: readonly { readonly type: string; readonly subject: string }[] | null;
  readonly decisionOn?: string;
  readonly decisionStatus?: 'awaiting-signatures' | 'effective';
}

/** What an act may know. Today is 2026-03-31. */
export function scene(changes: Scene = {}): WorkingSet {
  const known = new WorkingSet(NOW, day('2026-03-31'));
  hold(known, methodologyId, changes.methodology);
  hold(known, revisedId, changes.revised);
  if (changes.items !== null) {
    const status = changes.decisionStatus ?? 'effective';
    const decisionOn = changes.decisionOn ?? '2026-03-01';
    known.holdRow(JOINT_COMMITTEE_DECISION, {
      id: decisionId,
      decision_on: decisionOn,
      items: JSON.stringify(changes.items ?? []),
      status,
      effective_on: status === 'effective' ? decisionOn : null,
    });
  }
  return known;
}

function hold(known: WorkingSet, of: string, record: MethodologyRecord | undefined): void {
  if (record) {
    known.holdRow(
      METHODOLOGY,
      methodologyDraft('insert', of, 4, record.proposedOn, record).row.row,
    );
  }
}

/** An act as the queue hands it to its kind. */
export function act<Body>(kind: string, subjectId: string | null, body: Body): Act<Body> {
  return {
    id: id(),
    kind,
    countryCode: KZ,
    subjectId,
    body,
    principalId: id(),
    idempotencyKey: 'a key',
    requestHash: '00'.repeat(32),
    approved: false,
  };
}
