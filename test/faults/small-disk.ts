import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  rmdirSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own with little room: what is written to it meets ENOSPC as on any full disk. */
export interface SmallDisk {
  readonly path: string;
  readonly freeBytes: number;
  /** Takes up room until so many bytes are left. */
  fill(leaving: number): void;
  /** Gives that room back. */
  free(): void;
  /** Makes it larger while it is in use, as a volume is enlarged. */
  grow(megabytes: number): void;
  remove(): void;
}

/** Null where this account may not mount one: says so in one line. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const path = mkdtempSync(join(tmpdir(), 'jcm-ledger-disk-'));
  const options = `size=${megabytes}m,mode=755`;
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], {
    encoding: 'utf8',
  });
  if (mounted.status !== 0) {
    rmdirSync(path);
    const why = mounted.error?.message ?? mounted.stderr.trim();
    process.stderr.write(`No small file system can be mounted here, so none is filled: ${why}\n`);
    return null;
  }
  const ballast = join(path, 'ballast');
  const disk = {
    path,
    get freeBytes() {
      const { bavail, bsize } = statfsSync(path);
      return bavail * bsize;
    },
    fill(leaving: number) {
      const file = openSync(ballast, 'a');
      for (const bytes of [1024 * 1024, 4096]) {
        while (disk.freeBytes >= leaving + bytes) writeSync(file, Buffer.alloc(bytes));
      }
      closeSync(file);
    },
    free: () => rmSync(ballast, { force: true }),
    grow(larger: number) {
      spawnSync('mount', ['-o', `remount,size=${larger}m`, path]);
    },
    remove() {
      spawnSync('umount', ['--lazy', path]);
      rmSync(path, { recursive: true, force: true });
    },
  };
  return disk;
}
