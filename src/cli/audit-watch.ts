import { appendFile, open, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseSignedOperatorHead } from '../audit/operator-head.ts';
import type { SignedOperatorHead } from '../audit/operator-head.ts';
import { publicKeyFromText } from '../audit/signing-key.ts';
import { Alarm, lookAt } from '../audit/witness.ts';
import type { Ask, WitnessMemory } from '../audit/witness.ts';
import { millisecondsOf, systemClock } from '../kernel/clock.ts';
import type { Command, ExitCode, Given, Terminal } from './command.ts';
import { EXIT, UsageProblem } from './command.ts';

const ANSWER_WITHIN_MS = 20_000;

/** A witness: keeps the operator's heads in a file of its own and cries out when they are not kept to. */
export const auditWatch: Command = {
  usage: 'audit watch URL [--file FILE] [--key KEY] [--once]',
  help: [
    'URL             where the ledger is served, such as https://ledger.example',
    '--file FILE     where heads are kept, one JSON line each; default witness.jsonl',
    "--key KEY       the operator's public key, or a file that holds it, had from elsewhere",
    '                (without it the first key that is seen is believed from then on)',
    '--every N       seconds between two looks; default 30',
    '--silence N     seconds without an answer, or with acts unsigned, that are an alarm; default 900',
    '--once          one look; for cron. Nobody answering is then an alarm at once',
    'An alarm is one line "ALARM CODE what" and exit code 1: WITNESS.FORK, WITNESS.ROLLBACK,',
    'WITNESS.KEY_CHANGED, WITNESS.SIGNATURE_WRONG, WITNESS.SILENCE.',
  ],
  options: {
    file: { type: 'string' },
    key: { type: 'string' },
    every: { type: 'string' },
    silence: { type: 'string' },
    once: { type: 'boolean' },
  },
  positionals: [1, 1],
  async run(given, terminal) {
    const url = addressOf(given.positionals[0] ?? '');
    const file = given.text('file') ?? 'witness.jsonl';
    const every = secondsOf(given, 'every', 30);
    const silenceSeconds = secondsOf(given, 'silence', 900);
    const ask = asker(url);
    let memory = await remember(file, url, await keyOf(given));
    for (let heardAt = systemClock.now(); ;) {
      try {
        memory = await look(ask, memory, { file, url, silenceSeconds, terminal });
        heardAt = systemClock.now();
      } catch (error) {
        if (error instanceof Alarm) return alarm(error, terminal);
        const silent = (millisecondsOf(systemClock.now()) - millisecondsOf(heardAt)) / 1000;
        const reason = error instanceof Error ? error.message : String(error);
        if (given.flag('once') || silent > silenceSeconds) {
          const detail = `${url} has not answered for ${Math.round(silent)} seconds: ${reason}`;
          return alarm(new Alarm('WITNESS.SILENCE', detail), terminal);
        }
        terminal.say(`No answer from ${url}: ${reason}`);
      }
      if (given.flag('once')) return EXIT.done;
      await pause(every * 1000);
    }
  },
};

interface Memory extends WitnessMemory {
  /** False until the first line of the file is written. */
  readonly kept: boolean;
}

interface Looking {
  readonly file: string;
  readonly url: string;
  readonly silenceSeconds: number;
  readonly terminal: Terminal;
}

async function look(ask: Ask, memory: Memory | null, about: Looking): Promise<Memory> {
  const { terminal, file, url, silenceSeconds } = about;
  const known = memory ?? { trustedKey: await firstKey(ask, terminal), head: null, kept: false };
  const { heads, unsealed } = await lookAt(ask, known, { clock: systemClock, silenceSeconds });
  const lines = known.kept ? [] : [{ witness: 1, url, trustedKey: known.trustedKey }];
  await append(file, [...lines, ...heads]);
  const last = heads.at(-1) ?? known.head;
  const name = last === null ? 'no head yet' : `head ${last.hash}`;
  terminal.out(`${systemClock.now()} ${heads.length} new, ${name}, ${unsealed} leaves unsigned`);
  return { trustedKey: known.trustedKey, head: last, kept: true };
}

/** What the file has; a null key is taken from the first answer. */
async function remember(file: string, url: string, key: string | null): Promise<Memory | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return key === null ? null : { trustedKey: key, head: null, kept: false };
  // A witness that was killed may have left half a line: it is ended here, and never read.
  if (!text.endsWith('\n')) await appendFile(file, '\n');
  const lines = text.split('\n').filter(Boolean);
  const first = parsed(lines[0] ?? '') as {
    witness?: unknown;
    url?: unknown;
    trustedKey?: unknown;
  };
  if (first.witness !== 1 || typeof first.trustedKey !== 'string') {
    throw new UsageProblem(`${file} is not the file of a witness`);
  }
  if (first.url !== url) throw new UsageProblem(`${file} is about ${String(first.url)}`);
  const head = lines.length > 1 ? lastHead(lines) : null;
  return { trustedKey: key ?? first.trustedKey, head, kept: true };
}

/** The last head that was written whole: a witness that was killed may have left half a line. */
function lastHead(lines: readonly string[]): SignedOperatorHead | null {
  for (const line of lines.slice(1).reverse()) {
    try {
      return parseSignedOperatorHead(line);
    } catch {
      continue;
    }
  }
  return null;
}

async function append(file: string, lines: readonly unknown[]): Promise<void> {
  if (lines.length === 0) return;
  const stream = await open(file, 'a', 0o600);
  try {
    await stream.writeFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await stream.sync();
  } finally {
    await stream.close();
  }
}

async function firstKey(ask: Ask, terminal: Terminal): Promise<string> {
  const { items } = JSON.parse((await ask('/v1/audit/keys')) ?? '{}') as {
    readonly items?: readonly { readonly keyId: string; readonly publicKey: string }[];
  };
  const key = items?.at(-1);
  if (key === undefined) throw new Error('the ledger names no key yet');
  terminal.say(
    `No --key given: believing ${key.keyId} from now on. Compare it with one you had from elsewhere.`,
  );
  return key.publicKey;
}

function asker(url: string): Ask {
  return async (path) => {
    const answer = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (answer.status === 404) return null;
    const text = await answer.text();
    if (answer.ok) return text;
    // A log that no longer reaches as far as it did is an answer, not a failure.
    if (answer.status === 422) return null;
    throw new Error(`status ${answer.status}`);
  };
}

function alarm(error: Alarm, terminal: Terminal): ExitCode {
  terminal.out(`ALARM ${error.code} ${error.message}`);
  return EXIT.failed;
}

async function keyOf(given: Given): Promise<string | null> {
  const key = given.text('key');
  if (key === undefined) return null;
  const fromFile = await readFile(key, 'utf8').catch(() => null);
  return publicKeyFromText(fromFile ?? key).toString('hex');
}

function addressOf(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new UsageProblem(`"${text}" is no address; write https://ledger.example`);
  }
  return text.replace(/\/+$/, '');
}

function secondsOf(given: Given, name: string, fallback: number): number {
  const text = given.text(name);
  if (text === undefined) return fallback;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageProblem(`--${name} is a number of seconds`);
  return parseInt(text, 10);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return {};
  }
}
