import type { CalendarDay } from '../../kernel/calendar-day.ts';
import { fingerprintOf } from '../../project/acts/public-source-record.ts';
import { publicSourceErrors } from '../../project/public-source/errors.ts';
import { faultsOf } from '../../project/public-source/faults.ts';
import { ordinalOf, type PublicRecord } from '../../project/public-source/record.ts';
import { Findings } from './findings.ts';
import type { ImportKind } from './kinds.ts';
import { tableRows, type FileRead } from './table-file.ts';

/** A row that can be entered, and where it stands. */
export interface ReadRecord {
  readonly line: number;
  readonly record: PublicRecord;
  readonly fingerprint: string;
}

/** What a file must be held against beside itself. */
export interface Surroundings {
  isPartner(country: string): boolean;
  today(country: string): CalendarDay;
}

/** A file that was read once, to the end, before anything is entered. */
export interface CheckedFile {
  readonly findings: Findings;
  readonly rows: number;
  readonly digest: string | null;
  /** Lines that say again what another line says. */
  readonly repeated: ReadonlySet<number>;
}

const SAY_EVERY = 5_000;

/** Reads the whole file for what is wrong and odd in it; nothing is entered, no row is kept. */
export async function checkFile(
  file: string,
  kind: ImportKind,
  around: Surroundings,
  progress: (rows: number) => void,
): Promise<CheckedFile> {
  const findings = new Findings();
  const read: FileRead = { rows: 0, digest: null };
  const seen = new Map<string, string>();
  const repeated = new Set<number>();
  for await (const row of tableRows(file, kind, findings, read)) {
    if (read.rows % SAY_EVERY === 0) progress(read.rows);
    const record = kind.read(row);
    if (record === null) continue;
    const country = record.reference.slice(0, 2);
    if (!around.isPartner(country)) {
      row.error('reference_no', `${country} is no partner country of this book`);
      continue;
    }
    for (const { code, field, facts } of faultsOf(record, country, around.today(country))) {
      const { title } = publicSourceErrors.definitions[code];
      row.error(kind.columnOf[field] ?? 'reference_no', `${title} (${inWords(facts)})`);
    }
    const key = flat(`${record.reference} ${ordinalOf(record)}`);
    const fingerprint = fingerprintOf(record).slice(0, 16);
    const [before, line] = seen.get(key)?.split(' ') ?? [];
    if (before === undefined) seen.set(key, flat(`${fingerprint} ${row.line}`));
    else if (before === fingerprint) {
      row.warn('reference_no', `says again what line ${line} says`);
      repeated.add(row.line);
    } else row.error('reference_no', `says otherwise than line ${line} of the same`);
  }
  return { findings, rows: read.rows, digest: read.digest, repeated };
}

/** A copy of a text: what was cut or put together from others would keep those in memory. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** Reads a checked file again, some rows at a time. Throws where it is not what was checked. */
export async function* readAgain(
  file: string,
  kind: ImportKind,
  checked: CheckedFile,
  atOnce: number,
): AsyncGenerator<readonly ReadRecord[]> {
  const findings = new Findings();
  const read: FileRead = { rows: 0, digest: null };
  let some: ReadRecord[] = [];
  for await (const row of tableRows(file, kind, findings, read)) {
    if (checked.repeated.has(row.line)) continue;
    const record = kind.read(row);
    if (record === null) break;
    some.push({ line: row.line, record, fingerprint: fingerprintOf(record) });
    if (some.length < atOnce) continue;
    yield some;
    some = [];
  }
  if (read.digest !== checked.digest) throw new FileChanged(file);
  if (some.length > 0) yield some;
}

/** Somebody wrote to the file while it was loaded. */
export class FileChanged extends Error {
  constructor(file: string) {
    super(`${file} was changed while it was read; load it again.`);
  }
}

function inWords(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .map(([name, fact]) => `${name} ${String(fact)}`)
    .join(', ');
}
