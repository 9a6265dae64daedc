import type { FileHandle } from 'node:fs/promises';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
/** The end record and the longest comment after it. */
const TAIL_BYTES = END_BYTES + 0xffff;
const DIRECTORY_BYTES_AT_MOST = 4 * 1024 * 1024;

/**
 * The names of what is in a ZIP archive, from its central directory; null where it has none that can be
 * read: cut off, damaged, of more than 4 MiB, or in the form for archives of over 4 GiB.
 *
 * @source PKWARE APPNOTE 4.3.12 (central directory), 4.3.16 (its end record)
 */
export async function zipNames(file: FileHandle, bytes: number): Promise<readonly string[] | null> {
  const tail = await readAt(file, Math.max(0, bytes - TAIL_BYTES), Math.min(bytes, TAIL_BYTES));
  const end = endRecordIn(tail);
  if (end === null) return null;
  const size = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (size > DIRECTORY_BYTES_AT_MOST || start + size > bytes) return null;
  return namesIn(await readAt(file, start, size), tail.readUInt16LE(end + 10));
}

function endRecordIn(tail: Buffer): number | null {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    const comment = tail.length - END_BYTES - at;
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY && tail.readUInt16LE(at + 20) === comment) {
      return at;
    }
  }
  return null;
}

function namesIn(directory: Buffer, count: number): readonly string[] | null {
  const names: string[] = [];
  let at = 0;
  while (names.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const length = directory.readUInt16LE(at + 28);
    names.push(directory.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return names;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
