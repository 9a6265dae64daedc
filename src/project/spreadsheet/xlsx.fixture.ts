import { crc32, deflateRawSync } from 'node:zlib';

type Files = Readonly<Record<string, string>>;

/** A ZIP archive of the given files, packed or as they are. */
export function zipOf(files: Files, packed = true): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text, 'utf8');
    const body = packed ? deflateRawSync(content) : content;
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(packed ? 8 : 0, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(body.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([
      Buffer.from('PK\u0003\u0004', 'latin1'),
      facts,
      Buffer.from(name),
      body,
    ]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const version = Buffer.from([20, 0]);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002', 'latin1'),
        version,
        facts,
        rest,
        Buffer.from(name),
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  const entries = Buffer.concat(directory);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, entries, end]);
}

/** What a spreadsheet program writes around a sheet. */
export function workbookFiles(sheet: string, more: Files = {}): Files {
  return {
    'xl/workbook.xml':
      '<?xml version="1.0"?><workbook xmlns:r="x"><workbookPr/><sheets>' +
      '<sheet name="List &amp; more" sheetId="1" r:id="rId7"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="styles.xml"/>' +
      '<Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  };
}

/** A workbook whose cells are all texts written in place. */
export function textWorkbook(rows: readonly (readonly string[])[]): Buffer {
  const sheet = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell) => inlineCell(cell)).join('')}</row>`,
  );
  return zipOf(workbookFiles(sheet.join('')));
}

function inlineCell(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c t="inlineStr"><is><t>${escaped}</t></is></c>`;
}
