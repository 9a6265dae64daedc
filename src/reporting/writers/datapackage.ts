import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import type { CellKind, DocumentTable, ReportDocument } from '../document/document.ts';
import { definedBy } from '../language/definition-terms.ts';
import { displayOf } from '../language/display.ts';
import { guarded } from './csv-cell.ts';
import { zipped } from './zipped.ts';

const TYPES: Readonly<Record<CellKind, string>> = {
  text: 'string',
  code: 'string',
  figure: 'string',
  label: 'string',
  name: 'string',
  amount: 'number',
  ratio: 'number',
  count: 'integer',
  day: 'date',
  instant: 'datetime',
  flag: 'boolean',
};

/**
 * The tables of a report as CSV files beside a `datapackage.json` that says what they hold, in a zip:
 * each resource with its size, SHA-256 and table schema.
 *
 * @source Data Package and Tabular Data Package, version 1
 */
export function writeDatapackage(document: ReportDocument, model: Buffer): Buffer {
  const { label } = displayOf('en');
  const tables = document.tables.map((table) => [table, csvOf(table)] as const);
  const description = {
    profile: 'data-package',
    name: document.stem.toLowerCase(),
    title: `${document.isDemonstration ? 'DEMONSTRATION: ' : ''}${label(document.title)}, ${document.subject['en'] ?? ''}`,
    description: document.isDemonstration ? label('page.demonstration') : label('page.trace'),
    created: document.knownAt,
    version: document.digest,
    licenses: [
      {
        name: 'CC-BY-4.0',
        title: 'Creative Commons Attribution 4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ],
    resources: [
      ...tables.map(([table, bytes]) => tableResource(table, bytes)),
      {
        name: 'report',
        path: 'report.json',
        title: 'The model of the report, with all its figures',
        format: 'json',
        mediatype: 'application/json',
        ...sealed(model),
      },
    ],
  };
  const json = Buffer.from(`${JSON.stringify(description, null, 2)}\n`, 'utf8');
  return zipped({
    'datapackage.json': json,
    'report.json': model,
    ...Object.fromEntries(tables.map(([{ id }, bytes]) => [`data/${id}.csv`, bytes])),
  });
}

function sealed(bytes: Buffer) {
  const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { hash, bytes: bytes.length, encoding: 'utf-8' };
}

function tableResource(table: DocumentTable, bytes: Buffer) {
  const { label } = displayOf('en');
  const keys = table.columns.slice(0, table.keyColumns).map(({ key }) => key);
  return {
    profile: 'tabular-data-resource',
    name: table.id,
    path: `data/${table.id}.csv`,
    title: label(table.title),
    description: table.notes.map((note) => label(note)).join(' '),
    format: 'csv',
    mediatype: 'text/csv',
    ...sealed(bytes),
    dialect: { delimiter: ',', lineTerminator: '\r\n', doubleQuote: true, header: true },
    schema: {
      fields: table.columns.map(({ key, label: labelName, kind }) => ({
        name: key,
        title: label(labelName),
        type: TYPES[kind],
        ...descriptionOf(labelName),
      })),
      missingValues: [''],
      ...(isKey(table) ? { primaryKey: keys } : {}),
    },
  };
}

/** What a figure means, where the report defines it. */
function descriptionOf(label: string): { readonly description?: string } {
  const term = definedBy(label);
  return term === null ? {} : { description: displayOf('en').definition(term).meaning };
}

/** Whether the columns that name a row really do: no two rows alike, none without a name. */
function isKey({ keyColumns, rows }: DocumentTable): boolean {
  const names = rows.map((row) => row.slice(0, keyColumns));
  if (names.some((name) => name.some((cell) => cell === null || cell === ''))) return false;
  return new Set(names.map((name) => JSON.stringify(name))).size === names.length;
}

export function csvOf({ columns, rows }: DocumentTable): Buffer {
  const heading = columns.map(({ key }) => key);
  const records = rows.map((row) => row.map((cell) => guarded(cell ?? '')));
  return Buffer.from(stringify([heading, ...records], { record_delimiter: 'windows' }), 'utf8');
}
