import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { buildCountryReport } from '../country-report.builder.ts';
import { countryReportFacts } from '../../../test/reporting/country-report-facts.ts';
import { workbookOf } from '../../../test/reporting/parse-xlsx.ts';
import { countryDocument } from '../document/country-document.ts';
import type { ReportDocument } from '../document/document.ts';
import { writeXlsx } from './xlsx.ts';

const document = countryDocument(buildCountryReport(countryReportFacts()));

describe('the workbook of a country report', () => {
  it('has a sheet for each table, the facts of its head first and the definitions last', async () => {
    const book = workbookOf(await writeXlsx(document));
    const names = ['report', ...document.tables.map(({ id }) => id), 'definitions'];
    expect([...book.keys()]).toEqual(names);
  });

  it('holds every number as a number, with the very digits of the books', async () => {
    const book = workbookOf(await writeXlsx(document));
    for (const table of document.tables) {
      const [, , keys = [], ...rows] = book.get(table.id) ?? [];
      expect(keys.map(({ text }) => text)).toEqual(table.columns.map(({ key }) => key));
      expect(rows.map((row) => row.map(({ text }) => text))).toEqual(
        table.rows.map((row) => row.map((cell) => cell ?? '')),
      );
      table.columns.forEach(({ kind }, place) => {
        if (kind !== 'amount') return;
        for (const row of rows) {
          if (row[place]?.text !== '') expect(row[place]?.type).toBe('number');
        }
      });
    }
  });

  it('says a number of more than fifteen digits as text too', async () => {
    const amount = '1234567890123456789.01';
    const long: ReportDocument = {
      ...document,
      tables: [
        {
          id: 'long',
          title: 'table.totals',
          notes: [],
          keyColumns: 1,
          columns: [{ key: 'amount', label: 'column.amount', kind: 'amount' }],
          rows: [[amount], ['999999999999999']],
        },
      ],
    };
    const [, , keys, first, second] = workbookOf(await writeXlsx(long)).get('long') ?? [];
    expect(keys?.map(({ text }) => text)).toEqual(['amount', 'amount.text']);
    expect(first).toEqual([
      { type: 'number', text: amount },
      { type: 'text', text: amount },
    ]);
    expect(second?.[0]).toEqual({ type: 'number', text: '999999999999999' });
  });

  it('lets no text be a formula', async () => {
    const files = unzipSync(await writeXlsx(document));
    const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/'));
    expect(sheets.length).toBeGreaterThan(20);
    for (const [, bytes] of sheets) expect(strFromU8(bytes)).not.toContain('<f>');
  });

  it('has the same bytes whenever it is made', async () => {
    const first = await writeXlsx(document);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect((await writeXlsx(document)).equals(first)).toBe(true);
  });
});
