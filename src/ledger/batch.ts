import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { extendTree } from '../audit/extend-tree.ts';
import { assertLeafFits } from '../audit/leaf.ts';
import { extensionStatements } from '../audit/tree-rows.ts';
import { actOf } from './act-identity.ts';
import type { Act, ActKind, ActRequest, Answer, ConstraintRefusals, Needs } from './act.ts';
import type { BatchClient } from './batch-client.ts';
import { holdNeeds, holdTree, type KeptAnswers } from './batch-locks.ts';
import { batchWriting, leafOf } from './batch-writer.ts';
import { ledgerErrors } from './errors.ts';
import { rowsReserve } from './row-digests.ts';
import type { ImmutableRows } from './immutable-rows.ts';
import { WorkingSet } from './working-set.ts';

export type AnyActKind = ActKind<unknown, unknown>;

/** What every batch of a process shares. */
export interface BatchSettings {
  readonly clock: Clock;
  readonly kinds: ReadonlyMap<string, AnyActKind>;
  readonly constraints: ConstraintRefusals;
  /** The later of Tokyo's and the partner's calendar day at this moment. */
  readonly latestDay: (country: CountryCode) => CalendarDay;
  readonly immutableRows: ImmutableRows;
}

/** Acts that are posted all or none. */
export interface AtomicGroup {
  readonly size: number;
}

export interface BatchItem {
  readonly request: ActRequest<unknown>;
  readonly group: AtomicGroup | null;
}

/** What became of one item: an answer (the first one, when it is a repeat), or why it was refused. */
export type Settled =
  | { readonly answer: Answer; readonly repeated: boolean; readonly actId: string }
  | { readonly refusal: Refusal }
  | { readonly fault: unknown };

/**
 * Decides a batch of acts of one country and writes it, inside a transaction that the caller has
 * begun and will commit. Statements: the books, one lock per table, the keys, one read per kind that
 * has one, the tree, then one write per table; their number does not grow with the batch. Round trips:
 * locks and keys, the reads of the kinds, the tree, all writes.
 *
 * Locks come before reads, in separate statements, because waiting for a lock does not refresh a
 * statement's view of the data.
 */
export async function runBatch(
  client: BatchClient,
  settings: BatchSettings,
  countryCode: CountryCode,
  items: readonly BatchItem[],
): Promise<Settled[]> {
  const { known, settled, places } = await decideBatch(client, settings, countryCode, items);
  if (known.decided.length > 0) await writeAll(client, countryCode, known, settled, places);
  return settled;
}

/** All of a batch but the writing: what a preview of an act needs. */
export async function decideBatch(
  client: BatchClient,
  settings: BatchSettings,
  countryCode: CountryCode,
  items: readonly BatchItem[],
) {
  const acts = items.map(({ request }) => actOf(request, settings.clock));
  const resolved = await resolveAll(client, settings, countryCode, acts);
  const known = new WorkingSet(settings.clock.now(), settings.latestDay(countryCode));
  const keys = await holdNeeds(
    client,
    countryCode,
    acts,
    allNeeds(settings, acts, resolved),
    known,
    settings.immutableRows.reader(client, countryCode),
  );
  await readAll(client, settings, countryCode, acts, resolved, known);
  const settled = new Array<Settled>(items.length);
  const places = new Map<number, number>();
  const decider = new Decider(settings, known, resolved, keys);
  for (let at = 0; at < items.length;) {
    const end = endOfGroup(items, at);
    decider.decideGroup(acts, at, end, settled, places);
    at = end;
  }
  return { known, settled, places };
}

async function writeAll(
  client: BatchClient,
  countryCode: CountryCode,
  known: WorkingSet,
  settled: Settled[],
  places: ReadonlyMap<number, number>,
): Promise<void> {
  const tree = await holdTree(client, countryCode);
  const drafts = known.decided.map(leafOf);
  const extension = extendTree({ country: countryCode, tree, now: known.now, drafts });
  const { answers, statements } = batchWriting({
    countryCode,
    decided: known.decided,
    extension,
  });
  await client.together([
    ...statements,
    // Whatever guard is deferred speaks now, not at COMMIT.
    { name: '', text: 'SET CONSTRAINTS ALL IMMEDIATE', values: [] },
    ...extensionStatements(countryCode, extension),
  ]);
  for (const [item, place] of places) {
    const answer = answers[place];
    const decided = known.decided[place];
    const before = settled[item];
    if (answer && decided) {
      const repeated = before !== undefined && 'answer' in before && before.repeated;
      settled[item] = { answer, repeated, actId: decided.act.id };
    }
  }
}

function endOfGroup(items: readonly BatchItem[], start: number): number {
  const group = items[start]?.group;
  if (!group) return start + 1;
  let end = start + 1;
  while (items[end]?.group === group) end += 1;
  return end;
}

type ResolvedActs = ReadonlyMap<string, unknown>;
async function resolveAll(
  client: BatchClient,
  settings: BatchSettings,
  countryCode: CountryCode,
  acts: readonly Act<unknown>[],
): Promise<ResolvedActs> {
  const resolved = new Map<string, unknown>();
  for (const [kind, ofKind] of byKind(settings, acts)) {
    const found = await kind.resolve?.(ofKind, settings.immutableRows.reader(client, countryCode));
    for (const [id, value] of found ?? []) resolved.set(id, value);
  }
  return resolved;
}

async function readAll(
  client: BatchClient,
  settings: BatchSettings,
  countryCode: CountryCode,
  acts: readonly Act<unknown>[],
  resolved: ResolvedActs,
  known: WorkingSet,
): Promise<void> {
  for (const [kind, ofKind] of byKind(settings, acts)) {
    const live = ofKind.filter((act) => !(resolved.get(act.id) instanceof Refusal));
    if (!kind.read || live.length === 0) continue;
    const reader = settings.immutableRows.reader(client, countryCode);
    await kind.read(live, reader, known, resolved);
  }
}

function byKind(
  settings: BatchSettings,
  acts: readonly Act<unknown>[],
): Map<AnyActKind, Act<unknown>[]> {
  const grouped = new Map<AnyActKind, Act<unknown>[]>();
  for (const act of acts) {
    const kind = settings.kinds.get(act.kind);
    if (!kind) continue;
    const ofKind = grouped.get(kind);
    if (ofKind) ofKind.push(act);
    else grouped.set(kind, [act]);
  }
  return grouped;
}

function allNeeds(
  settings: BatchSettings,
  acts: readonly Act<unknown>[],
  resolved: ResolvedActs,
): Needs[] {
  const needs: Needs[] = [];
  for (const act of acts) {
    const kind = settings.kinds.get(act.kind);
    const facts = resolved.get(act.id);
    if (!kind || facts instanceof Refusal) continue;
    const own = kind.needs(act, facts);
    needs.push(kind.posts ? { books: 'share', ...own } : own);
  }
  return needs;
}

interface KeptKey {
  readonly requestHash: string;
  readonly actId: string;
  /** Null while it is still being decided in this very batch. */
  readonly answer: Answer | null;
  readonly place: number | null;
}

/** Decides acts one after the other; each sees the effects of those before it. */
class Decider {
  private readonly keys: Map<string, KeptKey>;

  constructor(
    private readonly settings: BatchSettings,
    private readonly known: WorkingSet,
    private readonly resolved: ResolvedActs,
    keys: KeptAnswers,
  ) {
    this.keys = new Map(
      [...keys].map(([key, kept]) => [key, { ...kept, place: null } satisfies KeptKey]),
    );
  }

  /** One act, or an atomic group of which all or none is kept. */
  decideGroup(
    acts: readonly Act<unknown>[],
    start: number,
    end: number,
    settled: Settled[],
    places: Map<number, number>,
  ): void {
    const mark = this.known.mark();
    const keysBefore = end - start > 1 ? new Map(this.keys) : null;
    for (let at = start; at < end; at += 1) {
      const act = acts[at];
      if (!act) continue;
      settled[at] = this.decide(act, at, places);
      const outcome = settled[at];
      if (outcome && 'answer' in outcome) continue;
      // Whatever the refused act left behind: facts that it set, legs before the one that failed.
      this.known.returnTo(mark);
      if (end - start === 1) return;
      this.keys.clear();
      for (const [key, kept] of keysBefore ?? []) this.keys.set(key, kept);
      for (let other = start; other < end; other += 1) {
        places.delete(other);
        if (other !== at) settled[other] = { refusal: becauseOf(acts[at], at - start) };
      }
      return;
    }
  }

  private decide(act: Act<unknown>, at: number, places: Map<number, number>): Settled {
    const key = `${act.principalId} ${act.idempotencyKey}`;
    const kept = this.keys.get(key);
    if (kept) return this.repeat(act, kept, at, places);
    try {
      const outcome = this.outcomeOf(act);
      if (outcome instanceof Refusal) return { refusal: outcome };
      assertLeafFits(leafOf({ act, outcome, postings: [], rows: [] }), rowsReserve(outcome));
      const refusal = this.known.apply(act, outcome);
      if (refusal) return { refusal };
      const place = this.known.decided.length - 1;
      places.set(at, place);
      this.keys.set(key, { requestHash: act.requestHash, actId: act.id, answer: null, place });
      return { answer: outcome.answer, repeated: false, actId: act.id };
    } catch (error) {
      return error instanceof Refusal ? { refusal: error } : { fault: error };
    }
  }

  private repeat(
    act: Act<unknown>,
    kept: KeptKey,
    at: number,
    places: Map<number, number>,
  ): Settled {
    if (kept.requestHash !== act.requestHash) {
      return { refusal: ledgerErrors.refuse('LEDGER.KEY_REUSED', { key: act.idempotencyKey }) };
    }
    if (kept.place !== null) places.set(at, kept.place);
    const answer = kept.answer ?? { status: 200, location: null, body: {} };
    return { answer, repeated: true, actId: kept.actId };
  }

  private outcomeOf(act: Act<unknown>) {
    const kind = this.settings.kinds.get(act.kind);
    if (!kind) {
      return ledgerErrors.refuse('LEDGER.UNKNOWN_ACT', {
        kind: act.kind,
        possible: [...this.settings.kinds.keys()],
      });
    }
    const facts = this.resolved.get(act.id);
    return facts instanceof Refusal ? facts : kind.decide(act, this.known, facts);
  }
}

function becauseOf(act: Act<unknown> | undefined, place: number): Refusal {
  return ledgerErrors.refuse('LEDGER.ATOMIC_REFUSED', {
    because: { place, key: act?.idempotencyKey ?? null },
  });
}
