import { zipSync } from 'fflate';

/**
 * Files in a zip whose bytes depend on nothing but them: names sorted, one fixed time for all. The time
 * is given as the clock on the wall shows it, because that is what a zip keeps.
 */
export function zipped(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const sorted = Object.keys(files)
    .sort()
    .map((name) => [name, files[name] ?? new Uint8Array()] as const);
  const mtime = new Date(1980, 0, 2, 0, 0, 0);
  return Buffer.from(zipSync(Object.fromEntries(sorted), { mtime, level: 6, os: 3 }));
}
