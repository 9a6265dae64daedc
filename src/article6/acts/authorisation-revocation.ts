import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { ActKind } from '../../ledger/act.ts';
import { authorisationOfRow, countsOfRow } from '../authorisation-record.ts';
import { article6Errors } from '../errors.ts';
import { AUTHORISATION } from '../tables.ts';
import { authorised } from './authorisation.ts';
import { notFound, refuseStanding } from './authorisation-version.ts';

export interface AuthorisationRevocationBody {
  readonly reason: string;
  /** Today where left out. */
  readonly revokedOn?: CalendarDay | null;
}

/**
 * Revokes an authorisation, as its last version: nothing more is done under it. What was first
 * transferred before stays transferred.
 *
 * Refuses, in this order: ARTICLE6.AUTHORISATION_NOT_FOUND, AUTHORISATION_REVOKED, DAY_IN_FUTURE,
 * BEFORE_AUTHORISATION.
 */
export const authorisationRevocationAct: ActKind<AuthorisationRevocationBody> = {
  kind: 'authorisation-revocation',
  posts: false,
  needs: (act) => ({
    rows: act.subjectId ? [{ table: AUTHORISATION, id: act.subjectId, lock: 'update' }] : [],
  }),
  decide(act, known) {
    const row = known.row(AUTHORISATION, act.subjectId ?? '');
    const standing = refuseStanding(act, row);
    if (standing || !row) return standing ?? notFound(act);
    const day = act.body.revokedOn ?? known.today;
    if (day > known.today) {
      return article6Errors.refuse('ARTICLE6.DAY_IN_FUTURE', { day, today: known.today });
    }
    const before = authorisationOfRow(act.countryCode, row);
    if (day < before.authorisedOn) {
      const { authorisedOn } = before;
      return article6Errors.refuse('ARTICLE6.BEFORE_AUTHORISATION', { day, authorisedOn });
    }
    const revoked = { ...before, state: 'revoked', revokedOn: day } as const;
    const version = (row['version'] as number) + 1;
    const record = { ...revoked, revokedBecause: act.body.reason };
    const outcome = authorised(act, version, record, countsOfRow(row));
    return { ...outcome, answer: { ...outcome.answer, status: 201 } };
  },
};
