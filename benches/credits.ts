/*
 * Carbon credits: transfers and retirements a second through the queue, uniform and from one holder,
 * beside one transaction per request; and whether splits and look-ups stay as fast as they were when
 * there are ten thousand blocks. In one process, without HTTP; all in one run.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureLookUps, measureSplitting, type Compared } from './credits/look-ups.ts';
import { Holder, openQueue, request } from './credits/book.ts';
import { setUpStage, type Stage } from './posting/stage.ts';
import { DATABASE } from '../src/database/role-names.ts';
import type { PostingQueue } from '../src/ledger/posting-queue.ts';

const CONNECTIONS = 100;

interface Options {
  readonly seconds: number;
  readonly blocks: number;
  readonly json: boolean;
}

interface Rate {
  readonly what: string;
  readonly perSecond: number;
}

function optionsGiven(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      json: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '5' },
      blocks: { type: 'string', default: '10000' },
    },
  });
  const whole = (name: 'seconds' | 'blocks'): number => {
    if (!/^[1-9]\d{0,6}$/.test(values[name])) throw new Error(`--${name} is a whole number`);
    return parseInt(values[name], 10);
  };
  return { json: values.json, seconds: whole('seconds'), blocks: whole('blocks') };
}

async function measure(stage: Stage, { seconds, blocks }: Options) {
  // Migrates and fills the book; it is not measured.
  await (await stage.startServer()).stop();
  const url = stage.superuserUrl(DATABASE);
  const many = openQueue(url);
  const one = openQueue(url, 1);
  try {
    say('Issuing a hundred million credits');
    await many.queue
      .submit(request('credit-account', null, { side: 'japan', holder: 'government' }))
      .catch(() => undefined);
    const holder = await Holder.open(many.queue, 'KZ990');
    const [hot = '', trust = ''] = await holder.accounts(['hot', 'trust']);
    const uniform = await holder.accounts(Array.from({ length: 500 }, (_, at) => `uniform ${at}`));
    await holder.issue(2022, [hot, ...uniform], 200_000n);
    const rates: Rate[] = [];
    for (const [name, { queue }] of [
      ['queue', many],
      ['one transaction each', one],
    ] as const) {
      for (const [spread, from] of [
        ['uniform', uniform],
        ['one hot holder', [hot]],
      ] as const) {
        for (const kind of ['credit-transfer', 'credit-retirement'] as const) {
          const perSecond = await load(queue, kind, from, trust, seconds);
          const what = `${kind}, ${spread}, ${name}`;
          say(`${what}: ${Math.round(perSecond)} a second`);
          rates.push({ what, perSecond: Math.round(perSecond) });
        }
      }
    }
    say(`Splitting one vintage ${blocks} times`);
    const splitting = await measureSplitting(many.queue, blocks);
    say(`Making ${blocks} blocks, and looking things up`);
    const lookUps = await measureLookUps(many.queue, url, blocks);
    const processors = cpus();
    const machine = `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`;
    return { machine, node: process.versions.node, rates, ratios: [splitting, ...lookUps] };
  } finally {
    for (const { queue, pool } of [many, one]) {
      await queue.close();
      await pool.end();
    }
  }
}

/** So many clients, each with one request on its way. */
async function load(
  queue: PostingQueue,
  kind: 'credit-transfer' | 'credit-retirement',
  from: readonly string[],
  to: string,
  seconds: number,
): Promise<number> {
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  let done = 0;
  const client = async (number: number): Promise<void> => {
    for (let at = number; performance.now() < until; at += CONNECTIONS) {
      const fifo = { selection: 'fifo', vintage: 2022, tonnes: '1' };
      const body = kind === 'credit-transfer' ? { ...fifo, to } : { ...fifo, ndcYear: 2030 };
      await queue.submit(request(kind, from[at % from.length] ?? '', body));
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, number) => client(number)));
  return done / ((performance.now() - begun) / 1_000);
}

function tableOf({ machine, node, rates, ratios }: Awaited<ReturnType<typeof measure>>): string {
  const ratio = ({ what, few, many, ratio: by }: Compared): string =>
    `${what.padEnd(62)}${few.toFixed(2).padStart(8)} ms${many.toFixed(2).padStart(8)} ms ` +
    `× ${by.toFixed(2)}  aim: at most 2, ${by <= 2 ? 'reached' : 'MISSED'}`;
  return [
    `${machine}; Node ${node}; ${CONNECTIONS} clients in one process, durable commits`,
    ...rates.map(({ what, perSecond }) => `${what.padEnd(62)}${`${perSecond}`.padStart(8)} /s`),
    ...ratios.map(ratio),
  ].join('\n');
}

function say(line: string): void {
  console.error(line);
}

const options = optionsGiven(process.argv.slice(3));
const stage = await setUpStage(say);
const stopped = (): void => {
  void stage.remove().finally(() => process.exit(130));
};
process.once('SIGINT', stopped);
process.once('SIGTERM', stopped);
try {
  const figures = await measure(stage, options);
  console.log(options.json ? JSON.stringify(figures, null, 2) : tableOf(figures));
} finally {
  await stage.remove();
}
