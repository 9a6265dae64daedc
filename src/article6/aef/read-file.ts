import { sheetRows, isSpreadsheet } from '../../project/spreadsheet/sheet-rows.ts';
import { openWorkbook, SpreadsheetUnreadable } from '../../project/spreadsheet/workbook.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { article6Errors } from '../errors.ts';
import type { AefModel } from './model.ts';
import { AefUnreadable, readAefCsv, readAefJson, readAefSheets } from './read-aef.ts';

/**
 * Somebody's agreed electronic format from a file: a workbook, JSON, or CSV, told apart by how it
 * begins.
 *
 * Refuses ARTICLE6.FILE_UNREADABLE (facts: because).
 */
export async function readAefFile(bytes: Buffer): Promise<AefModel> {
  try {
    if (isSpreadsheet(bytes)) return await readWorkbook(bytes);
    const start = bytes.subarray(0, 16).toString('utf8').trimStart();
    return start.startsWith('{') ? readAefJson(bytes) : readAefCsv(bytes);
  } catch (error) {
    if (!(error instanceof AefUnreadable || error instanceof SpreadsheetUnreadable)) throw error;
    throw article6Errors.refuse('ARTICLE6.FILE_UNREADABLE', { because: error.message });
  }
}

/** The reader of workbooks takes files, so the bytes become one for as long as they are read. */
async function readWorkbook(bytes: Buffer): Promise<AefModel> {
  const folder = await mkdtemp(join(tmpdir(), 'jcm-ledger-aef-'));
  try {
    const path = join(folder, 'aef.xlsx');
    await writeFile(path, bytes);
    const { sheetNames } = await openWorkbook(path);
    return await readAefSheets(sheetNames, (place) => sheetRows(path, place));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
