import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** What a load client is told to do, by its parent, once. */
export interface LoadOrder {
  readonly port: number;
  readonly key: string;
  readonly connections: number;
  readonly commitments: readonly string[];
  /** 1: each act at its own address. More: so many acts in each bulk request. */
  readonly actsPerRequest: number;
  /** Answers of the first moments are not counted. */
  readonly warmUpMs: number;
  /** Null: until the parent says stop. */
  readonly measureMs: number | null;
  /** Makes the keys of this run its own. */
  readonly run: string;
}

/** What a load client saw. Latencies are of requests, in milliseconds. */
export interface LoadResult {
  readonly acts: number;
  readonly refused: number;
  readonly firstRefusal: string | null;
  readonly seconds: number;
  readonly p50: number;
  readonly p95: number;
}

const BODY =
  '{"amount":"1.00","currency":"USD","effectiveOn":"2025-06-02","reference":"PAY-ORDER"}';

/** Requests as text, each with a key that was never used. */
class Requests {
  private count = 0;
  private readonly head: string;

  constructor(private readonly order: LoadOrder) {
    this.head =
      `Host: 127.0.0.1:${order.port}\r\nAuthorization: Bearer ${order.key}\r\n` +
      'Content-Type: application/json\r\n';
  }

  next(): string {
    return this.order.actsPerRequest === 1 ? this.single() : this.bulk();
  }

  private single(): string {
    return (
      `POST /v1/commitments/${this.commitment()}/disbursements HTTP/1.1\r\n${this.head}` +
      `Idempotency-Key: ${this.key()}\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`
    );
  }

  private bulk(): string {
    const acts = Array.from(
      { length: this.order.actsPerRequest },
      () =>
        `{"key":"${this.key()}","kind":"disbursement","subject":"${this.commitment()}",` +
        `"body":${BODY}}`,
    );
    const body = `{"acts":[${acts.join(',')}]}`;
    return (
      `POST /v1/partner-countries/KZ/acts HTTP/1.1\r\n${this.head}` +
      `Content-Length: ${body.length}\r\n\r\n${body}`
    );
  }

  private key(): string {
    this.count += 1;
    return `${this.order.run}-${this.count}`;
  }

  private commitment(): string {
    const { commitments } = this.order;
    return commitments[Math.floor(Math.random() * commitments.length)] ?? '';
  }
}

/** What is counted between the warm-up and the end. */
class Tally {
  acts = 0;
  refused = 0;
  firstRefusal: string | null = null;
  readonly latencies: number[] = [];
  counting = false;

  answered(status: string, body: () => string, bulk: boolean, latency: number): void {
    if (bulk && status === '200') {
      const { items } = JSON.parse(body()) as { items: { status: number; body: unknown }[] };
      const bad = items.filter((answer) => answer.status !== 201);
      if (bad.length > 0) this.refuse(bad.length, JSON.stringify(bad[0]));
      if (this.counting) this.acts += items.length - bad.length;
    } else if (!bulk && status === '201') {
      if (this.counting) this.acts += 1;
    } else {
      this.refuse(1, `${status} ${body()}`);
    }
    if (this.counting) this.latencies.push(latency);
  }

  private refuse(count: number, what: string): void {
    this.refused += count;
    this.firstRefusal ??= what.slice(0, 500);
  }
}

/** One kept-alive connection with one request in flight, as long as `going()` says so. */
function drive(
  order: LoadOrder,
  requests: Requests,
  tally: Tally,
  going: () => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port: order.port, host: '127.0.0.1', noDelay: true });
    let sentAt = 0;
    let received: Buffer | null = null;
    const send = (): void => {
      sentAt = performance.now();
      socket.write(requests.next(), 'latin1');
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => {
      if (going()) reject(new Error('the server closed a connection'));
      else resolve();
    });
    socket.on('data', (chunk) => {
      const all: Buffer = received === null ? chunk : Buffer.concat([received, chunk]);
      const bodyAt = wholeAnswer(all);
      if (bodyAt === null) {
        received = all;
        return;
      }
      received = null;
      const latency = performance.now() - sentAt;
      // The status line is `HTTP/1.1 201 Created`.
      const status = all.toString('latin1', 9, 12);
      tally.answered(status, () => all.toString('utf8', bodyAt), order.actsPerRequest > 1, latency);
      if (going()) send();
      else socket.end();
    });
  });
}

/** Where the body of an answer begins, once all of it is there; else null. */
function wholeAnswer(bytes: Buffer): number | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd === -1) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(bytes.toString('latin1', 0, headEnd))?.[1];
  if (length === undefined) throw new Error('an answer without its length');
  const bodyAt = headEnd + 4;
  return bytes.length >= bodyAt + parseInt(length, 10) ? bodyAt : null;
}

async function run(order: LoadOrder, stopped: Promise<void>): Promise<LoadResult> {
  const requests = new Requests(order);
  const tally = new Tally();
  let going = true;
  const all = Promise.all(
    Array.from({ length: order.connections }, () => drive(order, requests, tally, () => going)),
  );
  await Promise.race([all, pause(order.warmUpMs)]);
  tally.counting = true;
  const begun = performance.now();
  await Promise.race([all, order.measureMs === null ? stopped : pause(order.measureMs)]);
  const seconds = (performance.now() - begun) / 1000;
  tally.counting = false;
  going = false;
  await all;
  const sorted = tally.latencies.sort((a, b) => a - b);
  const { acts, refused, firstRefusal } = tally;
  return { acts, refused, firstRefusal, seconds, p50: at(sorted, 0.5), p95: at(sorted, 0.95) };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const stopped = new Promise<void>((resolve) => {
  process.on('message', (message) => {
    if (message === 'stop') resolve();
  });
});
process.once('message', (order) => {
  run(order as LoadOrder, stopped).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
// A parent that is gone wants no figures.
process.on('disconnect', () => process.exit(1));
