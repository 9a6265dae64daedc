import { Amount } from '../../kernel/amount.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Facts } from '../../kernel/refusal.ts';
import {
  isPublicReference,
  type PublicIssuance,
  type PublicRecord,
  type Tonnes,
} from './record.ts';

/** What forbids a record, and which of its fields says so: `notified.total`. */
export interface RecordFault {
  readonly code:
    | 'PUBLIC_SOURCE.REFERENCE_MALFORMED'
    | 'PUBLIC_SOURCE.OTHER_COUNTRY'
    | 'PUBLIC_SOURCE.AMOUNT_MALFORMED'
    | 'PUBLIC_SOURCE.PARTS_DIFFER_FROM_TOTAL'
    | 'PUBLIC_SOURCE.ACQUIRED_MORE_THAN_NOTIFIED'
    | 'PUBLIC_SOURCE.ISSUED_OTHER_THAN_NOTIFIED'
    | 'PUBLIC_SOURCE.PERIOD_REVERSED'
    | 'PUBLIC_SOURCE.ISSUED_BEFORE_DECISION'
    | 'PUBLIC_SOURCE.DAY_IN_FUTURE';
  readonly field: string;
  readonly facts: Facts;
}

const TONNE = { code: 'tCO2e', exponent: 0 } as const;
const WHOLE_TONNES = /^(?:0|[1-9][0-9]{0,17})$/;
const REDUCTION = /^(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,6})?$/;

/**
 * Everything that keeps a record out, in the order of the codes above. A source may leave out as much as
 * it likes; what it says must not contradict itself.
 *
 * @param today the later of Tokyo's and the partner's day: what is public has happened
 * @source JCM issuances as published: notified total is the sum of both sides; a side issues what it was
 *   notified, on or after the decision's day; whole tonnes
 */
export function faultsOf(
  record: PublicRecord,
  countryCode: string,
  today: CalendarDay,
): readonly RecordFault[] {
  const faults: RecordFault[] = [];
  const { reference } = record;
  if (!isPublicReference(record.kind, reference)) {
    faults.push(fault('REFERENCE_MALFORMED', 'reference', { reference }));
  } else if (otherCountry(record, countryCode)) {
    faults.push(fault('OTHER_COUNTRY', 'reference', { reference, country: countryCode }));
  }
  const malformed = malformedAmounts(record);
  faults.push(...malformed);
  if (malformed.length === 0) faults.push(...figuresThatDisagree(record));
  if (record.kind === 'issuance') faults.push(...daysOutOfOrder(record));
  for (const [field, day] of daysOf(record)) {
    if (day !== null && day > today) faults.push(fault('DAY_IN_FUTURE', field, { day, today }));
  }
  return faults;
}

type Code = RecordFault['code'] extends `PUBLIC_SOURCE.${infer Rest}` ? Rest : never;

function fault(code: Code, field: string, facts: Facts): RecordFault {
  return { code: `PUBLIC_SOURCE.${code}`, field, facts };
}

function otherCountry({ reference }: PublicRecord, countryCode: string): boolean {
  return reference.split('+').some((each) => !each.startsWith(countryCode));
}

function malformedAmounts(record: PublicRecord): readonly RecordFault[] {
  const whole: readonly [string, Tonnes][] = [
    ['notified.total', record.notified.total],
    ['notified.japan', record.notified.japan],
    ['notified.partner', record.notified.partner],
    ['acquiredByGovernmentOfJapan', record.acquiredByGovernmentOfJapan],
    ...issuedAmounts(record),
  ];
  const faults = whole.filter(([, given]) => given !== null && !WHOLE_TONNES.test(given));
  const expected = record.kind === 'project' ? record.expectedAnnualReduction : null;
  if (expected !== null && !REDUCTION.test(expected)) {
    faults.push(['expectedAnnualReduction', expected]);
  }
  return faults.map(([field, given]) => fault('AMOUNT_MALFORMED', field, { given }));
}

function figuresThatDisagree(record: PublicRecord): readonly RecordFault[] {
  const faults: RecordFault[] = [];
  const { total, japan, partner } = record.notified;
  if (total !== null && (japan !== null || partner !== null)) {
    const parts = tonnes(japan ?? '0').plus(tonnes(partner ?? '0'));
    const complete = japan !== null && partner !== null;
    if (complete ? !parts.equals(tonnes(total)) : parts.exceeds(tonnes(total))) {
      const facts = { total, japan, partner };
      faults.push(fault('PARTS_DIFFER_FROM_TOTAL', 'notified.total', facts));
    }
  }
  const acquired = record.acquiredByGovernmentOfJapan;
  const most = japan ?? total;
  if (acquired !== null && most !== null && tonnes(acquired).exceeds(tonnes(most))) {
    const facts = { acquired, notified: most };
    faults.push(fault('ACQUIRED_MORE_THAN_NOTIFIED', 'acquiredByGovernmentOfJapan', facts));
  }
  if (record.kind === 'project') return faults;
  for (const side of ['japan', 'partner'] as const) {
    const { amount } = record.issued[side];
    const notified = record.notified[side];
    if (amount !== null && notified !== null && !tonnes(amount).equals(tonnes(notified))) {
      const facts = { notified, issued: amount };
      faults.push(fault('ISSUED_OTHER_THAN_NOTIFIED', `issued.${side}.amount`, facts));
    }
  }
  return faults;
}

function daysOutOfOrder(record: PublicIssuance): readonly RecordFault[] {
  const faults: RecordFault[] = [];
  const { monitoringFrom: from, monitoringUntil: until, decisionOn } = record;
  if (from !== null && until !== null && until < from) {
    faults.push(fault('PERIOD_REVERSED', 'monitoringUntil', { from, until }));
  }
  if (until !== null && decisionOn !== null && decisionOn < until) {
    faults.push(fault('PERIOD_REVERSED', 'decisionOn', { until, decisionOn }));
  }
  for (const side of ['japan', 'partner'] as const) {
    const { issuedOn } = record.issued[side];
    if (issuedOn !== null && decisionOn !== null && issuedOn < decisionOn) {
      const facts = { decisionOn, issuedOn };
      faults.push(fault('ISSUED_BEFORE_DECISION', `issued.${side}.issuedOn`, facts));
    }
  }
  return faults;
}

function issuedAmounts(record: PublicRecord): readonly [string, Tonnes][] {
  if (record.kind === 'project') return [];
  return [
    ['issued.japan.amount', record.issued.japan.amount],
    ['issued.partner.amount', record.issued.partner.amount],
  ];
}

function daysOf(record: PublicRecord): readonly [string, CalendarDay | null][] {
  if (record.kind === 'project') {
    return [
      ['registeredOn', record.registeredOn],
      ['lastDecisionOn', record.lastDecisionOn],
    ];
  }
  return [
    ['monitoringFrom', record.monitoringFrom],
    ['monitoringUntil', record.monitoringUntil],
    ['decisionOn', record.decisionOn],
    ['issued.japan.issuedOn', record.issued.japan.issuedOn],
    ['issued.partner.issuedOn', record.issued.partner.issuedOn],
  ];
}

function tonnes(text: string): Amount {
  return Amount.parse(text, TONNE);
}
