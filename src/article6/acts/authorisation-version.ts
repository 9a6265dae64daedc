import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import {
  authorisationOfRow,
  countsOfRow,
  type AuthorisationRecord,
} from '../authorisation-record.ts';
import { refuseAuthorisation } from '../authorisation-rules.ts';
import { article6Errors } from '../errors.ts';
import { AUTHORISATION } from '../tables.ts';
import { authorised, termsOf, type AuthorisationTerms } from './authorisation.ts';
import { refuseVersion } from './cooperative-approach-change.ts';

export interface AuthorisationVersionBody extends Partial<AuthorisationTerms> {
  /** The version that was read and is to be followed. */
  readonly expectedVersion?: number | null;
}

/**
 * A new version of an authorisation, as the Party changed it. What is left out stays as it is; what has
 * been first transferred stays under the version it was transferred under.
 *
 * Refuses, in this order: ARTICLE6.AUTHORISATION_NOT_FOUND, AUTHORISATION_REVOKED, VERSION_MISSING,
 * VERSION_STALE, NOTHING_CHANGES, BEFORE_FORMER_VERSION, then what {@link refuseAuthorisation} refuses.
 */
export const authorisationVersionAct: ActKind<AuthorisationVersionBody> = {
  kind: 'authorisation-version',
  posts: false,
  needs: (act) => ({
    rows: act.subjectId ? [{ table: AUTHORISATION, id: act.subjectId, lock: 'update' }] : [],
  }),
  decide(act, known) {
    const row = known.row(AUTHORISATION, act.subjectId ?? '');
    const standing = refuseStanding(act, row);
    if (standing || !row) return standing ?? notFound(act);
    const { expectedVersion = null, ...changes } = act.body;
    const version = row['version'] as number;
    const stale = refuseVersion(version, expectedVersion);
    if (stale) return stale;
    const before = authorisationOfRow(act.countryCode, row);
    const after = changed(before, changes);
    if (textOf(before) === textOf(after)) return article6Errors.refuse('ARTICLE6.NOTHING_CHANGES');
    if (after.authorisedOn < before.authorisedOn) {
      return article6Errors.refuse('ARTICLE6.BEFORE_FORMER_VERSION', {
        requested: after.authorisedOn,
        former: before.authorisedOn,
      });
    }
    const counts = countsOfRow(row);
    return (
      refuseAuthorisation(after, counts, known.today) ?? authorised(act, version + 1, after, counts)
    );
  },
};

/** Refuses what is not there, or was revoked. */
export function refuseStanding(act: Act<unknown>, row: Row | undefined): Refusal | null {
  if (!row) return notFound(act);
  if (row['status'] === 'valid') return null;
  return article6Errors.refuse('ARTICLE6.AUTHORISATION_REVOKED', {
    authorisationId: row['authorisation_id'],
    revokedOn: row['revoked_on'],
  });
}

export function notFound(act: Act<unknown>): Refusal {
  return article6Errors.refuse('ARTICLE6.AUTHORISATION_NOT_FOUND', {
    authorisation: publicId(act.countryCode, act.subjectId ?? ''),
  });
}

function changed(
  before: AuthorisationRecord,
  changes: Partial<AuthorisationTerms>,
): AuthorisationRecord {
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<AuthorisationTerms>;
  return { ...before, ...termsOf({ ...before, ...given }) };
}

function textOf(record: AuthorisationRecord): string {
  return canonicalJson(record as unknown as JsonValue);
}
