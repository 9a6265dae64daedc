import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { UsageProblem } from '../command.ts';

/** What a zip without the extension for large files can hold, with room for its directory. */
const BYTES_AT_MOST = 4_000_000_000;

/**
 * Every file of a folder in one zip, read and written piece by piece: no file is in memory as a whole.
 * What is compressed already is not compressed again.
 *
 * @throws UsageProblem where the file is there already, or the folder holds more than a zip can
 */
export async function zipFolder(folder: string, file: string): Promise<void> {
  const names = await filesIn(folder);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  if (sizes.reduce((sum, size) => sum + size, 0) > BYTES_AT_MOST) {
    throw new UsageProblem('The book is larger than a .zip can hold: name a folder instead');
  }
  // Nothing that lay there before is written over.
  const out = await open(file, 'wx', 0o600);
  try {
    const pieces: Uint8Array[] = [];
    const zip = new Zip((error, piece) => {
      if (error !== null) throw error;
      pieces.push(piece);
    });
    const flush = async (): Promise<void> => {
      for (const piece of pieces.splice(0)) await out.write(piece);
    };
    for (const name of names) {
      const path = name.split(sep).join('/');
      const entry = path.endsWith('.gz') ? new ZipPassThrough(path) : new ZipDeflate(path);
      zip.add(entry);
      for await (const chunk of createReadStream(join(folder, name))) {
        entry.push(chunk as Buffer);
        await flush();
      }
      entry.push(new Uint8Array(), true);
      await flush();
    }
    zip.end();
    await flush();
    await out.sync();
  } finally {
    await out.close();
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
