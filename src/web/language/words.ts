import type { Language } from '../../reporting/language/language.ts';
import { displayOf } from '../../reporting/language/display.ts';
import { words as en, type Word as PageWord, type Words } from './en.ts';
import { words as fr } from './fr.ts';
import { words as ja } from './ja.ts';
import { words as kk } from './kk.ts';
import { words as ru } from './ru.ts';
import { FORM_WORDS, type FormWord } from './forms/form-words.ts';

export type Word = PageWord | FormWord;

/** The words of pages in one language: `t('form.look')`, with what stands in braces filled in. */
export interface PageWords {
  (word: Word, values?: Readonly<Record<string, string>>): string;
  /** A code of the books in words; itself where there is no word for it. */
  code(name: string): string;
}

const PAGES: Readonly<Record<Language, Words>> = { en, ja, kk, ru, fr };

function all(language: Language): Readonly<Record<string, string>> {
  return { ...PAGES[language], ...FORM_WORDS[language] };
}

const WORDS_OF: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: all('en'),
  ja: all('ja'),
  kk: all('kk'),
  ru: all('ru'),
  fr: all('fr'),
};

/** A code behind the name of its list: 'kind.refund'. */
const CODE = /^[a-z-]+\.(.+)$/;

export function wordsIn(language: Language): PageWords {
  const display = displayOf(language);
  const words = WORDS_OF[language];
  const t = (word: Word, values: Readonly<Record<string, string>> = {}) =>
    (words[word] ?? word).replace(/\{([a-z]+)\}/g, (_all, name: string) => values[name] ?? '');
  return Object.assign(t, {
    code: (name: string) => words[name] ?? display.code(CODE.exec(name)?.[1] ?? name),
  });
}
