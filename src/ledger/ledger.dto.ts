import {
  Day,
  Flag,
  JsonBody,
  ListOf,
  PublicId,
  Text,
  OneOf,
  WholeNumberText,
} from '../http/fields.ts';
import { PageQuery } from '../http/paging.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';

/** Why an entry is undone, and as of which day. */
export class ReversalDto {
  @Text({ max: 500, description: 'Why the entry was wrong' })
  readonly reason!: string;

  @Day({
    optional: true,
    description: "Default: the original's effective day, or the first open day after it",
  })
  readonly effectiveOn?: CalendarDay;
}

/** What the second officer says. */
export class DecisionDto {
  @Text({ max: 500, optional: true, description: 'Why' })
  readonly reason?: string;
}

/** Why the books are closed. */
export class PeriodClosingDto {
  @Text({ max: 500, optional: true, description: 'Why, e.g. the minute of the closing' })
  readonly reason?: string;
}

/** One act among many. */
export class BulkActDto {
  @Text({
    max: 200,
    pattern: /^[\x21-\x7e]{1,200}$/,
    description: 'The Idempotency-Key of this act: repeating it repeats nothing',
  })
  readonly key!: string;

  @Text({ max: 50, description: 'Kind of act', example: 'disbursement' })
  readonly kind!: string;

  @PublicId({
    optional: true,
    description: 'What it acts upon, e.g. the commitment of a disbursement',
  })
  readonly subject?: string;

  @JsonBody({ description: 'The body, the same as at the address of the single act' })
  readonly body!: object;
}

/** Up to 1,000 acts of one country. */
export class BulkDto {
  @Flag({ optional: true, description: 'True: all or none. Default: each by itself' })
  readonly atomic?: boolean;

  @ListOf(() => BulkActDto, {
    min: 1,
    max: 1_000,
    description: 'In the order they are to be posted',
  })
  readonly acts!: readonly BulkActDto[];
}

/** What can be said of a bulk request in its address as well. */
export class BulkQuery {
  @OneOf(['true', 'false'], { optional: true, description: 'As `atomic` in the body' })
  readonly atomic?: 'true' | 'false';
}

/** Which part of an account's statement. */
export class StatementQuery extends PageQuery {
  @OneOf(['recorded', 'effective'], {
    optional: true,
    description: 'Order: as recorded (default), or by effective day with its own running balance',
  })
  readonly order?: 'recorded' | 'effective';
}

/** As of when. */
export class AsOfQuery {
  @Day({ optional: true, description: 'Counted by this day; default: today' })
  readonly effectiveAsOf?: CalendarDay;

  @WholeNumberText({
    optional: true,
    min: 0,
    max: 9_007_199_254_740_991,
    description: "Known at this size of the country's log; default: now",
  })
  readonly knownAsOf?: string;
}
