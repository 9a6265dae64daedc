import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { NO_COUNTRY } from '../../kernel/country-code.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, BatchReader, JsonObject, Known } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { partnerCountryErrors } from '../../partner-country/errors.ts';
import {
  citedItem,
  decisionIdIn,
  type DecisionItem,
} from '../../partner-country/joint-committee.ts';
import { JOINT_COMMITTEE_DECISION } from '../../partner-country/tables.ts';
import { participantErrors } from '../errors.ts';
import { TPE_DESIGNATION } from '../tables.ts';

export interface TpeDesignationBody {
  /** Public id of the third-party entity; it begins with 00. */
  readonly participant: string;
  /** Sectoral scopes, 1 to 16. */
  readonly validationScopes?: readonly number[] | null;
  readonly verificationScopes?: readonly number[] | null;
  /** Public id of the decision that designates it. */
  readonly decision: string;
  /** The day of the decision where left out. */
  readonly designatedOn?: CalendarDay | null;
  readonly until?: CalendarDay | null;
}

type DesignationRecord = {
  readonly participant: string;
  readonly validationScopes: readonly number[];
  readonly verificationScopes: readonly number[];
  readonly decision: string;
  readonly designatedOn: CalendarDay;
  readonly until: CalendarDay | null;
};

/**
 * Enters the designation of a third-party entity by a Joint Committee, for sectoral scopes. Further
 * scopes come by a further decision, as a further designation.
 *
 * Refuses, in this order: PARTICIPANT.NOT_FOUND, TPE.NOT_A_THIRD_PARTY_ENTITY, TPE.NO_SCOPE,
 * DECISION.NOT_FOUND, DECISION.NOT_EFFECTIVE, DECISION.SAYS_NOTHING_OF_THIS, TPE.SCOPE_NOT_DECIDED,
 * TPE.BEFORE_ITS_DECISION, TPE.DAY_IN_FUTURE, TPE.ENDS_BEFORE_START; TPE.ALREADY_DESIGNATED by the key
 * of the table.
 */
export const tpeDesignationAct: ActKind<TpeDesignationBody> = {
  kind: 'tpe-designation',
  posts: false,
  needs: ({ countryCode, body }) => {
    const id = decisionIdIn(countryCode, body.decision);
    return { rows: id ? [{ table: JOINT_COMMITTEE_DECISION, id, lock: 'share' }] : [] };
  },
  read: readKinds,
  decide(act, known) {
    const decisionId = decisionIdIn(act.countryCode, act.body.decision) ?? '';
    const decision = known.row(JOINT_COMMITTEE_DECISION, decisionId);
    const item = itemFor(act, known, decision);
    if (item instanceof Refusal) return item;
    const decidedOn = decision?.['effective_on'] as CalendarDay;
    const record = recordOf(act, decidedOn);
    const refusal = refuseScopes(record, item) ?? refuseDays(record, decidedOn, known.today);
    if (refusal) return refusal;
    const id = publicId(act.countryCode, act.id);
    return {
      records: [
        {
          type: 'tpe-designation',
          id: act.id,
          version: 1,
          validFrom: record.designatedOn,
          body: record as unknown as JsonObject,
        },
      ],
      rows: [
        {
          table: TPE_DESIGNATION,
          change: 'insert',
          row: {
            id: act.id,
            participant_id: participantIdOf(act.body),
            validation_scopes: JSON.stringify(record.validationScopes),
            verification_scopes: JSON.stringify(record.verificationScopes),
            decision_id: decisionId,
            designated_on: record.designatedOn,
            designated_until: record.until,
          },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/partner-countries/${act.countryCode}/tpe-designations`,
        body: { id, ...(record as unknown as JsonObject), status: 'posted' },
      },
    };
  },
};

/** The item of the decision that names this entity. */
function itemFor(
  { body }: Act<TpeDesignationBody>,
  known: Known,
  row: Row | undefined,
): DecisionItem | Refusal {
  const id = participantIdOf(body);
  const kind = id === null ? undefined : known.fact<string>(kindFact(id));
  const { participant, decision } = body;
  if (kind === undefined) {
    return participantErrors.refuse('PARTICIPANT.NOT_FOUND', { participant });
  }
  if (kind !== 'third-party-entity') {
    return participantErrors.refuse('TPE.NOT_A_THIRD_PARTY_ENTITY', { participant, kind });
  }
  if ((body.validationScopes ?? []).length + (body.verificationScopes ?? []).length === 0) {
    return participantErrors.refuse('TPE.NO_SCOPE');
  }
  if (!row) return partnerCountryErrors.refuse('DECISION.NOT_FOUND', { decision });
  return citedItem(row, 'tpe-designation', participant);
}

function recordOf({ body }: Act<TpeDesignationBody>, decidedOn: CalendarDay): DesignationRecord {
  return {
    participant: body.participant,
    validationScopes: inOrder(body.validationScopes),
    verificationScopes: inOrder(body.verificationScopes),
    decision: body.decision,
    designatedOn: body.designatedOn ?? decidedOn,
    until: body.until ?? null,
  };
}

/** A decision that names scopes designates for those alone. */
function refuseScopes(record: DesignationRecord, { scopes }: DecisionItem): Refusal | null {
  if (scopes === null) return null;
  const beyond = {
    validation: record.validationScopes.filter((one) => !scopes.validation.includes(one)),
    verification: record.verificationScopes.filter((one) => !scopes.verification.includes(one)),
  };
  if (beyond.validation.length + beyond.verification.length === 0) return null;
  return participantErrors.refuse('TPE.SCOPE_NOT_DECIDED', { notDecided: beyond, decided: scopes });
}

function refuseDays(
  { designatedOn, until }: DesignationRecord,
  decidedOn: CalendarDay,
  today: CalendarDay,
): Refusal | null {
  if (designatedOn < decidedOn) {
    return participantErrors.refuse('TPE.BEFORE_ITS_DECISION', { designatedOn, decidedOn });
  }
  if (designatedOn > today) {
    return participantErrors.refuse('TPE.DAY_IN_FUTURE', { designatedOn, today });
  }
  return until !== null && until < designatedOn
    ? participantErrors.refuse('TPE.ENDS_BEFORE_START', { designatedOn, until })
    : null;
}

/** What the participants are: facts of no country, which this country's batch does not lock. */
async function readKinds(
  acts: readonly Act<TpeDesignationBody>[],
  reader: BatchReader,
  known: Known,
): Promise<void> {
  const ids = acts.flatMap(({ body }) => participantIdOf(body) ?? []);
  if (ids.length === 0) return;
  const rows = await reader.query(
    'SELECT id, kind FROM public.participant WHERE country_code = $1 AND id = ANY($2::uuid[])',
    [NO_COUNTRY, ids],
  );
  for (const row of rows) known.setFact(kindFact(String(row['id'])), row['kind']);
}

function kindFact(participant: string): string {
  return `kind of participant ${participant}`;
}

function participantIdOf({ participant }: TpeDesignationBody): string | null {
  const { countryCode, id } = parsePublicId(participant);
  return countryCode === NO_COUNTRY ? id : null;
}

function inOrder(scopes: readonly number[] | null | undefined): readonly number[] {
  return [...new Set(scopes ?? [])].sort((one, other) => one - other);
}
