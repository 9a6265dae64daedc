/** A ZIP archive with empty entries of these names: enough to be told from other files. */
export function zipOf(...names: readonly string[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const text = Buffer.from(name, 'utf8');
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(text.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(text.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, text);
    directory.push(entry, text);
    offset += head.length + text.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, listing, end]);
}

export const WORKBOOK = zipOf('[Content_Types].xml', 'xl/workbook.xml');
export const TEXT_DOCUMENT = zipOf('[Content_Types].xml', 'word/document.xml');
export const PDF = Buffer.from('%PDF-1.7\nA project design document\n%%EOF\n');
export const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
export const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
export const TABLE = Buffer.from('\ufeffday,kWh\n2026-01-01,1200.5\nПавлодар,太陽\n', 'utf8');
