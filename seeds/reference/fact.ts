import type { JsonObject } from '../../src/ledger/act.ts';

/**
 * The release of the reference facts. A key once released keeps its body for ever, because databases
 * hold it; a later release corrects a fact by a further act under a key of its own.
 */
export const RELEASE = '2026-11';

/** Whose acts these are: the loader of reference facts, nobody's account. */
export const REFERENCE_PRINCIPAL = '00000000-0000-7000-8000-00000000fac7';

/** One fact, as the act that enters it. */
export interface Fact {
  /** Names it among all facts: `partner-country:KZ`. Part of its Idempotency-Key. */
  readonly key: string;
  readonly kind: string;
  readonly country: string;
  /** The key of the fact that it is about: of the project, for an indicator. */
  readonly about?: string;
  readonly body: JsonObject;
}

/** The key under which a fact is entered, always the same, so that it is entered once. */
export function idempotencyKeyOf(fact: Fact): string {
  return `reference:${RELEASE}:${fact.key}`;
}
