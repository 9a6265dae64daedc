import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { canonicalJson, type JsonValue } from '../../../kernel/canonical-json.ts';
import { NO_COUNTRY } from '../../../kernel/country-code.ts';
import { parsePublicId, publicId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Act, ActKind, JsonObject } from '../../../ledger/act.ts';
import { projectErrors } from '../../../project/errors.ts';
import { PROJECT } from '../../../project/tables.ts';
import type { Beneficiary } from '../beneficiaries.ts';
import { sideOf } from '../beneficiaries.ts';
import { creditMessages } from '../../field-messages.ts';
import { issuanceErrors } from '../errors.ts';
import { refuseShares, type CreditShare } from '../proposal.ts';
import { citedForms, factsOf, readIssuanceFacts } from '../request-facts.ts';
import { CREDIT_ALLOCATION } from '../tables.ts';

/** A share as it is sent. */
export interface GivenShare {
  readonly beneficiary: Beneficiary;
  /** Public id of a participant: 00-…; none for a government. */
  readonly participant?: string | null;
  readonly percent: string;
}

export interface CreditAllocationBody {
  readonly shares: readonly GivenShare[];
  /** Whether the Ministry of the Environment subsidises the project. */
  readonly subsidisedByMoej: boolean;
  /** Public id of the form among the documents of the project. */
  readonly document: string;
  /** The first day on which it holds; today where left out. */
  readonly validFrom?: CalendarDay | null;
}

/**
 * Records what a project's Percentage of Credit Allocation Form says, or a new edition of it. It is the
 * basis of proposals only: what is issued is what the Joint Committee notifies.
 *
 * Refuses, in this order: PROJECT.NOT_FOUND, ISSUANCE.DOCUMENT_NOT_OF_PROJECT, FORM_MISSING, what
 * {@link refuseShares} refuses, ISSUANCE.NOT_A_PARTICIPANT.
 *
 * @source JCM project cycle procedures: Percentage of Credit Allocation Form (Crd_Allc)
 */
export const creditAllocationAct: ActKind<CreditAllocationBody> = {
  kind: 'credit-allocation',
  posts: false,
  needs: ({ subjectId }) => ({
    rows: subjectId
      ? [
          { table: PROJECT, id: subjectId, lock: 'update' },
          { table: CREDIT_ALLOCATION, id: subjectId, lock: 'update' },
        ]
      : [],
  }),
  async read(acts, reader, known) {
    const projects = acts.flatMap(({ subjectId }) => subjectId ?? []);
    await readIssuanceFacts(reader, known, acts[0]?.countryCode, projects);
  },
  decide(act, known) {
    const id = act.subjectId ?? '';
    if (!known.row(PROJECT, id)) {
      const facts = { project: publicId(act.countryCode, id) };
      return projectErrors.refuse('PROJECT.NOT_FOUND', facts);
    }
    const facts = factsOf(known, id);
    const forms = citedForms(facts, [act.body.document]);
    if (forms instanceof Refusal) return forms;
    if (!forms.has('Crd_Allc')) {
      return issuanceErrors.refuse('ISSUANCE.FORM_MISSING', { form: 'Crd_Allc' });
    }
    const shares = sharesOf(act);
    const refusal = refuseShares(shares);
    if (refusal) return refusal;
    const stranger = shares.findIndex(
      ({ beneficiary, participant }) =>
        participant !== null &&
        !facts.parts.some(
          (one) => one.participant === participant && one.side === sideOf(beneficiary),
        ),
    );
    if (stranger >= 0) {
      return issuanceErrors.refuse('ISSUANCE.NOT_A_PARTICIPANT', {}, [
        creditMessages.at(`/shares/${stranger}/participant`, 'credit.no-part'),
      ]);
    }
    const before = known.row(CREDIT_ALLOCATION, id);
    const version = ((before?.['version'] as number | undefined) ?? 0) + 1;
    const validFrom = act.body.validFrom ?? known.today;
    const { subsidisedByMoej, document } = act.body;
    const said = {
      project: id,
      shares: shares as unknown as JsonValue,
      subsidisedByMoej,
      document,
    };
    return {
      records: [
        { type: 'credit-allocation', id, version, validFrom, body: said satisfies JsonObject },
      ],
      rows: [
        {
          table: CREDIT_ALLOCATION,
          change: before ? 'update' : 'insert',
          row: {
            id,
            shares: canonicalJson(shares as unknown as JsonValue),
            subsidised_by_moej: subsidisedByMoej,
            document,
            valid_from: validFrom,
            version,
          },
        },
      ],
      answer: {
        status: 201,
        location: `/v1/projects/${publicId(act.countryCode, id)}/credit-allocation`,
        body: {
          id: publicId(act.countryCode, act.id),
          project: publicId(act.countryCode, id),
          subsidisedByMoej,
          validFrom,
          version,
          status: 'posted',
        },
      },
    };
  },
};

function sharesOf({ body }: Act<CreditAllocationBody>): readonly CreditShare[] {
  return body.shares.map(({ beneficiary, participant, percent }) => ({
    beneficiary,
    participant: participant ? participantId(participant) : null,
    percent,
  }));
}

/** Participants are facts of no country. */
function participantId(text: string): string {
  const { countryCode, id } = parsePublicId(text);
  return countryCode === NO_COUNTRY ? id : text;
}
