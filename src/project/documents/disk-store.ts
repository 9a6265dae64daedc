import { constants } from 'node:fs';
import { access, link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { DocumentStore, placeOf, type FileKey, type ReceivedFile } from './store.ts';

/** Files in a folder of this machine: `KZ/sha256/ab/abcd…`, written once, never changed. */
export class DiskStore extends DocumentStore {
  constructor(private readonly dir: string) {
    super();
  }

  override async keep(country: string, file: ReceivedFile): Promise<void> {
    const path = this.pathOf({ country, sha256: file.sha256 });
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // A link appears at once and whole; the file was already written through to the disk.
    await link(file.path, path).catch(unless('EEXIST'));
    await syncFolder(folder);
  }

  override async holds(key: FileKey): Promise<boolean> {
    return access(this.pathOf(key), constants.R_OK).then(
      () => true,
      (error: unknown) => Promise.resolve(unless('ENOENT')(error)).then(() => false),
    );
  }

  override async open(key: FileKey): Promise<Readable | null> {
    try {
      const file = await open(this.pathOf(key), 'r');
      return file.createReadStream();
    } catch (error) {
      unless('ENOENT')(error);
      return null;
    }
  }

  override async discard(key: FileKey): Promise<void> {
    await unlink(this.pathOf(key)).catch(unless('ENOENT'));
  }

  private pathOf(key: FileKey): string {
    return join(this.dir, placeOf(key));
  }
}

/** Passes an error on, but for the one that means that there is nothing to do. */
function unless(code: string): (error: unknown) => void {
  return (error) => {
    if ((error as { code?: unknown }).code !== code) throw error;
  };
}

/** A new name in a folder is safe from a power cut once the folder is written through. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
