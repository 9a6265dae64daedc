/*
 * A large book, backed up and restored as an operator does it: `jcm-ledger backup` while the server goes on,
 * `jcm-ledger restore` into the empty database of another installation, `check` there. The audit heads, the
 * rows and the report in every format must be the same; time and most memory held are said, at few and at many
 * postings. `npm run bench -- backup --postings 20000` for a small one.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { textLines } from '../src/audit/text-lines.ts';
import { DIST, setUpStage } from './posting/stage.ts';
import type { ServerProcess, Stage } from './posting/stage.ts';
import { LargeCountry } from './report/large-country.ts';
import { peakOf } from './report/process-memory.ts';

const COUNTRY = 'UZ';
const FORMATS = ['json', 'xlsx', 'pdf', 'csv'] as const;

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
  const whole = (name: keyof Options): number => {
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

const say = (line: string): void => console.error(line);

interface Ran {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly out: string;
}

/** `jcm-ledger …` in a process of its own, watched until its end; it must end well. */
async function jcmLedger(stage: Stage, words: readonly string[]): Promise<Ran> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(DIST, 'src/cli.js'), ...words], {
    env: stage.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const said: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => out.push(data));
  child.stderr.on('data', (data: Buffer) => said.push(data));
  let peakMegabytes = 0;
  const watch = setInterval(() => {
    peakMegabytes = peakOf(child.pid ?? 0) ?? peakMegabytes;
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(watch);
  const text = Buffer.concat(out).toString('utf8');
  if (code !== 0) {
    const told = Buffer.concat(said).toString('utf8').slice(-2_000);
    throw new Error(`jcm-ledger ${words.join(' ')} ended with ${code}:\n${text}\n${told}`);
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  say(`jcm-ledger ${words[0] ?? ''}: ${seconds} s, at most ${peakMegabytes} MB`);
  return { seconds, peakMegabytes, out: text };
}

/** What two books have to have in common, by name. */
type Facts = Record<string, string>;

/** The country's head, and the digest of its report in each format. */
async function factsOf({ port }: ServerProcess): Promise<Facts> {
  const ask = async (path: string): Promise<Buffer> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${bytes.toString('utf8')}`);
    return bytes;
  };
  const { heads } = JSON.parse((await ask('/v1/audit/head')).toString('utf8')) as {
    heads: { country: string; size: number; hash: string }[];
  };
  const head = heads.find(({ country }) => country === COUNTRY);
  const facts: Facts = { head: `${head?.size} ${head?.hash}` };
  for (const format of FORMATS) {
    const bytes = await ask(`/v1/partner-countries/${COUNTRY}/report?format=${format}`);
    facts[format] = `${bytes.length} bytes ${createHash('sha256').update(bytes).digest('hex')}`;
  }
  return facts;
}

/** The digest of a backup without the line that says when it was made, and the last that depends on it. */
async function digestOfRows(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const line of textLines(createReadStream(file).pipe(createGunzip()))) {
    if (/^#\{"(?:backup|end)"/.test(line)) continue;
    digest.update(`${line}\n`);
  }
  return digest.digest('hex');
}

/** Another installation, with the key of the log and those of the demonstration put back into their places. */
async function otherInstallation(original: Stage): Promise<Stage> {
  const other = await setUpStage(say);
  for (const name of ['audit-signing-key.pem', 'demonstration-keys.json']) {
    copyFileSync(join(original.dataDir, name), join(other.dataDir, name));
  }
  return other;
}

/** One round: backup, restore, check, and everything compared. */
async function round(stage: Stage, server: ServerProcess) {
  const file = join(stage.dataDir, 'book.gz');
  const known = await factsOf(server);
  const backup = await jcmLedger(stage, ['backup', file]);
  const other = await otherInstallation(stage);
  try {
    const restore = await jcmLedger(other, ['restore', file, '--no-check']);
    const again = join(other.dataDir, 'again.gz');
    await jcmLedger(other, ['backup', again]);
    const rows = await Promise.all([file, again].map(digestOfRows));
    const check = await jcmLedger(other, ['check']);
    const restored = await other.startServer();
    const found = await factsOf(restored);
    await restored.stop();
    const differ = Object.keys(known).filter((name) => known[name] !== found[name]);
    if (rows[0] !== rows[1]) differ.push('rows');
    if (differ.length > 0) {
      throw new Error(`other after the restore: ${JSON.stringify({ differ, known, found })}`);
    }
    const laws = check.out.match(/^holds /gm)?.length ?? 0;
    return { backup, restore, check, laws, facts: known, megabytes: megabytesOf(file) };
  } finally {
    await other.remove();
    rmSync(file, { force: true });
  }
}

function megabytesOf(file: string): number {
  return Math.round(statSync(file).size / 1024 / 102.4) / 10;
}

type Round = Awaited<ReturnType<typeof round>>;

function figuresOf({ backup, restore, check, laws, facts, megabytes }: Round) {
  const timed = ({ seconds, peakMegabytes }: Ran) => ({ seconds, peakMegabytes });
  return {
    fileMegabytes: megabytes,
    backup: timed(backup),
    restore: timed(restore),
    check: { ...timed(check), laws },
    same: { ...facts, rows: 'equal' },
  };
}

const options = optionsGiven(process.argv.slice(3));
const stage = await setUpStage(say);
try {
  const server = await stage.startServer();
  const { projects, tranches, days, first, postings } = options;
  const place = { port: server.port, key: stage.keyOf('administrator'), country: COUNTRY };
  const size = { projects, tranches, commitments: tranches, days };
  const country = await LargeCountry.open(place, size);
  await country.payUntil(first, place);
  say(`${first} postings`);
  const few = await round(stage, server);
  const begun = performance.now();
  await country.payUntil(postings, place);
  const seconds = Math.round((performance.now() - begun) / 1_000);
  say(`${postings} postings, made in ${seconds} s`);
  const many = await round(stage, server);
  const figures = { ...options, few: figuresOf(few), many: figuresOf(many) };
  console.log(JSON.stringify(figures, null, options.json ? undefined : 2));
} finally {
  await stage.remove();
}
