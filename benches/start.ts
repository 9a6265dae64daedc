/*
 * How long a newcomer waits: from `npm start` in a fresh clone to the first page, and again at the
 * second start; and what the idle program needs of memory. See docs/performance.md.
 */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { placeCluster } from '../src/database/embedded-place.ts';
import { freePort } from '../src/database/embedded-server.ts';

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = '/countries/KZ/report';
const IDLE_MS = 15_000;
const FIRST_START_WITHIN_MS = 300_000;

interface Figures {
  readonly machine: string;
  readonly node: string;
  readonly cloneSeconds: number;
  /** With the packages in npm's cache; without them the network decides. */
  readonly firstPageSeconds: number;
  readonly secondStartSeconds: number;
  /** Resident memory of the node process, PostgreSQL apart. */
  readonly idleMegabytes: number;
}

/** Started programs and folders that must not outlive the bench. */
class Stage {
  // A blank in the name: whatever cannot bear one fails here.
  readonly folder = mkdtempSync(join(tmpdir(), 'jcm ledger start '));
  readonly clone = join(this.folder, 'clone');
  private started: ChildProcess | null = null;

  async start(port: number): Promise<{ readonly seconds: number; readonly pid: number }> {
    const begun = performance.now();
    const child = spawn('npm', ['start'], {
      cwd: this.clone,
      env: environment(port),
      stdio: ['ignore', 'ignore', 'inherit'],
      // A group of its own: npm, its shell and the program are stopped together.
      detached: true,
    });
    this.started = child;
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      if (performance.now() - begun > FIRST_START_WITHIN_MS) throw new Error('no page came');
      await pause(25);
    }
    return { seconds: (performance.now() - begun) / 1000, pid: child.pid ?? 0 };
  }

  async stop(): Promise<void> {
    const child = this.started;
    if (child === null) return;
    this.started = null;
    const programs = descendantsOf(child.pid ?? 0);
    for (const { pid } of programs.filter(isNode)) process.kill(pid, 'SIGTERM');
    while (child.exitCode === null && child.signalCode === null) await pause(50);
  }

  async remove(): Promise<void> {
    await this.stop();
    const dataDir = join(this.clone, 'data');
    // Root keeps the data elsewhere, where the account that serves them can reach them.
    const data = existsSync(dataDir) ? dirname(placeCluster(dataDir).directory) : dataDir;
    rmSync(data, { recursive: true, force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The settings of a newcomer: none, but for the port; npm's own settings stay. */
function environment(port: number): NodeJS.ProcessEnv {
  const ours = /^(npm_|DATABASE_|DATA_DIR$|DEMONSTRATION$|HOST$|NODE_OPTIONS$|INIT_CWD$)/;
  const kept = Object.entries(process.env).filter(
    ([name]) => !ours.test(name) || name.startsWith('npm_config_'),
  );
  return { ...Object.fromEntries(kept), PORT: `${port}` };
}

async function answers(port: number): Promise<boolean> {
  try {
    const page = await fetch(`http://127.0.0.1:${port}${PAGE}`, {
      headers: { accept: 'text/html' },
    });
    await page.arrayBuffer();
    return page.status === 200;
  } catch {
    return false;
  }
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly kibibytes: number;
  readonly command: string;
}

function descendantsOf(pid: number): readonly Process[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,comm='], { encoding: 'utf8' });
  const all = listed.split('\n').flatMap((line): Process[] => {
    const [, own, parent, rss, command] = /^ *(\d+) +(\d+) +(\d+) +(.*)$/.exec(line) ?? [];
    if (own === undefined || parent === undefined || rss === undefined) return [];
    const [id, parentId, kibibytes] = [own, parent, rss].map((text) => parseInt(text, 10));
    return [
      { pid: id ?? 0, parent: parentId ?? 0, kibibytes: kibibytes ?? 0, command: command ?? '' },
    ];
  });
  const below = (parent: number): readonly Process[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid);
}

function isNode({ command }: Process): boolean {
  return /(^|\/)node/.test(command);
}

async function measure(stage: Stage): Promise<Figures> {
  const begun = performance.now();
  execFileSync('git', ['clone', '--quiet', CHECKOUT, stage.clone], { stdio: 'inherit' });
  const cloneSeconds = (performance.now() - begun) / 1000;
  const port = await freePort(null);
  say('First start of a fresh clone');
  const first = await stage.start(port);
  await stage.stop();
  say('Second start');
  const second = await stage.start(port);
  say('Idle for 15 seconds');
  await pause(IDLE_MS);
  const programs = descendantsOf(second.pid).filter(isNode);
  const idle = Math.max(...programs.map(({ kibibytes }) => kibibytes)) / 1024;
  await stage.stop();
  const processors = cpus();
  return {
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`,
    node: process.versions.node,
    cloneSeconds: tenths(cloneSeconds),
    firstPageSeconds: tenths(first.seconds),
    secondStartSeconds: tenths(second.seconds),
    idleMegabytes: tenths(idle),
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function say(line: string): void {
  console.error(line);
}

function table(figures: Figures): string {
  const line = (what: string, value: number, unit: string, aim: number): string =>
    `${what.padEnd(34)}${`${value}`.padStart(8)} ${unit.padEnd(3)} ` +
    `aim: at most ${aim}, ${value <= aim ? 'reached' : 'MISSED'}`;
  return [
    `${figures.machine}; Node ${figures.node}; packages from npm's cache`,
    `Cloned in ${figures.cloneSeconds} s (not counted below).`,
    line('npm start to the first page', figures.firstPageSeconds, 's', 30),
    line('second start to the first page', figures.secondStartSeconds, 's', 3),
    line('node process, idle for 15 s', figures.idleMegabytes, 'MiB', 150),
  ].join('\n');
}

const stage = new Stage();
const stopped = (): void => {
  void stage.remove().finally(() => process.exit(130));
};
process.once('SIGINT', stopped);
process.once('SIGTERM', stopped);
try {
  const figures = await measure(stage);
  console.log(process.argv.includes('--json') ? JSON.stringify(figures, null, 2) : table(figures));
} finally {
  await stage.remove();
}
