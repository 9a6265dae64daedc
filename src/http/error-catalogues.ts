import type { ErrorDefinition } from '../kernel/refusal.ts';

/** Room → code → what it means. */
export type ErrorCatalogues = Readonly<Record<string, Readonly<Record<string, ErrorDefinition>>>>;

/** Injection token of the catalogues of all rooms: an `ErrorCatalogues`. */
export const ERROR_CATALOGUES = Symbol('error catalogues');
