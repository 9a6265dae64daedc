/*
 * How long the report of a large country takes: JSON and PDF at few and at many postings, and how much
 * memory the process holds. `npm run bench -- report --postings 20000 --projects 50` for a small one.
 *
 * A report reads no postings but daily totals: rows per account, day and kind of entry. How many of them
 * there are depends on how payments spread over days, so the bench spreads them evenly over `--days` for
 * each commitment and says how many rows that makes.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setUpStage } from './posting/stage.ts';
import type { ServerProcess } from './posting/stage.ts';

interface Options {
  readonly postings: number;
  readonly first: number;
  readonly projects: number;
  readonly tranches: number;
  readonly days: number;
}

function optionsGiven(words: readonly string[]): Options & { readonly json: boolean } {
  const { values } = parseArgs({
    args: [...words],
    options: {
      json: { type: 'boolean', default: false },
      postings: { type: 'string', default: '1000000' },
      first: { type: 'string', default: '10000' },
      projects: { type: 'string', default: '1000' },
      tranches: { type: 'string', default: '200' },
      days: { type: 'string', default: '700' },
    },
  });
  const whole = (name: 'postings' | 'first' | 'projects' | 'tranches' | 'days'): number => {
    if (!/^[1-9]\d{0,7}$/.test(values[name])) throw new Error(`--${name} is a whole number`);
    return parseInt(values[name], 10);
  };
  return {
    json: values.json,
    postings: whole('postings'),
    first: whole('first'),
    projects: whole('projects'),
    tranches: whole('tranches'),
    days: whole('days'),
  };
}

const COUNTRY = 'UZ';
const ACTS_AT_ONCE = 1_000;
let sent = 0;

/** Sends acts in bulk and answers the ids of what they made. */
async function post(port: number, key: string, acts: readonly object[]): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < acts.length; at += ACTS_AT_ONCE) {
    const slice = acts.slice(at, at + ACTS_AT_ONCE).map((act) => {
      sent += 1;
      return { key: `bench-${sent}`, ...act };
    });
    const answer = await fetch(`http://127.0.0.1:${port}/v1/partner-countries/${COUNTRY}/acts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ acts: slice }),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    const { items } = (await answer.json()) as {
      items: { status: number; body: { id: string } }[];
    };
    const refused = items.find(({ status }) => status !== 201);
    if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused)}`);
    ids.push(...items.map(({ body }) => body.id));
  }
  return ids;
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
const dayOf = (at: number): string =>
  new Date(Date.UTC(2024, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);

async function seed(port: number, key: string, { projects, tranches }: Options) {
  await post(
    port,
    key,
    range(projects).map((at) => ({
      kind: 'project',
      body: {
        reference: `${COUNTRY}-BENCH-${at}`,
        title: `A project of the bench, number ${at}`,
        mechanism: 'NONE',
        sector: 'Energy efficiency',
        status: 'under-way',
        startsOn: '2024-01-01',
      },
    })),
  );
  const opened = await post(
    port,
    key,
    range(tranches).map((at) => ({
      kind: 'tranche',
      body: {
        reference: `${COUNTRY}-BENCH-T${at}`,
        title: `A tranche of the bench, number ${at}`,
        funder: 'JICA',
        instrument: 'JICA_ODA_LOAN',
        currency: 'USD',
        announcedAmount: '1000000000.00',
        announcedOn: '2023-12-01',
      },
    })),
  );
  return post(
    port,
    key,
    opened.map((subject, at) => ({
      kind: 'commitment',
      subject,
      body: {
        amount: '100000000.00',
        currency: 'USD',
        effectiveOn: '2023-12-15',
        reference: `C-${at}`,
        projectShares: [{ project: `${COUNTRY}-BENCH-${at % projects}`, amount: '100000000.00' }],
      },
    })),
  );
}

/** Payments already made, in the order in which they were. */
let paid = 0;

/** Two postings a disbursement; each commitment is paid in turn, one day after the other. */
async function disburse(
  port: number,
  key: string,
  commitments: readonly string[],
  { postings, days }: Pick<Options, 'postings' | 'days'>,
): Promise<void> {
  const acts = Math.ceil(postings / 2);
  for (let at = 0; at < acts; at += ACTS_AT_ONCE) {
    const slice = range(Math.min(ACTS_AT_ONCE, acts - at)).map((one) => ({
      kind: 'disbursement',
      subject: commitments[(paid + one) % commitments.length],
      body: {
        amount: '1.01',
        currency: 'USD',
        effectiveOn: dayOf(Math.floor((paid + one) / commitments.length) % days),
        reference: `D-${paid + one}`,
      },
    }));
    await post(port, key, slice);
    paid += slice.length;
  }
}

/** Daily totals of the payments so far: of two accounts for each commitment and day. */
function dailyTotals(commitments: readonly string[], { days }: Options): number {
  return 2 * Math.min(paid, commitments.length * days);
}

/** The middle of three, in milliseconds. */
async function timeOf(server: ServerProcess, format: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const begun = performance.now();
    const path = `/v1/partner-countries/${COUNTRY}/report?format=${format}`;
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`);
    if (!answer.ok) throw new Error(`${format}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
    times.push(performance.now() - begun);
  }
  return Math.round(times.sort((one, other) => one - other)[1] ?? 0);
}

function megabytesOf({ pid }: ServerProcess, name: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const found = new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1];
    return found === undefined ? null : Math.round(parseInt(found, 10) / 1024);
  } catch {
    return null;
  }
}

const options = optionsGiven(process.argv.slice(3));
const say = (line: string): void => console.error(line);
const stage = await setUpStage(say);
try {
  const server = await stage.startServer();
  const key = stage.keyOf('administrator');
  const commitments = await seed(server.port, key, options);
  const { first, postings, days } = options;
  await disburse(server.port, key, commitments, { postings: first, days });
  const totalsFew = dailyTotals(commitments, options);
  say(`${first} postings in ${totalsFew} daily totals`);
  const jsonFew = await timeOf(server, 'json');
  const pdfFew = await timeOf(server, 'pdf');
  await disburse(server.port, key, commitments, { postings: postings - first, days });
  const totalsMany = dailyTotals(commitments, options);
  say(`${postings} postings in ${totalsMany} daily totals`);
  await server.stop();
  // A fresh process: its peak is of the reports alone, not of a million acts before them.
  const fresh = await stage.startServer();
  const jsonMany = await timeOf(fresh, 'json');
  const pdfMany = await timeOf(fresh, 'pdf');
  const figures = {
    ...options,
    dailyTotals: { few: totalsFew, many: totalsMany },
    jsonMilliseconds: { few: jsonFew, many: jsonMany },
    pdfMilliseconds: { few: pdfFew, many: pdfMany },
    ratioOfJson: Math.round((100 * jsonMany) / jsonFew) / 100,
    pdfMoreThanJson: pdfMany - jsonMany,
    peakMegabytes: megabytesOf(fresh, 'VmHWM'),
    megabytes: megabytesOf(fresh, 'VmRSS'),
  };
  await fresh.stop();
  console.log(JSON.stringify(figures, null, options.json ? undefined : 2));
} finally {
  await stage.remove();
}
