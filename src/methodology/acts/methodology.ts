import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { CountryCode } from '../../kernel/country-code.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind } from '../../ledger/act.ts';
import { methodologyErrors } from '../errors.ts';
import {
  methodologyAnswer,
  methodologyDraft,
  PROPOSAL_NUMBER,
  type MethodologyDocument,
  type MethodologyRecord,
} from '../methodology-record.ts';
import { METHODOLOGY } from '../tables.ts';

export interface MethodologyBody {
  /** KZ_PM001. */
  readonly proposalNumber: string;
  readonly title: string;
  /** Sectoral scopes, 1 to 16. */
  readonly scopes: readonly number[];
  readonly proponent?: string | null;
  readonly summary?: string | null;
  /** Public id of the approved methodology that this is to revise. */
  readonly revises?: string | null;
  /** Today where left out. */
  readonly proposedOn?: CalendarDay | null;
  readonly documents?: readonly DocumentGiven[] | null;
  readonly source?: string | null;
}

export interface DocumentGiven {
  readonly form: string;
  readonly title: string;
  readonly sha256?: string | null;
}

/**
 * Enters a proposed methodology, new or as a revision of an approved one. Being proposed is the first
 * of its states; each further one is a step of its own.
 *
 * Refuses, in this order: METHODOLOGY.NUMBER_OF_OTHER_COUNTRY, METHODOLOGY.DAY_IN_FUTURE,
 * METHODOLOGY.REVISES_NOTHING_APPROVED; METHODOLOGY.NUMBER_USED by the key of the table.
 *
 * @source JCM guidelines for developing proposed methodologies; form PM with its spreadsheet PMS
 */
export const methodologyAct: ActKind<MethodologyBody> = {
  kind: 'methodology',
  posts: false,
  needs({ countryCode, body }) {
    const id = methodologyIdIn(countryCode, body.revises);
    return { rows: id ? [{ table: METHODOLOGY, id, lock: 'share' }] : [] };
  },
  decide(act, known) {
    const { proposalNumber, proposedOn, revises } = act.body;
    if (!PROPOSAL_NUMBER.test(proposalNumber) || !proposalNumber.startsWith(act.countryCode)) {
      const facts = { number: proposalNumber, country: act.countryCode };
      return methodologyErrors.refuse('METHODOLOGY.NUMBER_OF_OTHER_COUNTRY', facts);
    }
    const day = proposedOn ?? known.today;
    if (day > known.today) {
      return methodologyErrors.refuse('METHODOLOGY.DAY_IN_FUTURE', { day, today: known.today });
    }
    const revised = methodologyIdIn(act.countryCode, revises);
    const before = revised === null ? undefined : known.row(METHODOLOGY, revised);
    if (revises && (before?.['approved_number'] ?? null) === null) {
      return methodologyErrors.refuse('METHODOLOGY.REVISES_NOTHING_APPROVED', { revises });
    }
    const record = recordOf(act, day, revised);
    const draft = methodologyDraft('insert', act.id, 1, day, record);
    return {
      records: [draft.record],
      rows: [draft.row],
      answer: {
        status: 201,
        location: `/v1/methodologies/${publicId(act.countryCode, act.id)}`,
        body: methodologyAnswer(act.countryCode, act.id, 1, record),
      },
    };
  },
};

function recordOf(
  { body }: Act<MethodologyBody>,
  proposedOn: CalendarDay,
  revises: string | null,
): MethodologyRecord {
  return {
    proposalNumber: body.proposalNumber,
    approvedNumber: null,
    revises,
    title: body.title,
    scopes: [...new Set(body.scopes)].sort((one, other) => one - other),
    proponent: body.proponent ?? null,
    summary: body.summary ?? null,
    status: 'proposed',
    documents: documentsOf(body.documents),
    proposedOn,
    publicInputFrom: null,
    publicInputUntil: null,
    considerationFrom: null,
    decidedOn: null,
    decision: null,
    currentVersion: null,
    reason: null,
    source: body.source ?? null,
  };
}

/** Documents with nothing left out: what is not known is null. */
export function documentsOf(
  given: readonly DocumentGiven[] | null | undefined,
): readonly MethodologyDocument[] {
  return (given ?? []).map(({ form, title, sha256 }) => ({ form, title, sha256: sha256 ?? null }));
}

/** The id, without the country, of a methodology of this country; null where it is none. */
export function methodologyIdIn(
  country: CountryCode,
  given: string | null | undefined,
): string | null {
  if (!given) return null;
  try {
    const { countryCode, id } = parsePublicId(given);
    return countryCode === country ? id : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
