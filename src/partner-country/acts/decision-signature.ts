import { derivedId, publicId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, JsonObject, Known, RowWrite } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { partnerCountryErrors } from '../errors.ts';
import { COMMITTEE_SIDES, decisionAddress, type CommitteeSide } from '../joint-committee.ts';
import {
  decisionOfRow,
  decisionRow,
  type DecisionRecord,
  type DecisionSignature,
} from '../joint-committee-record.ts';
import { DECISION_SIGNATURE, JOINT_COMMITTEE_DECISION } from '../tables.ts';

export interface DecisionSignatureBody {
  readonly side: CommitteeSide;
}

/** A signature's place: its id is known from the decision's, without a look-up. */
const ORDINALS: Readonly<Record<CommitteeSide, number>> = { japan: 1, partner: 2 };

/**
 * One side's signature under a decision of its Joint Committee. With the second the decision is in
 * effect, on the day it was decided, and for good.
 *
 * Refuses, in this order: DECISION.NOT_FOUND, SUBMITTER_CANNOT_SIGN, SIDE_HAS_SIGNED,
 * SIGNED_FOR_OTHER_SIDE; the keys of the tables refuse the same whatever the program believes.
 */
export const decisionSignatureAct: ActKind<DecisionSignatureBody> = {
  kind: 'decision-signature',
  posts: false,
  needs: ({ subjectId }) => ({
    rows: isOwnId(subjectId)
      ? [
          { table: JOINT_COMMITTEE_DECISION, id: subjectId, lock: 'update' },
          ...COMMITTEE_SIDES.map((side) => ({
            table: DECISION_SIGNATURE,
            id: derivedId(subjectId, ORDINALS[side]),
            lock: 'none' as const,
          })),
        ]
      : [],
  }),
  decide(act, known) {
    const id = act.subjectId ?? '';
    const row = known.row(JOINT_COMMITTEE_DECISION, id);
    if (!row) {
      const decision = publicId(act.countryCode, id);
      return partnerCountryErrors.refuse('DECISION.NOT_FOUND', { decision });
    }
    const before = decisionOfRow(row, signaturesOf(id, known));
    const refusal = refuseSignature(act, before);
    if (refusal) return refusal;
    const after = signed(before, { side: act.body.side, signedBy: act.principalId });
    const version = (row['version'] as number) + 1;
    const signature = derivedId(id, ORDINALS[act.body.side]);
    return {
      records: [
        {
          type: 'joint-committee-decision',
          id,
          version,
          validFrom: after.decisionOn,
          body: after as unknown as JsonObject,
        },
      ],
      rows: [
        signatureInsert(act, signature, id, before.submittedBy),
        {
          table: JOINT_COMMITTEE_DECISION,
          change: 'update',
          row: decisionRow(id, version, after),
        },
      ],
      answer: {
        status: 201,
        location: decisionAddress(act.countryCode, id),
        body: {
          id: publicId(act.countryCode, signature),
          decision: publicId(act.countryCode, id),
          side: act.body.side,
          decisionStatus: after.status,
          effectiveOn: after.effectiveOn,
          version,
          status: 'posted',
        },
      },
    };
  },
};

function refuseSignature(
  { body: { side }, principalId }: Act<DecisionSignatureBody>,
  { submittedBy, signatures, status }: DecisionRecord,
): Refusal | null {
  if (principalId === submittedBy) {
    return partnerCountryErrors.refuse('DECISION.SUBMITTER_CANNOT_SIGN', { side });
  }
  if (signatures.some((one) => one.side === side)) {
    const facts = { side, decision: status };
    return partnerCountryErrors.refuse('DECISION.SIDE_HAS_SIGNED', facts);
  }
  const other = signatures.find(({ signedBy }) => signedBy === principalId);
  if (!other) return null;
  const facts = { signedFor: other.side, side };
  return partnerCountryErrors.refuse('DECISION.SIGNED_FOR_OTHER_SIDE', facts);
}

function signed(before: DecisionRecord, signature: DecisionSignature): DecisionRecord {
  const signatures = [...before.signatures, signature];
  const complete = signatures.length === COMMITTEE_SIDES.length;
  return {
    ...before,
    signatures,
    status: complete ? 'effective' : 'awaiting-signatures',
    effectiveOn: complete ? before.decisionOn : null,
  };
}

/** The signatures as they stand, those of earlier acts of the same batch too. */
function signaturesOf(decision: string, known: Known): readonly DecisionSignature[] {
  return COMMITTEE_SIDES.flatMap((side): readonly DecisionSignature[] => {
    const row: Row | undefined = known.row(DECISION_SIGNATURE, derivedId(decision, ORDINALS[side]));
    return row ? [{ side, signedBy: String(row['signed_by']) }] : [];
  });
}

function signatureInsert(
  act: Act<DecisionSignatureBody>,
  id: string,
  decision: string,
  submittedBy: string,
): RowWrite {
  return {
    table: DECISION_SIGNATURE,
    change: 'insert',
    row: {
      decision_id: decision,
      side: act.body.side,
      id,
      signed_by: act.principalId,
      submitted_by: submittedBy,
    },
  };
}

/** Ids of what acts make end in 00; no other can be a decision's. */
function isOwnId(id: string | null): id is string {
  return id?.endsWith('00') ?? false;
}
