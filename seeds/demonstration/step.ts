import type { JsonValue } from '../../src/kernel/canonical-json.ts';
import type { JsonObject } from '../../src/ledger/act.ts';

/**
 * The release of the scenario. A key once released keeps its body for ever, because databases hold
 * it; a later release adds steps under keys of its own.
 */
export const RELEASE = '2026-11';

/** Who does it: principals that only a demonstration can have. */
export const OFFICERS = [
  'registry officer',
  'fund officer',
  'second fund officer',
  'project participant',
  'third party entity',
  'joint committee co chair',
  'partner co chair',
] as const;
export type Officer = (typeof OFFICERS)[number];

/** One act of the scenario. Everything in it is invented, and says so, unless it names a source. */
export interface Step {
  /** Names it among all steps; part of its Idempotency-Key. */
  readonly key: string;
  readonly by: Officer;
  readonly kind: string;
  readonly country: string;
  /**
   * What it is about: an earlier step by its key, or `tranche:KZ-JICA-200` for a reference fact.
   */
  readonly about?: string;
  /** May name the ids of earlier steps: see {@link idOf}. */
  readonly body: JsonObject;
  /** The file that a document is filed with. */
  readonly file?: Buffer;
}

/** The key under which a step is entered, always the same, so that it is entered once. */
export function idempotencyKeyOf(step: Step): string {
  return `demonstration:${RELEASE}:${step.key}`;
}

/** Stands in a body for the public id that an earlier step was given. */
export function idOf(step: string): string {
  return `@{${step}}`;
}

const PLACE = /^@\{(.+)\}$/;

/** The earlier steps whose ids a body names. */
export function namedIn(body: JsonValue): readonly string[] {
  if (typeof body === 'string') return PLACE.exec(body)?.slice(1) ?? [];
  if (body === null || typeof body !== 'object') return [];
  return Object.values(body).flatMap((value) => namedIn(value as JsonValue));
}

/**
 * The body with ids in the places of the steps that it names.
 *
 * @throws Error where a step has no id yet
 */
export function withIds<T extends JsonValue>(body: T, ids: ReadonlyMap<string, string>): T {
  const filled = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') {
      const step = PLACE.exec(value)?.[1];
      if (step === undefined) return value;
      const id = ids.get(step);
      if (id === undefined) throw new Error(`there is no step ${step} yet`);
      return id;
    }
    if (Array.isArray(value)) return value.map((one) => filled(one as JsonValue));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, filled(one as JsonValue)]),
    );
  };
  return filled(body) as T;
}

/** A step of a fund officer in Kazakhstan. */
export function funds(key: string, kind: string, about: string, body: JsonObject): Step {
  return { key, by: 'fund officer', kind, country: 'KZ', about, body };
}

/** A step in Kazakhstan; `about` is null where the act makes something new. */
export function step(
  by: Officer,
  key: string,
  kind: string,
  about: string | null,
  body: JsonObject,
): Step {
  return { key, by, kind, country: 'KZ', ...(about === null ? {} : { about }), body };
}
