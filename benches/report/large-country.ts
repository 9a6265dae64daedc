import { post, range } from './acts.ts';
import type { Place } from './acts.ts';

/** How large the country of the bench is. */
export interface Size {
  readonly projects: number;
  readonly tranches: number;
  readonly commitments: number;
  /** Over so many days the payments of a commitment spread at most. */
  readonly days: number;
}

const FIRST_DAY = Date.UTC(2024, 0, 1);

const dayOf = (at: number): string =>
  new Date(FIRST_DAY + at * 86_400_000).toISOString().slice(0, 10);

/**
 * A country of the bench: projects with what is counted on the ground, tranches with commitments to
 * those projects, and payments, which come one commitment after the other, a day each round.
 */
export class LargeCountry {
  #paid = 0;

  private constructor(
    /** Leaves of the country's log before the first payment. */
    private readonly opened: number,
    private readonly size: Size,
    private readonly commitments: readonly string[],
  ) {}

  static async open(place: Place, size: Size): Promise<LargeCountry> {
    const projects = await post(
      place,
      range(size.projects).map((at) => ({ kind: 'project', body: project(place.country, at) })),
    );
    const indicators = await post(
      place,
      projects.map((subject) => ({ kind: 'indicator', subject, body: INDICATOR })),
    );
    await post(
      place,
      indicators.map((subject, at) => ({
        kind: 'indicator-reading',
        subject,
        body: { value: `${at}.5`, observedOn: '2025-03-31', source: 'Made for the bench' },
      })),
    );
    const tranches = await post(
      place,
      range(size.tranches).map((at) => ({ kind: 'tranche', body: tranche(place.country, at) })),
    );
    const commitments = await post(
      place,
      range(size.commitments).map((at) => ({
        kind: 'commitment',
        subject: tranches[at % tranches.length],
        body: commitment(place.country, at, size.projects),
      })),
    );
    const lists = [projects, indicators, indicators, tranches, commitments];
    const opened = lists.reduce((sum, { length }) => sum + length, 0);
    return new LargeCountry(opened, size, commitments);
  }

  /** Pays until the payments have so many postings, two each. */
  async payUntil(postings: number, place: Place): Promise<void> {
    const { commitments, size } = this;
    while (2 * this.#paid < postings) {
      const many = Math.min(10_000, Math.ceil(postings / 2) - this.#paid);
      const acts = range(many).map((one) => {
        const at = this.#paid + one;
        return {
          kind: 'disbursement',
          subject: commitments[at % commitments.length],
          body: {
            amount: '1.01',
            currency: 'USD',
            effectiveOn: dayOf(Math.floor(at / commitments.length) % size.days),
            reference: `D-${at}`,
          },
        };
      });
      await post(place, acts);
      this.#paid += many;
    }
  }

  /** At least so many leaves the country's log has. */
  get leaves(): number {
    return this.opened + this.#paid;
  }

  /** Daily totals of the payments so far: of two accounts for each commitment and day. */
  get dailyTotals(): number {
    return 2 * Math.min(this.#paid, this.commitments.length * this.size.days);
  }
}

/** The mechanism has three digits for its projects; what is beyond them is of none. */
const NUMBERED = 999;

function referenceOf(country: string, at: number): string {
  return at < NUMBERED ? `${country}${String(at + 1).padStart(3, '0')}` : `${country}-BENCH-${at}`;
}

function project(country: string, at: number): object {
  return {
    reference: referenceOf(country, at),
    title: `A project of the bench, number ${at}, with a title as long as titles are`,
    mechanism: at < NUMBERED ? 'JCM' : 'NONE',
    sector: '1',
    participants: [{ name: 'A company of the bench', side: 'japan' }],
    startsOn: '2024-01-01',
    expectedAnnualReduction: `${1_000 + at}`,
  };
}

const INDICATOR = {
  name: 'Charging stations in service',
  unit: 'stations',
  place: 'Where the bench is',
  baseline: { value: '0', on: '2024-01-01' },
  targets: [{ value: '1000', dueOn: '2027-12-31' }],
};

function tranche(country: string, at: number): object {
  return {
    reference: `${country}-BENCH-T${at}`,
    title: `A tranche of the bench, number ${at}`,
    funder: 'JICA',
    instrument: 'JICA_ODA_LOAN',
    currency: 'USD',
    announcedAmount: '1000000000.00',
    announcedOn: '2023-12-01',
  };
}

function commitment(country: string, at: number, projects: number): object {
  return {
    amount: '10000000.00',
    currency: 'USD',
    effectiveOn: '2023-12-15',
    reference: `C-${at}`,
    projectShares: [{ project: referenceOf(country, at % projects), amount: '10000000.00' }],
  };
}
