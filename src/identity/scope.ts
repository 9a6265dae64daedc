import type { Queryable } from '../audit/queryable.ts';
import { isSide } from './grant.ts';
import type { Grant, Side } from './grant.ts';

/** What is asked for, as far as its scope is concerned; nothing of it has been validated. */
export interface Asked {
  /** The partner the address speaks of; `00` where it names none. */
  readonly country: string;
  /** What the act or the read is about, as the address names it: a public id or a reference. */
  readonly subject: string | null;
  readonly body: unknown;
}

/** What a request touches, dimension by dimension; left out where a request has none. */
export interface ScopeFacts {
  /** The partner that it is about, where the address names none: of a body's id or field. */
  readonly country?: string;
  /** Null where the request should name a side and does not. */
  readonly side?: Side | null;
  /** Participants, by their id without the country, any of which may ask. */
  readonly organisations?: readonly string[];
  /** Projects, by their public id. */
  readonly projects?: readonly string[];
}

/** Reads facts where they are written, so that nothing is judged by what a standby knows. */
export interface FactReader {
  readonly db: Queryable;
  /** Today in UTC. */
  readonly today: string;
}

/**
 * Where the scope of a route or of an act is drawn from. Asked only where a grant is limited to a side,
 * to organisations or to projects; the country is always drawn from the address.
 */
export type ScopeSource = (asked: Asked, reader: FactReader) => ScopeFacts | Promise<ScopeFacts>;

/**
 * Draws the scope from rows. The statement is given the country as $1, what is asked about as $2 (the id
 * without its country, or the reference; as text), and if it wants it the day as $3. Columns named
 * `organisation`, `project` (public ids) and `side` count; nulls do not.
 *
 * `const holderOfAccount = scopeOf('SELECT holder_id AS organisation FROM … WHERE country_code = $1 AND id = $2::uuid')`
 *
 * @param at what is asked about, where it is not what the address names
 */
export function scopeOf(
  statement: string,
  at: (asked: Asked) => string | null = ({ subject }) => subject,
): ScopeSource {
  const isDated = statement.includes('$3');
  return async (asked, { db, today }) => {
    const place = placeOf(at(asked), asked.country);
    if (place === null) return NOTHING;
    const values = isDated ? [...place, today] : [...place];
    const { rows } = await db.query(statement, values);
    const side = rows.find((row) => row['side'] !== undefined)?.['side'];
    return {
      country: place[0],
      organisations: texts(rows, 'organisation'),
      projects: texts(rows, 'project'),
      ...(side === undefined ? {} : { side: isSide(side) ? side : null }),
    };
  };
}

/** Nothing that a limited grant could meet. */
const NOTHING: ScopeFacts = { side: null, organisations: [], projects: [] };

/** The side is the one that the body names. */
export const sideInBody: ScopeSource = ({ body }) => {
  const side = fieldOf(body, 'side');
  return { side: isSide(side) ? side : null };
};

/** Who asks says for which organisation; it must be one of its own. The body names it by a public id. */
export function organisationInBody(field: string): ScopeSource {
  return ({ body }) => {
    const id = fieldOf(body, field);
    return { organisations: typeof id === 'string' ? [id.replace(/^00-/, '')] : [] };
  };
}

/** For {@link scopeOf}: what is asked about stands in a field of the body. */
export function inBody(field: string): (asked: Asked) => string | null {
  return ({ body }) => {
    const value = fieldOf(body, field);
    return typeof value === 'string' ? value : null;
  };
}

/** The partner is the one that a field of the body names. */
export const countryInBody: ScopeSource = ({ body }) => {
  const country = fieldOf(body, 'country');
  return typeof country === 'string' && /^[A-Z]{2}$/.test(country) ? { country } : {};
};

/** The partner is the one of an id in a field of the body. */
export function countryOfIdIn(field: string): ScopeSource {
  return (asked) => {
    const [country] = placeOf(inBody(field)(asked), asked.country) ?? [];
    return country === undefined ? {} : { country };
  };
}

/**
 * Of a list: every grant that holds the permission is let in, and the list has only what one of them
 * reaches. The handler asks for no more: `reachIn` (reach.ts).
 */
export const byRow: ScopeSource = () => ({});

/** Several sources at once; of a dimension that two of them know, the later counts. */
export function all(...sources: readonly ScopeSource[]): ScopeSource {
  return async (asked, reader) => {
    const facts: ScopeFacts[] = [];
    for (const source of sources) facts.push(await source(asked, reader));
    return Object.assign({}, ...facts) as ScopeFacts;
  };
}

/** The first dimension in which a grant does not reach what is asked for; null where it does. */
export function outsideOf(
  { scope }: Grant,
  facts: ScopeFacts,
): 'side' | 'organisation' | 'project' | null {
  // A route without a side is neither side's; one without organisation or project is nobody's own.
  if (scope.side !== null && facts.side !== undefined && facts.side !== scope.side) return 'side';
  if (scope.organisations !== null && !meets(scope.organisations, facts.organisations)) {
    return 'organisation';
  }
  return scope.projects !== null && !meets(scope.projects, facts.projects) ? 'project' : null;
}

/** Whether the facts of a request are needed to know if the grant reaches it. */
export function isLimited({ scope }: Grant): boolean {
  return scope.side !== null || scope.organisations !== null || scope.projects !== null;
}

function meets(limit: ReadonlySet<string>, facts: readonly string[] = []): boolean {
  return facts.some((each) => limit.has(each));
}

function fieldOf(body: unknown, field: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, field)
    ? (body as Readonly<Record<string, unknown>>)[field]
    : undefined;
}

const PUBLIC_ID = /^((?:[A-Z]{2}|00))-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function placeOf(text: string | null, country: string): readonly [string, string] | null {
  // What no row can hold (PostgreSQL's text has no U+0000) is nowhere.
  if (text === null || text.includes('\u0000')) return null;
  const [, ofId, id] = PUBLIC_ID.exec(text) ?? [];
  return ofId === undefined || id === undefined ? [country, text] : [ofId, id];
}

function texts(rows: readonly Record<string, unknown>[], column: string): readonly string[] {
  return rows.flatMap((row) => (typeof row[column] === 'string' ? [row[column]] : []));
}
