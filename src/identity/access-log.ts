import type { Queryable } from '../audit/queryable.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { newId } from '../kernel/ids.ts';

export const ACCESS_EVENTS = [
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'session-revoked',
  'second-factor',
  'second-factor-refused',
  'read',
] as const;
export type AccessEvent = (typeof ACCESS_EVENTS)[number];

/** What is noted of somebody who came, or read what is not for everybody. */
export interface AccessNote {
  readonly event: AccessEvent;
  readonly principalId: string | null;
  readonly keyId?: string | null;
  readonly sessionId?: string | null;
  /** The route as it is declared, never the address: an address can hold what people typed. */
  readonly route?: string | null;
  readonly subject?: string | null;
  /** The partner it was about; null or left out for none. */
  readonly country?: string | null;
  /** Where a sign-in came from. */
  readonly address?: string | null;
}

/** Reads wait for each other this long, and use of keys this long. */
const FLUSH_AFTER_MS = 1_000;
/** So many do not wait for their second. */
const NOTES_WAITING = 1_000;
const NOTES_AT_MOST = 50_000;

/**
 * The access log: sign-ins are in the database before they are answered; reads, and when a key was used
 * last, are written in bundles beside the requests. A process that is killed loses its last second of reads.
 */
export class AccessLog {
  #notes: IdentifiedNote[] = [];
  readonly #uses = new Map<string, Instant>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly db: Queryable,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void = () => undefined,
  ) {}

  /** Writes at once: for whoever signs in or out. */
  async write(note: AccessNote): Promise<void> {
    await noteAccess(this.db, this.clock, note);
  }

  /**
   * Notes a read. Nobody pushes what they read out by reading much: many are written at once. Only beyond what the
   * memory should hold, with a database that does not write, the oldest are let go by, not the requests.
   */
  note(note: AccessNote): void {
    if (this.#notes.length >= NOTES_AT_MOST) this.#notes.shift();
    this.#notes.push(identified(note, this.clock));
    if (this.#notes.length === NOTES_WAITING) void this.flush();
    else this.#soon();
  }

  /** Remembers that a key was used. */
  keyUsed(keyId: string): void {
    this.#uses.set(keyId, this.clock.now());
    this.#soon();
  }

  /** Writes what is waiting. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const notes = this.#notes;
    this.#notes = [];
    const uses = [...this.#uses];
    this.#uses.clear();
    try {
      if (notes.length > 0) await insert(this.db, notes);
      if (uses.length > 0) await upsertUses(this.db, uses);
    } catch (error) {
      this.onError(error);
    }
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS).unref();
  }
}

type IdentifiedNote = AccessNote & { readonly id: string; readonly at: Instant };

function identified(note: AccessNote, clock: Clock): IdentifiedNote {
  return { ...note, subject: storable(note.subject), id: newId(clock), at: clock.now() };
}

/** An address can hold letters that the database takes in no text; they must not cost the whole bundle. */
function storable(subject: string | null | undefined): string | null {
  // eslint-disable-next-line no-control-regex -- those are the letters
  return subject?.slice(0, 200).replace(/[\u0000-\u001f\u007f]|[\ud800-\udbff]$/g, '?') ?? null;
}

/** Writes one note, in whatever transaction it belongs to. */
export async function noteAccess(db: Queryable, clock: Clock, note: AccessNote): Promise<void> {
  await insert(db, [identified(note, clock)]);
}

async function insert(db: Queryable, notes: readonly IdentifiedNote[]): Promise<void> {
  const column = <T>(of: (note: IdentifiedNote) => T): T[] => notes.map(of);
  await db.query(
    `INSERT INTO public.access_log (country_code, id, at, event, principal_id, api_key_id,
       session_id, route, subject, address, about_country)
     SELECT $1, given.* FROM unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::uuid[],
       $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[]) AS given`,
    [
      NO_COUNTRY,
      column(({ id }) => id),
      column(({ at }) => at),
      column(({ event }) => event),
      column(({ principalId }) => principalId),
      column(({ keyId }) => keyId ?? null),
      column(({ sessionId }) => sessionId ?? null),
      column(({ route }) => route ?? null),
      column(({ subject }) => subject ?? null),
      column(({ address }) => address ?? null),
      column(({ country }) => country ?? null),
    ],
  );
}

async function upsertUses(
  db: Queryable,
  uses: readonly (readonly [string, Instant])[],
): Promise<void> {
  // In the order of their ids, so that two processes never wait for each other.
  const sorted = [...uses].sort(([one], [other]) => (one < other ? -1 : 1));
  await db.query(
    `INSERT INTO public.api_key_use (country_code, api_key_id, last_used_at)
     SELECT $1, given.* FROM unnest($2::uuid[], $3::timestamptz[]) AS given
     ON CONFLICT (country_code, api_key_id) DO UPDATE SET last_used_at = excluded.last_used_at
      WHERE api_key_use.last_used_at < excluded.last_used_at`,
    [NO_COUNTRY, sorted.map(([id]) => id), sorted.map(([, at]) => at)],
  );
}

/** Forgets what is older than a moment; the table itself keeps the last 30 days. Answers how much. */
export async function forgetAccess(db: Queryable, before: Instant): Promise<number> {
  const { rows } = await db.query(
    `DELETE FROM public.access_log WHERE country_code = $1 AND at < $2 RETURNING id`,
    [NO_COUNTRY, before],
  );
  return rows.length;
}
