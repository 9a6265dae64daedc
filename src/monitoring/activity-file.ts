import { isDay, type CalendarDay } from '../kernel/calendar-day.ts';
import { CsvReader, type CsvRow } from '../kernel/csv-rows.ts';
import { Refusal } from '../kernel/refusal.ts';
import { isSpreadsheet, sheetRows } from '../project/spreadsheet/sheet-rows.ts';
import { SpreadsheetUnreadable } from '../project/spreadsheet/workbook.ts';
import type { GivenRow } from './acts/activity-data.ts';
import { ROWS_AT_MOST } from './activity-row.ts';
import { monitoringErrors } from './errors.ts';

/** A fault of a file, by its place. */
export interface FileFault {
  /** Counted from 1; null for a fault of the whole. */
  readonly line: number | null;
  /** Name of the column; null for a fault of the whole line. */
  readonly column: string | null;
  readonly message: string;
}

/** A file of activity data as it was read. */
export interface ReadActivityFile {
  readonly rows: readonly GivenRow[];
  /** On which line each row begins. */
  readonly lines: readonly number[];
  readonly faults: readonly FileFault[];
}

const COLUMNS = ['first_day', 'last_day', 'of', 'parameter', 'value', 'unit'] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: readonly Column[] = ['parameter', 'value'];

/** How long a cell can be; nothing that is measured needs more. */
const CELL_AT_MOST = 100;

/** A workbook is packed: unpacked it may be so much longer than any file that is sent. */
const UNPACKED_BYTES_AT_MOST = 32 * 1024 * 1024;

/**
 * Reads activity data from CSV or from the first sheet of an XLSX file (its first bytes say which): a row
 * of column names in any order, then one reading a row.
 *
 * Faults of lines are told, all of them; a file that is no such table is refused as a whole:
 * MONITORING.FILE_UNREADABLE, MONITORING.FILE_TOO_LARGE.
 *
 * @param bytes CSV in UTF-8, with or without a byte order mark, or a workbook
 * @source RFC 4180
 */
export async function readActivityFile(bytes: Buffer): Promise<ReadActivityFile | Refusal> {
  const read = isSpreadsheet(bytes) ? await sheetLines(bytes) : csvLines(bytes);
  if (read instanceof Refusal) return read;
  const [head, ...lines] = read;
  if (!head) return unreadable({ reason: 'the file is empty' });
  const names = head.cells.map((cell) => cell.trim().toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !COLUMNS.some((column) => column === name));
  const twice = names.filter((name, at) => names.indexOf(name) < at);
  if (head.problem !== null || missing.length + unknown.length + twice.length > 0) {
    return unreadable({ missing, unknown, twice, possible: COLUMNS });
  }
  if (lines.length === 0) return unreadable({ reason: 'the file has no rows' });
  if (lines.length > ROWS_AT_MOST) {
    return monitoringErrors.refuse('MONITORING.FILE_TOO_LARGE', { rowsAtMost: ROWS_AT_MOST });
  }
  const faults: FileFault[] = [];
  const rows = lines.map((line) => rowOf(line, names as readonly Column[], faults));
  return { rows, lines: lines.map(({ line }) => line), faults };
}

function csvLines(bytes: Buffer): readonly CsvRow[] | Refusal {
  const text = utf8(bytes);
  if (text === null) return unreadable({ reason: 'the file is not UTF-8' });
  const reader = new CsvReader();
  return [...reader.push(text), ...reader.end()];
}

/** The rows of the first sheet, and one more than may be where there are too many. */
async function sheetLines(bytes: Buffer): Promise<readonly CsvRow[] | Refusal> {
  const lines: CsvRow[] = [];
  try {
    for await (const line of sheetRows(bytes, UNPACKED_BYTES_AT_MOST)) {
      lines.push(line);
      // The first names the columns.
      if (lines.length > ROWS_AT_MOST + 1) break;
    }
  } catch (error) {
    if (!(error instanceof SpreadsheetUnreadable)) throw error;
    return unreadable({ reason: `the spreadsheet cannot be read: ${error.message}` });
  }
  return lines;
}

/** The faults of rows that an act or a trial named, with the lines they stand on. */
export function faultsByLine(refusal: Refusal, lines: readonly number[]): readonly FileFault[] {
  return (refusal.errors ?? []).map(({ pointer, detail }) => {
    const row = parseInt(pointer.split('/')[2] ?? '', 10);
    const line = lines[row] ?? null;
    return { line, column: null, message: detail.replace(/^row \d+: /, '') };
  });
}

/** The refusal of a file whose lines have faults. */
export function refuseFile(faults: readonly FileFault[]): Refusal {
  const named = faults.slice(0, FAULTS_NAMED);
  return monitoringErrors.refuse(
    'MONITORING.ROWS_REFUSED',
    { faults: faults.length, lines: named.flatMap(({ line }) => line ?? []) },
    named.map(({ line, column, message }) => ({
      pointer: line === null ? '/lines' : `/lines/${line}`,
      detail:
        (line === null ? '' : `line ${line}: `) + (column === null ? '' : `${column} `) + message,
    })),
  );
}

const FAULTS_NAMED = 100;

const NO_ROW: GivenRow = { parameter: '', value: '' };

function rowOf(line: CsvRow, names: readonly Column[], faults: FileFault[]): GivenRow {
  const fault = (column: string | null, message: string): void => {
    faults.push({ line: line.line, column, message });
  };
  if (line.problem !== null) {
    fault(names[line.problem.column - 1] ?? null, line.problem.message);
    return NO_ROW;
  }
  if (line.cells.length !== names.length) {
    fault(null, `has ${line.cells.length} cells, and the first line names ${names.length}`);
    return NO_ROW;
  }
  const cell = (column: Column): string | null => {
    const text = line.cells[names.indexOf(column)]?.trim() ?? '';
    if (text.length > CELL_AT_MOST) fault(column, `is longer than ${CELL_AT_MOST} characters`);
    return text === '' ? null : text;
  };
  const needed = (column: Column): string => {
    const text = cell(column);
    if (text === null) fault(column, 'is missing');
    return text ?? '';
  };
  const day = (column: Column): CalendarDay | null => {
    const text = cell(column);
    if (text === null || isDay(text)) return text;
    fault(column, `is ${text.slice(0, 40)}; a day is written 2025-01-31`);
    return null;
  };
  return {
    firstDay: day('first_day'),
    lastDay: day('last_day'),
    of: cell('of'),
    parameter: needed('parameter'),
    value: needed('value'),
    unit: cell('unit'),
  };
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function unreadable(facts: Readonly<Record<string, unknown>>): Refusal {
  return monitoringErrors.refuse('MONITORING.FILE_UNREADABLE', facts);
}
