/*
 * What a page of the list of projects costs where a partner has ten thousand of them, beside one that has
 * a hundred; both on one machine, in one run, turn by turn. See docs/performance.md.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { setUpStage } from './posting/stage.ts';

const SIZES = { MN: 100, KZ: 10_000 } as const;
const FEW = 'MN';
const MANY = 'KZ';
const ACTS_A_REQUEST = 500;
const REPLY_BYTES_AT_MOST = 200_000;
const RATIO_AT_MOST = 2;

/** A page that is asked for in both countries. */
interface Asked {
  readonly name: string;
  readonly query: string;
}

interface Measured {
  readonly page: string;
  /** Medians, in milliseconds. */
  readonly amongFew: number;
  readonly amongMany: number;
  readonly ratio: number;
  /** The longest reply, of either. */
  readonly bytes: number;
}

interface Figures {
  readonly machine: string;
  readonly node: string;
  readonly few: number;
  readonly many: number;
  readonly pages: readonly Measured[];
  readonly ratioAtMost: number;
  readonly replyBytesAtMost: number;
  readonly met: boolean;
}

interface Server {
  readonly port: number;
  readonly key: string;
}

async function measure(server: Server, turns: number): Promise<Figures> {
  for (const [country, size] of Object.entries(SIZES)) {
    say(`Entering ${size} projects of ${country}`);
    await enter(server, country, size);
  }
  const pages: Measured[] = [];
  for (const { name, query } of ASKED) pages.push(await measurePage(server, name, query, turns));
  const last = { few: await lastCursor(server, FEW), many: await lastCursor(server, MANY) };
  pages.push(
    await measurePair(server, 'last page', turns, (country) => {
      const cursor = country === FEW ? last.few : last.many;
      return `/v1/partner-countries/${country}/projects?cursor=${cursor}`;
    }),
  );
  const processors = cpus();
  return {
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`,
    node: process.versions.node,
    few: SIZES[FEW],
    many: SIZES[MANY],
    pages,
    ratioAtMost: RATIO_AT_MOST,
    replyBytesAtMost: REPLY_BYTES_AT_MOST,
    met: pages.every(({ ratio, bytes }) => ratio <= RATIO_AT_MOST && bytes <= REPLY_BYTES_AT_MOST),
  };
}

const ASKED: readonly Asked[] = [
  { name: 'first page', query: '' },
  { name: 'first page, by title', query: '?sort=-title' },
  { name: 'filtered, many match', query: '?sector=transport' },
  { name: 'filtered, one matches', query: '?status=completed' },
  { name: 'searched, all match', query: '?q=solar' },
  { name: 'searched, one matches', query: '?q=bench-00077' },
];

function measurePage(server: Server, name: string, query: string, turns: number) {
  return measurePair(
    server,
    name,
    turns,
    (country) => `/v1/partner-countries/${country}/projects${query}`,
  );
}

/** One request here, one there: whatever else the machine does falls upon both. */
async function measurePair(
  server: Server,
  page: string,
  turns: number,
  address: (country: string) => string,
): Promise<Measured> {
  const times = { [FEW]: [] as number[], [MANY]: [] as number[] };
  let bytes = 0;
  for (let turn = -WARM_UP_TURNS; turn < turns; turn += 1) {
    for (const country of [FEW, MANY] as const) {
      const begun = performance.now();
      const text = await get(server, address(country));
      const took = performance.now() - begun;
      if (turn >= 0) times[country].push(took);
      bytes = Math.max(bytes, Buffer.byteLength(text));
    }
  }
  const amongFew = median(times[FEW]);
  const amongMany = median(times[MANY]);
  const measured = {
    page,
    amongFew: hundredths(amongFew),
    amongMany: hundredths(amongMany),
    ratio: hundredths(amongMany / amongFew),
    bytes,
  };
  say(`${page}: ${measured.ratio} times`);
  return measured;
}

const WARM_UP_TURNS = 20;

/** Goes back from the end: where the last page of fifty begins. */
async function lastCursor(server: Server, country: string): Promise<string> {
  const path = `/v1/partner-countries/${country}/projects?sort=-reference&limit=51`;
  const { items } = JSON.parse(await get(server, path)) as {
    items: readonly { readonly reference: string }[];
  };
  const { reference } = items.at(-1) ?? { reference: '' };
  return Buffer.from(JSON.stringify([reference, reference])).toString('base64url');
}

async function enter(server: Server, country: string, size: number): Promise<void> {
  for (let from = 0; from < size; from += ACTS_A_REQUEST) {
    const acts = Array.from({ length: Math.min(ACTS_A_REQUEST, size - from) }, (_, at) =>
      project(country, from + at),
    );
    const answer = await fetch(
      `http://127.0.0.1:${server.port}/v1/partner-countries/${country}/acts`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${server.key}`,
          'content-type': 'application/json',
          'idempotency-key': `bench-${country}-${from}`,
        },
        body: JSON.stringify({ acts }),
      },
    );
    const { items } = (await answer.json()) as { items?: readonly { readonly status: number }[] };
    const refused = items?.find(({ status }) => status !== 201);
    if (items === undefined || refused !== undefined) {
      throw new Error(`a project was refused: ${JSON.stringify(refused ?? answer.status)}`);
    }
  }
}

/** Invented, and of the length of those in the JCM's lists. */
function project(country: string, number: number): object {
  const reference = `${country}-BENCH-${String(number).padStart(5, '0')}`;
  return {
    key: `bench-${reference}`,
    kind: 'project',
    body: {
      reference,
      title: `Introduction of a solar plant ${number} with storage at a factory of some size`,
      mechanism: 'NONE',
      sector: ['energy', 'transport', 'waste', 'industry'][number % 4],
      status: number === 77 ? 'completed' : 'proposed',
      sites: [{ name: `Site ${number}`, latitude: '43.2', longitude: '76.9' }],
      participants: [
        { name: `A participant of project ${number}`, side: 'partner', country },
        { name: `株式会社 ${number}`, side: 'japan', country: 'JP' },
      ],
      expectedAnnualReduction: '1200.5',
    },
  };
}

async function get({ port }: Server, path: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function tableOf({ machine, node, few, many, pages, met }: Figures): string {
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell, at) => String(cell).padEnd(at === 0 ? 24 : 14)).join('');
  return [
    `${machine}, Node ${node}; medians in ms`,
    line(['page', `of ${few}`, `of ${many}`, 'times', 'bytes']),
    ...pages.map((one) =>
      line([one.page, one.amongFew, one.amongMany, one.ratio, one.bytes]).trimEnd(),
    ),
    `at most ${RATIO_AT_MOST} times and ${REPLY_BYTES_AT_MOST} bytes: ${met ? 'met' : 'MISSED'}`,
  ].join('\n');
}

function say(line: string): void {
  console.error(line);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      json: { type: 'boolean', default: false },
      turns: { type: 'string', default: '200' },
    },
  });
  if (!/^[1-9]\d{0,4}$/.test(values.turns)) throw new Error('--turns is a whole number');
  const stage = await setUpStage(say);
  const stop = (): void => void stage.remove().finally(() => process.exit(130));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    const { port } = await stage.startServer();
    const server = { port, key: stage.keyOf('registry-officer') };
    const figures = await measure(server, parseInt(values.turns, 10));
    console.log(values.json ? JSON.stringify(figures, null, 2) : tableOf(figures));
    process.exitCode = figures.met ? 0 : 1;
  } finally {
    await stage.remove();
  }
}

await main();
