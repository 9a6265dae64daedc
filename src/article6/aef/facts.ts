import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Instant } from '../../kernel/clock.ts';
import type { ActionType } from '../code-lists.ts';

/** A run of ITMOs as it was identified, or a part of one. */
export interface ItmoRun {
  /** CAnnnn; null while it is not known. */
  readonly carpId: string | null;
  readonly authorisationId: string;
  readonly firstTransferringParty: string;
  /** AAAnn; null while it is not known. */
  readonly registryId: string | null;
  readonly firstId: string;
  readonly lastId: string;
  /** First and last serial number in the registry of the JCM. */
  readonly firstUnit: string;
  readonly lastUnit: string;
  /** The serials in full, such as KZ-KZ-KZ001-2023-1-1000. */
  readonly serials: string;
  readonly gwpValues: string | null;
  readonly mitigationType: string;
  readonly vintage: number;
}

/** Something that was done with ITMOs, as one Party reports it. */
export interface AefAction {
  readonly run: ItmoRun;
  readonly at: Instant;
  readonly type: ActionType;
  readonly subtype: string | null;
  readonly transferringParty: string | null;
  readonly acquiringParty: string | null;
  /** For which other international mitigation purpose. */
  readonly purpose: string | null;
  readonly usingParty: string | null;
  /** Identification number of the entity that used or cancelled. */
  readonly usingEntity: string | null;
  readonly ndcYear: number | null;
}

export interface AefAuthorisation {
  readonly authorisationId: string;
  readonly version: number;
  readonly authorisedOn: CalendarDay;
  readonly carpId: string | null;
  readonly quantity: string | null;
  readonly gwpValues: string | null;
  readonly sectors: readonly string[];
  readonly activityTypes: readonly string[];
  readonly purposes: string;
  readonly authorisedParties: readonly string[];
  readonly entities: readonly string[];
  readonly oimp: string | null;
  readonly firstVintage: number | null;
  readonly lastVintage: number | null;
  readonly terms: string | null;
  readonly firstTransferDefinition: string | null;
  readonly note: string | null;
}

export interface AefEntity {
  readonly authorisedOn: CalendarDay;
  readonly name: string;
  readonly incorporatedIn: string;
  readonly identificationNumber: string;
  readonly carpId: string | null;
  readonly conditions: string | null;
  readonly changeConditions: string | null;
  readonly note: string | null;
}

/** All that the agreed electronic format of one Party and year is made from. */
export interface AefFacts {
  readonly party: string;
  readonly year: number;
  /** X.Y, the first is 1.0. */
  readonly version: string;
  readonly submittedOn: CalendarDay;
  readonly ndcPeriod: { readonly firstYear: number; readonly lastYear: number } | null;
  readonly authorisations: readonly AefAuthorisation[];
  readonly actions: readonly AefAction[];
  readonly holdings: readonly ItmoRun[];
  readonly entities: readonly AefEntity[];
}
