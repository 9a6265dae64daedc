import type { Language } from '../../reporting/language/language.ts';
import { displayOf } from '../../reporting/language/display.ts';
import { words as en, type Word, type Words } from './en.ts';
import { words as fr } from './fr.ts';
import { words as ja } from './ja.ts';
import { words as kk } from './kk.ts';
import { words as ru } from './ru.ts';

export type { Word };

/** The words of pages in one language: `t('form.look')`, with what stands in braces filled in. */
export interface PageWords {
  (word: Word, values?: Readonly<Record<string, string>>): string;
  /** A code of the books in words; itself where there is no word for it. */
  code(name: string): string;
}

const WORDS_OF: Readonly<Record<Language, Words>> = { en, ja, kk, ru, fr };

/** A code behind the name of its list: 'kind.refund'. */
const CODE = /^[a-z-]+\.(.+)$/;

export function wordsIn(language: Language): PageWords {
  const display = displayOf(language);
  const words: Readonly<Record<string, string>> = WORDS_OF[language];
  const t = (word: Word, values: Readonly<Record<string, string>> = {}) =>
    (words[word] ?? word).replace(/\{([a-z]+)\}/g, (_all, name: string) => values[name] ?? '');
  return Object.assign(t, {
    code: (name: string) => words[name] ?? display.code(CODE.exec(name)?.[1] ?? name),
  });
}
