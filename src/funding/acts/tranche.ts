import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { NO_COUNTRY } from '../../kernel/country-code.ts';
import { currencyOf } from '../../kernel/currency.ts';
import { parsePublicId, publicId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, BatchReader, Known, Outcome } from '../../ledger/act.ts';
import { refuseDay } from '../../ledger/acts/days.ts';
import { trancheAccount, trancheAccounts } from '../accounts.ts';
import { fundingErrors } from '../errors.ts';
import { fundingMessages } from '../field-messages.ts';
import { FUNDERS, isFunder } from '../funders.ts';
import { INSTRUMENTS, isInstrument } from '../instruments.ts';
import { TRANCHE } from '../tables.ts';
import * as rules from './rules.ts';
import { trancheRecord, trancheRow, type Confidence, type TrancheState } from './tranche-state.ts';

export interface TrancheBody {
  readonly reference: string;
  readonly title: string;
  readonly funder: string;
  readonly instrument: string;
  readonly currency: string;
  readonly announcedAmount: string;
  readonly announcedOn: CalendarDay;
  readonly availableFrom?: CalendarDay | null;
  readonly availableUntil?: CalendarDay | null;
  readonly approvalThreshold?: string | null;
  /** Public id of the facility that it is part of; it begins with 00. */
  readonly facility?: string | null;
  readonly source?: string | null;
  readonly confidence?: Confidence;
  readonly note?: string | null;
}

interface FacilityKnown {
  readonly facilityId: string | null;
}

/**
 * Opens a tranche: what a funder has announced for a purpose, in one currency and for one country.
 * Announced is not committed: the amount becomes available, and nothing else. Two announcements are
 * two tranches and are never added.
 *
 * Refuses, in this order: FUNDER_UNKNOWN, INSTRUMENT_UNKNOWN, FACILITY_UNKNOWN, CURRENCY.UNKNOWN,
 * AMOUNT.*, AMOUNT_NOT_POSITIVE, WINDOW_REVERSED, LEDGER.DAY_IN_FUTURE, LEDGER.BOOKS_CLOSED;
 * REFERENCE_TAKEN by the key of the table.
 */
export const trancheAct: ActKind<TrancheBody, FacilityKnown> = {
  kind: 'tranche',
  posts: true,
  resolve: resolveFacilities,
  needs: () => ({}),
  decide,
};

function decide(
  act: Act<TrancheBody>,
  known: Known,
  { facilityId }: FacilityKnown,
): Outcome | Refusal {
  const { body, countryCode } = act;
  const unknown = refuseCodes(body);
  if (unknown) return unknown;
  const currency = currencyOf(body.currency);
  const announced = rules.aboveZero('/announcedAmount', body.announcedAmount, currency);
  if (announced instanceof Refusal) return announced;
  const threshold = thresholdText(body.approvalThreshold, body.currency);
  if (threshold instanceof Refusal) return threshold;
  const state: TrancheState = {
    reference: body.reference,
    title: body.title,
    funder: body.funder,
    instrument: body.instrument,
    currency: currency.code,
    announcedAmount: announced.toString(),
    announcedOn: body.announcedOn,
    status: 'open',
    availableFrom: body.availableFrom ?? null,
    availableUntil: body.availableUntil ?? null,
    approvalThreshold: threshold,
    facility: facilityId,
    source: body.source ?? null,
    confidence: body.confidence ?? 'official',
    note: body.note ?? null,
  };
  const refusal = refuseWindow(state) ?? refuseDay(body.announcedOn, known);
  if (refusal) return refusal;
  const id = publicId(countryCode, act.id);
  const from = trancheAccount.announced(act.id);
  const entry = {
    id: act.id,
    kind: 'announcement',
    body: { effectiveOn: body.announcedOn, reference: body.reference },
  };
  return {
    accounts: trancheAccounts(act.id, currency),
    entries: [rules.move(entry, announced, from, trancheAccount.available(act.id))],
    records: [trancheRecord(act.id, 1, body.announcedOn, state)],
    rows: [
      { table: TRANCHE, change: 'insert', row: trancheRow(act.id, currency.exponent, 1, state) },
    ],
    answer: rules.created(`/v1/tranches/${id}`, {
      id,
      ...state,
      facility: facilityId === null ? null : publicId(NO_COUNTRY, facilityId),
      journalEntry: id,
      version: 1,
    }),
  };
}

const { at } = fundingMessages;

function refuseCodes({ funder, instrument }: TrancheBody): Refusal | null {
  if (!isFunder(funder)) {
    const possible = FUNDERS.map(({ code }) => code);
    return fundingErrors.refuse('FUNDING.FUNDER_UNKNOWN', { funder, possible }, [
      at('/funder', 'funding.one-of', { possible: possible.join(', ') }),
    ]);
  }
  if (isInstrument(instrument)) return null;
  const possible = INSTRUMENTS.map(({ code }) => code);
  return fundingErrors.refuse('FUNDING.INSTRUMENT_UNKNOWN', { instrument, possible }, [
    at('/instrument', 'funding.one-of', { possible: possible.join(', ') }),
  ]);
}

/** The threshold with all its decimals; null where there is none. */
export function thresholdText(
  given: string | null | undefined,
  currency: string,
): string | null | Refusal {
  if (given === undefined || given === null) return null;
  const threshold = rules.zeroOrMore('/approvalThreshold', given, currencyOf(currency));
  return threshold instanceof Refusal ? threshold : threshold.toString();
}

export function refuseWindow({ availableFrom, availableUntil }: TrancheState): Refusal | null {
  if (availableFrom === null || availableUntil === null || availableFrom <= availableUntil) {
    return null;
  }
  const facts = { availableFrom, availableUntil };
  return fundingErrors.refuse('FUNDING.WINDOW_REVERSED', facts, [
    at('/availableUntil', 'funding.not-before', { day: availableFrom }),
  ]);
}

async function resolveFacilities(
  acts: readonly Act<TrancheBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, FacilityKnown | Refusal>> {
  const wanted = acts.flatMap(({ body }) => facilityIdOf(body) ?? []);
  const rows =
    wanted.length === 0
      ? []
      : await reader.query(
          'SELECT id FROM public.facility WHERE country_code = $1 AND id = ANY($2::uuid[])',
          [NO_COUNTRY, wanted],
        );
  const there = new Set(rows.map((row) => String(row['id'])));
  return new Map(
    acts.map(({ id, body }) => {
      const facilityId = facilityIdOf(body);
      const missing = body.facility && (facilityId === null || !there.has(facilityId));
      const facts = { facility: body.facility };
      return [
        id,
        missing ? fundingErrors.refuse('FUNDING.FACILITY_UNKNOWN', facts) : { facilityId },
      ];
    }),
  );
}

function facilityIdOf({ facility }: TrancheBody): string | null {
  if (facility === undefined || facility === null) return null;
  const { countryCode, id } = parsePublicId(facility);
  return countryCode === NO_COUNTRY ? id : null;
}
