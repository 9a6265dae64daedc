import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvReader, type CsvRow } from '../../kernel/csv-rows.ts';
import { isSpreadsheet, sheetRows } from '../../project/spreadsheet/sheet-rows.ts';
import { SpreadsheetUnreadable } from '../../project/spreadsheet/workbook.ts';
import type { Findings } from './findings.ts';
import type { ImportKind } from './kinds.ts';
import { ImportRow, quoted } from './row.ts';

/** A file of more rows is no list of the JCM, and is better sent in parts. */
const ROWS_AT_MOST = 250_000;

/** What went through while a file was read. */
export interface FileRead {
  rows: number;
  digest: string | null;
}

/**
 * The rows of a file one after the other, each with its header's names; of the file only a piece is in
 * memory. What is wrong with the header, or with how a row is written, goes to the findings; such a row
 * is counted and not given.
 */
export async function* tableRows(
  file: string,
  { columns, required }: Pick<ImportKind, 'columns' | 'required'>,
  findings: Findings,
  read: FileRead,
): AsyncGenerator<ImportRow> {
  let places: ReadonlyMap<string, number> | null = null;
  let width = 0;
  const before = findings.errorCount;
  for await (const row of rowsOf(file, findings, read)) {
    if (places === null) {
      places = placesOf(row, columns, required, findings);
      width = row.cells.length;
      if (places === null) return;
      continue;
    }
    if (read.rows === ROWS_AT_MOST) {
      findings.error(row.line, 1, `the file has more than ${ROWS_AT_MOST} rows; send it in parts`);
      return;
    }
    read.rows += 1;
    if (row.problem !== null) {
      findings.error(row.line, row.problem.column, row.problem.message);
    } else if (row.cells.length !== width) {
      const column = Math.min(row.cells.length, width);
      const has = `the row has ${row.cells.length} cells and the header ${width}`;
      findings.error(row.line, column, `${has}: a comma is missing, or one too many`);
    } else yield new ImportRow(row.line, row.cells, places, findings);
  }
  if (findings.errorCount > before) return;
  if (places === null) findings.error(1, 1, 'the file is empty');
  else if (read.rows === 0) findings.error(1, 1, 'the file has a header and no row');
}

/** Rows of either kind of file; which it is, its first bytes say. */
async function* rowsOf(file: string, findings: Findings, read: FileRead): AsyncGenerator<CsvRow> {
  if (!isSpreadsheet(await firstBytes(file))) {
    yield* csvRows(file, read);
    return;
  }
  try {
    yield* sheetRows(file);
    read.digest = await digestOf(file);
  } catch (error) {
    if (!(error instanceof SpreadsheetUnreadable)) throw error;
    findings.error(1, 1, `the spreadsheet cannot be read: ${error.message}`);
  }
}

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer;
  } finally {
    await handle.close();
  }
}

async function* csvRows(file: string, read: FileRead): AsyncGenerator<CsvRow> {
  const reader = new CsvReader();
  // What is not UTF-8 becomes U+FFFD, which is found where it stands.
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    yield* reader.push(decoder.decode(chunk, { stream: true }));
    if (reader.gaveUp) return;
  }
  yield* reader.push(decoder.decode());
  yield* reader.end();
  read.digest = await digestOf(file);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

function placesOf(
  { line, cells, problem }: CsvRow,
  columns: readonly string[],
  required: readonly string[],
  findings: Findings,
): ReadonlyMap<string, number> | null {
  const before = findings.errorCount;
  if (problem !== null) findings.error(line, problem.column, problem.message);
  const places = new Map<string, number>();
  for (const [at, cell] of cells.entries()) {
    const name = cell.trim();
    if (!columns.includes(name)) {
      findings.error(
        line,
        at + 1,
        `there is no column ${quoted(name)}; there are ${columns.join(', ')}`,
      );
    } else if (places.has(name)) {
      findings.error(line, at + 1, `the column ${name} is there twice`);
    } else places.set(name, at);
  }
  const missing = required.filter((name) => !places.has(name));
  if (missing.length > 0) findings.error(line, 1, `the column ${missing.join(', ')} is missing`);
  return findings.errorCount === before ? places : null;
}
