import type pg from 'pg';
import { carbonCreditRoom } from '../../src/carbon-credit/carbon-credit.acts.ts';
import { draftIssue, issueNeeds, type IssueOrder } from '../../src/carbon-credit/issue.ts';
import { createPostingPool } from '../../src/database/pools.ts';
import { OPERATOR_ID } from '../../src/identity/operator.ts';
import { sha256Hex } from '../../src/kernel/canonical-json.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { NO_COUNTRY, type CountryCode } from '../../src/kernel/country-code.ts';
import { newId } from '../../src/kernel/ids.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import type { ActKind, ActRequest } from '../../src/ledger/act.ts';
import { ImmutableRows } from '../../src/ledger/immutable-rows.ts';
import { kindsOf } from '../../src/ledger/ledger.module.ts';
import { PostingQueue } from '../../src/ledger/posting-queue.ts';
import { participantRoom } from '../../src/participant/participant.acts.ts';
import { latestDay } from '../../src/partner-country/time-zones.ts';
import { projectRoom } from '../../src/project/project.acts.ts';

export const KZ = 'KZ' as CountryCode;

/** Issues without a decision: for measurements, and nothing else. */
const benchIssuance: ActKind<Omit<IssueOrder, 'issuanceId'>> = {
  kind: 'bench-issuance',
  posts: true,
  needs: ({ id, body }) => issueNeeds({ ...body, issuanceId: id }),
  decide(act, known) {
    const entry = {
      id: act.id,
      kind: 'credit-issuance' as const,
      effectiveOn: known.today,
      reference: null,
      memo: null,
    };
    const draft = draftIssue(act.countryCode, known, entry, { ...act.body, issuanceId: act.id });
    if (draft instanceof Refusal) return draft;
    return { ...draft, answer: { status: 201, location: null, body: { id: `KZ-${act.id}` } } };
  },
};

const ROOMS = [
  participantRoom,
  projectRoom,
  carbonCreditRoom,
  { acts: [benchIssuance] as readonly ActKind[], constraints: {}, reversals: [], bodies: {} },
];

/** The posting queue in this process: as it is, or with one transaction per request. */
export function openQueue(
  url: string,
  batchAtMost?: number,
): { queue: PostingQueue; pool: pg.Pool } {
  const pool = createPostingPool(url, { max: 4 });
  const tell = (message: string, details: object) =>
    console.error(`${message} ${JSON.stringify(details)}`);
  const queue = new PostingQueue({
    pool,
    log: { warn: tell, error: tell },
    ...(batchAtMost === undefined ? {} : { batchAtMost }),
    settings: {
      clock: systemClock,
      kinds: kindsOf(ROOMS),
      constraints: {},
      latestDay: (country) => latestDay(country, systemClock.now()),
      immutableRows: new ImmutableRows(50_000),
    },
  });
  return { queue, pool };
}

export function request(kind: string, subject: string | null, body: object): ActRequest<unknown> {
  return {
    countryCode: kind === 'participant' ? NO_COUNTRY : KZ,
    kind,
    subjectId: subject?.slice(3) ?? null,
    body,
    principalId: OPERATOR_ID,
    idempotencyKey: newId(systemClock),
    requestHash: sha256Hex(JSON.stringify([kind, subject, body])),
  };
}

/** A holder with many accounts, and credits in them. */
export class Holder {
  private constructor(
    private readonly queue: PostingQueue,
    readonly participant: string,
    private readonly project: { readonly id: string; readonly reference: string },
  ) {}

  static async open(queue: PostingQueue, reference: string): Promise<Holder> {
    const post = async (kind: string, body: object) =>
      String((await queue.submit(request(kind, null, body))).answer.body['id']);
    const participant = await post('participant', {
      name: `For measurements ${reference}`,
      kind: 'company',
    });
    const id = await post('project', {
      reference,
      title: 'For measurements',
      mechanism: 'JCM',
      sector: '1',
      participants: [{ name: 'For measurements', side: 'japan' }],
    });
    return new Holder(queue, participant, { id: id.slice(3), reference });
  }

  async accounts(labels: readonly string[]): Promise<readonly string[]> {
    const settled = await this.queue.submitEach(
      labels.map((label) =>
        request('credit-account', null, { side: 'japan', holder: this.participant, label }),
      ),
      'interactive',
    );
    return settled.map((one) => {
      if ('answer' in one) return String(one.answer.body['id']);
      throw new Error('an account was not opened');
    });
  }

  /** The same tonnes into each account, some accounts per act. */
  async issue(vintage: number, accounts: readonly string[], tonnes: bigint): Promise<void> {
    for (let from = 0; from < accounts.length; from += 25) {
      const shares = accounts
        .slice(from, from + 25)
        .map((id) => ({ accountId: id.slice(3), tonnes }));
      // The hash of a request is over text; the tonnes of a bench need none of their own.
      const order = { side: 'japan', project: this.project, vintages: [{ vintage, shares }] };
      await this.queue.submit({ ...request('bench-issuance', null, {}), body: order });
    }
  }
}
