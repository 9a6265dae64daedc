import type { Refusal } from '../kernel/refusal.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { NO_COUNTRY, type CountryCode } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import type { BatchReader } from '../ledger/act.ts';
import { jsonOf, type Row } from '../ledger/table.ts';
import { participantErrors } from './errors.ts';

/** What a third-party entity does for a project. */
export type EntityWork = 'validation' | 'verification';

/**
 * Whether a third-party entity may do some work: one of its designations by the country's Joint
 * Committee names every sectoral scope of the methodology, or several do together, on that day. Null
 * where it may; else TPE.OUTSIDE_ITS_SCOPE with the scopes that are missing.
 *
 * @param participant the entity's id without the country
 * @param designations rows of TPE_DESIGNATION of one country, of any participants
 * @param scopes sectoral scopes, 1 to 16
 * @param on the day of the work
 * @source JCM guidelines for designation as a third-party entity: per sectoral scope
 */
export function refuseEntityWork(
  participant: string,
  designations: readonly Row[],
  work: EntityWork,
  scopes: readonly number[],
  on: CalendarDay,
): Refusal | null {
  const held = new Set(
    designations
      .filter((row) => row['participant_id'] === participant && isInForce(row, on))
      .flatMap((row) => scopesOf(row, work)),
  );
  const missing = scopes.filter((scope) => !held.has(scope));
  if (missing.length === 0 && held.size > 0) return null;
  return participantErrors.refuse('TPE.OUTSIDE_ITS_SCOPE', {
    entity: publicId(NO_COUNTRY, participant),
    work,
    on,
    missing,
    designatedFor: [...held].sort((one, other) => one - other),
  });
}

/** All designations of some entities by a country's Joint Committee, in one statement. */
export function designationsOf(
  reader: BatchReader,
  country: CountryCode,
  participants: readonly string[],
): Promise<readonly Row[]> {
  return reader.query(
    `SELECT id, participant_id, validation_scopes, verification_scopes, decision_id, designated_on,
            designated_until
       FROM public.tpe_designation WHERE country_code = $1 AND participant_id = ANY($2::uuid[])`,
    [country, participants],
  );
}

function isInForce(row: Row, on: CalendarDay): boolean {
  const until = row['designated_until'];
  return String(row['designated_on']) <= on && (until === null || String(until) >= on);
}

function scopesOf(row: Row, work: EntityWork): readonly number[] {
  return jsonOf(row[`${work}_scopes`]) as readonly number[];
}
