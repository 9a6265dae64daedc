import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { currencyOf } from '../../kernel/currency.ts';
import { isDecimalText } from '../../kernel/decimal-text.ts';
import { publicId } from '../../kernel/ids.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Act, ActKind, BatchReader } from '../../ledger/act.ts';
import { ledgerErrors } from '../../ledger/errors.ts';
import { fundingErrors } from '../errors.ts';
import { EXCHANGE_RATE } from '../tables.ts';
import * as rules from './rules.ts';

export interface ExchangeRateBody {
  /** The currency of which one unit is valued. */
  readonly base: string;
  /** The currency in which it is valued. */
  readonly quote: string;
  /** Units of `quote` for one unit of `base`; decimal text, up to 18 decimals, kept as sent. */
  readonly rate: string;
  readonly rateOn: CalendarDay;
  readonly source: string;
}

interface RateKnown {
  /** The rate that this source has already given for the day, if any. */
  readonly id: string | null;
}

/**
 * Records an exchange rate, to show figures in another currency beside their own; nothing is ever
 * posted with it. The same source's rate for the same day replaces the one before as a new version,
 * so that a report as it was known before still shows what it showed.
 *
 * Refuses, in this order: CURRENCY.UNKNOWN, RATE_OF_ITSELF, RATE_MALFORMED, LEDGER.DAY_IN_FUTURE.
 */
export const exchangeRateAct: ActKind<ExchangeRateBody, RateKnown> = {
  kind: 'exchange-rate',
  posts: false,
  resolve: resolveRates,
  needs: (_act, { id }) =>
    id === null ? {} : { rows: [{ table: EXCHANGE_RATE, id, lock: 'update' }] },
  decide(act, known, resolved) {
    const { body, countryCode } = act;
    const refusal = refuseRate(body);
    if (refusal) return refusal;
    const { rate, rateOn, source } = body;
    if (rateOn > known.today) {
      return ledgerErrors.refuse('LEDGER.DAY_IN_FUTURE', { rateOn, today: known.today });
    }
    const present = resolved.id === null ? undefined : known.row(EXCHANGE_RATE, resolved.id);
    const id = resolved.id ?? act.id;
    const version = present ? (present['version'] as number) + 1 : 1;
    const record = { base: body.base, quote: body.quote, rate, rateOn, source };
    const answered = publicId(countryCode, id);
    return {
      records: [{ type: 'exchange-rate', id, version, validFrom: rateOn, body: record }],
      rows: [
        {
          table: EXCHANGE_RATE,
          change: present ? 'update' : 'insert',
          row: { id, base: body.base, quote: body.quote, rate, rate_on: rateOn, source, version },
        },
      ],
      answer: rules.created(`/v1/exchange-rates/${answered}`, { id: answered, ...record, version }),
    };
  },
};

const RATE_FORM = /^[0-9]{1,12}(?:\.[0-9]{1,18})?$/;

function refuseRate({ base, quote, rate }: ExchangeRateBody): Refusal | null {
  if (currencyOf(base) === currencyOf(quote)) {
    return fundingErrors.refuse('FUNDING.RATE_OF_ITSELF', { base, quote }, [
      { pointer: '/quote', detail: 'must be another currency than base' },
    ]);
  }
  if (isDecimalText(rate) && RATE_FORM.test(rate) && /[1-9]/.test(rate)) return null;
  return fundingErrors.refuse('FUNDING.RATE_MALFORMED', { rate }, [
    { pointer: '/rate', detail: 'must be decimal text above zero, with at most 18 decimals' },
  ]);
}

/** Which rates are already there, by what they are rates of. */
async function resolveRates(
  acts: readonly Act<ExchangeRateBody>[],
  reader: BatchReader,
): Promise<ReadonlyMap<string, RateKnown>> {
  const rows = await reader.query(
    `SELECT r.id, r.base, r.quote, r.rate_on, r.source
       FROM unnest($2::text[], $3::text[], $4::date[], $5::text[])
              AS given(base, quote, rate_on, source)
       JOIN public.exchange_rate r ON r.country_code = $1 AND r.base = given.base
        AND r.quote = given.quote AND r.rate_on = given.rate_on AND r.source = given.source`,
    [
      acts[0]?.countryCode,
      acts.map(({ body }) => body.base),
      acts.map(({ body }) => body.quote),
      acts.map(({ body }) => body.rateOn),
      acts.map(({ body }) => body.source),
    ],
  );
  const there = new Map(
    rows.map((row) => [
      [row['base'], row['quote'], row['rate_on'], row['source']].join(' '),
      String(row['id']),
    ]),
  );
  return new Map(
    acts.map(({ id, body }) => {
      const key = [body.base, body.quote, body.rateOn, body.source].join(' ');
      return [id, { id: there.get(key) ?? null }];
    }),
  );
}
