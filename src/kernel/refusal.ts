import type { PointedError } from './field-message.ts';

export type { PointedError };

/**
 * What a refusal means to whoever asked, in the product's words; the edge alone turns a kind into a
 * protocol's status.
 *
 * `refused` is a figure or a rule that forbids the act; `conflict` is a state or a version that moved on.
 */
export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'absent'
  | 'conflict'
  | 'refused'
  | 'too-large'
  | 'precondition-missing'
  | 'precondition-failed'
  | 'too-many'
  | 'unavailable';

/** One line of a room's error catalogue: what is said and what the reader can do about it. */
export interface ErrorDefinition {
  readonly kind: RefusalKind;
  /** One sentence without the figures and without a full stop; the figures are the facts. */
  readonly title: string;
  /** What the reader can do. */
  readonly advice: string;
}

export type Facts = Readonly<Record<string, unknown>>;

/**
 * An act that the books do not accept: a stable code, a kind, and the facts that say by how much.
 *
 * It can be returned by a pure decision or thrown. Facts are plain JSON: an amount among them becomes
 * its text with all its decimals, so that nobody downstream needs to know amounts. The stack is no
 * part of what a client sees.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly title: string;
  readonly advice: string;
  readonly facts: Facts;
  declare readonly errors?: readonly PointedError[];

  constructor(
    code: string,
    definition: ErrorDefinition,
    facts: Facts,
    errors?: readonly PointedError[],
  ) {
    const plain = plainFacts(facts);
    super(definition.title + inWords(plain));
    this.name = 'Refusal';
    this.code = code;
    this.kind = definition.kind;
    this.title = definition.title;
    this.advice = definition.advice;
    this.facts = plain;
    if (errors !== undefined) this.errors = errors;
  }
}

/** The errors one room can give, and the only way to make them. */
export interface ErrorCatalogue<T extends Record<string, ErrorDefinition>> {
  readonly definitions: Readonly<T>;
  /** Makes the refusal; the caller returns it from a decision or throws it. */
  refuse(code: keyof T & string, facts?: Facts, errors?: readonly PointedError[]): Refusal;
}

const CODE = /^[A-Z][A-Z0-9_]*(\.[A-Z0-9_]+)+$/;

/**
 * Declares the errors of a room, by code: `FUNDING.EXCEEDS_UNDRAWN`.
 *
 * A code is a promise to clients: it is never renamed and never given another meaning. A code that is
 * not written `ROOM.WHAT_IS_WRONG` is a mistake in the program and throws at load.
 */
export function defineErrors<const T extends Record<string, ErrorDefinition>>(
  room: T,
): ErrorCatalogue<T> {
  for (const code of Object.keys(room)) {
    if (!CODE.test(code)) throw new TypeError(`error code not written ROOM.WHAT_IS_WRONG: ${code}`);
  }
  return {
    definitions: room,
    refuse(code, facts = {}, errors) {
      const definition = room[code];
      if (definition === undefined) throw new TypeError(`error code not in the catalogue: ${code}`);
      return new Refusal(code, definition, facts, errors);
    },
  };
}

/** Facts as they go to the wire: whatever can say itself in JSON does so here, once. */
function plainFacts(facts: Facts): Facts {
  const plain: Record<string, unknown> = {};
  for (const [name, fact] of Object.entries(facts)) plain[name] = plainFact(fact);
  return plain;
}

function plainFact(fact: unknown): unknown {
  if (typeof fact === 'bigint') return fact.toString();
  if (typeof fact !== 'object' || fact === null) return fact;
  if (Array.isArray(fact)) return fact.map(plainFact);
  if ('toJSON' in fact && typeof fact.toJSON === 'function') return fact.toJSON() as unknown;
  return fact;
}

/** ' (requested 2000000.01, available 2000000.00)', or nothing where there are no facts. */
function inWords(facts: Facts): string {
  const words: string[] = [];
  for (const [name, fact] of Object.entries(facts)) {
    if (fact !== undefined) words.push(`${spaced(name)} ${said(fact)}`);
  }
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

function said(fact: unknown): string {
  return typeof fact === 'string' ? fact : (JSON.stringify(fact) ?? typeof fact);
}
