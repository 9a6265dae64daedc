import type { JsonObject } from '../../src/ledger/act.ts';

/**
 * The release of the scenario. A key once released keeps its body for ever, because databases hold
 * it; a later release adds steps under keys of its own.
 */
export const RELEASE = '2026-11';

/** Who does it: principals that only a demonstration can have. */
export type Officer = 'registry officer' | 'fund officer' | 'second fund officer';

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
  readonly body: JsonObject;
}

/** The key under which a step is entered, always the same, so that it is entered once. */
export function idempotencyKeyOf(step: Step): string {
  return `demonstration:${RELEASE}:${step.key}`;
}

/** A step of a fund officer in Kazakhstan. */
export function funds(key: string, kind: string, about: string, body: JsonObject): Step {
  return { key, by: 'fund officer', kind, country: 'KZ', about, body };
}
