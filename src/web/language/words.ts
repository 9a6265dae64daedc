import type { Language } from '../../reporting/language/language.ts';
import { words as en, type Word, type Words } from './en.ts';

/** The words of pages in one language: `t('form.look')`, with what stands in braces filled in. */
export interface PageWords {
  (word: Word, values?: Readonly<Record<string, string>>): string;
  /** A code of the books in words; itself where there is no word for it. */
  code(name: string): string;
}

const WORDS_OF: Readonly<Record<Language, Words>> = { en, ja: en, kk: en, ru: en, fr: en };

export function wordsIn(language: Language): PageWords {
  const words: Readonly<Record<string, string>> = WORDS_OF[language];
  const t = (word: Word, values: Readonly<Record<string, string>> = {}) =>
    (words[word] ?? word).replace(/\{([a-z]+)\}/g, (_all, name: string) => values[name] ?? '');
  return Object.assign(t, {
    code: (name: string) => words[name] ?? name.split('.').at(-1) ?? name,
  });
}
