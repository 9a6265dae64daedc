/*
 * What is shipped, under which licences: `npm run licences` writes docs/licences.md, `--check` compares.
 * Reads package-lock.json and the manifests of what is installed; asks nobody.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const REPORT = join(ROOT, 'docs/licences.md');

/** Licences that allow what this project does, without conditions that would reach its own text. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));

/** Name, version and licence of everything that runs with the product; not what only builds or tests it. */
function shipped() {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.link)
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version,
      licence: entry.license ?? licenceInstalled(path, entry.version),
      isOptional: entry.optional === true,
    }))
    .sort((one, other) => compare(one.name, other.name) || compare(one.version, other.version));
}

function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

function licenceInstalled(path, version) {
  const read = READ_BY_HAND.get(`${path.slice(path.lastIndexOf('node_modules/') + 13)} ${version}`);
  if (read !== undefined) return read;
  try {
    const manifest = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
    const { license } = manifest;
    return typeof license === 'string' ? license : (license?.type ?? 'unknown');
  } catch {
    return 'unknown';
  }
}

/** Packages whose manifest is silent, read by a person: the licence is in the file that is named. */
const READ_BY_HAND = new Map([['png-js 1.1.0', 'MIT']]); // node_modules/png-js/LICENSE

/** '(MIT OR GPL-3.0)' is allowed by its MIT; '(MIT AND X)' only if X is, too. */
function isAllowed(licence) {
  const bare = licence.replace(/[()]/g, '');
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed);
  return bare.split(' OR ').some((each) => ALLOWED.has(each.trim()));
}

function report(packages) {
  const counts = new Map();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const summary = [...counts].sort(([a, x], [b, y]) => y - x || compare(a, b));
  return [
    '# Licences of what is shipped',
    '',
    'Written by `npm run licences` from `package-lock.json`; what only builds or tests the product is not in it.',
    '',
    '| licence | packages |',
    '| --- | --- |',
    ...summary.map(([licence, count]) => `| ${licence} | ${count} |`),
    '',
    '| package | version | licence |',
    '| --- | --- | --- |',
    ...packages.map(
      ({ name, version, licence, isOptional }) =>
        `| ${name}${isOptional ? ' (optional)' : ''} | ${version} | ${licence} |`,
    ),
    '',
  ].join('\n');
}

const packages = shipped();
const strange = packages.filter(({ licence }) => !isAllowed(licence));
for (const { name, version, licence } of strange) {
  console.error(`${name} ${version}: ${licence} is not among the licences that are allowed`);
}
const text = report(packages);
if (process.argv.includes('--check')) {
  const kept = readFileSync(REPORT, 'utf8');
  const bare = (each) => each.replace(/[ -]+\|/g, '|').replace(/\| +/g, '|');
  if (bare(kept) !== bare(text)) {
    console.error('docs/licences.md is not what is installed: npm run licences');
    process.exitCode = 1;
  }
} else {
  writeFileSync(REPORT, text);
}
if (strange.length > 0) process.exitCode = 1;
