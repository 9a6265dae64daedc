/*
 * What every command does first: installs if the lockfile changed, compiles if a source changed.
 * Plain Node, because on a fresh clone there is nothing else. Says what it does on stderr; stdout
 * belongs to the command.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = [20, 19];
const MODULES = join(ROOT, 'node_modules');
const DIST = join(ROOT, 'dist');
const INSTALL_NOTE = join(MODULES, '.jcm-ledger-install.json');
const BUILD_NOTE = join(DIST, '.jcm-ledger-build');

/** Folders that are compiled; whatever in them is not TypeScript is copied beside the result. */
const SOURCES = ['src', 'migrations', 'seeds', 'benches'];

/** Ends the command with a sentence about what to do, instead of a stack trace. */
function giveUp(message, code = 1) {
  console.error(`\n${message}`);
  process.exit(code);
}

function say(line) {
  console.error(`jcm-ledger: ${line}`);
}

/**
 * Installs and compiles as far as needed.
 *
 * @param {{ development: boolean }} options whether the tools of development are needed too
 */
export function prepare({ development }) {
  checkNode();
  install(development);
  compile();
}

/** Installs only: for commands that do not run the compiled program. */
export function prepareModules({ development }) {
  checkNode();
  install(development);
}

/** Imports a compiled file into this process. */
export function run(file) {
  return import(pathToFileURL(join(DIST, file)).href);
}

/** Keeps data beside the program, from whichever folder a command is called. */
export function settleDataDir() {
  if (!process.env.DATA_DIR?.trim()) process.env.DATA_DIR = join(ROOT, 'data');
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map((part) => parseInt(part, 10));
  const [needMajor, needMinor] = OLDEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  giveUp(
    `This is Node ${process.versions.node}; JCM Ledger needs ${OLDEST_NODE.join('.')} or later (https://nodejs.org).`,
  );
}

/* ---- install ---- */

function install(development) {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  const wanted = {
    lock: createHash('sha256').update(lock).digest('hex'),
    platform: `${process.platform}-${process.arch}`,
  };
  const note = readJson(INSTALL_NOTE);
  if (note?.lock === wanted.lock && note.platform === wanted.platform) {
    if (note.development || !development) return;
  } else if (installedByHand(JSON.parse(lock.toString('utf8')), development)) {
    return noteInstall(wanted);
  }
  // Tools of development that are there already stay.
  const all = development || existsSync(join(MODULES, 'jest'));
  say(`installing packages${all ? '' : ' (without those for development)'}`);
  npmCi(all);
  noteInstall(wanted);
}

function noteInstall(wanted) {
  const development = existsSync(join(MODULES, 'jest'));
  try {
    writeFileSync(INSTALL_NOTE, `${JSON.stringify({ ...wanted, development })}\n`);
  } catch {
    // An installation that may not be written to is compared anew each time.
  }
}

/** npm leaves a list of what it installed; written last, so it is there only if all of it is. */
function installedByHand(lock, development) {
  const installed = readJson(join(MODULES, '.package-lock.json'))?.packages;
  if (installed === undefined) return false;
  return Object.entries(lock.packages).every(([path, entry]) => {
    if (path === '' || entry.link || entry.optional || entry.devOptional) return true;
    if (entry.dev && !development) return true;
    return installed[path]?.version === entry.version;
  });
}

function npmCi(all) {
  const npm = process.env.npm_execpath;
  const viaNode = npm !== undefined && basename(npm) === 'npm-cli.js';
  const done = spawnSync(
    viaNode ? process.execPath : 'npm',
    [
      ...(viaNode ? [npm] : []),
      'ci',
      all ? '--include=dev' : '--omit=dev',
      '--include=optional',
      // Nothing we use needs an install script; the program makes PostgreSQL's links itself.
      '--ignore-scripts',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 2, 2],
      // Windows finds npm.cmd only through its shell.
      shell: !viaNode && process.platform === 'win32',
    },
  );
  if (done.signal !== null) process.exit(130);
  if (done.error !== undefined) {
    giveUp(
      `npm could not be started (${done.error.message}). Install Node with npm, then try again.`,
    );
  }
  if (done.status !== 0) {
    giveUp(
      'The packages could not be installed; npm says why above. ' +
        'The first installation needs the network (or a filled npm cache).',
    );
  }
}

/* ---- compile ---- */

function compile() {
  const files = sourceFiles();
  const fingerprint = fingerprintOf(files);
  if (readText(BUILD_NOTE) === fingerprint) return;
  say('compiling');
  // What an interrupted run left behind is not trusted: only after a whole one do the changes suffice.
  if (!existsSync(BUILD_NOTE)) rmSync(join(DIST, '.tsbuildinfo'), { force: true });
  rmSync(BUILD_NOTE, { force: true });
  removeStale(files);
  const tsc = join(MODULES, 'typescript', 'bin', 'tsc');
  // Types are checked by `npm run check`; here they would cost time, and @types that are not installed.
  const done = spawnSync(
    process.execPath,
    [tsc, '-p', 'tsconfig.build.json', '--noCheck', '--types', 'null'],
    { cwd: ROOT, stdio: ['ignore', 2, 2] },
  );
  if (done.signal !== null) process.exit(130);
  if (done.status !== 0) giveUp('The program could not be compiled; the messages above say where.');
  for (const file of files.filter((each) => !each.endsWith('.ts'))) {
    const target = join(DIST, file);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(ROOT, file), target);
  }
  writeFileSync(BUILD_NOTE, fingerprint);
}

/** Paths from the root, with the settings of the compiler; tests are not compiled. */
function sourceFiles() {
  return SOURCES.filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) => filesBelow(join(ROOT, folder)))
    .filter((path) => !path.endsWith('.spec.ts'))
    .map((path) => relative(ROOT, path))
    .sort();
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function fingerprintOf(files) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of [...files, 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json']) {
    const { size, mtimeMs } = statSync(join(ROOT, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** What was compiled from a source that is gone must not be found by an import. */
function removeStale(files) {
  const expected = new Set(files.map((file) => file.replace(/\.ts$/, '.js')));
  for (const folder of SOURCES) {
    if (!existsSync(join(DIST, folder))) continue;
    for (const path of filesBelow(join(DIST, folder))) {
      const source = relative(DIST, path).replace(/\.js\.map$/, '.js');
      if (!expected.has(source)) rmSync(path, { force: true });
    }
  }
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
