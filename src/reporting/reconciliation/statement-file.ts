import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Amount } from '../../kernel/amount.ts';
import { isDay } from '../../kernel/calendar-day.ts';
import { CsvReader, type CsvRow } from '../../kernel/csv-rows.ts';
import { currencyOf } from '../../kernel/currency.ts';
import { isSpreadsheet, sheetRows } from '../../project/spreadsheet/sheet-rows.ts';
import { SpreadsheetUnreadable } from '../../project/spreadsheet/workbook.ts';
import { reportingErrors } from '../errors.ts';
import type { StatementLine } from './matching.ts';

/** Lines of a statement at most. */
const LINES_AT_MOST = 20_000;

const COLUMNS = {
  reference: ['reference', 'ref', 'payment reference'],
  amount: ['amount'],
  currency: ['currency'],
  day: ['date', 'day', 'value date', 'value_date', 'booking date'],
} as const;

/**
 * Reads a statement: CSV or the first sheet of an XLSX file, with a header that names reference,
 * amount, currency and date. Amounts are plain decimals, days YYYY-MM-DD.
 *
 * Refuses REPORTING.STATEMENT_UNREADABLE, with an error for each line that cannot be read.
 */
export async function statementLines(bytes: Buffer): Promise<readonly StatementLine[]> {
  const rows = isSpreadsheet(bytes.subarray(0, 4)) ? await rowsOfSheet(bytes) : rowsOfCsv(bytes);
  const [header, ...content] = rows;
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const place = (column: keyof typeof COLUMNS): number =>
    names.findIndex((name) => COLUMNS[column].some((each) => each === name));
  const places = {
    reference: place('reference'),
    amount: place('amount'),
    currency: place('currency'),
    day: place('day'),
  };
  const lacking = Object.entries(places).filter(([, at]) => at === -1);
  if (lacking.length > 0) {
    throw unreadable(lacking.map(([name]) => `line 1: the header names no column for ${name}`));
  }
  if (content.length > LINES_AT_MOST) throw unreadable([`more than ${LINES_AT_MOST} lines`]);
  const faults: string[] = [];
  const lines = content.map(({ line, cells, problem }) => {
    const cell = (column: keyof typeof COLUMNS): string => (cells[places[column]] ?? '').trim();
    const one = {
      line,
      reference: cell('reference'),
      amount: cell('amount'),
      currency: cell('currency').toUpperCase(),
      day: cell('day'),
    };
    const fault = problem?.message ?? faultOf(one);
    if (fault !== null) faults.push(`line ${line}: ${fault}`);
    return one as StatementLine;
  });
  if (faults.length > 0) throw unreadable(faults);
  return lines;
}

function faultOf(line: {
  readonly amount: string;
  readonly currency: string;
  readonly day: string;
}) {
  if (!isDay(line.day)) return `"${line.day.slice(0, 20)}" is no day, written YYYY-MM-DD`;
  try {
    Amount.parse(line.amount, currencyOf(line.currency));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'the amount cannot be read';
  }
}

function rowsOfCsv(bytes: Buffer): readonly CsvRow[] {
  const reader = new CsvReader();
  const text = new TextDecoder('utf-8').decode(bytes);
  return [...reader.push(text), ...reader.end()];
}

/** A spreadsheet is read from a file, which is gone afterwards. */
async function rowsOfSheet(bytes: Buffer): Promise<readonly CsvRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jcm-ledger-statement-'));
  try {
    const file = join(folder, 'statement.xlsx');
    await writeFile(file, bytes, { mode: 0o600 });
    const rows: CsvRow[] = [];
    for await (const row of sheetRows(file)) {
      rows.push(row);
      if (rows.length > LINES_AT_MOST + 1) break;
    }
    return rows;
  } catch (error) {
    if (error instanceof SpreadsheetUnreadable) throw unreadable([error.message]);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function unreadable(details: readonly string[]): Error {
  const errors = details.slice(0, 50).map((detail) => ({ pointer: '', detail }));
  return reportingErrors.refuse('REPORTING.STATEMENT_UNREADABLE', {}, errors);
}
