import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_BYTES = 22;
const TAIL_BYTES = END_BYTES + 0xffff;
const DIRECTORY_BYTES_AT_MOST = 4 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** Where an archive is: a file, by its path, or bytes that are here already. */
export type Archive = string | Buffer;

/** A file within a ZIP archive. */
export interface ZipEntry {
  readonly method: number;
  readonly packedBytes: number;
  /** Where its local header stands. */
  readonly offset: number;
}

/** The archive is cut off, damaged, encrypted, or of a form that no spreadsheet has. */
export class ZipUnreadable extends Error {}

/**
 * The files of a ZIP archive by name, from its central directory.
 *
 * @source PKWARE APPNOTE 4.3.12 (central directory), 4.3.16 (its end record)
 */
export function zipEntries(archive: Archive): Promise<ReadonlyMap<string, ZipEntry>> {
  return reading(archive, async ({ size, read }) => {
    const tail = await read(Math.max(0, size - TAIL_BYTES), Math.min(size, TAIL_BYTES));
    const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
    if (
      end === -1 ||
      end + END_BYTES > tail.length ||
      tail.readUInt32LE(end) !== END_OF_DIRECTORY
    ) {
      throw new ZipUnreadable('it has no directory');
    }
    const bytes = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    if (bytes > DIRECTORY_BYTES_AT_MOST || start + bytes > size) {
      throw new ZipUnreadable('its directory is not where it should be');
    }
    return entriesIn(await read(start, bytes), tail.readUInt16LE(end + 10));
  });
}

function entriesIn(directory: Buffer, count: number): ReadonlyMap<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new ZipUnreadable('its directory is damaged');
    }
    const length = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + length);
    const isEncrypted = (directory.readUInt16LE(at + 8) & 1) === 1;
    if (isEncrypted) throw new ZipUnreadable('it is encrypted');
    entries.set(name, {
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The unpacked content of an entry, as a stream; its length is for the reader to bound. */
export async function zipContent(archive: Archive, entry: ZipEntry): Promise<Readable> {
  const start = await reading(archive, async ({ read }) => {
    const header = await read(entry.offset, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_ENTRY) {
      throw new ZipUnreadable('an entry is not where it should be');
    }
    return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  });
  const end = start + Math.max(entry.packedBytes, 1);
  const packed =
    typeof archive === 'string'
      ? createReadStream(archive, { start, end: end - 1 })
      : Readable.from([archive.subarray(start, end)], { objectMode: false });
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw new ZipUnreadable('it is packed in a way that is not known');
  // Errors of either arrive at whoever reads the result.
  return pipeline(packed, createInflateRaw(), () => undefined);
}

interface OpenArchive {
  readonly size: number;
  read(position: number, length: number): Promise<Buffer>;
}

/** Lets pieces of an archive be read, and closes it after. */
async function reading<T>(archive: Archive, work: (open: OpenArchive) => Promise<T>): Promise<T> {
  if (typeof archive !== 'string') {
    const read = (position: number, length: number) =>
      Promise.resolve(archive.subarray(position, position + length));
    return work({ size: archive.length, read });
  }
  const file = await open(archive);
  try {
    const { size } = await file.stat();
    return await work({
      size,
      async read(position, length) {
        const buffer = Buffer.alloc(length);
        const { bytesRead } = await file.read(buffer, 0, length, position);
        return buffer.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
}
