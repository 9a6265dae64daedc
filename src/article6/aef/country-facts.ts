import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { AuthorisedEntityRecord } from '../acts/authorised-entity.ts';
import type { AuthorisationRecord } from '../authorisation-record.ts';
import type { Range } from './ranges.ts';

/** A version of an authorisation, as it was recorded. */
export interface KnownAuthorisation {
  readonly id: string;
  readonly version: number;
  readonly validFrom: CalendarDay;
  readonly record: AuthorisationRecord;
}

/** A run of serials that were identified as ITMOs. */
export interface KnownItmo extends Range {
  readonly id: string;
  readonly authorisationId: string;
  readonly authorisationVersion: number;
  readonly approachId: string;
  readonly classId: string;
  readonly registryId: string;
  readonly vintage: number;
  /** ITMO number less serial number. */
  readonly offset: bigint;
  readonly at: Instant;
}

export interface KnownTransfer extends Range {
  readonly itmoId: string;
  readonly id: string;
  readonly classId: string;
  readonly offset: bigint;
  readonly basis: string;
  readonly acquiringParty: string | null;
  readonly purpose: string | null;
  readonly at: Instant;
}

/** Serials of Japan's registry that are ITMOs. */
export interface KnownAcquisition extends Range {
  readonly itmoId: string;
  readonly classId: string;
  readonly offset: bigint;
  readonly at: Instant;
}

/** A movement of serials in a registry, with what it was for. */
export interface KnownMovement extends Range {
  readonly id: string;
  readonly previousId: string | null;
  readonly classId: string;
  readonly toState: string;
  readonly at: Instant;
  /** Of a retirement or cancellation: its purpose; null where it was given back. */
  readonly purpose: string | null;
  readonly ndcYear: number | null;
  readonly beneficiary: string | null;
}

/** All that is known of one partner's ITMOs at a head of its log. */
export interface CountryFacts {
  /** The partner: alpha-3. */
  readonly party: string;
  readonly approaches: ReadonlyMap<
    string,
    { readonly title: string; readonly carpId: string | null }
  >;
  readonly authorisations: readonly KnownAuthorisation[];
  readonly entities: readonly (AuthorisedEntityRecord & { readonly authorisationId: string })[];
  readonly itmos: readonly KnownItmo[];
  readonly transfers: readonly KnownTransfer[];
  readonly acquisitions: readonly KnownAcquisition[];
  readonly movements: readonly KnownMovement[];
  /** By class: how its serials begin, such as KZ-KZ-KZ001-2023. */
  readonly commodities: ReadonlyMap<string, string>;
  /** Serials of vintages from 2021 that were used towards an NDC and are no ITMOs. */
  readonly strangeUses: readonly { readonly serials: string; readonly ndcYear: number }[];
}

/**
 * When an action counts as done: when it was recorded, where that is its day or next to it (a day has
 * begun in Tokyo before it has in UTC); else its effective day, at its beginning in UTC.
 */
export function actionInstant(effectiveOn: CalendarDay, recordedAt: Instant): Instant {
  const distance = Math.abs(
    Date.parse(`${effectiveOn}T00:00:00.000Z`) -
      Date.parse(`${recordedAt.slice(0, 10)}T00:00:00.000Z`),
  );
  return distance <= 86_400_000 ? recordedAt : (`${effectiveOn}T00:00:00.000Z` as Instant);
}
