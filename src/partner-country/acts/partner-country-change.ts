import { canonicalJson, type JsonValue } from '../../kernel/canonical-json.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { publicId } from '../../kernel/ids.ts';
import type { ActKind, JsonObject } from '../../ledger/act.ts';
import { jsonOf, type Row } from '../../ledger/table.ts';
import { partnerCountryErrors } from '../errors.ts';
import { PARTNER_COUNTRY } from '../tables.ts';
import {
  partnerCountryRow,
  refusePartnerCountry,
  type CountryNames,
  type DateConfidence,
  type PartnerCountryBody,
  type PartnerCountryRecord,
} from './partner-country.ts';

export interface PartnerCountryChangeBody extends Partial<PartnerCountryBody> {
  /** The version that was read and is to be changed. */
  readonly expectedVersion?: number | null;
  /** From which day the new version holds; today where left out. */
  readonly validFrom?: CalendarDay | null;
}

/**
 * A new version of a partner's record: a date confirmed, rules adopted, a name corrected. What is left
 * out stays as it is; null takes back what may be unknown. The subject is the record's id.
 *
 * Refuses, in this order: PARTNER_COUNTRY.NOT_FOUND, VERSION_MISSING, VERSION_STALE, NOTHING_CHANGES,
 * then what a first registration refuses.
 */
export const partnerCountryChangeAct: ActKind<PartnerCountryChangeBody> = {
  kind: 'partner-country-change',
  posts: false,
  needs: (act) => ({
    rows: act.subjectId ? [{ table: PARTNER_COUNTRY, id: act.subjectId, lock: 'update' }] : [],
  }),
  decide(act, known) {
    const id = act.subjectId ?? '';
    const row = known.row(PARTNER_COUNTRY, id);
    if (!row) {
      const country = act.countryCode;
      return partnerCountryErrors.refuse('PARTNER_COUNTRY.NOT_FOUND', { country });
    }
    const { expectedVersion = null, validFrom = null, ...changes } = act.body;
    const version = row['version'] as number;
    if (expectedVersion === null) {
      return partnerCountryErrors.refuse('PARTNER_COUNTRY.VERSION_MISSING', { version });
    }
    if (expectedVersion !== version) {
      const facts = { expected: expectedVersion, version };
      return partnerCountryErrors.refuse('PARTNER_COUNTRY.VERSION_STALE', facts);
    }
    const before = recordOfRow(act.countryCode, row);
    const after = changed(before, changes);
    if (same(before, after)) {
      return partnerCountryErrors.refuse('PARTNER_COUNTRY.NOTHING_CHANGES', { version });
    }
    const refusal = refusePartnerCountry(after, known);
    if (refusal) return refusal;
    const body = { ...after } as unknown as JsonObject;
    const next = version + 1;
    return {
      records: [
        { type: 'partner-country', id, version: next, validFrom: validFrom ?? known.today, body },
      ],
      rows: [{ table: PARTNER_COUNTRY, change: 'update', row: partnerCountryRow(id, next, after) }],
      answer: {
        status: 200,
        location: `/v1/partner-countries/${act.countryCode}`,
        body: { id: publicId(act.countryCode, id), ...body, version: next, status: 'posted' },
      },
    };
  },
};

function changed(
  before: PartnerCountryRecord,
  changes: Partial<PartnerCountryBody>,
): PartnerCountryRecord {
  const { names, ...rest } = changes;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...before, ...given, names: { ...before.names, ...names } } as PartnerCountryRecord;
}

function same(before: PartnerCountryRecord, after: PartnerCountryRecord): boolean {
  const text = (record: PartnerCountryRecord): string =>
    canonicalJson(record as unknown as JsonValue);
  return text(before) === text(after);
}

function recordOfRow(iso2: string, row: Row): PartnerCountryRecord {
  return {
    iso2,
    iso3: String(row['iso3']),
    order: row['partner_order'] as number,
    signedOn: row['signed_on'] as CalendarDay,
    signedIn: row['signed_in'] as string | null,
    signedOnConfidence: row['signed_on_confidence'] as DateConfidence,
    rulesAdoptedOn: row['rules_adopted_on'] as CalendarDay | null,
    timeZone: String(row['time_zone']),
    currency: String(row['currency']),
    names: jsonOf(row['names']) as CountryNames,
    source: String(row['source']),
    note: row['note'] as string | null,
  };
}
