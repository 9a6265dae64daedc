import { AuditLog } from '../audit/audit-log.ts';
import type { Queryable } from '../audit/queryable.ts';
import { laterInstant, parseInstant, type Instant } from '../kernel/clock.ts';
import { NO_COUNTRY, type CountryCode } from '../kernel/country-code.ts';
import { article6Errors } from './errors.ts';
import { JAPAN, type Party } from './parties.ts';

/** How much of which log is known: the sizes of the trees at the heads, and the latest of their times. */
export interface KnownHeads {
  readonly sizes: ReadonlyMap<CountryCode, number>;
  readonly at: Instant;
}

/**
 * The heads that a report of a Party is made at: of its partner's log, or for Japan of every partner's
 * and of the facts of no country, each the last one at or before a moment; the latest where none is
 * given. A report over several countries is the sum of theirs at one known-as-of.
 *
 * Refuses INSTANT.MALFORMED, ARTICLE6.MOMENT_IN_FUTURE, ARTICLE6.NOTHING_KNOWN_YET.
 */
export async function knownHeads(
  db: Queryable,
  { party, country }: Party,
  partners: readonly Party[],
  knownAsOf: string | null,
  now: Instant,
): Promise<KnownHeads> {
  const at = knownAsOf === null ? null : parseInstant(knownAsOf.replace(' ', '+'));
  if (at !== null && at > now) {
    throw article6Errors.refuse('ARTICLE6.MOMENT_IN_FUTURE', { at, now });
  }
  const log = new AuditLog(db);
  const countries =
    party === JAPAN ? [NO_COUNTRY, ...partners.map((one) => one.country)] : [country];
  const heads = await Promise.all(
    countries.map(async (each) => ({
      country: each,
      head: at === null ? await log.latestHead(each) : await log.headAt(each, { instant: at }),
    })),
  );
  const found = heads.flatMap(({ country: each, head }) =>
    head === null ? [] : [{ country: each, size: head.size, at: head.at }],
  );
  const [first] = found;
  if (first !== undefined) {
    return {
      sizes: new Map(found.map((one) => [one.country, one.size])),
      at: found.reduce((latest, one) => laterInstant(latest, one.at), first.at),
    };
  }
  throw article6Errors.refuse('ARTICLE6.NOTHING_KNOWN_YET', { party, knownAsOf });
}

/** The sizes by country, as they are kept with what was made of them. */
export function sizesJson({ sizes }: KnownHeads): Readonly<Record<string, number>> {
  return Object.fromEntries([...sizes].sort(([one], [other]) => (one < other ? -1 : 1)));
}
