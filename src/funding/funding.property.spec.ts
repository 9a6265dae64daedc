import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Amount } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { ActKind } from '../ledger/act.ts';
import { WorkingSet } from '../ledger/working-set.ts';
import { commitmentAct } from './acts/commitment.ts';
import { decommitmentAct } from './acts/decommitment.ts';
import { disbursementAct } from './acts/disbursement.ts';
import * as given from './acts/known.fixture.ts';
import { refundAct } from './acts/refund.ts';
import { repaymentAct } from './acts/repayment.ts';
import { trancheAct } from './acts/tranche.ts';
import { trancheAmendmentAct } from './acts/tranche-amendment.ts';
import { trancheFigures, type Moved } from './figures.ts';
import { DISBURSEMENT } from './tables.ts';

const JPY = currencyOf('JPY');
const ANNOUNCED = 1_000;
const common = { currency: 'JPY', effectiveOn: given.day('2026-03-31'), reference: 'X' };

type Step =
  | { do: 'commit' | 'increase' | 'reduce'; of: number; amount: number }
  | { do: 'disburse' | 'decommit' | 'repay'; of: number; amount: number }
  | { do: 'refund'; of: number; amount: number; reusable: boolean };

/** The model: what a child would write down. Plain integers of yen. */
class Model {
  available = ANNOUNCED;
  announced = ANNOUNCED;
  readonly commitments: {
    undrawn: number;
    outstanding: number;
    repaid: number;
    returned: number;
  }[] = [];
  readonly disbursements: { of: number; refundable: number }[] = [];

  /** Does the step, or says that it cannot be done. */
  step(step: Step): boolean {
    const c = this.commitments[step.of];
    const a = step.amount;
    if (step.do === 'increase')
      return this.moves(true, () => ((this.available += a), (this.announced += a)));
    if (step.do === 'reduce')
      return this.moves(a <= this.available, () => ((this.available -= a), (this.announced -= a)));
    if (step.do === 'commit')
      return this.moves(
        a <= this.available,
        () => (
          (this.available -= a),
          this.commitments.push({ undrawn: a, outstanding: 0, repaid: 0, returned: 0 })
        ),
      );
    if (step.do === 'refund') {
      const d = this.disbursements[step.of];
      const of = d && this.commitments[d.of];
      if (!d || !of) return false;
      return this.moves(
        a <= d.refundable && a <= of.outstanding,
        () => (
          (d.refundable -= a),
          (of.outstanding -= a),
          step.reusable ? (of.undrawn += a) : (of.returned += a)
        ),
      );
    }
    if (!c) return false;
    if (step.do === 'decommit')
      return this.moves(a <= c.undrawn, () => ((c.undrawn -= a), (this.available += a)));
    if (step.do === 'repay')
      return this.moves(a <= c.outstanding, () => ((c.outstanding -= a), (c.repaid += a)));
    return this.moves(
      a <= c.undrawn,
      () => (
        (c.undrawn -= a),
        (c.outstanding += a),
        this.disbursements.push({ of: step.of, refundable: a })
      ),
    );
  }

  private moves(possible: boolean, move: () => unknown): boolean {
    if (possible) move();
    return possible;
  }

  total(of: 'undrawn' | 'outstanding' | 'repaid' | 'returned'): string {
    return String(this.commitments.reduce((sum, commitment) => sum + commitment[of], 0));
  }
}

/** The acts themselves, on a working set as a batch has it. */
class Book {
  readonly known = new WorkingSet(given.scene().now, given.day('2026-03-31'));
  readonly trancheId: string;
  readonly commitments: string[] = [];
  readonly disbursements: { id: string; of: string }[] = [];

  constructor() {
    const one = given.act('tranche', null, {
      reference: 'KZ-P',
      title: 'A tranche',
      funder: 'JICA',
      instrument: 'JICA_ODA_LOAN',
      currency: 'JPY',
      announcedAmount: String(ANNOUNCED),
      announcedOn: given.day('2026-01-01'),
    });
    given.outcomeOf(given.post(this.known, trancheAct, one, { facilityId: null }));
    this.trancheId = one.id;
  }

  /** Posts the step, or says that it was refused. */
  step(step: Step): boolean {
    const amount = String(step.amount);
    const commitment = this.commitments[step.of];
    const disbursement = this.disbursements[step.of];
    switch (step.do) {
      case 'increase':
      case 'reduce': {
        const kind = step.do === 'increase' ? 'increase' : 'reduction';
        const body = { kind, amount, currency: 'JPY' } as const;
        return this.post(trancheAmendmentAct, this.trancheId, body, undefined) !== null;
      }
      case 'commit': {
        const body = { ...common, amount };
        const id = this.post(commitmentAct, this.trancheId, body, given.inBook('demonstration'));
        if (id !== null) this.commitments.push(id);
        return id !== null;
      }
      case 'refund': {
        if (!disbursement) return false;
        const facts = {
          ...this.facts(disbursement.of),
          ...disbursement,
          commitmentId: disbursement.of,
        };
        const body = { ...common, amount, reusable: step.reusable };
        return this.post(refundAct, disbursement.id, body, facts) !== null;
      }
      default: {
        if (!commitment) return false;
        const kind = { disburse: disbursementAct, decommit: decommitmentAct, repay: repaymentAct }[
          step.do
        ];
        const id = this.post(kind, commitment, { ...common, amount }, this.facts(commitment));
        if (id !== null && step.do === 'disburse') this.disbursements.push({ id, of: commitment });
        return id !== null;
      }
    }
  }

  private facts(commitmentId: string) {
    const { trancheId } = this;
    return { id: commitmentId, trancheId, currency: JPY, effectiveOn: given.day('2026-03-31') };
  }

  private post<Body, Resolved>(
    kind: ActKind<Body, Resolved>,
    subject: string,
    body: Body,
    resolved: Resolved,
  ): string | null {
    const one = given.act(kind.kind, subject, body);
    return given.post(this.known, kind, one, resolved) instanceof Refusal ? null : one.id;
  }

  /** What moved, by kind of account and of entry, from the postings alone. */
  get moves(): Moved[] {
    const kinds = new Map(
      this.known.decided
        .flatMap(({ outcome }) => outcome.accounts ?? [])
        .map(({ id, kind }) => [id, kind]),
    );
    return this.known.decided
      .flatMap(({ postings }) => postings)
      .map(({ accountId, entry, amount }) => ({
        accountKind: kinds.get(accountId) ?? '',
        entryKind: entry.kind,
        amount,
      }));
  }
}

const amount = fc.integer({ min: 1, max: 600 });
const of = fc.integer({ min: 0, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('commit', 'increase', 'reduce'), of, amount }),
  fc.record({ do: fc.constantFrom('disburse', 'decommit', 'repay'), of, amount }),
  fc.record({ do: fc.constant('refund' as const), of, amount, reusable: fc.boolean() }),
) as fc.Arbitrary<Step>;

describe('any sequence of funding acts', () => {
  it('does what the model does, keeps every floor, and sums to nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const book = new Book();
        const model = new Model();
        for (const one of steps) expect(book.step(one)).toBe(model.step(one));

        const figures = trancheFigures(JPY, book.moves);
        expect(figures.announced.toString()).toBe(String(model.announced));
        expect(figures.available.toString()).toBe(String(model.available));
        expect(figures.undisbursed.toString()).toBe(model.total('undrawn'));
        expect(figures.outstanding.toString()).toBe(model.total('outstanding'));
        expect(figures.repaid.toString()).toBe(model.total('repaid'));
        expect(figures.returned.toString()).toBe(model.total('returned'));

        const { committed, disbursed, available } = figures;
        expect(available.plus(committed).equals(figures.announced)).toBe(true);
        const parts = figures.undisbursed.plus(disbursed).plus(figures.returned);
        expect(parts.equals(committed)).toBe(true);
        expect(figures.outstanding.plus(figures.repaid).equals(disbursed)).toBe(true);

        const all = book.moves.map((move) => move.amount);
        expect(Amount.sum(all, JPY).isZero()).toBe(true);
        for (const { id } of book.disbursements) {
          const row = book.known.row(DISBURSEMENT, id);
          const refundable = Amount.parse(String(row?.['refundable']), JPY);
          expect(refundable.isNegative()).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
