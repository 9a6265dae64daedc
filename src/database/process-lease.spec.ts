import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, takeLease, withLock, worksIn } from './process-lease.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jcm lease '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const nobodyWaits = (): void => undefined;

/** The number of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('a lock between processes', () => {
  it('lets one in at a time, and leaves nothing behind', async () => {
    const path = join(folder, 'lock');
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await pause(20);
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock(path, nobodyWaits, work)));
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is given free when the work fails', async () => {
    const path = join(folder, 'lock');
    const failing = withLock(path, nobodyWaits, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(withLock(path, nobodyWaits, () => Promise.resolve('in'))).resolves.toBe('in');
  });

  it('is not held by a process that was killed', async () => {
    const path = join(folder, 'lock');
    writeFileSync(path, `${deadPid()} 12345\nits own note`);
    await expect(withLock(path, nobodyWaits, () => Promise.resolve('in'))).resolves.toBe('in');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not held by a later process with the same number', async () => {
    const path = join(folder, 'lock');
    writeFileSync(path, `${process.pid} 1\nits own note`);
    await expect(withLock(path, nobodyWaits, () => Promise.resolve('in'))).resolves.toBe('in');
  });
});

describe('a lease', () => {
  it('is the last one only when no other living process holds one', () => {
    const one = takeLease(folder);
    const other = takeLease(folder);
    writeFileSync(join(folder, 'left by a killed one'), `${deadPid()} 12345`);
    expect(one.giveBack()).toBe(false);
    expect(other.giveBack()).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a process', () => {
  it('is known by where it works, not by its number', () => {
    expect(worksIn(process.pid, process.cwd())).toBe(true);
    expect(worksIn(process.pid, folder)).toBe(false);
    expect(worksIn(deadPid(), process.cwd())).toBe(false);
    expect(isAlive(deadPid())).toBe(false);
  });
});
