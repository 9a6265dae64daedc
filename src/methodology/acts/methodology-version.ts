import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ActKind } from '../../ledger/act.ts';
import { citedItem, decisionIdIn } from '../../partner-country/joint-committee.ts';
import { JOINT_COMMITTEE_DECISION } from '../../partner-country/tables.ts';
import { methodologyErrors } from '../errors.ts';
import { methodologyAnswer, methodologyDraft, methodologyOfRow } from '../methodology-record.ts';
import { METHODOLOGY } from '../tables.ts';
import { factorsOf, refuseVersion, versionDraft, type VersionGiven } from '../version-draft.ts';

export interface MethodologyVersionBody extends VersionGiven {
  /** Ver2.0. */
  readonly version: string;
  /** Public id of the decision with an item `methodology-revision`. */
  readonly decisionId: string;
}

/**
 * The next version of an approved methodology by a request for revision (form AMR_Req), without a
 * proposal of its own. Earlier versions stay: a project keeps the one it was validated with.
 *
 * Refuses, in this order: METHODOLOGY.NOT_FOUND, METHODOLOGY.NOT_APPROVED, DECISION.NOT_FOUND,
 * DECISION.NOT_EFFECTIVE, DECISION.SAYS_NOTHING_OF_THIS, METHODOLOGY.BEFORE_THE_STEP_BEFORE, then what
 * {@link refuseVersion} refuses; METHODOLOGY.DECISION_USED by the key of the table.
 */
export const methodologyVersionAct: ActKind<MethodologyVersionBody> = {
  kind: 'methodology-version',
  posts: false,
  needs({ countryCode, subjectId, body }) {
    const decision = decisionIdIn(countryCode, body.decisionId);
    return {
      rows: [
        ...(decision
          ? [{ table: JOINT_COMMITTEE_DECISION, id: decision, lock: 'share' as const }]
          : []),
        ...(subjectId ? [{ table: METHODOLOGY, id: subjectId, lock: 'update' as const }] : []),
      ],
    };
  },
  decide(act, known) {
    const id = act.subjectId ?? '';
    const methodology = publicId(act.countryCode, id);
    const row = known.row(METHODOLOGY, id);
    if (!row) return methodologyErrors.refuse('METHODOLOGY.NOT_FOUND', { methodology });
    const before = methodologyOfRow(row);
    if (before.approvedNumber === null) {
      const facts = { methodology, state: before.status, revises: before.revises };
      return methodologyErrors.refuse('METHODOLOGY.NOT_APPROVED', facts);
    }
    const decisionId = decisionIdIn(act.countryCode, act.body.decisionId);
    const decision =
      decisionId === null ? undefined : known.row(JOINT_COMMITTEE_DECISION, decisionId);
    const names = [methodology, before.approvedNumber];
    const item = citedItem(decision, 'methodology-revision', names);
    if (item instanceof Refusal) return item;
    const approvedOn = decision?.['effective_on'] as CalendarDay;
    if (before.decidedOn !== null && approvedOn < before.decidedOn) {
      const facts = { day: approvedOn, before: before.decidedOn };
      return methodologyErrors.refuse('METHODOLOGY.BEFORE_THE_STEP_BEFORE', facts);
    }
    const refusal = refuseVersion(act.body.version, before.currentVersion, act.body);
    if (refusal) return refusal;
    const after = { ...before, currentVersion: act.body.version };
    const recordVersion = (row['version'] as number) + 1;
    const drafts = [
      methodologyDraft('update', id, recordVersion, approvedOn, after),
      versionDraft(act.id, {
        methodology: id,
        version: act.body.version,
        approvedOn,
        formula: act.body.formula ?? null,
        factors: factorsOf(act.body.factors),
        decision: decisionId ?? '',
        proposal: null,
      }),
    ];
    return {
      records: drafts.map(({ record }) => record),
      rows: drafts.map(({ row: write }) => write),
      answer: {
        status: 201,
        location: `/v1/methodologies/${methodology}`,
        body: methodologyAnswer(act.countryCode, id, recordVersion, after),
      },
    };
  },
};
