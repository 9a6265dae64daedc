import { Amount } from '../../src/kernel/amount.ts';
import { parseDay, type CalendarDay } from '../../src/kernel/calendar-day.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { CountryCode } from '../../src/kernel/country-code.ts';
import { currencyOf } from '../../src/kernel/currency.ts';
import { derivedId, newId } from '../../src/kernel/ids.ts';
import { sha256Hex } from '../../src/kernel/canonical-json.ts';
import { createPostingPool } from '../../src/database/pools.ts';
import type { ActKind, ActRequest, ReversalRule } from '../../src/ledger/act.ts';
import type { AnyActKind, BatchSettings } from '../../src/ledger/batch.ts';
import { approvalAct, declinationAct } from '../../src/ledger/acts/approval.ts';
import { refuseDay } from '../../src/ledger/acts/days.ts';
import { periodClosing } from '../../src/ledger/acts/period-closing.ts';
import { reversalAct } from '../../src/ledger/acts/reversal.ts';
import { ImmutableRows } from '../../src/ledger/immutable-rows.ts';
import { PostingQueue, type QueueOptions } from '../../src/ledger/posting-queue.ts';
import { twoLegs } from '../../src/ledger/working-set.ts';

/*
 * The smallest thing that can be posted: a till is opened with money from a source, and money is
 * moved from one till to another. It exists to test the ledger without any room above it.
 */
export const KZ = 'KZ' as CountryCode;
export const USD = currencyOf('USD');
export const OFFICER = '00000000-0000-7000-8000-000000000100';
export const SECOND_OFFICER = '00000000-0000-7000-8000-000000000200';

export interface TillBody {
  readonly amount: string;
  readonly currency?: string;
}
export interface MoveBody {
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly effectiveOn?: string;
}

export const sourceOf = (till: string): string => derivedId(till, 1);
export const moneyOf = (till: string): string => derivedId(till, 2);

const till: ActKind<TillBody> = {
  kind: 'till',
  posts: true,
  needs: () => ({}),
  decide(act, known) {
    const currency = currencyOf(act.body.currency ?? 'USD');
    const amount = Amount.parse(act.body.amount, currency);
    const account = { commodity: currency, inflowOnly: false, ownerType: 'till', ownerId: act.id };
    return {
      accounts: [
        { ...account, id: sourceOf(act.id), kind: 'source', floor: null },
        { ...account, id: moneyOf(act.id), kind: 'money', floor: Amount.zero(currency) },
      ],
      entries: [
        {
          id: act.id,
          kind: 'till',
          effectiveOn: known.today,
          reference: null,
          memo: null,
          reverses: null,
          postings: twoLegs(amount, sourceOf(act.id), moneyOf(act.id)),
        },
      ],
      answer: { status: 201, location: null, body: { id: act.id } },
    };
  },
};

const move: ActKind<MoveBody> = {
  kind: 'move',
  posts: true,
  needs: ({ body }) => ({ balances: [moneyOf(body.from), moneyOf(body.to)] }),
  decide(act, known) {
    const { from, to, amount, effectiveOn } = act.body;
    const day = effectiveOn ? parseDay(effectiveOn) : known.today;
    const refused = refuseDay(day as CalendarDay, known);
    if (refused) return refused;
    return {
      entries: [
        {
          id: act.id,
          kind: 'move',
          effectiveOn: day,
          reference: null,
          memo: null,
          reverses: null,
          postings: twoLegs(Amount.parse(amount, USD), moneyOf(from), moneyOf(to)),
        },
      ],
      answer: { status: 201, location: null, body: { id: act.id } },
    };
  },
};

const moveReversal: ReversalRule = { entryKind: 'move', needs: () => ({}), decide: () => [] };

export function tillSettings(changes: Partial<BatchSettings> = {}): BatchSettings {
  const kinds = new Map<string, AnyActKind>();
  for (const kind of [
    till,
    move,
    periodClosing,
    reversalAct([moveReversal]),
    approvalAct((name) => kinds.get(name)),
    declinationAct((name) => kinds.get(name)),
  ]) {
    kinds.set(kind.kind, kind as AnyActKind);
  }
  return {
    clock: systemClock,
    kinds,
    constraints: {},
    latestDay: () => systemClock.now().slice(0, 10) as CalendarDay,
    immutableRows: new ImmutableRows(1_000),
    ...changes,
  };
}

export function tillQueue(url: string, options: Partial<QueueOptions> = {}) {
  const pool = createPostingPool(url, { max: 4 });
  const problems: string[] = [];
  const log = {
    warn: (message: string, details: object) => problems.push(message + JSON.stringify(details)),
    error: (message: string, details: object) => problems.push(message + JSON.stringify(details)),
  };
  const queue = new PostingQueue({ pool, settings: tillSettings(), log, ...options });
  return { queue, pool, problems, close: () => queue.close().then(() => pool.end()) };
}

export function request(
  kind: string,
  body: unknown,
  changes: Partial<ActRequest<unknown>> = {},
): ActRequest<unknown> {
  return {
    countryCode: KZ,
    kind,
    subjectId: null,
    body,
    principalId: OFFICER,
    idempotencyKey: newId(systemClock),
    requestHash: sha256Hex(JSON.stringify([kind, body])),
    ...changes,
  };
}
