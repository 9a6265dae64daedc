import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../kernel/refusal.ts';
import { readActivityFile, type ReadActivityFile } from './activity-file.ts';
import { ROWS_AT_MOST } from './activity-row.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');
function read(text: string): ReadActivityFile {
  const result = readActivityFile(bytes(text));
  if (result instanceof Refusal) throw result;
  return result;
}

describe('a file of activity data', () => {
  it('has its columns in any order, a byte order mark or none, and names in any script', () => {
    const text =
      '\ufeffValue,parameter,Unit,of,last_day,FIRST_DAY\r\n' +
      '"1250.5",ED,kWh,"Зарядка №12, Алматы",2025-01-31,2025-01-01\r\n' +
      '\r\n' +
      '0.9,eta,,,,\r\n';
    expect(read(text)).toEqual({
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

  it('tells every fault with its line and column', () => {
    const text =
      'first_day,last_day,parameter,value\n' +
      '31.01.2025,2025-01-31,ED,1\n' +
      '2025-01-01,2025-02-29,,1\n' +
      '2025-01-01,ED,1\n' +
      `2025-01-01,2025-01-31,ED,${'9'.repeat(101)}\n` +
      '2025-01-01,2025-01-31,E"D,\n';
    expect(read(text).faults).toEqual([
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
  ])('is refused as a whole: %#', (text, code) => {
    expect(readActivityFile(bytes(text))).toMatchObject({ code });
  });

  it('is refused where it is not UTF-8', () => {
    expect(readActivityFile(Buffer.from([0x76, 0xff, 0xfe]))).toMatchObject({
      code: 'MONITORING.FILE_UNREADABLE',
      facts: { reason: 'the file is not UTF-8' },
    });
  });
});
