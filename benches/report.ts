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
import { COUNTRY, LargeBook } from './report/large-book.ts';

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
  const book = new LargeBook(key, options);
  await book.open(server.port);
  const { first, postings } = options;
  await book.disburseUntil(server.port, first);
  const totalsFew = book.dailyTotals;
  say(`${first} postings in ${totalsFew} daily totals`);
  const jsonFew = await timeOf(server, 'json');
  const pdfFew = await timeOf(server, 'pdf');
  await book.disburseUntil(server.port, postings);
  const totalsMany = book.dailyTotals;
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
