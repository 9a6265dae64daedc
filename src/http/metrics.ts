import { createServer } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** A figure that is asked for when somebody reads the metrics; by label where it has some. */
export interface Reading {
  readonly name: string;
  readonly help: string;
  readonly label?: string;
  /** One figure, or one for each value of the label. Left out of the answer where it throws. */
  read(): Promise<number | ReadonlyMap<string, number>> | number;
}

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const ACT_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const BATCH_SIZES = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000];

/** What the program counts about itself, in the words of Prometheus. Names never change. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;
  readonly #refusals: Counter<'code'>;
  readonly #acts: Histogram<'kind' | 'outcome'>;
  readonly #actRefusals: Counter<'code'>;
  readonly #batches: Histogram;
  readonly #batchSeconds: Histogram;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'jcm_ledger_http_request_seconds',
      help: 'Time until a request was answered',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_SECONDS,
      registers,
    });
    this.#refusals = new Counter({
      name: 'jcm_ledger_refusals_total',
      help: 'Requests that were answered with a problem, by its code',
      labelNames: ['code'],
      registers,
    });
    this.#acts = new Histogram({
      name: 'jcm_ledger_act_seconds',
      help: 'Time from an act entering the posting queue until it was settled',
      labelNames: ['kind', 'outcome'],
      buckets: ACT_SECONDS,
      registers,
    });
    this.#actRefusals = new Counter({
      name: 'jcm_ledger_act_refusals_total',
      help: 'Acts that the posting queue refused, by code',
      labelNames: ['code'],
      registers,
    });
    this.#batches = new Histogram({
      name: 'jcm_ledger_batch_acts',
      help: 'Acts in one batch of the posting queue',
      buckets: BATCH_SIZES,
      registers,
    });
    this.#batchSeconds = new Histogram({
      name: 'jcm_ledger_batch_seconds',
      help: 'Time from taking a batch until it was committed',
      buckets: ACT_SECONDS,
      registers,
    });
  }

  /** Counts every request of a server; before its first route is registered. */
  watch(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      this.#requests.observe(labelsOf(request, reply), reply.elapsedTime / 1000);
      if (reply.refusalCode !== null) this.#refusals.inc({ code: reply.refusalCode });
      done();
    });
  }

  /** One batch was settled. */
  batch(size: number, seconds: number): void {
    this.#batches.observe(size);
    this.#batchSeconds.observe(seconds);
  }

  /** One act was settled. */
  act(kind: string, seconds: number, outcome: string, code: string | null): void {
    this.#acts.observe({ kind, outcome }, seconds);
    if (code !== null) this.#actRefusals.inc({ code });
  }

  /** Adds a figure that is asked for at each reading. */
  add(reading: Reading): void {
    const { name, help, label } = reading;
    const gauge: Gauge = new Gauge({
      ...{ name, help, labelNames: label === undefined ? [] : [label] },
      registers: [this.#registry],
      async collect() {
        gauge.reset();
        const figure = await Promise.resolve(reading.read()).catch(() => null);
        if (typeof figure === 'number') gauge.set(figure);
        else if (figure !== null && label !== undefined) {
          for (const [value, number] of figure) gauge.set({ [label]: value }, number);
        } else if (label === undefined) gauge.set(Number.NaN);
      },
    });
  }

  /** Everything, as Prometheus reads it. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /**
   * Serves them on a port of their own, so that they are never open by accident where pages are: they
   * tell how busy the book is and what is refused. Answers the port and how to stop.
   */
  async serve(host: string, port: number): Promise<{ port: number; close(): Promise<void> }> {
    const server = createServer((request, response) => {
      const found = request.method === 'GET' && request.url?.split('?')[0] === '/metrics';
      if (!found) {
        response.writeHead(404).end();
        return;
      }
      this.text().then(
        (text) => response.writeHead(200, { 'content-type': this.#registry.contentType }).end(text),
        () => response.writeHead(500).end(),
      );
    });
    server.requestTimeout = 10_000;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    const address = server.address();
    return {
      port: typeof address === 'object' && address !== null ? address.port : port,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  }
}

/** The route, not the address: an address can hold what people typed, and there are too many. */
function labelsOf(request: FastifyRequest, reply: FastifyReply) {
  return {
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: String(reply.statusCode),
  };
}
