import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, JsonObject, Known, Outcome } from '../../ledger/act.ts';
import type { Row } from '../../ledger/table.ts';
import { partnerCountryErrors } from '../errors.ts';
import { PARTNER_COUNTRY } from '../tables.ts';
import { isTimeZone, timeZoneOf } from '../time-zones.ts';

/** A country's name by language; English always, the others where known. */
export interface CountryNames {
  readonly en: string;
  readonly ja?: string;
  readonly kk?: string;
  readonly ru?: string;
  readonly fr?: string;
}

/** How sure a date is: read in a stated source, or generally published and not yet seen in one. */
export type DateConfidence = 'stated' | 'unconfirmed';

export interface PartnerCountryBody {
  /** Its place in the order of signature: Kazakhstan is the 28th. */
  readonly order: number;
  readonly signedOn: CalendarDay;
  /** `stated` where left out. */
  readonly signedOnConfidence?: DateConfidence | null;
  /** The place where the memorandum was signed. */
  readonly signedIn?: string | null;
  readonly rulesAdoptedOn?: CalendarDay | null;
  /** IANA name; the one of the capital where left out and known. */
  readonly timeZone?: string | null;
  readonly currency: string;
  /** Added to the names that the table of countries has. */
  readonly names?: Partial<CountryNames> | null;
  readonly source: string;
  readonly note?: string | null;
}

/** What a version of a partner's record says. */
export interface PartnerCountryRecord {
  readonly iso2: string;
  readonly iso3: string;
  readonly order: number;
  readonly signedOn: CalendarDay;
  readonly signedIn: string | null;
  readonly signedOnConfidence: DateConfidence;
  readonly rulesAdoptedOn: CalendarDay | null;
  readonly timeZone: string;
  readonly currency: string;
  readonly names: CountryNames;
  readonly source: string;
  readonly note: string | null;
}

/**
 * Registers a country as a partner: from here on its code may carry projects and funding.
 *
 * Refuses, in this order: PARTNER_COUNTRY.IS_JAPAN, NOT_A_COUNTRY, TIME_ZONE_UNKNOWN, DAY_IN_FUTURE,
 * RULES_BEFORE_SIGNATURE; ALREADY_REGISTERED by the key of the table.
 * @source domain: the list of partners and the order of signature as published by Japan's MOFA
 */
export const partnerCountryAct: ActKind<PartnerCountryBody> = {
  kind: 'partner-country',
  posts: false,
  needs: () => ({}),
  async read(acts, reader, known) {
    const codes = acts.map((act) => act.countryCode);
    const rows = await reader.query(
      'SELECT iso2, iso3, name, names FROM public.country WHERE iso2 = ANY($1::text[])',
      [codes],
    );
    for (const row of rows) known.setFact(`country ${String(row['iso2'])}`, row);
  },
  decide(act, known) {
    if (act.countryCode === 'JP') return partnerCountryErrors.refuse('PARTNER_COUNTRY.IS_JAPAN');
    const country = known.fact<Row>(`country ${act.countryCode}`);
    if (!country) {
      return partnerCountryErrors.refuse('PARTNER_COUNTRY.NOT_A_COUNTRY', {
        country: act.countryCode,
      });
    }
    const record = recordOf(act, country);
    return refusePartnerCountry(record, known) ?? registered(act, record);
  },
};

/** The rules that the first and every later version keeps; null where it keeps them. */
export function refusePartnerCountry(
  record: PartnerCountryRecord,
  known: Pick<Known, 'today'>,
): Refusal | null {
  const { signedOn, rulesAdoptedOn, timeZone } = record;
  if (!isTimeZone(timeZone)) {
    return partnerCountryErrors.refuse('PARTNER_COUNTRY.TIME_ZONE_UNKNOWN', { timeZone });
  }
  const latest = rulesAdoptedOn !== null && rulesAdoptedOn > signedOn ? rulesAdoptedOn : signedOn;
  if (latest > known.today) {
    return partnerCountryErrors.refuse('PARTNER_COUNTRY.DAY_IN_FUTURE', {
      day: latest,
      today: known.today,
    });
  }
  if (rulesAdoptedOn !== null && rulesAdoptedOn < signedOn) {
    return partnerCountryErrors.refuse('PARTNER_COUNTRY.RULES_BEFORE_SIGNATURE', {
      rulesAdoptedOn,
      signedOn,
    });
  }
  return null;
}

/** The row that shows a version of the record. */
export function partnerCountryRow(id: string, version: number, record: PartnerCountryRecord): Row {
  return {
    id,
    iso3: record.iso3,
    partner_order: record.order,
    signed_on: record.signedOn,
    signed_in: record.signedIn,
    signed_on_confidence: record.signedOnConfidence,
    rules_adopted_on: record.rulesAdoptedOn,
    time_zone: record.timeZone,
    currency: record.currency,
    names: canonicalJson({ ...record.names }),
    source: record.source,
    note: record.note,
    version,
  };
}

function recordOf(act: Act<PartnerCountryBody>, country: Row): PartnerCountryRecord {
  const { body } = act;
  const known = country['names'] as unknown as Partial<CountryNames>;
  return {
    iso2: act.countryCode,
    iso3: String(country['iso3']),
    order: body.order,
    signedOn: body.signedOn,
    signedIn: body.signedIn ?? null,
    signedOnConfidence: body.signedOnConfidence ?? 'stated',
    rulesAdoptedOn: body.rulesAdoptedOn ?? null,
    timeZone: body.timeZone ?? timeZoneOf(act.countryCode) ?? '',
    currency: body.currency,
    names: { en: String(country['name']), ...known, ...body.names },
    source: body.source,
    note: body.note ?? null,
  };
}

function registered(act: Act<PartnerCountryBody>, record: PartnerCountryRecord): Outcome {
  const body = { ...record } as unknown as JsonObject;
  return {
    records: [
      { type: 'partner-country', id: act.id, version: 1, validFrom: record.signedOn, body },
    ],
    rows: [{ table: PARTNER_COUNTRY, change: 'insert', row: partnerCountryRow(act.id, 1, record) }],
    answer: {
      status: 201,
      location: `/v1/partner-countries/${act.countryCode}`,
      body: { id: publicId(act.countryCode, act.id), ...body, version: 1, status: 'posted' },
    },
  };
}
