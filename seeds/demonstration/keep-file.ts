import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../src/kernel/canonical-json.ts';
import type { DocumentStore } from '../../src/project/documents/store.ts';

/**
 * Keeps files in the document store as a received one is kept: written through beside it first, then
 * taken in under its digest. What is kept already is left alone.
 */
export function fileKeeper(
  store: DocumentStore,
  incoming: string,
): (country: string, file: Buffer) => Promise<void> {
  return async (country, file) => {
    const sha256 = sha256Hex(file);
    if (await store.holds({ country, sha256 })) return;
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const path = join(incoming, randomUUID());
    try {
      const handle = await open(path, 'wx', 0o600);
      try {
        await handle.writeFile(file);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await store.keep(country, { path, sha256, bytes: file.length });
    } finally {
      await rm(path, { force: true });
    }
  };
}
