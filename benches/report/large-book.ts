/** What a large book of one country holds: funding only, evenly spread. */
export interface LargeBookWish {
  readonly projects: number;
  readonly tranches: number;
  /** Payments of a commitment are spread over so many days, one after the other. */
  readonly days: number;
}

export const COUNTRY = 'UZ';
const ACTS_AT_ONCE = 1_000;

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
const dayOf = (at: number): string =>
  new Date(Date.UTC(2024, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);

/** Fills a country's book over HTTP, a thousand acts a request. */
export class LargeBook {
  private sent = 0;
  /** Payments already made, in the order in which they were. */
  private paid = 0;
  private commitments: readonly string[] = [];

  constructor(
    private readonly key: string,
    private readonly wish: LargeBookWish,
  ) {}

  /** Daily totals of the payments so far: of two accounts for each commitment and day. */
  get dailyTotals(): number {
    return 2 * Math.min(this.paid, this.commitments.length * this.wish.days);
  }

  /** Projects, tranches, and one commitment a tranche. */
  async open(port: number): Promise<void> {
    const { projects, tranches } = this.wish;
    await this.post(
      port,
      range(projects).map((at) => ({
        kind: 'project',
        body: {
          reference: `${COUNTRY}-BENCH-${at}`,
          title: `A project of the bench, number ${at}`,
          mechanism: 'NONE',
          sector: 'Energy efficiency',
          status: 'under-way',
          startsOn: '2024-01-01',
        },
      })),
    );
    const opened = await this.post(
      port,
      range(tranches).map((at) => ({
        kind: 'tranche',
        body: {
          reference: `${COUNTRY}-BENCH-T${at}`,
          title: `A tranche of the bench, number ${at}`,
          funder: 'JICA',
          instrument: 'JICA_ODA_LOAN',
          currency: 'USD',
          announcedAmount: '1000000000.00',
          announcedOn: '2023-12-01',
        },
      })),
    );
    this.commitments = await this.post(
      port,
      opened.map((subject, at) => ({
        kind: 'commitment',
        subject,
        body: {
          amount: '100000000.00',
          currency: 'USD',
          effectiveOn: '2023-12-15',
          reference: `C-${at}`,
          projectShares: [{ project: `${COUNTRY}-BENCH-${at % projects}`, amount: '100000000.00' }],
        },
      })),
    );
  }

  /** Disburses until there are so many postings, two a payment; each commitment in turn. */
  async disburseUntil(port: number, postings: number): Promise<void> {
    const acts = Math.ceil(postings / 2);
    const of = this.commitments;
    while (this.paid < acts) {
      const slice = range(Math.min(ACTS_AT_ONCE, acts - this.paid)).map((one) => ({
        kind: 'disbursement',
        subject: of[(this.paid + one) % of.length],
        body: {
          amount: '1.01',
          currency: 'USD',
          effectiveOn: dayOf(Math.floor((this.paid + one) / of.length) % this.wish.days),
          reference: `D-${this.paid + one}`,
        },
      }));
      await this.post(port, slice);
      this.paid += slice.length;
    }
  }

  /** Sends acts in bulk and answers the ids of what they made. */
  private async post(port: number, acts: readonly object[]): Promise<string[]> {
    const ids: string[] = [];
    for (let at = 0; at < acts.length; at += ACTS_AT_ONCE) {
      const slice = acts.slice(at, at + ACTS_AT_ONCE).map((act) => {
        this.sent += 1;
        return { key: `bench-${this.sent}`, ...act };
      });
      const send = () =>
        fetch(`http://127.0.0.1:${port}/v1/partner-countries/${COUNTRY}/acts`, {
          method: 'POST',
          headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
          body: JSON.stringify({ acts: slice }),
        });
      // A connection that lay idle may be closed as it is used again; the same keys are safe to repeat.
      const answer = await send().catch(send);
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      const { items } = (await answer.json()) as {
        items: { status: number; body: { id: string } }[];
      };
      const refused = items.find(({ status }) => status !== 201);
      if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused)}`);
      ids.push(...items.map(({ body }) => body.id));
    }
    return ids;
  }
}
