import { expect } from '@jest/globals';
import pg from 'pg';
import { loadReference } from '../../seeds/reference/load-reference.ts';
import { carbonCreditRoom } from '../../src/carbon-credit/carbon-credit.acts.ts';
import type { Disposal } from '../../src/carbon-credit/acts/disposal.ts';
import { bothDrafts, type CreditEntry } from '../../src/carbon-credit/draft.ts';
import {
  draftTransferOut,
  readTransferOut,
  resolveTransferOut,
  transferOutNeeds,
} from '../../src/carbon-credit/transfer-out.ts';
import { draftIssue, issueNeeds, type IssueOrder } from '../../src/carbon-credit/issue.ts';
import { createPostingPool } from '../../src/database/pools.ts';
import { fundingRoom } from '../../src/funding/funding.acts.ts';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';
import { sha256Hex } from '../../src/kernel/canonical-json.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { CountryCode } from '../../src/kernel/country-code.ts';
import { derivedId, newId, publicId } from '../../src/kernel/ids.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import type { ActKind, ActRequest } from '../../src/ledger/act.ts';
import { ImmutableRows } from '../../src/ledger/immutable-rows.ts';
import { kindsOf } from '../../src/ledger/ledger.module.ts';
import { PostingQueue, type QueueOptions } from '../../src/ledger/posting-queue.ts';
import type { RoomActs } from '../../src/ledger/room-acts.ts';
import { methodologyRoom } from '../../src/methodology/methodology.acts.ts';
import { monitoringRoom } from '../../src/monitoring/monitoring.acts.ts';
import { participantRoom } from '../../src/participant/participant.acts.ts';
import { partnerCountryRoom } from '../../src/partner-country/partner-country.acts.ts';
import type { CommitteeSide } from '../../src/partner-country/joint-committee.ts';
import { latestDay } from '../../src/partner-country/time-zones.ts';
import { projectRoom } from '../../src/project/project.acts.ts';
import type { FreshDatabase } from '../harness/database.ts';

export const KZ = 'KZ' as CountryCode;
export const NO_COUNTRY = '00' as CountryCode;
export const OFFICER = '00000000-0000-7000-8000-000000000100';
export const SECOND_OFFICER = '00000000-0000-7000-8000-000000000200';

const SIGNERS = [SECOND_OFFICER, '00000000-0000-7000-8000-000000000300'] as const;

/** Issues without a decision: what the ledger of credits is tested with, and nothing else. */
export interface TestIssuance {
  readonly side: CommitteeSide;
  readonly project: { readonly id: string; readonly reference: string };
  readonly vintage: number;
  readonly shares: readonly { readonly account: string; readonly tonnes: string }[];
  readonly issuedOn: string;
}

function orderOf(id: string, body: TestIssuance): IssueOrder {
  const { side, project, vintage } = body;
  const shares = body.shares.map(({ account, tonnes }) => ({
    accountId: account.slice(3),
    tonnes: BigInt(tonnes),
  }));
  return { side, project, vintages: [{ vintage, shares }], issuanceId: id };
}

const testIssuance: ActKind<TestIssuance> = {
  kind: 'test-issuance',
  posts: true,
  needs: (act) => issueNeeds(orderOf(act.id, act.body)),
  decide(act, known) {
    const entry: CreditEntry = {
      id: act.id,
      kind: 'credit-issuance',
      effectiveOn: act.body.issuedOn as CalendarDay,
      reference: null,
      memo: null,
    };
    const draft = draftIssue(act.countryCode, known, entry, orderOf(act.id, act.body));
    if (draft instanceof Refusal) return draft;
    const id = publicId(act.countryCode, act.id);
    return {
      ...draft,
      answer: { status: 201, location: null, body: { id, serials: draft.serials } },
    };
  },
};

/** Japan issues in the place of serials that leave the partner's registry, in one act. */
export interface TestExchange extends TestIssuance {
  readonly leaving: { readonly account: string; readonly serials: readonly string[] };
}

const testExchange: ActKind<TestExchange, Disposal> = {
  kind: 'test-exchange',
  posts: true,
  async resolve(acts, reader) {
    const resolved = new Map<string, Disposal | Refusal>();
    for (const { id, countryCode, body } of acts) {
      const leaving = { ...body.leaving, accountId: body.leaving.account.slice(3) };
      resolved.set(id, await resolveTransferOut(countryCode, leaving, reader));
    }
    return resolved;
  },
  needs(act, leaving) {
    const issued = issueNeeds(orderOf(act.id, act.body));
    const out = transferOutNeeds(leaving);
    return {
      rows: [...issued.rows, ...out.rows],
      balances: [...issued.balances, ...out.balances],
    };
  },
  read: (acts, reader, known, resolved) =>
    readTransferOut(
      KZ,
      acts.flatMap(({ id }) => resolved.get(id) ?? []),
      reader,
      known,
    ),
  decide(act, known, leaving) {
    const entry = { effectiveOn: known.today, reference: null, memo: null };
    const out = draftTransferOut(
      act.countryCode,
      known,
      { ...entry, id: derivedId(act.id, 1), kind: 'credit-transfer-out' },
      leaving,
    );
    if (out instanceof Refusal) return out;
    const issued = draftIssue(
      act.countryCode,
      known,
      { ...entry, id: act.id, kind: 'credit-issuance' },
      orderOf(act.id, act.body),
    );
    if (issued instanceof Refusal) return issued;
    const both = bothDrafts(out, issued);
    return {
      ...both,
      answer: { status: 201, location: null, body: { id: act.id, serials: both.serials } },
    };
  },
};

const testRoom: RoomActs = {
  acts: [testIssuance, testExchange] as readonly ActKind[],
  constraints: {},
  reversals: [],
  bodies: {},
};

const ROOMS = [
  partnerCountryRoom,
  participantRoom,
  methodologyRoom,
  projectRoom,
  fundingRoom,
  monitoringRoom,
  carbonCreditRoom,
  testRoom,
];

/** A posting queue over every room, with the test's own issuance. */
export function creditQueue(url: string, options: Partial<QueueOptions> = {}) {
  const pool = createPostingPool(url, { max: 4 });
  const problems: string[] = [];
  const tell = (message: string, details: object) =>
    problems.push(message + JSON.stringify(details));
  const queue = new PostingQueue({
    pool,
    log: { warn: tell, error: tell },
    settings: {
      clock: systemClock,
      kinds: kindsOf(ROOMS),
      constraints: Object.assign({}, ...ROOMS.map(({ constraints }) => constraints)),
      latestDay: (country) => latestDay(country, systemClock.now()),
      immutableRows: new ImmutableRows(10_000),
    },
    ...options,
  });
  return { queue, pool, problems, close: () => queue.close().then(() => pool.end()) };
}

export type CreditQueue = ReturnType<typeof creditQueue>;

export function request(
  kind: string,
  subject: string | null,
  body: object,
  changes: Partial<ActRequest<unknown>> = {},
): ActRequest<unknown> {
  return {
    countryCode: KZ,
    kind,
    subjectId: subject?.slice(3) ?? null,
    body,
    principalId: OFFICER,
    idempotencyKey: newId(systemClock),
    requestHash: sha256Hex(JSON.stringify([kind, subject, body])),
    ...changes,
  };
}

export type Body = Readonly<Record<string, unknown>>;

/** A book with Kazakhstan, a project or more, participants and accounts, ready to issue into. */
export class CreditBook {
  readonly today = latestDay(KZ, systemClock.now());
  private readonly projects = new Map<string, string>();

  private constructor(
    readonly office: CreditQueue,
    readonly owner: pg.Client,
  ) {}

  static async open(database: FreshDatabase): Promise<CreditBook> {
    const office = creditQueue(database.applicationUrl);
    const owner = new pg.Client(database.ownerUrl);
    await owner.connect();
    await owner.query(
      `INSERT INTO principal (id, kind, created_at)
       SELECT id, 'person', now() FROM unnest($1::uuid[]) AS given(id)`,
      [[OFFICER, ...SIGNERS]],
    );
    const book = new CreditBook(office, owner);
    await loadReference({
      submit: (one) => office.queue.submit(one),
      query: (text, values) => office.pool.query(text, [...values]),
    });
    return book;
  }

  async close(): Promise<void> {
    await this.office.close();
    await this.owner.end();
  }

  async post(kind: string, subject: string | null, body: object, country = KZ): Promise<Body> {
    const { answer } = await this.office.queue.submit(
      request(kind, subject, body, { countryCode: country }),
    );
    return answer.body;
  }

  /** The refusal of an act that must be refused. */
  async refused(
    kind: string,
    subject: string | null,
    body: object,
    country = KZ,
  ): Promise<Refusal> {
    const result = await this.post(kind, subject, body, country).catch((error: unknown) => error);
    expect(result).toBeInstanceOf(Refusal);
    return result as Refusal;
  }

  async project(reference: string, country = KZ): Promise<string> {
    const known = this.projects.get(reference);
    if (known !== undefined) return known;
    const { id } = await this.post(
      'project',
      null,
      {
        reference,
        title: `Project ${reference}`,
        mechanism: 'JCM',
        sector: '1',
        participants: [{ name: 'Japanese side', side: 'japan' }],
      },
      country,
    );
    this.projects.set(reference, String(id).slice(3));
    return String(id).slice(3);
  }

  async participant(name: string): Promise<string> {
    const { id } = await this.post(
      'participant',
      null,
      { name, kind: 'company', country: 'JP' },
      NO_COUNTRY,
    );
    return String(id);
  }

  async account(
    holder: string,
    side: CommitteeSide = 'japan',
    label = 'main',
    country = KZ,
  ): Promise<string> {
    const { id } = await this.post('credit-account', null, { side, holder, label }, country);
    return String(id);
  }

  /** Issues into one account, or several; answers the serials. */
  async issue(
    reference: string,
    vintage: number,
    shares: TestIssuance['shares'],
    side: CommitteeSide = 'japan',
    issuedOn: string = '2025-04-11',
    country = KZ,
  ): Promise<readonly string[]> {
    const id = await this.project(reference, country);
    const body: TestIssuance = { side, project: { id, reference }, vintage, shares, issuedOn };
    const answer = await this.post('test-issuance', null, body, country);
    return answer['serials'] as readonly string[];
  }

  /** Blocks of a class, in order: first, last, state, last six digits of the account. */
  async blocks(commodity: string): Promise<readonly Body[]> {
    const { rows } = await this.owner.query(
      `SELECT first_serial::text AS first, last_serial::text AS last, state,
              'KZ-' || credit_account_id AS account
         FROM credit_block WHERE commodity = $1 ORDER BY first_serial`,
      [commodity],
    );
    return rows;
  }

  /** What an account has of a class, by state. */
  async balance(account: string, commodity: string, state = 'held'): Promise<string> {
    const { rows } = await this.owner.query(
      `SELECT b.balance FROM balance b JOIN account a ON a.id = b.account_id
        WHERE a.owner_id = $1 AND a.commodity = $2 AND a.kind = $3`,
      [account.slice(3), commodity, state],
    );
    return rows[0]?.balance ?? '0';
  }

  /** A decision that both sides can sign. */
  async decided(items: readonly object[]): Promise<{ id: string; sign(): Promise<void> }> {
    const { id } = await this.post('joint-committee-decision', null, {
      mode: 'electronic',
      title: 'A decision',
      decisionOn: this.today,
      items,
    });
    const sign = async (side: CommitteeSide, principalId: string) => {
      const signature = request('decision-signature', String(id), { side }, { principalId });
      await this.office.queue.submit(signature);
    };
    return {
      id: String(id),
      sign: async () => {
        await sign('japan', SIGNERS[0]);
        await sign('partner', SIGNERS[1]);
      },
    };
  }

  /** An offer whose last day has gone by: the guard on it is turned off for this one row. */
  async turnDay(transfer: string, expiresOn: string): Promise<void> {
    await this.owner.query('ALTER TABLE credit_transfer DISABLE TRIGGER USER');
    await this.owner.query('UPDATE credit_transfer SET expires_on = $2 WHERE id = $1', [
      transfer.slice(3),
      expiresOn,
    ]);
    await this.owner.query('ALTER TABLE credit_transfer ENABLE TRIGGER USER');
  }
}
