import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind, JsonObject } from '../../ledger/act.ts';
import { partnerCountryErrors } from '../errors.ts';
import {
  decisionAddress,
  type DecidedScopes,
  type DecisionItem,
  type DecisionMode,
  type NotifiedAmount,
} from '../joint-committee.ts';
import { decisionRow, refuseDecision, type DecisionRecord } from '../joint-committee-record.ts';
import { JOINT_COMMITTEE_DECISION } from '../tables.ts';

/** An item as it is sent: what is left out is not said. */
export interface DecisionItemBody {
  readonly type: DecisionItem['type'];
  readonly subject?: string | null;
  readonly outcome?: string | null;
  readonly text?: string | null;
  readonly amounts?:
    readonly (Omit<NotifiedAmount, 'vintage'> & { readonly vintage?: number | null })[] | null;
  readonly scopes?: Partial<DecidedScopes> | null;
}

export interface JointCommitteeDecisionBody {
  readonly mode: DecisionMode;
  readonly title: string;
  readonly decisionOn: CalendarDay;
  readonly items: readonly DecisionItemBody[];
  readonly source?: string | null;
}

/**
 * Submits what a Joint Committee has decided, for the signatures of both sides. Nothing follows from
 * it yet: no gate accepts a decision before its second signature. What is submitted is what is signed,
 * and is never changed; a mistake is left unsigned, and submitted anew.
 *
 * Refuses, in this order: DECISION.DAY_IN_FUTURE, then what {@link refuseDecision} refuses.
 */
export const jointCommitteeDecisionAct: ActKind<JointCommitteeDecisionBody> = {
  kind: 'joint-committee-decision',
  posts: false,
  needs: () => ({}),
  decide(act, known) {
    const record = recordOf(act);
    const { decisionOn } = record;
    if (decisionOn > known.today) {
      const facts = { decisionOn, today: known.today };
      return partnerCountryErrors.refuse('DECISION.DAY_IN_FUTURE', facts);
    }
    const refusal = refuseDecision(record);
    if (refusal) return refusal;
    return {
      records: [
        {
          type: 'joint-committee-decision',
          id: act.id,
          version: 1,
          validFrom: decisionOn,
          body: record as unknown as JsonObject,
        },
      ],
      rows: [
        {
          table: JOINT_COMMITTEE_DECISION,
          change: 'insert',
          row: decisionRow(act.id, 1, record),
        },
      ],
      answer: {
        status: 201,
        location: decisionAddress(act.countryCode, act.id),
        body: {
          id: publicId(act.countryCode, act.id),
          decisionOn,
          decisionStatus: record.status,
          version: 1,
          status: 'posted',
        },
      },
    };
  },
};

/** The body with nothing left out: what is not said is null, or no amounts. */
function recordOf({ body, principalId }: Act<JointCommitteeDecisionBody>): DecisionRecord {
  return {
    mode: body.mode,
    title: body.title,
    decisionOn: body.decisionOn,
    items: body.items.map(itemOf),
    source: body.source ?? null,
    submittedBy: principalId,
    status: 'awaiting-signatures',
    effectiveOn: null,
    signatures: [],
  };
}

function itemOf(item: DecisionItemBody): DecisionItem {
  const { scopes } = item;
  return {
    type: item.type,
    subject: item.subject ?? null,
    outcome: item.outcome ?? null,
    text: item.text ?? null,
    amounts: (item.amounts ?? []).map(({ side, vintage, tonnes }) => ({
      side,
      vintage: vintage ?? null,
      tonnes,
    })),
    scopes: scopes
      ? { validation: scopes.validation ?? [], verification: scopes.verification ?? [] }
      : null,
  };
}
