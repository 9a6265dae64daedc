import type { CalendarDay } from '../kernel/calendar-day.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Row } from '../ledger/table.ts';
import type { AuthorisationCounts, AuthorisationRecord } from './authorisation-record.ts';
import { coversOimp } from './code-lists.ts';
import { article6Errors } from './errors.ts';

/** What the first and every later version of an authorisation keeps; null where it keeps it. */
export function refuseAuthorisation(
  record: AuthorisationRecord,
  counts: AuthorisationCounts,
  today: CalendarDay,
): Refusal | null {
  const { authorisedOn, purposes, firstTransferDefinition, oimp, quantity } = record;
  if (authorisedOn > today) {
    return article6Errors.refuse('ARTICLE6.DAY_IN_FUTURE', { day: authorisedOn, today });
  }
  if (coversOimp(purposes) !== (firstTransferDefinition !== null)) {
    return article6Errors.refuse('ARTICLE6.FIRST_TRANSFER_DEFINITION', {
      purposes,
      firstTransferDefinition,
    });
  }
  if (!coversOimp(purposes) && oimp !== null) {
    return article6Errors.refuse('ARTICLE6.NO_OIMP_AUTHORISED', { purposes, oimp });
  }
  if (quantity !== null && BigInt(quantity) < BigInt(counts.tonnesIdentified)) {
    return article6Errors.refuse('ARTICLE6.BELOW_WHAT_IS_IDENTIFIED', {
      requested: quantity,
      identified: counts.tonnesIdentified,
    });
  }
  return refuseTimeframe(record);
}

function refuseTimeframe({ firstVintage, lastVintage }: AuthorisationRecord): Refusal | null {
  const isWhole = (firstVintage === null) === (lastVintage === null);
  const runsForward = firstVintage === null || lastVintage === null || firstVintage <= lastVintage;
  if (isWhole && runsForward) return null;
  return article6Errors.refuse('ARTICLE6.TIMEFRAME', { firstVintage, lastVintage });
}

/** What is to be done under an authorisation. */
export interface UnderAuthorisation {
  /** Reference of the project, such as KZ001. */
  readonly project: string;
  readonly vintage: number;
  readonly day: CalendarDay;
}

/**
 * Whether an authorisation, as its locked row says, covers a vintage of a project on a day; null where
 * it does.
 *
 * Refuses, in this order: ARTICLE6.AUTHORISATION_NOT_FOUND, AUTHORISATION_REVOKED, BEFORE_AUTHORISATION,
 * VINTAGE_NOT_AUTHORISED, PROJECT_NOT_AUTHORISED, APPROACH_NOT_ACTIVE.
 */
export function refuseUnder(
  authorisation: Row | undefined,
  approach: Row | undefined,
  { project, vintage, day }: UnderAuthorisation,
): Refusal | null {
  if (!authorisation) return article6Errors.refuse('ARTICLE6.AUTHORISATION_NOT_FOUND');
  const authorisationId = authorisation['authorisation_id'];
  if (authorisation['status'] !== 'valid') {
    return article6Errors.refuse('ARTICLE6.AUTHORISATION_REVOKED', {
      authorisationId,
      revokedOn: authorisation['revoked_on'],
    });
  }
  const authorisedOn = authorisation['authorised_on'] as CalendarDay;
  if (day < authorisedOn) {
    return article6Errors.refuse('ARTICLE6.BEFORE_AUTHORISATION', { day, authorisedOn });
  }
  const firstVintage = authorisation['first_vintage'] as number | null;
  const lastVintage = authorisation['last_vintage'] as number | null;
  if (vintage < (firstVintage ?? 2021) || vintage > (lastVintage ?? vintage)) {
    const facts = { authorisationId, vintage, firstVintage: firstVintage ?? 2021, lastVintage };
    return article6Errors.refuse('ARTICLE6.VINTAGE_NOT_AUTHORISED', facts);
  }
  const given = authorisation['projects'] as unknown;
  const projects = (typeof given === 'string' ? JSON.parse(given) : given) as readonly string[];
  if (projects.length > 0 && !projects.includes(project)) {
    return article6Errors.refuse('ARTICLE6.PROJECT_NOT_AUTHORISED', {
      authorisationId,
      project,
      authorised: projects,
    });
  }
  if (approach?.['status'] === 'active') return null;
  return article6Errors.refuse('ARTICLE6.APPROACH_NOT_ACTIVE', { state: approach?.['status'] });
}
