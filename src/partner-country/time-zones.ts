import { dayAt, laterDay, type CalendarDay } from '../kernel/calendar-day.ts';
import type { Instant } from '../kernel/clock.ts';

/** The time of the mechanism's other side: every partner's book keeps it too. */
export const JAPAN_TIME_ZONE = 'Asia/Tokyo';

/**
 * The time zone of each partner's capital, by ISO code: where its ministries date their papers.
 *
 * @source IANA time zone database, zone1970.tab
 */
const PARTNER_TIME_ZONES: Readonly<Record<string, string>> = {
  MN: 'Asia/Ulaanbaatar',
  BD: 'Asia/Dhaka',
  ET: 'Africa/Addis_Ababa',
  KE: 'Africa/Nairobi',
  MV: 'Indian/Maldives',
  VN: 'Asia/Ho_Chi_Minh',
  LA: 'Asia/Vientiane',
  ID: 'Asia/Jakarta',
  CR: 'America/Costa_Rica',
  PW: 'Pacific/Palau',
  KH: 'Asia/Phnom_Penh',
  MX: 'America/Mexico_City',
  SA: 'Asia/Riyadh',
  CL: 'America/Santiago',
  MM: 'Asia/Yangon',
  TH: 'Asia/Bangkok',
  PH: 'Asia/Manila',
  SN: 'Africa/Dakar',
  TN: 'Africa/Tunis',
  AZ: 'Asia/Baku',
  MD: 'Europe/Chisinau',
  GE: 'Asia/Tbilisi',
  LK: 'Asia/Colombo',
  UZ: 'Asia/Tashkent',
  PG: 'Pacific/Port_Moresby',
  AE: 'Asia/Dubai',
  KG: 'Asia/Bishkek',
  KZ: 'Asia/Almaty',
  UA: 'Europe/Kyiv',
  TZ: 'Africa/Dar_es_Salaam',
  IN: 'Asia/Kolkata',
};

/** The time zone of a partner's capital, or null for a country that is not among the known partners. */
export function timeZoneOf(country: string): string | null {
  return PARTNER_TIME_ZONES[country] ?? null;
}

/**
 * The latest day that has begun for either side: the later of Tokyo's and the partner's local day.
 * An act is not effective after it. Where the partner's zone is not known, Tokyo's day alone, which
 * is ahead of every partner but Papua New Guinea.
 */
export function latestDay(country: string, at: Instant): CalendarDay {
  const tokyo = dayAt(at, JAPAN_TIME_ZONE);
  const zone = timeZoneOf(country);
  return zone === null ? tokyo : laterDay(tokyo, dayAt(at, zone));
}

const ZONE_NAME = /^[A-Z][A-Za-z]+(?:\/[A-Za-z_+-]+)+$/;

/** Whether it is the name of a time zone as the IANA database writes it: 'Asia/Almaty'. */
export function isTimeZone(name: string): boolean {
  if (!ZONE_NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
