import { AEF_FIELDS, TABLE_NAMES } from './fields.ts';
import { tableNumber, type AefModel } from './model.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** The five tables one below the other, each with its title and the printed columns; lines end CR LF. */
export function aefCsv(model: AefModel): Buffer {
  const tables = TABLE_NAMES.map((name) => {
    const fields = AEF_FIELDS[name];
    const lines = [
      cellText(`Table ${tableNumber(name)}: ${name}`),
      fields.map(({ label }) => cellText(label)).join(','),
      ...model[name].map((row) => fields.map((field) => cellText(row[field.name] ?? '')).join(',')),
    ];
    return lines.map((line) => `${line}\r\n`).join('');
  });
  return Buffer.from(BYTE_ORDER_MARK + tables.join('\r\n'), 'utf8');
}

/** What a spreadsheet would take for a formula is marked as text with an apostrophe. */
export function guarded(text: string): string {
  return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
}

/** Takes the mark away again. */
export function unguarded(text: string): string {
  return /^'[=+\-@\t]/.test(text) ? text.slice(1) : text;
}

function cellText(given: string): string {
  const text = guarded(given);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
