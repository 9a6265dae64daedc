import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../kernel/refusal.ts';
import { textWorkbook, workbookFiles, zipOf } from '../project/spreadsheet/xlsx.fixture.ts';
import { readActivityFile, type ReadActivityFile } from './activity-file.ts';
import { ROWS_AT_MOST } from './activity-row.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');
async function read(file: string | Buffer): Promise<ReadActivityFile> {
  const result = await readActivityFile(typeof file === 'string' ? bytes(file) : file);
  if (result instanceof Refusal) throw result;
  return result;
}

describe('a file of activity data', () => {
  it('has its columns in any order, a byte order mark or none, and names in any script', async () => {
    const text =
      '\ufeffValue,parameter,Unit,of,last_day,FIRST_DAY\r\n' +
      '"1250.5",ED,kWh,"Зарядка №12, Алматы",2025-01-31,2025-01-01\r\n' +
      '\r\n' +
      '0.9,eta,,,,\r\n';
    expect(await read(text)).toEqual({
      rows: [
        {
          firstDay: '2025-01-01',
          lastDay: '2025-01-31',
          of: 'Зарядка №12, Алматы',
          parameter: 'ED',
          value: '1250.5',
          unit: 'kWh',
        },
        { firstDay: null, lastDay: null, of: null, parameter: 'eta', value: '0.9', unit: null },
      ],
      lines: [2, 4],
      faults: [],
    });
  });

  it('tells every fault with its line and column', async () => {
    const text =
      'first_day,last_day,parameter,value\n' +
      '31.01.2025,2025-01-31,ED,1\n' +
      '2025-01-01,2025-02-29,,1\n' +
      '2025-01-01,ED,1\n' +
      `2025-01-01,2025-01-31,ED,${'9'.repeat(101)}\n` +
      '2025-01-01,2025-01-31,E"D,\n';
    expect((await read(text)).faults).toEqual([
      { line: 2, column: 'first_day', message: 'is 31.01.2025; a day is written 2025-01-31' },
      { line: 3, column: 'last_day', message: 'is 2025-02-29; a day is written 2025-01-31' },
      { line: 3, column: 'parameter', message: 'is missing' },
      { line: 4, column: null, message: 'has 3 cells, and the first line names 4' },
      { line: 5, column: 'value', message: 'is longer than 100 characters' },
      expect.objectContaining({ line: 6, column: 'parameter' }),
    ]);
  });

  it.each([
    ['', 'MONITORING.FILE_UNREADABLE'],
    ['parameter,value\n', 'MONITORING.FILE_UNREADABLE'],
    ['parameter,wert\nED,1\n', 'MONITORING.FILE_UNREADABLE'],
    ['value,first_day\n1,2025-01-01\n', 'MONITORING.FILE_UNREADABLE'],
    ['parameter,value,value\nED,1,1\n', 'MONITORING.FILE_UNREADABLE'],
    ['parameter;value\nED;1\n', 'MONITORING.FILE_UNREADABLE'],
    ['PK\u0003\u0004 not a table', 'MONITORING.FILE_UNREADABLE'],
    ['parameter,value\n' + 'ED,1\n'.repeat(ROWS_AT_MOST + 1), 'MONITORING.FILE_TOO_LARGE'],
  ])('is refused as a whole: %#', async (text, code) => {
    expect(await readActivityFile(bytes(text))).toMatchObject({ code });
  });

  it('is refused where it is not UTF-8', async () => {
    expect(await readActivityFile(Buffer.from([0x76, 0xff, 0xfe]))).toMatchObject({
      code: 'MONITORING.FILE_UNREADABLE',
      facts: { reason: 'the file is not UTF-8' },
    });
  });
});

describe('a workbook of activity data', () => {
  const HEAD = ['first_day', 'last_day', 'of', 'parameter', 'value', 'unit'];
  const numbers = (value: string, day: string) =>
    workbookFiles(
      `<row r="1">${HEAD.map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row>` +
        `<row r="3"><c r="A3" s="1"><v>${day}</v></c><c r="B3" s="1"><v>45688</v></c>` +
        `<c r="D3" t="inlineStr"><is><t>ED</t></is></c><c r="E3"><v>${value}</v></c></row>`,
      {
        'xl/styles.xml':
          '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
    );

  it('is read as the same table in CSV is', async () => {
    const rows = [HEAD, ['2025-01-01', '2025-01-31', 'Астана', 'ED', '1250.5', 'kWh']];
    const csv = rows.map((cells) => cells.join(',')).join('\n');
    expect(await read(textWorkbook(rows))).toEqual(await read(csv));
  });

  it('may have its days and figures as a spreadsheet keeps them', async () => {
    expect(await read(zipOf(numbers('0.30000000000000004', '45658')))).toMatchObject({
      rows: [{ firstDay: '2025-01-01', lastDay: '2025-01-31', value: '0.30000000000000004' }],
      lines: [3],
      faults: [],
    });
    expect((await read(zipOf(numbers('1250.5', '45658.5')))).faults).toEqual([
      { line: 3, column: 'first_day', message: 'is 45658.5; a day is written 2025-01-31' },
    ]);
  });

  it('tells its faults by row and column', async () => {
    const rows = [HEAD, ['', '', '', 'eta', '0.9', '1'], ['31/01/2025', '', '', '', '5', 'kWh']];
    expect((await read(textWorkbook(rows))).faults).toEqual([
      { line: 3, column: 'first_day', message: 'is 31/01/2025; a day is written 2025-01-31' },
      { line: 3, column: 'parameter', message: 'is missing' },
    ]);
  });

  it('is refused where it is cut off, has no such columns, or has more rows than a report takes', async () => {
    const whole = textWorkbook([HEAD, ['', '', '', 'ED', '1', '']]);
    const short = ['parameter', 'value'];
    const many = Array.from({ length: ROWS_AT_MOST + 2 }, () => ['ED', '1']);
    for (const [file, code] of [
      [whole.subarray(0, whole.length - 30), 'MONITORING.FILE_UNREADABLE'],
      [textWorkbook([['wert'], ['1']]), 'MONITORING.FILE_UNREADABLE'],
      [textWorkbook([short]), 'MONITORING.FILE_UNREADABLE'],
      [textWorkbook([short, ...many]), 'MONITORING.FILE_TOO_LARGE'],
    ] as const) {
      expect(await readActivityFile(file)).toMatchObject({ code });
    }
    expect(await read(textWorkbook([short, ...many.slice(2)]))).toMatchObject({ faults: [] });
  });

  it('is not unpacked without end: a small file of nothing but blanks is refused', async () => {
    const bomb = zipOf(workbookFiles(`<row><c><v>1</v></c></row>${' '.repeat(40 * 1024 * 1024)}`));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await readActivityFile(bomb)).toMatchObject({ code: 'MONITORING.FILE_UNREADABLE' });
  });
});
