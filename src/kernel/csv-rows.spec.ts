import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsvReader, type CsvRow } from './csv-rows.ts';

function read(text: string, piece = text.length || 1): readonly CsvRow[] {
  const reader = new CsvReader();
  const rows: CsvRow[] = [];
  for (let at = 0; at < text.length; at += piece)
    rows.push(...reader.push(text.slice(at, at + piece)));
  return [...rows, ...reader.end()];
}
const cells = (text: string) => read(text).map((row) => row.cells);

describe('reading CSV', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    ['nothing', '', []],
    ['one row without an end', 'a,b', [['a', 'b']]],
    ['line ends of every kind', 'a\nb\r\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    [
      'empty cells',
      ',\n,,',
      [
        ['', ''],
        ['', '', ''],
      ],
    ],
    ['quotes, commas and line ends in a cell', '"a,""b""\r\nc",d\n', [['a,"b"\r\nc', 'd']]],
    ['an empty cell in quotes', '""\n', [['']]],
    ['empty lines as no rows', '\n\na\n\n\nb\n', [['a'], ['b']]],
    ['other alphabets', 'Зарядные,充電\n', [['Зарядные', '充電']]],
  ])('takes %s', (_, text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it('counts the lines of the file, not the rows', () => {
    const rows = read('a\n"b\n\nb"\r\n\r\nc\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it.each([
    ['a,b"c\nd\n', 2, /within a cell/],
    ['a,"b"c,d\nd\n', 2, /text follows a closing quote/],
  ])('tells where %j is not written as it should be, and reads on', (text, column, message) => {
    const [first, second] = read(text);
    expect(first?.problem).toEqual({ column, message: expect.stringMatching(message) });
    expect(second).toEqual({ line: 2, cells: ['d'], problem: null });
  });

  it('tells of a quote that is never closed', () => {
    expect(read('a\nb,"c\nd\n')[1]?.problem).toMatchObject({ column: 2 });
  });

  it('gives up at a cell without end, and keeps none of what follows', () => {
    const reader = new CsvReader();
    const rows = [...reader.push(`a,"${'x'.repeat(70_000)}`), ...reader.push('more"\nb\n')];
    expect(rows).toEqual([
      { line: 1, cells: ['a', ''], problem: expect.objectContaining({ column: 2 }) },
    ]);
    expect([reader.gaveUp, reader.end()]).toEqual([true, []]);
  });

  it('reads the same however the file is cut into pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r', ' ') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 7 }), (rows, piece) => {
        const text = rows
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        expect(read(text, piece).map((row) => row.cells)).toEqual(rows);
        expect(read(text, piece)).toEqual(read(text));
      }),
    );
  });

  it('reads whatever it is given without an error of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r') }), (text) => {
        expect(read(text, 1)).toEqual(read(text));
      }),
    );
  });
});
