import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Instant } from '../kernel/clock.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { namedId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Act } from '../ledger/act.ts';
import { WorkingSet } from '../ledger/working-set.ts';
import { creditClassId } from './accounts.ts';
import { whole, type BlockIndex } from './block.ts';
import type { CreditDraft, CreditEntry } from './draft.ts';
import { draftIssue } from './issue.ts';
import { draftMoves } from './move.ts';
import { choosePieces, type Wanted } from './selection.ts';
import { CREDIT_BLOCK } from './tables.ts';

/*
 * The rules of splitting and moving against the smallest model there is: an array that says of every
 * serial in whose account it is. No database; the batch's own memory.
 */
const KZ = 'KZ' as CountryCode;
const DAY = '2025-04-11' as CalendarDay;
const ROOT = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
const PROJECT = namedId(ROOT, 'project');
const ACCOUNTS = [0, 1, 2].map((number) => namedId(ROOT, `account ${number}`));
const CLASS = creditClassId(PROJECT, 'japan', 2023);
const COMMODITY = 'JP-KZ-KZ001-2023';

type Move =
  | { readonly by: 'issue'; readonly to: number; readonly tonnes: number }
  | { readonly by: 'fifo'; readonly from: number; readonly to: number; readonly tonnes: number }
  | {
      readonly by: 'serials';
      readonly from: number;
      readonly to: number;
      readonly first: number;
      readonly tonnes: number;
    };

const place = fc.nat({ max: 2 });
const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    fc.record({
      by: fc.constant('issue' as const),
      to: place,
      tonnes: fc.integer({ min: 1, max: 30 }),
    }),
    fc.record({
      by: fc.constant('fifo' as const),
      from: place,
      to: place,
      tonnes: fc.integer({ min: 1, max: 25 }),
    }),
    fc.record({
      by: fc.constant('serials' as const),
      from: place,
      to: place,
      first: fc.integer({ min: 1, max: 80 }),
      tonnes: fc.integer({ min: 1, max: 12 }),
    }),
  ),
  { maxLength: 40 },
);

class Registry {
  readonly known = new WorkingSet('2025-04-11T00:00:00.000Z' as Instant, DAY);
  /** The model: whose each serial is, from 1 on. */
  readonly model: number[] = [];
  private entries = 0;

  private entry(kind: CreditEntry['kind']): CreditEntry {
    this.entries += 1;
    const id = namedId(ROOT, `entry ${this.entries}`);
    return { id, kind, effectiveOn: DAY, reference: null, memo: null };
  }

  private apply(draft: CreditDraft | Refusal): boolean {
    if (draft instanceof Refusal) return false;
    const act = { id: draft.entries[0]?.id } as Act<unknown>;
    const answer = { status: 201 as const, location: null, body: {} };
    expect(this.known.apply(act, { ...draft, answer })).toBeNull();
    return true;
  }

  issue(to: number, tonnes: number): void {
    const shares = [{ accountId: ACCOUNTS[to] ?? '', tonnes: BigInt(tonnes) }];
    const vintages = [{ vintage: 2023, shares }];
    const project = { id: PROJECT, reference: 'KZ001' };
    const order = { side: 'japan' as const, project, vintages, issuanceId: ROOT };
    const entry = this.entry('credit-issuance');
    expect(this.apply(draftIssue(KZ, this.known, entry, order))).toBe(true);
    for (let at = 0; at < tonnes; at += 1) this.model.push(to);
  }

  /** Moves what is wanted, if it may be; the model is told which serials went. */
  move(from: number, to: number, wanted: Wanted): boolean {
    const account = ACCOUNTS[from] ?? '';
    const pieces = choosePieces(this.known, KZ, account, wanted);
    if (pieces instanceof Refusal) return false;
    const goal = { accountId: ACCOUNTS[to] ?? '', state: 'held' as const, transferId: null };
    const entry = this.entry('credit-transfer');
    expect(this.apply(draftMoves(KZ, this.known, entry, pieces, goal))).toBe(true);
    for (const { first, last } of pieces) {
      for (let serial = first; serial <= last; serial += 1n) {
        const at = parseInt((serial - 1n).toString(), 10);
        expect(this.model[at]).toBe(from);
        this.model[at] = to;
      }
    }
    return true;
  }

  held(by: number): number {
    return this.model.filter((one) => one === by).length;
  }

  /** Blocks, balances and model say the same; blocks cover the class, each serial once. */
  check(): void {
    const blocks = this.known
      .index<BlockIndex>(CREDIT_BLOCK)
      .overlapping(CLASS, 1n, BigInt(Math.max(this.model.length, 1)));
    const shown = blocks.flatMap(({ first, last, accountId }) =>
      Array.from({ length: parseInt((last - first + 1n).toString(), 10) }, () =>
        ACCOUNTS.indexOf(accountId),
      ),
    );
    expect(shown).toEqual(this.model);
    let next = 1n;
    for (const block of blocks) {
      expect(block.first).toBe(next);
      next = block.last + 1n;
      const row = this.known.row(CREDIT_BLOCK, block.id);
      expect(whole(row?.['last_serial'])).toBe(block.last);
      const parent = block.parentId === null ? null : this.known.row(CREDIT_BLOCK, block.parentId);
      if (parent) expect(parent['origin_id']).toBe(block.originId);
    }
  }
}

function wantedOf(move: Exclude<Move, { by: 'issue' }>): Wanted {
  if (move.by === 'fifo') {
    const classes = [{ classId: CLASS, projectId: PROJECT }];
    return { by: 'fifo', vintage: 2023, tonnes: BigInt(move.tonnes), classes };
  }
  const first = BigInt(move.first);
  const last = first + BigInt(move.tonnes) - 1n;
  const range = { classId: CLASS, projectId: PROJECT, commodity: COMMODITY, first, last };
  return { by: 'serials', ranges: [range] };
}

describe('splits and moves', () => {
  it('keep every serial in one account, whatever is asked, and refuse what is not held', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const registry = new Registry();
        for (const move of all) {
          if (move.by === 'issue') {
            registry.issue(move.to, move.tonnes);
          } else if (move.from !== move.to) {
            const { from, to } = move;
            const before = registry.held(from);
            const isHeld =
              move.by === 'fifo'
                ? move.tonnes <= before
                : Array.from(
                    { length: move.tonnes },
                    (_, at) => registry.model[move.first - 1 + at],
                  ).every((one) => one === from);
            expect(registry.move(from, to, wantedOf(move))).toBe(isHeld);
          }
          registry.check();
        }
      }),
      { numRuns: process.env['LONG'] ? 2_000 : 150 },
    );
  });

  it('are taken back whole: the index over the blocks returns to what it was', () => {
    fc.assert(
      fc.property(moves, moves, (kept, undone) => {
        const registry = new Registry();
        const run = (all: readonly Move[]) => {
          for (const move of all) {
            if (move.by === 'issue') registry.issue(move.to, move.tonnes);
            else if (move.from !== move.to) registry.move(move.from, move.to, wantedOf(move));
          }
        };
        run(kept);
        const model = [...registry.model];
        const mark = registry.known.mark();
        run(undone);
        registry.known.returnTo(mark);
        registry.model.splice(0, registry.model.length, ...model);
        registry.check();
      }),
      { numRuns: process.env['LONG'] ? 1_000 : 80 },
    );
  });

  it('leave the first part of a block with its owner when tonnes are asked for', () => {
    const registry = new Registry();
    registry.issue(0, 30);
    registry.move(0, 1, wantedOf({ by: 'fifo', from: 0, to: 1, tonnes: 10 }));
    expect(registry.model.slice(0, 20).every((one) => one === 0)).toBe(true);
    expect(registry.model.slice(20).every((one) => one === 1)).toBe(true);
  });
});
