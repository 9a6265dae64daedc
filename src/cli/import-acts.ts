import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from '../application.ts';
import { readEnvironment } from '../database/environment.ts';
import { refusalOf } from '../http/problem.ts';
import { readHttpSettings } from '../http/settings.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { parseCountryCode } from '../kernel/country-code.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { ActRequest } from '../ledger/act.ts';
import type { Settled } from '../ledger/batch.ts';
import { BulkBodies } from '../ledger/bulk-acts.service.ts';
import { CountryRules } from '../ledger/country-rules.ts';
import { PostingQueue } from '../ledger/posting-queue.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { EXIT, required, UsageProblem } from './command.ts';
import { fileState, isUnchanged, readActLines } from './import-lines.ts';
import type { FileState, LineRules } from './import-lines.ts';

/** A slice holds the country's tree for some milliseconds; people's acts go between two of them. */
const SLICE = 100;
/** The least pause after a slice; a slice that took longer is followed by a longer one. */
const PAUSE_MS = 5;
/** Errors that are told; the rest is counted. */
const ERRORS_TOLD = 1_000;

/** What became of a file. */
interface Outcome {
  /** Lines that are not blank. */
  read: number;
  posted: number;
  /** Posted by an earlier run, and not again. */
  repeated: number;
  /** Lines that were malformed, or whose acts the book refused. */
  refused: number;
  readonly errors: { line: number; code: string; message: string }[];
}

/**
 * Posts the acts of a file: read wholly and checked first, then posted in small slices, so that people
 * who work meanwhile wait for a slice and not for the file. Each act has a key made of the file's
 * digest and its line: a run that was broken off is run again, and posts what is missing.
 */
export const importActs: Command = {
  usage: 'import acts FILE --country COUNTRY [--apply] [--json]',
  help: [
    'FILE             JSON Lines: {"kind", "subject"?, "body", "key"?}, as in POST …/acts',
    '--country XX     the country all of them belong to, e.g. KZ',
    '--apply          post them; without it the file is only read and checked',
    '--json           {read, posted, repeated, refused, errors: [{line, code, message}]}',
    'A line that is malformed: nothing is posted. Broken off: run it again with the same file.',
  ],
  options: {
    country: { type: 'string' },
    apply: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  positionals: [1, 1],
  async run(given, terminal) {
    const file = given.positionals[0] ?? '';
    const country = parseCountryCode(required(given, 'country'));
    const found = await stat(file).catch(() => null);
    if (found?.isFile() !== true) throw new UsageProblem(`there is no file ${file}`);
    const { assembleLedger } = await import('../application.ts');
    const ledger = await assembleLedger({
      environment: readEnvironment({ ...process.env, LOG_LEVEL: 'silent' }, process.cwd()),
      http: readHttpSettings(process.env),
      log: (line) => terminal.progress(line),
    });
    const stop = stopOnInterrupt();
    try {
      await ledger.app.get(CountryRules).requireKnown(country, 'bulk');
      const job = new ImportJob(ledger, file, country, terminal, stop);
      const exit = await job.run(given.flag('apply'));
      if (given.flag('json')) terminal.out(JSON.stringify(job.outcome));
      return exit;
    } finally {
      stop.forget();
      await ledger.close();
    }
  },
};

interface Stop {
  readonly asked: () => boolean;
  readonly forget: () => void;
}

/** Ctrl+C ends an import after the slice that is under way; a second one ends it at once. */
function stopOnInterrupt(): Stop {
  let asked = false;
  const note = (): void => {
    asked = true;
  };
  process.once('SIGINT', note);
  process.once('SIGTERM', note);
  const forget = (): void => {
    process.off('SIGINT', note);
    process.off('SIGTERM', note);
  };
  return { asked: () => asked, forget };
}

interface ToPost {
  readonly line: number;
  readonly request: ActRequest<unknown>;
}

class ImportJob {
  readonly outcome: Outcome = { read: 0, posted: 0, repeated: 0, refused: 0, errors: [] };
  private readonly rules: LineRules;
  private readonly queue: PostingQueue;

  constructor(
    ledger: Ledger,
    private readonly file: string,
    country: CountryCode,
    private readonly terminal: Terminal,
    private readonly stop: Stop,
  ) {
    this.rules = { country, bodies: ledger.app.get(BulkBodies).byKind };
    this.queue = ledger.app.get(PostingQueue);
  }

  async run(apply: boolean): Promise<ExitCode> {
    const state = await fileState(this.file);
    await this.check(state.digest);
    const { outcome, terminal } = this;
    if (this.stop.asked())
      return this.brokenOff('Broken off while it was read: nothing is posted.');
    if (!(await isUnchanged(this.file, state))) return this.brokenOff(CHANGED);
    if (outcome.refused > 0) {
      this.tellErrors();
      terminal.say(`${outcome.refused} of ${outcome.read} lines are malformed: nothing is posted.`);
      return EXIT.failed;
    }
    if (!apply) {
      terminal.say(`${outcome.read} lines are well-formed. Nothing is posted without --apply.`);
      return EXIT.done;
    }
    return this.post(state);
  }

  /** Every line, before the first act is posted. */
  private async check(digest: string): Promise<void> {
    for await (const { line, request } of readActLines(this.file, digest, this.rules)) {
      this.outcome.read += 1;
      if (request instanceof Refusal) this.note(line, request);
      if (this.outcome.read % 1_000 === 0) {
        this.terminal.progress(`${this.outcome.read} lines checked`);
        if (this.stop.asked()) return;
      }
    }
  }

  private async post(state: FileState): Promise<ExitCode> {
    const { outcome, terminal } = this;
    let slice: ToPost[] = [];
    for await (const { line, request } of readActLines(this.file, state.digest, this.rules)) {
      if (request instanceof Refusal) return this.brokenOff(CHANGED);
      slice.push({ line, request });
      if (slice.length < SLICE) continue;
      if (!(await this.postSlice(slice))) return this.brokenOff(AGAIN);
      slice = [];
      if (this.stop.asked()) return this.brokenOff(AGAIN);
      if (!(await isUnchanged(this.file, state))) return this.brokenOff(CHANGED);
    }
    if (slice.length > 0 && !(await this.postSlice(slice))) return this.brokenOff(AGAIN);
    this.tellErrors();
    terminal.say(
      `Posted ${outcome.posted}, posted before ${outcome.repeated}, refused ${outcome.refused} ` +
        `of ${outcome.read} acts.`,
    );
    return outcome.refused === 0 ? EXIT.done : EXIT.failed;
  }

  /** @returns false where the book cannot take it now, and the run is to be repeated later */
  private async postSlice(slice: readonly ToPost[]): Promise<boolean> {
    const begun = performance.now();
    const settled = await this.queue.submitEach(
      slice.map(({ request }) => request),
      'bulk',
    );
    const tookMs = performance.now() - begun;
    let goOn = true;
    for (const [at, { line }] of slice.entries()) goOn = this.count(line, settled[at]) && goOn;
    const { posted, repeated, refused, read } = this.outcome;
    this.terminal.progress(`${posted + repeated + refused} of ${read} acts`);
    // As much time for the others as for the file.
    await pause(Math.max(PAUSE_MS, tookMs));
    return goOn;
  }

  private count(line: number, settled: Settled | undefined): boolean {
    if (settled && 'answer' in settled) {
      this.outcome[settled.repeated ? 'repeated' : 'posted'] += 1;
      return true;
    }
    const refusal =
      settled && 'refusal' in settled ? settled.refusal : refusalOf(settled?.fault ?? null);
    if (refusal === null) throw faultOf(line, settled);
    this.note(line, refusal);
    return refusal.kind !== 'unavailable';
  }

  private note(line: number, refusal: Refusal): void {
    this.outcome.refused += 1;
    if (this.outcome.errors.length >= ERRORS_TOLD) return;
    const faults = (refusal.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`);
    const message = [refusal.message, ...faults].join('; ');
    this.outcome.errors.push({ line, code: refusal.code, message });
  }

  private tellErrors(): void {
    const { errors, refused } = this.outcome;
    for (const { line, code, message } of errors.slice(0, 20)) {
      this.terminal.say(`line ${line}: ${code}: ${message}`);
    }
    if (refused > 20) this.terminal.say(`… ${refused} in all`);
  }

  private brokenOff(why: string): ExitCode {
    this.tellErrors();
    const { posted, repeated, read } = this.outcome;
    this.terminal.say(`${why} Posted so far: ${posted + repeated} of ${read}.`);
    return EXIT.failed;
  }
}

const AGAIN = 'Broken off. Run it again with the same file: what is posted is not posted twice.';
const CHANGED = 'The file changed while it was read: look at it, then run it again.';

function faultOf(line: number, settled: Settled | undefined): unknown {
  const fault = settled && 'fault' in settled ? settled.fault : undefined;
  return fault ?? new Error(`line ${line} was not settled`);
}
