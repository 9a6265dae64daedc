import { AEF_FIELDS, TABLE_NAMES } from './fields.ts';
import { tableNumber, type AefModel, type AefRow } from './model.ts';

const INTEGER = /^(0|[1-9][0-9]{0,17})$/;

/**
 * The format as JSON: the tables by their number, rows by the machine names of the columns. Whole
 * numbers are written as numbers, digit by digit, without passing through one.
 */
export function aefJson(model: AefModel): Buffer {
  const tables = TABLE_NAMES.map((name) => {
    const rows = model[name].map((row) => `        {${members(name, row)}}`);
    const list = rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n      ]`;
    return `    {\n      "table": ${tableNumber(name)},\n      "title": ${JSON.stringify(name)},\n      "rows": ${list}\n    }`;
  });
  const head = [
    '  "title": "Article 6.2 agreed electronic format, second iteration (decision 4/CMA.6, annex II)"',
    '  "nomenclatureDate": "2026-02-17"',
  ].join(',\n');
  return Buffer.from(`{\n${head},\n  "tables": [\n${tables.join(',\n')}\n  ]\n}\n`, 'utf8');
}

function members(table: (typeof TABLE_NAMES)[number], row: AefRow): string {
  return AEF_FIELDS[table]
    .map(({ name, type }) => {
      const cell = row[name] ?? '';
      const isNumeral = (type === 'integer' || type === 'number') && INTEGER.test(cell);
      return `${JSON.stringify(name)}: ${isNumeral ? cell : JSON.stringify(cell)}`;
    })
    .join(', ');
}
