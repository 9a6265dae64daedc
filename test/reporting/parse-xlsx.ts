import { strFromU8, unzipSync } from 'fflate';

export interface ReadCell {
  readonly type: 'number' | 'text' | 'empty';
  readonly text: string;
}

/** Reads a workbook as a program of its own would: sheets by name, cells as text and their type. */
export function workbookOf(
  bytes: Uint8Array,
): ReadonlyMap<string, readonly (readonly ReadCell[])[]> {
  const files = unzipSync(bytes);
  const file = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const shared = [...file('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, item = '']) =>
      [...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => unescaped(text)).join(''),
  );
  const names = [...file('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)];
  return new Map(
    names.map(([, name = ''], at) => [
      unescaped(name),
      sheetOf(file(`xl/worksheets/sheet${at + 1}.xml`), shared),
    ]),
  );
}

function sheetOf(xml: string, shared: readonly string[]): readonly (readonly ReadCell[])[] {
  const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
    const cells: ReadCell[] = [];
    for (const [, column = '', attributes = '', content = ''] of row.matchAll(
      /<c r="([A-Z]+)[0-9]+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const place = placeOf(column);
      while (cells.length < place) cells.push({ type: 'empty', text: '' });
      cells.push(cellOf(attributes, content, shared));
    }
    return cells;
  });
  const width = Math.max(0, ...rows.slice(1).map((row) => row.length));
  return rows.map((row, at) =>
    at === 0
      ? row
      : [
          ...row,
          ...Array.from({ length: width - row.length }, () => ({
            type: 'empty' as const,
            text: '',
          })),
        ],
  );
}

function cellOf(attributes: string, content: string, shared: readonly string[]): ReadCell {
  const value = /<v>(.*?)<\/v>/s.exec(content)?.[1];
  if (value === undefined) return { type: 'empty', text: '' };
  if (attributes.includes('t="s"'))
    return { type: 'text', text: shared[parseInt(value, 10)] ?? '' };
  return { type: 'number', text: value };
}

function placeOf(column: string): number {
  return [...column].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
