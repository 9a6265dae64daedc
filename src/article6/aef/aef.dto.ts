import { Day, OneOf, Text } from '../../http/fields.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { AEF_FORMATS, type AefFormat } from './aef-files.ts';

const KNOWN = {
  max: 40,
  optional: true,
  description: 'As far as known at this instant; now if left out',
} as const;
const REASON = { max: 1000, description: 'Why it is revised' } as const;

/** Which format of which version. */
export class AefQuery {
  @OneOf(AEF_FORMATS, { optional: true, description: 'json where left out' })
  readonly format?: AefFormat;
  @Text(KNOWN) readonly knownAsOf?: string;
  @Text({
    max: 9,
    optional: true,
    pattern: /^[1-9][0-9]{0,3}\.[0-9]{1,4}$/,
    form: 'X.Y',
    description: 'A version that was filed, as the bytes that were filed; else it is made now',
  })
  readonly version?: string;
}

/** As far as known when. */
export class AefCheckQuery {
  @Text(KNOWN) readonly knownAsOf?: string;
}

/** The submission of an agreed electronic format. */
export class AefFilingDto {
  @Day({ optional: true, description: 'Day of submission; today in UTC if left out' })
  readonly submittedOn?: CalendarDay;
  @OneOf(['minor', 'major'], {
    optional: true,
    description: 'After the first: 1.1 (minor, where left out) or 2.0 (major)',
  })
  readonly revision?: 'minor' | 'major';
  @Text({ ...REASON, optional: true }) readonly reason?: string;
}

/** The holdings of a year, to be frozen. */
export class HoldingsSnapshotDto {
  @Text({ ...REASON, description: 'Why they are frozen, or frozen anew' })
  readonly reason!: string;
}
