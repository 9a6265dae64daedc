/*
 * How long the report of a large country takes: JSON and PDF at few and at many postings, and how much
 * memory the process holds. `npm run bench -- report --postings 20000 --projects 50` for a small one.
 *
 * A report reads no postings but daily totals: rows per account, day and kind of entry. How many of them
 * there are depends on how payments spread over days. The bench pays one commitment after the other, a day
 * later each round, so that with its own settings every posting has a daily total of its own: the worst case.
 *
 * Exit code 1 where a limit is missed.
 */
import { parseArgs } from 'node:util';
import { setUpStage } from './posting/stage.ts';
import type { ServerProcess, Stage } from './posting/stage.ts';
import { checksOf } from './report/checks.ts';
import type { CheckFigures } from './report/checks.ts';
import { LargeCountry } from './report/large-country.ts';
import { peakOf, restingOf } from './report/process-memory.ts';

const COUNTRY = 'UZ';

/** What has to hold, of JSON at many postings towards few, of PDF towards JSON, and of the process. */
const LIMITS = { ratioOfJson: 2, pdfMoreThanJson: 3_000, peakMegabytes: 400 } as const;

const OTHER_FORMATS = ['html', 'csv', 'xlsx', 'datapackage'] as const;

function optionsGiven(words: readonly string[]) {
  const { values } = parseArgs({
    args: [...words],
    options: {
      json: { type: 'boolean', default: false },
      formats: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      postings: { type: 'string', default: '1000000' },
      first: { type: 'string', default: '10000' },
      projects: { type: 'string', default: '1000' },
      tranches: { type: 'string', default: '200' },
      commitments: { type: 'string', default: '1000' },
      days: { type: 'string', default: '700' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const whole = (name: Exclude<keyof typeof values, 'json' | 'formats' | 'check'>): number => {
    if (!/^[1-9]\d{0,7}$/.test(values[name])) throw new Error(`--${name} is a whole number`);
    return parseInt(values[name], 10);
  };
  return {
    json: values.json,
    formats: values.formats,
    check: values.check,
    postings: whole('postings'),
    first: whole('first'),
    rounds: whole('rounds'),
    size: {
      projects: whole('projects'),
      tranches: whole('tranches'),
      commitments: whole('commitments'),
      days: whole('days'),
    },
  };
}

type Options = ReturnType<typeof optionsGiven>;

/** One report, in milliseconds. */
async function timeOf({ port }: ServerProcess, query: string): Promise<number> {
  const begun = performance.now();
  const address = `http://127.0.0.1:${port}/v1/partner-countries/${COUNTRY}/report?${query}`;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${query}: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
  return performance.now() - begun;
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}

interface ReportFigures {
  readonly dailyTotals: number;
  /** The very first report of a process; not among the others. */
  readonly firstJson: number;
  readonly json: number;
  readonly pdf: number;
  /** As known at a head halfway back. */
  readonly halfwayJson: number;
  readonly peakMegabytes: number | null;
  readonly restingMegabytes: number | null;
  readonly formats: Readonly<Record<string, number>> | null;
  /** With every other form made too. */
  readonly peakOfAllFormats: number | null;
}

/** Everything of one size, in a fresh process: its peak is of reports alone, not of the acts before. */
async function measure(
  stage: Stage,
  country: LargeCountry,
  { rounds, formats }: Options,
): Promise<ReportFigures> {
  const server = await stage.startServer();
  const several = async (query: string): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await timeOf(server, query));
    return median(times);
  };
  const firstJson = Math.round(await timeOf(server, 'format=json'));
  const json = await several('format=json');
  const pdf = await several('format=pdf');
  const peakMegabytes = peakOf(server.pid);
  const restingMegabytes = restingOf(server.pid);
  const halfwayJson = await several(`format=json&knownAsOf=${Math.ceil(country.leaves / 2)}`);
  const others: Record<string, number> = {};
  for (const format of formats ? OTHER_FORMATS : []) {
    others[format] = await several(`format=${format}`);
  }
  const peakOfAllFormats = formats ? peakOf(server.pid) : null;
  await server.stop();
  return {
    dailyTotals: country.dailyTotals,
    firstJson,
    json,
    pdf,
    halfwayJson,
    peakMegabytes,
    restingMegabytes,
    formats: formats ? others : null,
    peakOfAllFormats,
  };
}

interface Measured {
  readonly few: ReportFigures;
  readonly many: ReportFigures;
  readonly checks: { readonly few: CheckFigures; readonly many: CheckFigures } | null;
}

function verdictOn({ few, many }: Measured) {
  const ratioOfJson = Math.round((100 * many.json) / few.json) / 100;
  const pdfMoreThanJson = many.pdf - many.json;
  const { peakMegabytes } = many;
  const missed = [
    ...(ratioOfJson > LIMITS.ratioOfJson ? ['ratioOfJson'] : []),
    ...(pdfMoreThanJson > LIMITS.pdfMoreThanJson ? ['pdfMoreThanJson'] : []),
    ...((peakMegabytes ?? 0) > LIMITS.peakMegabytes ? ['peakMegabytes'] : []),
  ];
  return { ratioOfJson, pdfMoreThanJson, peakMegabytes, limits: LIMITS, missed };
}

async function run(stage: Stage, options: Options, say: (line: string) => void): Promise<Measured> {
  const place = (server: ServerProcess) => ({
    port: server.port,
    key: stage.keyOf('administrator'),
    country: COUNTRY,
  });
  const first = await stage.startServer();
  const country = await LargeCountry.open(place(first), options.size);
  await country.payUntil(options.first, place(first));
  await first.stop();
  say(`${options.first} postings in ${country.dailyTotals} daily totals`);
  const few = await measure(stage, country, options);
  const fewChecks = options.check ? await checksOf(stage, say) : null;
  const second = await stage.startServer();
  await country.payUntil(options.postings, place(second));
  await second.stop();
  say(`${options.postings} postings in ${country.dailyTotals} daily totals`);
  const many = await measure(stage, country, options);
  const manyChecks = options.check ? await checksOf(stage, say) : null;
  const checks = fewChecks && manyChecks && { few: fewChecks, many: manyChecks };
  return { few, many, checks };
}

const options = optionsGiven(process.argv.slice(3));
const say = (line: string): void => console.error(line);
const stage = await setUpStage(say);
try {
  const measured = await run(stage, options, say);
  const verdict = verdictOn(measured);
  const figures = { ...options, ...measured, verdict };
  console.log(JSON.stringify(figures, null, options.json ? undefined : 2));
  if (verdict.missed.length > 0) process.exitCode = 1;
} finally {
  await stage.remove();
}
