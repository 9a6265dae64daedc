import { readFileSync } from 'node:fs';

/** The most memory that a process ever held, in megabytes; null where the system does not tell. */
export const peakOf = (pid: number): number | null => megabytesOf(pid, 'VmHWM');

/** What it holds now. */
export const restingOf = (pid: number): number | null => megabytesOf(pid, 'VmRSS');

function megabytesOf(pid: number, name: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const found = new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1];
    return found === undefined ? null : Math.round((parseInt(found, 10) * 1024) / 1_000_000);
  } catch {
    return null;
  }
}
