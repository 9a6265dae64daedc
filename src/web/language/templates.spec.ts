import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../reporting/html/package-root.ts';
import { wordsIn } from './words.ts';

/** What is written the same in every language: names of forms of files, examples, codes. */
const INVARIANT = new Set([
  ...[
    'JCM',
    'JCM Ledger',
    'tCO2e',
    'node verify-log.mjs --receipt FILE --key KEY',
    'JSON',
    'CSV',
    'XLSX',
    'PDF',
    'SVG',
    'SHA-256',
    'ITMOs',
    'schema',
  ],
  ...['JP', 'KZ', 'KZ001', 'JPY', 'JP-KZ-KZ001-2023-1-60', '/v1/deadlines'],
]);

/** What stands for a piece of code while a template is looked through. */
const CODE = '\uE000';

const templates = ['src/web/views', 'src/reporting/html'].flatMap((folder) =>
  readdirSync(join(packageRoot(), folder))
    .filter((name) => name.endsWith('.eta'))
    .map((name) => ({ name, text: readFileSync(join(packageRoot(), folder, name), 'utf8') })),
);

/** The texts that stand in a template as they are: between tags, and in what is read aloud. */
function literalsIn(template: string): readonly string[] {
  const text = template.replace(/<%[^]*?%>/g, CODE);
  const spoken = [...text.matchAll(/\s(?:aria-label|alt|title|placeholder)="([^"]*)"/g)];
  const between = text.replace(/<[a-zA-Z/!\uE000][^<>]*>/g, '\uE001').split('\uE001');
  return [...between, ...spoken.map(([, said = '']) => said)]
    .map((each) => each.replaceAll(CODE, '').replaceAll('·', '').trim())
    .filter((each) => /\p{L}/u.test(each) && !INVARIANT.has(each));
}

/** Quoted texts in the code of a template that read as words: 'not known', "Japan's side". */
function quotedIn(template: string): readonly string[] {
  return [...template.matchAll(/<%([^]*?)%>/g)].flatMap(([, code = '']) => {
    // What is written with tags in it is markup, and what compares is no text.
    const shown = code.replace(/(?:===|!==|\?\.?\[|case) *'[^']*'/g, '');
    return [...shown.matchAll(/'([^']*)'/g)]
      .map(([, text = '']) => text)
      .filter((text) => /\p{L}{2,} +\p{L}+|^\p{Lu}\p{Ll}+$/u.test(text) && !/[<>=/#]/.test(text));
  });
}

describe('templates', () => {
  it('say nothing in a language of their own', () => {
    const said = templates.flatMap(({ name, text }) =>
      [...literalsIn(text), ...quotedIn(text)].map((each) => `${name}: ${each}`),
    );
    expect(said).toEqual([]);
  });

  it('name only words that there are', () => {
    const t = wordsIn('en');
    const unknown = templates.flatMap(({ name, text }) =>
      [...text.matchAll(/\b(?:t|label)\(\s*['"]([a-z0-9.-]+)['"]\s*[,)]/g)]
        .map(([, word = '']) => word)
        .filter((word) => t(word as 'page.any') === word)
        .map((word) => `${name}: ${word}`),
    );
    expect(unknown).toEqual([]);
  });
});
