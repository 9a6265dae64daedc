import { execFile, spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';

/** The operating system's account that runs the server; null where it is our own. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** What a finished program said. */
export interface Finished {
  readonly code: number;
  readonly output: string;
}

/** PostgreSQL refuses to run as root, so root lends it to an account that can do nothing else. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The account a directory already belongs to; null where it is our own or cannot be lent. */
export function ownerOf(directory: string): ServerAccount | null {
  if (!isRoot()) return null;
  const { uid, gid } = statSync(directory);
  return uid === 0 ? null : { uid, gid };
}

/** The account to lend to: `postgres` where a package of the system made one, else `nobody`. */
export function accountToLend(): ServerAccount | null {
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const uid = numericId('-u', name);
    const gid = numericId('-g', name);
    if (uid !== null && gid !== null && uid !== 0) return { uid, gid };
  }
  return null;
}

function numericId(flag: '-u' | '-g', name: string): number | null {
  const found = spawnSync('id', [flag, name], { encoding: 'utf8' });
  if (found.status !== 0) return null;
  const id = parseInt(found.stdout.trim(), 10);
  return Number.isSafeInteger(id) ? id : null;
}

/** Whether the account may enter a directory: every directory above it has to let it through. */
export function mayEnter(account: ServerAccount, directory: string): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return tried.status === 0;
}

/** Hands a file or directory of ours to the account; nothing to do where the account is our own. */
export function handOver(path: string, account: ServerAccount | null): void {
  if (account !== null) chownSync(path, account.uid, account.gid);
}

/** Runs one of PostgreSQL's programs to its end, as the account. */
export function runAs(
  account: ServerAccount | null,
  program: string,
  programArguments: readonly string[],
): Promise<Finished> {
  return new Promise((resolve) => {
    execFile(
      program,
      programArguments,
      {
        ...(account ?? {}),
        // The account may not be allowed where we stand.
        cwd: process.platform === 'win32' ? undefined : '/',
        env: serverEnvironment(),
        encoding: 'utf8',
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`.trim();
        if (error === null) resolve({ code: 0, output });
        else if (typeof error.code === 'number') resolve({ code: error.code, output });
        else resolve({ code: -1, output: output === '' ? error.message : output });
      },
    );
  });
}

/** Our environment without what would steer PostgreSQL elsewhere, and with messages in English. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^PG[A-Z]/.test(name) && !/^(LC_|LANG)/.test(name),
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
