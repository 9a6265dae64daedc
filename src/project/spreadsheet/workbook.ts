import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { attribute, XmlTokens, XmlUnreadable, type XmlToken } from './xml-tokens.ts';
import {
  zipContent,
  zipEntries,
  ZipUnreadable,
  type Archive,
  type ZipEntry,
} from './zip-entries.ts';

/** What the sheets of a workbook share, and where the first one is. */
export interface Workbook {
  readonly archive: Archive;
  readonly sheet: ZipEntry;
  readonly sheetName: string;
  /** How many sheets there are; only the first is read. */
  readonly sheets: number;
  readonly sharedStrings: readonly string[];
  /** Whether a cell style shows days, by its number. */
  readonly dayStyles: readonly boolean[];
  /** Days are counted from 1904, as on early Macintoshes. */
  readonly from1904: boolean;
}

/** The file is no spreadsheet that can be read; the message says why. */
export class SpreadsheetUnreadable extends Error {}

const SMALL_PART_AT_MOST = 8 * 1024 * 1024;
const SHARED_STRINGS_AT_MOST = 64 * 1024 * 1024;

/** Formats that show days though nobody wrote them out: numbers 14 to 22 and 45 to 47 of the standard. */
const DAY_FORMATS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/**
 * Opens an XLSX file and reads what its first sheet needs.
 *
 * @param bytesAtMost how much the texts that cells share may be, unpacked
 * @source ECMA-376, Office Open XML, part 1, chapter 18 (SpreadsheetML)
 */
export function openWorkbook(archive: Archive, bytesAtMost: number): Promise<Workbook> {
  return told(async () => {
    const entries = await zipEntries(archive);
    const part = (name: string, atMost = SMALL_PART_AT_MOST) =>
      partOf(archive, entries, name, atMost);
    const { names, ids, from1904 } = await sheetsOf(part('xl/workbook.xml'));
    const target = await targetOf(part('xl/_rels/workbook.xml.rels'), ids[0] ?? '');
    const sheet = entries.get(posix.join('xl', target).replace(/^xl\/\/?xl\//, 'xl/'));
    if (sheet === undefined) throw new SpreadsheetUnreadable('it has no sheet');
    return {
      archive,
      sheet,
      sheetName: names[0] ?? '',
      sheets: names.length,
      sharedStrings: await stringsOf(
        part('xl/sharedStrings.xml', Math.min(bytesAtMost, SHARED_STRINGS_AT_MOST)),
      ),
      dayStyles: await dayStylesOf(part('xl/styles.xml')),
      from1904,
    };
  });
}

/** The same errors whatever part of a file is damaged. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (
      error instanceof ZipUnreadable ||
      error instanceof XmlUnreadable ||
      isUnpackingError(error)
    ) {
      throw new SpreadsheetUnreadable((error as Error).message);
    }
    throw error;
  }
}

export function isUnpackingError(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    typeof code === 'string' && (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
  );
}

/** The tokens of a stream of XML, of at most so many bytes. */
export async function* tokensOf(content: Readable, atMost: number): AsyncGenerator<XmlToken> {
  const tokens = new XmlTokens();
  const decoder = new TextDecoder('utf-8');
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > atMost) throw new SpreadsheetUnreadable('it is too large when unpacked');
    yield* tokens.push(decoder.decode(chunk, { stream: true }));
  }
}

async function* partOf(
  archive: Archive,
  entries: ReadonlyMap<string, ZipEntry>,
  name: string,
  atMost: number,
): AsyncGenerator<XmlToken> {
  const entry = entries.get(name);
  if (entry !== undefined) yield* tokensOf(await zipContent(archive, entry), atMost);
}

async function sheetsOf(tokens: AsyncIterable<XmlToken>) {
  const names: string[] = [];
  const ids: string[] = [];
  let from1904 = false;
  for await (const token of tokens) {
    if (token.kind !== 'open') continue;
    if (token.name === 'workbookPr') {
      from1904 = ['1', 'true'].includes(attribute(token.attributes, 'date1904') ?? '');
    }
    if (token.name !== 'sheet') continue;
    names.push(attribute(token.attributes, 'name') ?? '');
    ids.push(attribute(token.attributes, 'id') ?? '');
  }
  return { names, ids, from1904 };
}

async function targetOf(tokens: AsyncIterable<XmlToken>, id: string): Promise<string> {
  for await (const token of tokens) {
    if (token.kind === 'open' && token.name === 'Relationship') {
      if (attribute(token.attributes, 'Id') === id)
        return attribute(token.attributes, 'Target') ?? '';
    }
  }
  return '';
}

/** Texts of cells, each once; how a Japanese word is pronounced is no part of it. */
async function stringsOf(tokens: AsyncIterable<XmlToken>): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let within = '';
  for await (const token of tokens) {
    if (token.kind === 'text') {
      if (within === 't') text += token.text;
    } else if (token.kind === 'open') {
      if (token.name === 'rPh' && !token.closed) within = 'rPh';
      else if (token.name === 't' && within !== 'rPh' && !token.closed) within = 't';
      if (token.name === 'si' && token.closed) strings.push('');
    } else if (token.name === 'si') {
      // A copy: what was cut out of a larger text would keep all of that in memory.
      strings.push(Buffer.from(text, 'utf8').toString('utf8'));
      text = '';
    } else if (token.name === within) within = '';
  }
  return strings;
}

async function dayStylesOf(tokens: AsyncIterable<XmlToken>): Promise<readonly boolean[]> {
  const written = new Map<number, boolean>();
  const styles: boolean[] = [];
  let withinCells = false;
  for await (const token of tokens) {
    if (token.kind === 'text') continue;
    if (token.name === 'cellXfs') withinCells = token.kind === 'open' && !token.closed;
    if (token.kind === 'close') continue;
    const format = parseInt(attribute(token.attributes, 'numFmtId') ?? '0', 10);
    if (token.name === 'numFmt') {
      written.set(format, showsDays(attribute(token.attributes, 'formatCode') ?? ''));
    }
    if (token.name === 'xf' && withinCells) {
      styles.push(written.get(format) ?? DAY_FORMATS.has(format));
    }
  }
  return styles;
}

function showsDays(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[yd]/i.test(bare);
}
