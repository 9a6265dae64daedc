import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Act, ActKind, Outcome } from '../../ledger/act.ts';
import {
  authorisationAddress,
  authorisationVersion,
  type AuthorisationCounts,
  type AuthorisationRecord,
} from '../authorisation-record.ts';
import { refuseAuthorisation } from '../authorisation-rules.ts';
import type { FirstTransferDefinition, MitigationType, Purpose } from '../code-lists.ts';
import { article6Errors } from '../errors.ts';
import { ownId } from '../own-id.ts';
import { COOPERATIVE_APPROACH } from '../tables.ts';

/** What an authorisation says that a later version may say differently. */
export interface AuthorisationTerms {
  readonly authorisedOn: CalendarDay;
  readonly decidedBy: string;
  readonly quantity?: string | null;
  readonly gwpValues?: string | null;
  readonly sectors: readonly string[];
  readonly activityTypes?: readonly string[] | null;
  readonly purposes: Purpose;
  readonly authorisedParties?: readonly string[] | null;
  readonly oimp?: string | null;
  readonly firstTransferDefinition?: FirstTransferDefinition | null;
  readonly mitigationType?: MitigationType | null;
  readonly projects?: readonly string[] | null;
  readonly firstVintage?: number | null;
  readonly lastVintage?: number | null;
  readonly terms?: string | null;
  readonly note?: string | null;
  readonly source: string;
}

export interface AuthorisationBody extends AuthorisationTerms {
  readonly authorisationId: string;
  /** Public id of the cooperative approach. */
  readonly cooperativeApproach: string;
}

const NOTHING_YET: AuthorisationCounts = { tonnesIdentified: '0', tonnesFirstTransferred: '0' };

/**
 * Enters a Party's authorisation of mitigation outcomes for use: towards NDCs, for other international
 * mitigation purposes, or both.
 *
 * Refuses, in this order: ARTICLE6.APPROACH_NOT_FOUND, APPROACH_NOT_ACTIVE, DAY_IN_FUTURE,
 * FIRST_TRANSFER_DEFINITION, NO_OIMP_AUTHORISED, TIMEFRAME; AUTHORISATION_EXISTS by the key of the table.
 * @source decision 2/CMA.3, annex, paragraphs 1 and 2; decision 4/CMA.6 (content of authorisations)
 */
export const authorisationAct: ActKind<AuthorisationBody> = {
  kind: 'authorisation',
  posts: false,
  needs({ countryCode, body }) {
    const id = ownId(countryCode, body.cooperativeApproach);
    return { rows: id ? [{ table: COOPERATIVE_APPROACH, id, lock: 'share' }] : [] };
  },
  decide(act, known) {
    const { cooperativeApproach } = act.body;
    const approach = known.row(
      COOPERATIVE_APPROACH,
      ownId(act.countryCode, cooperativeApproach) ?? '',
    );
    if (!approach) {
      return article6Errors.refuse('ARTICLE6.APPROACH_NOT_FOUND', { cooperativeApproach });
    }
    if (approach['status'] !== 'active') {
      return article6Errors.refuse('ARTICLE6.APPROACH_NOT_ACTIVE', { state: approach['status'] });
    }
    const record = recordOf(act.body);
    const refusal = refuseAuthorisation(record, NOTHING_YET, known.today);
    return refusal ?? authorised(act, 1, record, NOTHING_YET);
  },
};

/** What a version of an authorisation writes and answers. */
export function authorised(
  act: Act<unknown>,
  version: number,
  record: AuthorisationRecord,
  counts: AuthorisationCounts,
): Outcome {
  const id = version === 1 ? act.id : (act.subjectId ?? '');
  const { authorisationId, purposes, quantity, state } = record;
  return {
    ...authorisationVersion(act.countryCode, id, version, record, counts),
    answer: {
      status: version === 1 ? 201 : 200,
      location: authorisationAddress(act.countryCode, id),
      body: {
        id: publicId(act.countryCode, id),
        authorisationId,
        purposes,
        quantity,
        state,
        ...counts,
        version,
        status: 'posted',
      },
    },
  };
}

function recordOf(body: AuthorisationBody): AuthorisationRecord {
  return {
    authorisationId: body.authorisationId,
    cooperativeApproach: body.cooperativeApproach,
    ...termsOf(body),
    state: 'valid',
    revokedOn: null,
    revokedBecause: null,
  };
}

export function termsOf(
  body: AuthorisationTerms,
): Omit<
  AuthorisationRecord,
  'authorisationId' | 'cooperativeApproach' | 'state' | 'revokedOn' | 'revokedBecause'
> {
  return {
    authorisedOn: body.authorisedOn,
    decidedBy: body.decidedBy,
    quantity: body.quantity ?? null,
    gwpValues: body.gwpValues ?? null,
    sectors: once(body.sectors),
    activityTypes: once(body.activityTypes ?? []),
    purposes: body.purposes,
    authorisedParties: once(body.authorisedParties ?? ['JPN']),
    oimp: body.oimp ?? null,
    firstTransferDefinition: body.firstTransferDefinition ?? null,
    mitigationType: body.mitigationType ?? 'Emission reductions',
    projects: once(body.projects ?? []),
    firstVintage: body.firstVintage ?? null,
    lastVintage: body.lastVintage ?? null,
    terms: body.terms ?? null,
    note: body.note ?? null,
    source: body.source,
  };
}

function once(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
