import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether a process with this number lives, whoever it is by now. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Whether this very process works in the directory. A number alone proves nothing: after a crash of the
 * machine it belongs to another program.
 */
export function worksIn(pid: number, directory: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === 'linux') {
      const there = statSync(`/proc/${pid}/cwd`);
      const here = statSync(directory);
      return there.dev === here.dev && there.ino === here.ino;
    }
    if (process.platform === 'win32') return true;
    const listed = execFileSync('lsof', ['-a', '-p', `${pid}`, '-d', 'cwd', '-Fn'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return listed.split('\n').includes(`n${realpathSync(directory)}`);
  } catch {
    return false;
  }
}

/** The processes named `name` that work in the directory (Linux; elsewhere none are found). */
export function processesIn(directory: string, name: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((entry) => parseInt(entry, 10))
    .filter((pid) => nameOf(pid) === name && worksIn(pid, directory));
}

function nameOf(pid: number): string {
  return readIfThere(`/proc/${pid}/comm`)?.trim() ?? '';
}

/** Number and birth of a process, so that a later one with the same number is not taken for it. */
function identityOf(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`) ?? '';
  const birth = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${pid} ${birth}`.trim();
}

function lives(identity: string): boolean {
  const pid = parseInt(identity, 10);
  return pid > 0 && isAlive(pid) && identityOf(pid) === identity;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/**
 * Runs `work` while no other process does the same under this lock file. The lock of a process that was
 * killed does not hold anybody up.
 *
 * @param onWait told once, when another process has to be waited for
 */
export async function withLock<T>(
  path: string,
  onWait: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const mine = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  // The first line says who; the second tells two locks of one process apart.
  const content = `${identityOf(process.pid)}\n${mine}`;
  try {
    writeFileSync(mine, content);
    for (let waited = 0; !takeLock(mine, path); waited += 1) {
      if (waited === 5) onWait();
      await pause(50);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    if (readIfThere(path) === content) rmSync(path, { force: true });
  }
}

function takeLock(mine: string, path: string): boolean {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const held = readIfThere(path);
  if (held === null || lives(held.split('\n')[0] ?? '')) return false;
  clearDeadLock(mine, path, held);
  return false;
}

/** Moves the lock aside before looking again, so that a lock taken meanwhile is not thrown away. */
function clearDeadLock(mine: string, path: string, dead: string): void {
  const aside = `${mine}.dead`;
  try {
    renameSync(path, aside);
    if (readIfThere(aside) !== dead) linkSync(aside, path);
  } catch {
    // Somebody else was quicker; the next round looks again.
  }
  rmSync(aside, { force: true });
}

/** A note that this process uses something shared; it counts only while the process lives. */
export interface Lease {
  /** Takes the note back. @returns whether no other living process holds one */
  giveBack(): boolean;
}

export function takeLease(directory: string): Lease {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    writeFileSync(path, identityOf(process.pid));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  return {
    giveBack() {
      rmSync(path, { force: true });
      return liveLeases(directory) === 0;
    },
  };
}

function liveLeases(directory: string): number {
  let living = 0;
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (lives(readIfThere(path) ?? '')) living += 1;
    else rmSync(path, { force: true });
  }
  return living;
}
