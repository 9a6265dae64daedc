import { strToU8, strFromU8, unzipSync } from 'fflate';
import type { Cell as SheetCell, Sheet } from 'write-excel-file/node';
import type { DocumentTable, ReportDocument } from '../document/document.ts';
import { displayOf } from '../language/display.ts';
import { zipped } from './zipped.ts';

/** A sheet's name has at most 31 characters. */
const NAME_AT_MOST = 31;

/** Excel keeps fifteen significant digits; a number with more is written as text too. */
const DIGITS_OF_A_NUMBER = 15;

const HEADING = { fontWeight: 'bold', backgroundColor: '#e8ecf1', wrap: true } as const;

/**
 * The report as a workbook: one sheet per table, with the heads' facts first and the definitions last.
 * The same in every language: labels are English, and below each stands the name of its column.
 *
 * A number reaches the cell as the text that the books have: the sheet is written with a place for it,
 * and the text is put there afterwards, so that no number of JavaScript ever holds it.
 */
export async function writeXlsx(document: ReportDocument): Promise<Buffer> {
  const numbers: string[] = [];
  const tables = [reportTable(document), ...document.tables, definitionTable(document)];
  const sheets = tables.map((table) => sheetOf(document, table, numbers));
  // Loaded with the first workbook.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const written = await writeXlsxFile(sheets as Sheet<never>[]).toBuffer();
  return zipped(withNumbers(unzipSync(written), numbers));
}

/** The text of a cell whose column holds numbers; null where it holds none. */
function numberOf(table: DocumentTable, place: number, cell: string | null): string | null {
  const kind = table.columns[place]?.kind;
  if (cell === null || (kind !== 'amount' && kind !== 'ratio' && kind !== 'count')) return null;
  return /^-?[0-9]+(?:\.[0-9]+)?$/.test(cell) ? cell : null;
}

function isLong(number: string): boolean {
  return number.replace(/[-.]/g, '').replace(/^0+/, '').length > DIGITS_OF_A_NUMBER;
}

function sheetOf(document: ReportDocument, table: DocumentTable, numbers: string[]) {
  const { label } = displayOf('en');
  // A column with a number that Excel would cut short has the whole of it beside, as text.
  const long = table.columns.map((_column, place) =>
    table.rows.some((row) => isLong(numberOf(table, place, row[place] ?? null) ?? '')),
  );
  const heading: SheetCell[] = [];
  const names: SheetCell[] = [];
  table.columns.forEach((column, place) => {
    heading.push({ value: label(column.label), ...HEADING });
    names.push({ value: column.key, fontStyle: 'italic' });
    if (long[place]) {
      heading.push({ value: `${label(column.label)} (as text)`, ...HEADING });
      names.push({ value: `${column.key}.text`, fontStyle: 'italic' });
    }
  });
  const rows = table.rows.map((row) =>
    row.flatMap((cell, place) => {
      const number = numberOf(table, place, cell);
      const shown = number === null ? textCell(cell) : numberCell(number, numbers);
      return long[place] ? [shown, textCell(number)] : [shown];
    }),
  );
  return {
    sheet: table.id.slice(0, NAME_AT_MOST),
    data: [[titleCell(document, label(table.title))], heading, names, ...rows],
    columns: heading.map((_cell, at) => ({ width: at === 0 ? 26 : 20 })),
    stickyRowsCount: 3,
  };
}

function titleCell(document: ReportDocument, title: string): SheetCell {
  const mark = document.isDemonstration ? 'DEMONSTRATION · ' : '';
  const head = document.knownSize === null ? '' : `, known as of leaf ${document.knownSize}`;
  const value = `${mark}${title} · ${document.effectiveAsOf}${head}`;
  return { value, fontWeight: 'bold' };
}

/** Text stays text: what begins like a formula is none in a cell of the type text. */
function textCell(cell: string | null): SheetCell {
  return cell === null || cell === '' ? null : { value: cell, type: String };
}

/** A place for a number, by its place in the list. */
function numberCell(number: string, numbers: string[]): SheetCell {
  numbers.push(number);
  const decimals = number.includes('.') ? number.length - number.indexOf('.') - 1 : 0;
  const format = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
  return { value: numbers.length, type: Number, format };
}

const NUMBER_CELL = /(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?(?: t="n")?>)<v>([0-9]+)<\/v>/g;

function withNumbers(
  files: Readonly<Record<string, Uint8Array>>,
  numbers: readonly string[],
): Readonly<Record<string, Uint8Array>> {
  let placed = 0;
  const entries = Object.entries(files).map(([name, bytes]): [string, Uint8Array] => {
    if (!name.startsWith('xl/worksheets/sheet')) return [name, bytes];
    const xml = strFromU8(bytes).replace(NUMBER_CELL, (_all, open: string, place: string) => {
      placed += 1;
      return `${open}<v>${numbers[parseInt(place, 10) - 1] ?? ''}</v>`;
    });
    return [name, strToU8(xml)];
  });
  if (placed !== numbers.length) throw new Error('A number of the workbook has lost its place.');
  return Object.fromEntries(entries);
}

function reportTable(document: ReportDocument): DocumentTable {
  const { label } = displayOf('en');
  return {
    id: 'report',
    title: 'table.report',
    notes: [],
    keyColumns: 1,
    columns: [
      { key: 'fact', label: 'column.field', kind: 'text' },
      { key: 'label', label: 'column.title', kind: 'text' },
      { key: 'value', label: 'column.result', kind: 'text' },
    ],
    rows: [
      ...(document.isDemonstration ? [['notice', '', label('page.demonstration')]] : []),
      ...(document.failedChecks.length > 0
        ? [['checksFailed', label('page.failed'), document.failedChecks.join(' ')]]
        : []),
      ...document.facts.map((fact) => [fact.key, label(fact.label), fact.value]),
    ],
  };
}

function definitionTable({ definitions }: ReportDocument): DocumentTable {
  const { definition } = displayOf('en');
  return {
    id: 'definitions',
    title: 'table.definitions',
    notes: [],
    keyColumns: 1,
    columns: [
      { key: 'term', label: 'page.term', kind: 'text' },
      { key: 'name', label: 'column.title', kind: 'text' },
      { key: 'meaning', label: 'page.meaning', kind: 'text' },
    ],
    rows: definitions.map((term) => [term, definition(term).name, definition(term).meaning]),
  };
}
