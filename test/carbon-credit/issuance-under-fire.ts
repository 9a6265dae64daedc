import { expect } from '@jest/globals';
import { Article6Book } from '../article6/article6-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { post, type ServerProcess } from '../harness/server-process.ts';
import { cell, IssuanceBook, type Days, type IssuingProject } from './issuance-book.ts';

type Tell = (what: string, status: number) => void;

/** New credits, as those who are after them name them. */
export interface IssuedClass {
  readonly reference: string;
  readonly vintage: number;
}

/**
 * Issuance as it is: report, verification, request, decision, notification, and each side in its own
 * registry, asked for in every server at once; after 2020 in place of what leaves the partner's.
 */
export class IssuanceUnderFire {
  #rounds = 0;

  private constructor(
    private readonly book: IssuanceBook,
    private readonly article6: Article6Book,
    private readonly before: IssuingProject,
    private readonly after: IssuingProject,
    private readonly partner: string,
    private readonly authorisation: string,
    private readonly tell: Tell,
  ) {}

  static async open(application: RunningApplication, tell: Tell): Promise<IssuanceUnderFire> {
    const book = await new IssuanceBook(application, { startsOn: '2015-01-01' }).open();
    const article6 = new Article6Book(application);
    const partner = await book.openAccount('partner', 'government', 'fire');
    const [before, after] = [await book.project(), await book.project()];
    await makeRoomForAnApproach(application, article6);
    const approach = await article6.active('KZ');
    const registry = { itmoRegistryId: 'KAZ01', source: 'Letter' };
    await article6.done('/v1/article6-parties/KAZ/itmo-registry', registry);
    const authorisation = await article6.authorised(approach);
    return new IssuanceUnderFire(book, article6, before, after, partner, authorisation, tell);
  }

  /** One issuance before 2021 and one exchange after 2020, of one month each; what Japan issued. */
  async round(servers: readonly ServerProcess[]): Promise<readonly IssuedClass[]> {
    const at = this.#rounds;
    this.#rounds += 1;
    if (at >= 48) return [];
    const [old, recent] = [2016 + Math.floor(at / 12), 2021 + Math.floor(at / 12)];
    await this.#issued(servers, await this.#notified(this.before, old, at % 12));
    await this.#exchanged(servers, await this.#notified(this.after, recent, at % 12));
    return [
      { reference: this.before.reference, vintage: old },
      { reference: this.after.reference, vintage: recent },
    ];
  }

  #notified(project: IssuingProject, vintage: number, month: number): Promise<string> {
    return this.book.notified(
      project,
      { [vintage]: '40' },
      [cell(vintage, 'government-of-japan', '30'), cell(vintage, 'partner-government', '10')],
      daysOf(vintage, month),
    );
  }

  /** Each side twice at once: once each. */
  async #issued(servers: readonly ServerProcess[], request: string): Promise<void> {
    for (const side of ['japan', 'partner']) await this.#once(servers, request, { side });
  }

  async #exchanged(servers: readonly ServerProcess[], request: string): Promise<void> {
    const { serials } = await this.#once(servers, request, { side: 'partner' });
    const leaving = (serials as readonly string[]).slice(1);
    await this.article6.done(`/v1/authorisations/${this.authorisation}/itmos`, {
      serials: leaving,
    });
    await this.article6.done('/v1/first-transfers', {
      authorisation: this.authorisation,
      serials: leaving,
      basis: 'transfer-to-party',
      acquiringParty: 'JPN',
      evidence: 'Notification',
    });
    // What stays with the partner is retired meanwhile: the same account, other serials.
    const kept = (serials as readonly string[]).slice(0, 1);
    const retirement = { account: this.partner, serials: kept, ndcYear: 2030 };
    const [server] = servers;
    const retired = server ? post(server, '/v1/credit-retirements', retirement) : null;
    await this.#once(servers, request, { side: 'japan', transferredSerials: leaving });
    this.tell('retirement beside an exchange', (await retired)?.status ?? 0);
  }

  /** Asked of every server at once, one of which may be killed: issued once, whoever answers. */
  async #once(
    servers: readonly ServerProcess[],
    request: string,
    body: { readonly side: string; readonly transferredSerials?: readonly string[] },
  ): Promise<Readonly<Record<string, unknown>>> {
    const path = `/v1/issuance-requests/${request}/issue`;
    const key = crypto.randomUUID();
    const answers = await Promise.all([
      ...servers.map((server) => post(server, path, body, key)),
      ...servers.map((server) => post(server, path, body)),
    ]);
    for (const { status } of answers) this.tell(`issuance by ${body.side}`, status);
    const ids = answers.flatMap(({ status, body: said }) => (status === 201 ? [said['id']] : []));
    expect(new Set(ids).size).toBeLessThanOrEqual(1);
    const { body: detail } = await this.book.get(`/v1/issuance-requests/${request}`);
    const of = detail.sides.find(({ side }: { side: string }) => side === body.side);
    expect({ answers, issuance: of.issuance }).toEqual({ answers, issuance: expect.any(String) });
    if (ids[0] !== undefined) expect(ids[0]).toBe(of.issuance);
    return answers.find(({ status }) => status === 201)?.body ?? {};
  }
}

function daysOf(year: number, month: number): Days {
  const two = (number: number) => String(number).padStart(2, '0');
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return {
    firstDay: `${year}-${two(month + 1)}-01`,
    lastDay: `${year}-${two(month + 1)}-${two(last)}`,
  };
}

/** A partner has one cooperative approach at a time, and the demonstration has brought one. */
async function makeRoomForAnApproach(
  application: RunningApplication,
  article6: Article6Book,
): Promise<void> {
  const listed = await application.request(
    'GET',
    '/v1/cooperative-approaches?party=KAZ&state=active',
  );
  const { items } = listed.body as { items: readonly { id: string }[] };
  for (const { id } of items) {
    await article6.done(`/v1/cooperative-approaches/${id}/transitions`, {
      to: 'completed',
      reason: 'Its work is done',
      effectiveOn: '2026-01-10',
    });
  }
}
