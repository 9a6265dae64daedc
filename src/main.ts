import { createServer } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import type { Ledger } from './application.ts';
import { EmbeddedPostgresUnavailable } from './database/embedded-binaries.ts';
import { DatabaseProblem } from './database/database-problem.ts';
import { EnvironmentProblems, readEnvironment } from './database/environment.ts';
import type { Environment } from './database/environment.ts';
import { readHttpSettings } from './http/settings.ts';
import { readIdentitySettings } from './identity/settings.ts';
import { tidyHeapAtRest } from './tidy-heap.ts';
import { productVersion } from './version.ts';

/** Whatever is not finished by then is cut off; what was answered is in the database all the same. */
const STOP_WITHIN_MS = 20_000;

/** The port is taken, or may not be used. */
class PortUnavailable extends Error {}

const TOLD_WITHOUT_STACK = [
  DatabaseProblem,
  EmbeddedPostgresUnavailable,
  EnvironmentProblems,
  PortUnavailable,
];

/*
 * Left to itself the heap may grow to several times of what lives in it before it is cleared: the reports
 * of a large country then hold hundreds of megabytes that nothing needs. It is cleared when it has grown by
 * half.
 */
const HEAP_GROWING = '--heap-growing-percent=50';

async function start(): Promise<void> {
  setFlagsFromString(HEAP_GROWING);
  const environment = readEnvironment(process.env, process.cwd());
  const http = readHttpSettings(process.env);
  const identity = readIdentitySettings(process.env);
  // Before the database is brought up: a second start must not take minutes to say this.
  await refuseTakenPort(environment);
  // Loaded only now: whoever wrote a wrong setting is told so at once.
  const { assembleLedger } = await import('./application.ts');
  const ledger = await assembleLedger({ environment, http, identity, log: say });
  stopOnSignals(ledger);
  const url = await ledger.listen().catch(async (error: unknown) => {
    await ledger.close();
    throw portProblem(error, environment);
  });
  sayWhereToLook(ledger, url);
  tidyHeapAtRest();
}

function say(line: string): void {
  console.log(line);
}

function sayWhereToLook(ledger: Ledger, url: string): void {
  const address = url.replace('[::1]', 'localhost').replace(/\/$/, '');
  const isDemonstration = ledger.book.kind === 'demonstration';
  say('');
  say(
    `JCM Ledger ${productVersion()}${isDemonstration ? ': a DEMONSTRATION, invented figures' : ''}`,
  );
  say(`  Pages             ${address}/`);
  say(`  Kazakhstan        ${address}/countries/KZ/report`);
  say(`  Interface         ${address}/docs`);
  if (ledger.demonstrationKeys !== null) {
    say(`  Keys, one a role  ${ledger.demonstrationKeys.file}`);
  } else {
    say('  A first key       jcm-ledger key create --role administrator --name "…"');
  }
  say('Ctrl+C stops it.');
}

function stopOnSignals(ledger: Ledger): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    say('Stopping: finishing what was begun');
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    ledger.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function refuseTakenPort(environment: Environment): Promise<void> {
  const { port, host } = environment;
  if (port === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portProblem(error, environment)));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });
}

function portProblem(error: unknown, { port, host }: Environment): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'EADDRINUSE') {
    return new PortUnavailable(
      `Port ${port} on ${host} is taken; perhaps JCM Ledger runs already. ` +
        `Stop what uses it, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  if (code === 'EACCES') {
    return new PortUnavailable(
      `This account may not use port ${port}. Choose one above 1023: PORT=3000 npm start`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new PortUnavailable(
      `This machine has no address ${host}. Set HOST to one it has, 127.0.0.1 or 0.0.0.0.`,
    );
  }
  return error;
}

start().catch((error: unknown) => {
  const isPlain = TOLD_WITHOUT_STACK.some((kind) => error instanceof kind);
  console.error(isPlain ? `\n${(error as Error).message}` : error);
  process.exit(1);
});
