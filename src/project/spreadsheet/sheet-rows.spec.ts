import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isSpreadsheet, sheetRows } from './sheet-rows.ts';
import { SpreadsheetUnreadable } from './workbook.ts';
import { textWorkbook, workbookFiles, zipOf } from './xlsx.fixture.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jcm-ledger-sheet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(bytes: Buffer) {
  const file = join(folder, 'book.xlsx');
  await writeFile(file, bytes);
  const rows = [];
  for await (const { line, cells } of sheetRows(file)) rows.push([line, ...cells]);
  return rows;
}
const sheet = (xml: string, more = {}) => read(zipOf(workbookFiles(xml, more)));

const STRINGS =
  '<sst><si><t>Title</t></si><si><r><t xml:space="preserve">Two </t></r><r><t>runs</t></r></si><si/>' +
  '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si></sst>';
const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>' +
  '<numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/>' +
  '</cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>' +
  '<xf numFmtId="165"/></cellXfs></styleSheet>';

describe('the first sheet of a workbook', () => {
  it('gives its rows as a list would: texts, numbers, days', async () => {
    const rows = await sheet(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>3</v></c>' +
        '<c r="D1" t="inlineStr"><is><t>a &lt; b &#x26; c</t></is></c></row>' +
        '<row r="4"><c r="A4" s="1"><v>44600</v></c><c r="B4" s="2"><v>61</v></c>' +
        '<c r="C4" s="3"><v>0.10000000000000001</v></c><c r="D4"><v>44817</v></c></row>',
      { 'xl/sharedStrings.xml': STRINGS, 'xl/styles.xml': STYLES },
    );
    expect(rows).toEqual([
      [1, 'Title', 'Two runs', '東京', 'a < b & c'],
      [4, '2022-02-08', '1900-03-01', '0.1', '44817'],
    ]);
  });

  it('has as many cells in a row as in the first, and no empty rows', async () => {
    const rows = await sheet(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>' +
        '<row r="2"/><row r="3"><c r="B3" s="9"/></row><row r="5"><c r="B5"><v>5</v></c></row>' +
        '<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>',
    );
    expect(rows).toEqual([
      [1, '1', '2', '3'],
      [5, '', '5', ''],
      [6, 'TRUE', '#N/A', ''],
    ]);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const rows = await sheet('<row r="1"><c r="A1" s="1"><v>43138</v></c></row>', {
      'xl/styles.xml': STYLES,
      'xl/workbook.xml':
        '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="x" r:id="rId7"/></sheets></workbook>',
    });
    expect(rows).toEqual([[1, '2022-02-08']]);
  });

  it('is read whether packed or not, and as often as there are pieces', async () => {
    const many = Array.from({ length: 5_000 }, (_, nth) => [`row ${nth} & <more>`, 'é東']);
    const rows = await read(textWorkbook(many));
    expect(rows).toEqual(many.map((cells, nth) => [nth + 1, ...cells]));
    expect(await read(zipOf(workbookFiles('<row><c><v>1</v></c></row>'), false))).toEqual([
      [1, '1'],
    ]);
  });
});

describe('what is no workbook', () => {
  const good = textWorkbook(Array.from({ length: 500 }, (_, nth) => [`row ${nth}`]));
  it.each<[string, Buffer, RegExp]>([
    ['nothing', Buffer.alloc(0), /no directory/],
    ['half of one', good.subarray(0, good.length / 2), /no directory/],
    ['an archive of something else', zipOf({ 'a.txt': 'x' }), /no sheet/],
    [
      'one with a document type',
      zipOf({ ...workbookFiles(''), 'xl/workbook.xml': '<!DOCTYPE x []><workbook/>' }),
      /document type/,
    ],
    [
      'one with a tag without end',
      zipOf(workbookFiles(`<row ${'x'.repeat(1_200_000)}`)),
      /does not end/,
    ],
    [
      'one with a cell without end',
      zipOf(workbookFiles(`<row><c><v>${'<v/>x'.repeat(70_000)}`)),
      /does not end/,
    ],
  ])('is said to be none: %s', async (_, bytes, message) => {
    const failed = await read(bytes).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(SpreadsheetUnreadable);
    expect((failed as Error).message).toMatch(message);
  });

  it('is said to be none where its content is damaged', async () => {
    const bytes = Buffer.from(good);
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      if (at % 37 !== 0) continue;
      const result = await read(damaged).catch((error: unknown) => error);
      if (!Array.isArray(result)) expect(result).toBeInstanceOf(SpreadsheetUnreadable);
    }
  });

  it('is told by its first bytes', () => {
    expect(isSpreadsheet(good)).toBe(true);
    expect(isSpreadsheet(Buffer.from('reference_no'))).toBe(false);
    expect(isSpreadsheet(Buffer.alloc(0))).toBe(false);
  });
});
