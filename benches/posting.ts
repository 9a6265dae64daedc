/*
 * How many acts a second become durable, beside the same server without group commit and beside the
 * least that SQL must do; all on one machine and in one run. See docs/performance.md.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { figuresOf, Rounds, tableOf } from './posting/figures.ts';
import type { Figures } from './posting/figures.ts';
import { measureImporting } from './posting/importing.ts';
import { load } from './posting/load.ts';
import { findPgbench, minimalPerSecond, prepareMinimal } from './posting/minimal-sql.ts';
import { seed } from './posting/seed.ts';
import type { Seeded } from './posting/seed.ts';
import { setUpStage } from './posting/stage.ts';
import type { ServerProcess, Stage } from './posting/stage.ts';

const CONNECTIONS = 100;
const BULK = { connections: 4, actsPerRequest: 1_000 };
const WARM_UP_MS = 1_000;

interface Options {
  readonly seconds: number;
  readonly rounds: number;
  readonly imported: number;
  readonly json: boolean;
}

function optionsGiven(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      json: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '3' },
      imported: { type: 'string', default: '100000' },
    },
  });
  const whole = (name: 'seconds' | 'rounds' | 'imported'): number => {
    if (!/^[1-9]\d{0,6}$/.test(values[name])) throw new Error(`--${name} is a whole number`);
    return parseInt(values[name], 10);
  };
  return {
    json: values.json,
    seconds: whole('seconds'),
    rounds: whole('rounds'),
    imported: whole('imported'),
  };
}

/** The server as it is, and the same program with one transaction a request, upon the same data. */
interface Servers {
  readonly queue: ServerProcess;
  readonly one: ServerProcess;
}

async function measure(stage: Stage, options: Options): Promise<Figures> {
  const pgbench = findPgbench();
  if (pgbench === null) say('pgbench was not found: no comparison with minimal SQL');
  else await prepareMinimal(stage);
  say('Starting the servers');
  const servers: Servers = {
    queue: await stage.startServer(),
    one: await stage.startServer({ BATCH_AT_MOST: '1' }),
  };
  say('Opening 1,001 commitments');
  const seeded = await seed(servers.queue.port, stage.keyOf('fund-officer'));
  await analyze(stage);
  const rounds = new Rounds();
  for (let round = 1; round <= options.rounds; round += 1) {
    await measureRound(
      stage,
      servers,
      seeded,
      options,
      (what, perSecond) => {
        say(`Round ${round} of ${options.rounds}: ${what} ${Math.round(perSecond)} a second`);
        rounds.add(what, perSecond);
      },
      pgbench,
    );
  }
  await servers.one.stop();
  say(`Importing a file of ${options.imported} acts`);
  const importing = await measureImporting(stage, servers.queue.port, seeded, {
    acts: options.imported,
    seconds: options.seconds,
  });
  const processors = cpus();
  return figuresOf(rounds, {
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`,
    node: process.versions.node,
    postgres: await postgresVersion(stage),
    rounds: options.rounds,
    importing,
  });
}

/** Each thing once, so that what else the machine does falls upon all of them alike. */
async function measureRound(
  stage: Stage,
  servers: Servers,
  seeded: Seeded,
  options: Options,
  found: (what: string, perSecond: number) => void,
  pgbench: string | null,
): Promise<void> {
  const key = stage.keyOf('fund-officer');
  const time = { warmUpMs: WARM_UP_MS, measureMs: options.seconds * 1000 };
  const single = { connections: CONNECTIONS, actsPerRequest: 1 };
  for (const name of ['queue', 'one'] as const) {
    for (const spread of ['hot', 'uniform'] as const) {
      const { port } = servers[name];
      const seen = await load({ port, key, ...single, ...time, commitments: seeded[spread] });
      found(`${name} ${spread}`, seen.acts / seen.seconds);
    }
  }
  const { port } = servers.queue;
  const bulk = await load({ port, key, ...BULK, ...time, commitments: seeded.uniform });
  found('queue bulk', bulk.acts / bulk.seconds);
  if (pgbench === null) return;
  for (const spread of ['hot', 'uniform'] as const) {
    found(`minimal ${spread}`, await minimalPerSecond(stage, pgbench, spread, options.seconds));
  }
}

/**
 * Statistics as autovacuum makes them within a minute: a run of seconds would measure the first minute
 * of a database, when plans of foreign keys are still those of empty tables.
 */
async function analyze(stage: Stage): Promise<void> {
  const client = new pg.Client({ connectionString: stage.superuserUrl('jcm_ledger') });
  await client.connect();
  await client.query('ANALYZE');
  await client.end();
}

async function postgresVersion(stage: Stage): Promise<string> {
  const client = new pg.Client({ connectionString: stage.superuserUrl('postgres') });
  await client.connect();
  const { rows } = await client.query<{ version: string; fsync: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync`,
  );
  await client.end();
  if (rows[0]?.fsync !== 'on') throw new Error('fsync is off: nothing here would be durable');
  return rows[0].version;
}

function say(line: string): void {
  console.error(line);
}

async function main(): Promise<void> {
  const options = optionsGiven(process.argv.slice(3));
  const coming = setUpStage(say);
  let interrupted = false;
  const stop = (): void => {
    if (interrupted) return;
    interrupted = true;
    say('Stopping, and removing what was made');
    const removed = coming.then((stage) => stage.remove());
    void removed.catch(() => undefined).finally(() => process.exit(130));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const stage = await coming;
    try {
      const figures = await measure(stage, options);
      console.log(options.json ? JSON.stringify(figures, null, 2) : tableOf(figures));
    } finally {
      await stage.remove();
    }
  } catch (error) {
    // What fails because it was interrupted is no news.
    if (!interrupted) throw error;
  }
}

await main();
