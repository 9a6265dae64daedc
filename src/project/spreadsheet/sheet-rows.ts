import { addDays, parseDay } from '../../kernel/calendar-day.ts';
import type { CsvRow } from '../../kernel/csv-rows.ts';
import { doubleText } from '../../kernel/double-text.ts';
import { attribute } from './xml-tokens.ts';
import { openWorkbook, SpreadsheetUnreadable, told, tokensOf, type Workbook } from './workbook.ts';
import { zipContent, type Archive } from './zip-entries.ts';

const SHEET_BYTES_AT_MOST = 1024 * 1024 * 1024;
const CELLS_AT_MOST = 1_000;
const CELL_AT_MOST = 65_536;

/** Whether a file begins as spreadsheets do: it is a ZIP archive. */
export function isSpreadsheet(firstBytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, at) => firstBytes[at] === byte);
}

/**
 * The rows of the first sheet of an XLSX file, one after the other, as the rows of a CSV file would be:
 * days as YYYY-MM-DD, numbers as decimal text, every row as long as the first. Empty rows are left out. Of
 * the sheet only a piece is in memory; of the workbook, the texts that its cells share.
 *
 * @param bytesAtMost how long the sheet may be when it is unpacked
 * @throws SpreadsheetUnreadable with the reason
 * @source ECMA-376, Office Open XML, part 1, 18.3.1 (worksheets)
 */
export async function* sheetRows(
  archive: Archive,
  bytesAtMost = SHEET_BYTES_AT_MOST,
): AsyncGenerator<CsvRow> {
  const workbook = await openWorkbook(archive, bytesAtMost);
  const content = await told(() => zipContent(archive, workbook.sheet));
  const rows = rowsIn(workbook, tokensOf(content, bytesAtMost));
  let width = 0;
  for (;;) {
    const next = await told(() => rows.next());
    if (next.done === true) return;
    const { line, cells } = next.value;
    width = width === 0 ? cells.length : width;
    while (cells.length < width) cells.push('');
    yield { line, cells, problem: null };
  }
}

interface SheetRow {
  readonly line: number;
  readonly cells: string[];
}

async function* rowsIn(
  workbook: Workbook,
  tokens: ReturnType<typeof tokensOf>,
): AsyncGenerator<SheetRow> {
  let line = 0;
  let cells: string[] = [];
  let cell: OpenCell | null = null;
  for await (const token of tokens) {
    if (token.kind === 'text') {
      cell?.add(token.text);
    } else if (token.kind === 'open') {
      if (token.name === 'row') {
        line = parseInt(attribute(token.attributes, 'r') ?? String(line + 1), 10);
        cells = [];
      } else if (token.name === 'c' && !token.closed) cell = new OpenCell(token.attributes, cells);
      else if (!token.closed) cell?.enter(token.name);
    } else if (token.name === 'c') {
      cell?.end(workbook);
      cell = null;
    } else if (token.name === 'row') {
      if (cells.some((one) => one !== '')) yield { line, cells };
      cells = [];
    } else cell?.leave(token.name);
  }
}

/** A cell that is being read: its value, or the text that stands in it. */
class OpenCell {
  private text = '';
  private within = '';
  private isAside = false;

  constructor(
    private readonly attributes: string,
    private readonly cells: string[],
  ) {}

  enter(name: string): void {
    if (name === 'rPh') this.isAside = true;
    this.within = name;
  }

  leave(name: string): void {
    if (name === 'rPh') this.isAside = false;
    this.within = '';
  }

  add(text: string): void {
    if (this.isAside || (this.within !== 'v' && this.within !== 't')) return;
    this.text += text;
    if (this.text.length > CELL_AT_MOST) throw new SpreadsheetUnreadable('a cell does not end');
  }

  end(workbook: Workbook): void {
    const place = placeOf(attribute(this.attributes, 'r')) ?? this.cells.length;
    if (place >= CELLS_AT_MOST) throw new SpreadsheetUnreadable('a row has too many cells');
    while (this.cells.length <= place) this.cells.push('');
    this.cells[place] = this.shown(workbook);
  }

  private shown({ sharedStrings, dayStyles, from1904 }: Workbook): string {
    const type = attribute(this.attributes, 't') ?? 'n';
    if (type === 's') return sharedStrings[parseInt(this.text, 10)] ?? '\ufffd';
    if (type === 'b') return this.text === '1' ? 'TRUE' : 'FALSE';
    if (type !== 'n') return this.text;
    const style = parseInt(attribute(this.attributes, 's') ?? '0', 10);
    const isDay = dayStyles[style] === true;
    return (isDay ? dayOf(this.text, from1904) : doubleText(this.text)) ?? this.text;
  }
}

/** 'AB12' is the 28th cell of its row. */
function placeOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}(?=[0-9]+$)/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  const number = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return number - 1;
}

/** Days are counted from 1900, with a 29th of February 1900 that never was; or from 1904. */
function dayOf(serial: string, from1904: boolean): string | null {
  const days = /^([0-9]{1,7})(?:\.0*)?$/.exec(serial)?.[1];
  if (days === undefined) return null;
  const count = parseInt(days, 10) + (from1904 ? 1_462 : 0);
  if (count < 61 || count > 2_958_465) return null;
  return addDays(parseDay('1900-03-01'), count - 61);
}
