import { unzipSync, zipSync } from 'fflate';
import type { SheetData } from 'write-excel-file/node';
import type { AefField } from './field.ts';
import { AEF_FIELDS, TABLE_NAMES } from './fields.ts';
import type { AefModel } from './model.ts';

/** A number in a workbook is a double: what has more digits than one holds exactly stays text. */
const EXACT_IN_A_DOUBLE = /^(0|[1-9][0-9]{0,14})$/;
/** The first moment a ZIP archive can name: the same for every file, so that bytes repeat. */
const NO_MOMENT = '1980-01-01T00:00:00';

/**
 * The five tables as sheets of one workbook. The same model gives the same bytes: the archive is packed
 * anew with its files in the order of their names and at one fixed time.
 */
export async function aefXlsx(model: AefModel): Promise<Buffer> {
  const sheets = TABLE_NAMES.map((name) => ({ sheet: name, data: sheetData(model, name) }));
  // Loaded with the first workbook.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const packed = await writeExcelFile(sheets).toBuffer();
  const files = unzipSync(new Uint8Array(packed));
  const sorted = Object.entries(files)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, bytes]) => [name, isProperties(name) ? withoutTime(bytes) : bytes] as const);
  return Buffer.from(zipSync(Object.fromEntries(sorted), { mtime: NO_MOMENT, level: 6 }));
}

function sheetData(model: AefModel, table: (typeof TABLE_NAMES)[number]): SheetData {
  const fields = AEF_FIELDS[table];
  return [
    fields.map(({ label }) => ({ value: label, type: String, fontWeight: 'bold' as const })),
    ...model[table].map((row) => fields.map((field) => cellOf(field, row[field.name] ?? ''))),
  ];
}

function cellOf({ type }: AefField, text: string) {
  if (text === '') return null;
  const isNumber = (type === 'integer' || type === 'number') && EXACT_IN_A_DOUBLE.test(text);
  return isNumber
    ? { value: parseInt(text, 10), type: Number, format: '0' }
    : { value: text, type: String };
}

function isProperties(name: string): boolean {
  return name.startsWith('docProps/');
}

/** When a file was made is nothing that it says. */
function withoutTime(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  return Buffer.from(text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, `${NO_MOMENT}Z`));
}
