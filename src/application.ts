import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { MIGRATIONS } from '../migrations/all.ts';
import { organisationsOf } from '../seeds/demonstration/load-demonstration.ts';
import { AppModule } from './app.module.ts';
import { Sealer } from './audit/sealer.ts';
import { openKeyFile } from './audit/key-file.ts';
import type { Environment } from './database/environment.ts';
import type { Book } from './database/migrator.ts';
import { openDatabase } from './database/opening.ts';
import type { OpenedDatabase } from './database/opening.ts';
import { createPostingPool, createReadPool } from './database/pools.ts';
import { ApiDocument } from './http/api-document.ts';
import { ServerLog } from './http/logger.ts';
import { declaredRoutes, refuseUndeclaredRoutes } from './http/routes.ts';
import type { DeclaredRoute } from './http/routes.ts';
import { sealingKey } from './events/sealing-key.ts';
import { WebhookWorker } from './events/webhook-worker.ts';
import { createServer } from './http/server.ts';
import type { Server } from './http/server.ts';
import type { HttpSettings } from './http/settings.ts';
import { ensureDemonstrationKeys } from './identity/demonstration-keys.ts';
import type { DemonstrationKeys } from './identity/demonstration-keys.ts';
import type { IdentitySettings } from './identity/settings.ts';
import { systemClock } from './kernel/clock.ts';
import type { Clock } from './kernel/clock.ts';
import { PostingQueue } from './ledger/posting-queue.ts';
import { START_STEPS, type StartContext } from './start-steps.ts';
import { productVersion } from './version.ts';
import { watchLedger } from './watching.ts';

/** How soon after an act webhooks are told of it. */
const WEBHOOK_INTERVAL_MS = 1_000;

/** Folders of plain files that everybody may read, served without a controller. */
const OPEN_FOLDERS: readonly string[] = ['/assets/'];

export interface LedgerOptions {
  readonly environment: Environment;
  readonly http: HttpSettings;
  /** How people sign in; without it by key alone. */
  readonly identity?: IdentitySettings;
  /** Told what is going on while it starts, in lines for people. */
  readonly log: (line: string) => void;
  readonly clock?: Clock;
}

/** A program that is whole: it can be served, or worked with from the command line. */
export interface Ledger {
  readonly app: NestFastifyApplication;
  readonly book: Book;
  /** Every route with what it asks for. */
  readonly routes: readonly DeclaredRoute[];
  /** Keys of a demonstration and the file they are in; null in a real book. */
  readonly demonstrationKeys: { readonly file: string; readonly keys: DemonstrationKeys } | null;
  /** Begins to serve; answers the address. */
  listen(): Promise<string>;
  /** Stops serving, finishes what was begun, and gives everything back. */
  close(): Promise<void>;
}

/**
 * Brings up everything but the port: database, migrations, rooms, keys, reference data.
 *
 * @throws DatabaseProblem, EmbeddedPostgresUnavailable with what to do
 */
export async function assembleLedger(options: LedgerOptions): Promise<Ledger> {
  const { environment, log } = options;
  const database = await openDatabase(environment, MIGRATIONS, log);
  try {
    return await assembleUpon(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Takes the steps of a start. Those of a demonstration are taken by who holds its keys; some of its keys
 * are for participants that its steps enter, so that they come last.
 */
async function startedUp(
  context: StartContext,
  pool: pg.Pool,
  clock: Clock,
): Promise<Ledger['demonstrationKeys']> {
  const { book, environment } = context;
  const keyParts = { pool, clock, reader: pool };
  const isDemonstration = book.kind === 'demonstration';
  if (isDemonstration) await ensureDemonstrationKeys(keyParts, environment.dataDir);
  for (const step of START_STEPS) await step.run(context);
  if (!isDemonstration) return null;
  const organisations = await organisationsOf({
    query: (text, values) => pool.query(text, [...values]),
  });
  return ensureDemonstrationKeys(keyParts, environment.dataDir, organisations);
}

async function assembleUpon(database: OpenedDatabase, options: LedgerOptions): Promise<Ledger> {
  const { environment, log } = options;
  const clock = options.clock ?? systemClock;
  // Loaded only where they are served.
  const metrics =
    environment.metrics === null ? undefined : new (await import('./http/metrics.ts')).Metrics();
  const server = createServer({
    ...{ settings: options.http, logLevel: environment.logLevel, metrics },
    publicUrl: options.identity?.publicUrl ?? null,
  });
  const pools = openPools(database, environment, server);
  const close: (() => Promise<unknown>)[] = [() => endPools(pools)];
  const closeAll = async (): Promise<void> => {
    for (const each of close.splice(0).reverse()) await each();
  };
  try {
    const app = await createApp(server, {
      ...pools,
      clock,
      environment,
      database,
      ...(options.identity === undefined ? {} : { identity: options.identity }),
    });
    const sealer = sealerOf(pools.postingPool, clock, environment, server);
    // In reverse: no more requests, nothing left in the queue, the last heads sealed, no connections.
    close.push(() => sealer.stop());
    close.push(() => sealer.sealNow().catch(() => undefined));
    close.push(() => app.get(PostingQueue).close());
    close.push(() => app.close());
    if (metrics !== undefined) watchLedger(metrics, { app, ...pools, clock, environment });
    const routes = declaredRoutes(app);
    refuseUndeclaredRoutes(server.registered, routes, OPEN_FOLDERS);
    const context = { app, book: database.book, environment, log };
    const demonstrationKeys = await startedUp(context, pools.postingPool, clock);
    return {
      app,
      book: database.book,
      routes,
      demonstrationKeys,
      async listen() {
        database.keepUp((line) => server.adapter.getInstance().log.warn(line));
        await app.listen({ port: environment.port, host: environment.host });
        sealer.start(environment.sealingIntervalMs);
        const worker = webhookWorkerOf(pools.postingPool, clock, environment, server);
        worker.start(WEBHOOK_INTERVAL_MS);
        // Before the sealer: it ends the sooner the less it has begun.
        close.push(() => worker.stop());
        if (metrics !== undefined && environment.metrics !== null) {
          const { host, port } = environment.metrics;
          const served = await metrics.serve(host, port);
          close.push(() => served.close());
          log(`Metrics on http://${host}:${served.port}/metrics`);
        }
        return app.getUrl();
      },
      async close() {
        try {
          await closeAll();
        } finally {
          await database.close();
        }
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

interface Pools {
  readonly postingPool: pg.Pool;
  readonly readPool: pg.Pool;
}

function openPools(database: OpenedDatabase, environment: Environment, server: Server): Pools {
  const onLostConnection = (error: Error): void =>
    server.adapter.getInstance().log.warn({ message: error.message }, 'A connection was lost');
  return {
    postingPool: createPostingPool(database.applicationUrl, {
      max: environment.postingConnections,
      onLostConnection,
    }),
    readPool: createReadPool(database.readerUrl, {
      max: environment.readingConnections,
      onLostConnection,
    }),
  };
}

async function endPools(pools: Pools): Promise<void> {
  await Promise.all([pools.postingPool.end(), pools.readPool.end()]);
}

async function createApp(
  server: Server,
  parts: Pools & {
    readonly clock: Clock;
    readonly environment: Environment;
    readonly database: OpenedDatabase;
    readonly identity?: IdentitySettings;
  },
): Promise<NestFastifyApplication> {
  const { database, ...rest } = parts;
  const { applicationUrl, book, directory: databaseDirectory } = database;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of({ ...rest, applicationUrl, book, databaseDirectory }),
    server.adapter,
    {
      bodyParser: false,
      abortOnError: false,
      logger: new ServerLog(server.adapter.getInstance().log),
    },
  );
  const note =
    book.kind === 'demonstration'
      ? '**Demonstration: invented figures, not a book of record.**'
      : '';
  app.get(ApiDocument).of(app, { version: productVersion(), note });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

function sealerOf(pool: pg.Pool, clock: Clock, environment: Environment, server: Server): Sealer {
  return new Sealer({
    pool,
    clock,
    loadSigner: () => openKeyFile(pool, environment.auditKeyFile),
    onError: (error) => {
      const message = error instanceof Error ? error.message : String(error);
      server.adapter.getInstance().log.error({ message }, 'The audit log could not be sealed');
    },
  });
}

function webhookWorkerOf(
  pool: pg.Pool,
  clock: Clock,
  environment: Environment,
  server: Server,
): WebhookWorker {
  const { keyFile, ...rules } = environment.webhooks;
  return new WebhookWorker({
    pool,
    clock,
    ...rules,
    sealingKey: () => sealingKey(keyFile),
    onError: (error) => {
      const message = error instanceof Error ? error.message : String(error);
      server.adapter.getInstance().log.warn({ message }, 'Webhooks could not be told');
    },
  });
}
