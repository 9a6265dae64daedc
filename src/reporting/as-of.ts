import { AuditLog, headJson, type AuditHead, type KnownAt } from '../audit/audit-log.ts';
import type { Queryable } from '../audit/queryable.ts';
import type { HeadJson } from '../audit/receipt.ts';
import { laterInstant, parseInstant, type Instant } from '../kernel/clock.ts';
import { NO_COUNTRY, type CountryCode } from '../kernel/country-code.ts';
import { Refusal } from '../kernel/refusal.ts';
import { reportingErrors } from './errors.ts';

/** A whole number of leaves: no more digits than a size can have. */
const SIZE = /^(?:0|[1-9][0-9]{0,14})$/;

/**
 * Reads "known as of": a size of the log or an instant. A blank where a plus was meant (an address
 * turns one into the other) is taken for the plus.
 *
 * Refuses REPORTING.KNOWN_AS_OF_MALFORMED.
 */
export function parseKnownAt(text: string): KnownAt {
  if (SIZE.test(text)) return { size: parseInt(text, 10) };
  try {
    return { instant: parseInstant(text.replace(' ', '+')) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw reportingErrors.refuse('REPORTING.KNOWN_AS_OF_MALFORMED', { given: text.slice(0, 64) });
  }
}

export interface KnownAsked {
  /** Null for the last head. */
  readonly known: KnownAt | null;
  /** The size of the log of no country; null for what it was when the country's head was made. */
  readonly sharedSize: number | null;
  readonly now: Instant;
}

export interface ResolvedHeads {
  readonly head: HeadJson;
  readonly sharedHead: HeadJson | null;
}

/**
 * The heads that a report is made at: of the country, the last one at or before what was asked for; of
 * the facts of no country, the last one at or before that head's time, unless its size is named too.
 *
 * A batch of no country that is being committed at this very moment may bear an earlier time than a
 * head that is already there. An address that names both sizes (as every report's own addresses do) is
 * therefore the one that is the same for ever.
 *
 * Refuses REPORTING.KNOWN_AS_OF_IN_FUTURE (facts: latest), REPORTING.NOTHING_KNOWN_YET (facts: first).
 */
export async function resolveHeads(
  db: Queryable,
  country: CountryCode,
  asked: KnownAsked,
): Promise<ResolvedHeads> {
  const log = new AuditLog(db);
  const latest = await log.latestHead(country);
  if (latest === null) throw nothingKnownYet(country, asked.known, null);
  refuseFuture(country, asked, latest);
  const head = asked.known === null ? latest : await log.headAt(country, asked.known);
  if (head === null) {
    throw nothingKnownYet(country, asked.known, await firstHead(db, country));
  }
  const shared = await sharedHead(log, head, asked);
  return { head: headJson(head), sharedHead: shared && headJson(shared) };
}

function refuseFuture(country: string, { known, now }: KnownAsked, latest: AuditHead): void {
  if (known === null) return;
  // A head can bear a later time than the clock shows, after the clock went back.
  const isFuture =
    'size' in known ? known.size > latest.size : known.instant > laterInstant(now, latest.at);
  if (isFuture) throw inFuture(country, known, latest);
}

async function sharedHead(
  log: AuditLog,
  head: AuditHead,
  { sharedSize }: KnownAsked,
): Promise<AuditHead | null> {
  if (sharedSize === null) return log.headAt(NO_COUNTRY, { instant: head.at });
  const latest = await log.latestHead(NO_COUNTRY);
  if (sharedSize > (latest?.size ?? 0)) {
    throw inFuture(NO_COUNTRY, { size: sharedSize }, latest);
  }
  return log.headAt(NO_COUNTRY, { size: sharedSize });
}

function inFuture(country: string, known: KnownAt, latest: AuditHead | null): Refusal {
  return reportingErrors.refuse('REPORTING.KNOWN_AS_OF_IN_FUTURE', {
    country,
    requested: 'size' in known ? known.size : known.instant,
    latest: place(latest),
  });
}

export function nothingKnownYet(
  country: string,
  known: KnownAt | null,
  first: HeadPlace | null,
): Refusal {
  return reportingErrors.refuse('REPORTING.NOTHING_KNOWN_YET', {
    country,
    requested: known === null ? null : 'size' in known ? known.size : known.instant,
    first,
  });
}

/** A head as a refusal names it: what can be asked for instead. */
interface HeadPlace {
  readonly size: number;
  readonly at: Instant;
}

function place(head: HeadPlace | null): HeadPlace | null {
  return head && { size: head.size, at: head.at };
}

/** Where a country's log begins; null before its first act. */
export async function firstHead(db: Queryable, country: string): Promise<HeadPlace | null> {
  const { rows } = await db.query<{ size: number; at: Instant }>(
    'SELECT size, at FROM public.audit_head WHERE country_code = $1 ORDER BY size LIMIT 1',
    [country],
  );
  return place(rows[0] ?? null);
}
