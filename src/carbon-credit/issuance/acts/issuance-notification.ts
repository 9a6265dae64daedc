import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { NO_COUNTRY } from '../../../kernel/country-code.ts';
import { parsePublicId, publicId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Act, ActKind, Known } from '../../../ledger/act.ts';
import { refuseMove } from '../../../ledger/life-cycle.ts';
import type { Row } from '../../../ledger/table.ts';
import { MONITORING_REPORT } from '../../../monitoring/tables.ts';
import { citedItem, decisionIdIn } from '../../../partner-country/joint-committee.ts';
import { JOINT_COMMITTEE_DECISION } from '../../../partner-country/tables.ts';
import type { DocumentForm } from '../../../project/documents/forms.ts';
import { PROJECT } from '../../../project/tables.ts';
import type { Beneficiary } from '../beneficiaries.ts';
import { issuanceErrors } from '../errors.ts';
import {
  refuseTable,
  type NotifiedCredit,
  type NotifiedTable,
  type Shortfall,
  type VerifiedTonnes,
} from '../notified-table.ts';
import { notificationOutcome } from '../notification-draft.ts';
import { REQUEST_CYCLE } from '../request-cycle.ts';
import {
  factsOf,
  heldRequest,
  isCredited,
  readIssuanceFacts,
  resolveRequests,
  verifiedTonnesOf,
  type HeldRequest,
  type RequestPlace,
} from '../request-facts.ts';
import { ISSUANCE_REQUEST } from '../tables.ts';

/** A cell of the table as it is sent. */
export interface GivenCredit {
  readonly vintage: number;
  readonly beneficiary: Beneficiary;
  /** Public id of a participant: 00-…; none for a government. */
  readonly participant?: string | null;
  readonly tonnes: string;
}

export interface IssuanceNotificationBody {
  /** Public id of the decision of the Joint Committee. */
  readonly decisionId: string;
  readonly credits: readonly GivenCredit[];
  readonly shortfalls?: readonly Shortfall[] | null;
}

/**
 * Records what a Joint Committee's decision notified of a request (the subject): whole tonnes per
 * vintage and beneficiary, at most what was verified of each year. What is stored is what was notified,
 * never a percentage. It happens once for a monitoring report, for good.
 *
 * Refuses, in this order: ISSUANCE.REQUEST_NOT_FOUND, REQUESTER_CANNOT_NOTIFY, LEDGER.MOVE_NOT_POSSIBLE, LEDGER.MOVE_LACKS
 * (a project that is credited), DECISION.NOT_FOUND, NOT_EFFECTIVE, SAYS_NOTHING_OF_THIS,
 * ISSUANCE.DECIDED_BEFORE_REQUEST, JUST_CHANGED, then what {@link refuseTable} refuses.
 *
 * @source JCM: the Joint Committee decides and notifies amounts; each government issues by itself
 */
export const issuanceNotificationAct: ActKind<IssuanceNotificationBody, RequestPlace> = {
  kind: 'issuance-notification',
  posts: false,
  resolve: resolveRequests,
  needs(act, { project, report }) {
    const decision = decisionIdIn(act.countryCode, act.body.decisionId);
    return {
      rows: [
        { table: PROJECT, id: project, lock: 'share' },
        { table: MONITORING_REPORT, id: report, lock: 'share' },
        { table: ISSUANCE_REQUEST, id: act.subjectId ?? '', lock: 'update' },
        ...(decision === null
          ? []
          : [{ table: JOINT_COMMITTEE_DECISION, id: decision, lock: 'share' as const }]),
      ],
    };
  },
  async read(acts, reader, known) {
    const [first] = acts;
    if (!first) return;
    const places = acts.flatMap(({ subjectId }) => {
      const row = known.row(ISSUANCE_REQUEST, subjectId ?? '');
      return row ? [row] : [];
    });
    const projects = places.map((row) => String(row['project_id']));
    await readIssuanceFacts(reader, known, first.countryCode, projects);
    const verified = await verifiedTonnesOf(
      (text, values) => reader.query(text, values),
      first.countryCode,
      places.map((row) => String(row['report_id'])),
    );
    for (const [verification, tonnes] of verified) known.setFact(tonnesFact(verification), tonnes);
  },
  decide(act, known) {
    const held = heldRequest(act, known);
    if (held instanceof Refusal) return held;
    if (held.record.requestedBy === act.principalId) {
      return issuanceErrors.refuse('ISSUANCE.REQUESTER_CANNOT_NOTIFY', {
        request: nameOf(act, held),
      });
    }
    const decision = decisionRow(act, known);
    const item = refuseState(held, known) ?? citedItem(decision, 'issuance', nameOf(act, held));
    if (item instanceof Refusal) return item;
    const decidedOn = decision?.['effective_on'] as CalendarDay;
    const { requestedOn } = held.record;
    if (decidedOn < requestedOn) {
      const facts = { decidedOn, requestedOn };
      return issuanceErrors.refuse('ISSUANCE.DECIDED_BEFORE_REQUEST', facts);
    }
    const report = known.row(MONITORING_REPORT, held.record.report);
    const verification = String(report?.['verification_id'] ?? '');
    const verified = known.fact<readonly VerifiedTonnes[]>(tonnesFact(verification));
    if (!verified) return issuanceErrors.refuse('ISSUANCE.JUST_CHANGED');
    const { parts, isSubsidised } = factsOf(known, held.record.project);
    const table: NotifiedTable = {
      credits: creditsOf(act),
      shortfalls: act.body.shortfalls ?? [],
      verified,
      decided: item.amounts,
      decidedOn,
      parts,
      isSubsidised,
    };
    const fault = refuseTable(table);
    if (fault) return fault;
    const decisionId = String(decision?.['id']);
    return notificationOutcome({ act, held, table, verification, decision: decisionId, decidedOn });
  },
};

/** Where the request and its project stand, before what is cited is looked at. */
function refuseState({ record }: HeldRequest, known: Known): Refusal | null {
  return refuseMove(REQUEST_CYCLE, record.status, 'notified', {
    forms: new Set<DocumentForm>(),
    isDecided: true,
    isCredited: isCredited(known.row(PROJECT, record.project)),
    awaited: [],
  });
}

function decisionRow(act: Act<IssuanceNotificationBody>, known: Known): Row | undefined {
  const id = decisionIdIn(act.countryCode, act.body.decisionId);
  return id === null ? undefined : known.row(JOINT_COMMITTEE_DECISION, id);
}

/** A decision names the request by its id. */
function nameOf({ countryCode }: Act<unknown>, { id }: HeldRequest): string {
  return publicId(countryCode, id);
}

/** The table by ids without country; what is no participant's id cannot take part, and stays as text. */
function creditsOf({ body }: Act<IssuanceNotificationBody>): readonly NotifiedCredit[] {
  return body.credits.map(({ vintage, beneficiary, participant, tonnes }) => ({
    vintage,
    beneficiary,
    participant: participant ? participantId(participant) : null,
    tonnes,
  }));
}

/** Participants are facts of no country. */
function participantId(text: string): string {
  const { countryCode, id } = parsePublicId(text);
  return countryCode === NO_COUNTRY ? id : text;
}

function tonnesFact(verification: string): string {
  return `tonnes of verification ${verification}`;
}
