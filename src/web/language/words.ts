import { CATALOGUES_OF } from '../../reporting/language/catalogues.ts';
import { displayOf } from '../../reporting/language/display.ts';
import { LANGUAGES, type Language } from '../../reporting/language/language.ts';
import { dayIn } from '../../reporting/language/forms.ts';
import type { Label } from '../../reporting/language/labels.ts';
import { codes as enCodes, type PageCode } from './en/codes.ts';
import { pages as enPages, type PagesWord } from './en/pages.ts';
import { codes as frCodes } from './fr/codes.ts';
import { pages as frPages } from './fr/pages.ts';
import { codes as jaCodes } from './ja/codes.ts';
import { pages as jaPages } from './ja/pages.ts';
import { codes as kkCodes } from './kk/codes.ts';
import { pages as kkPages } from './kk/pages.ts';
import { codes as ruCodes } from './ru/codes.ts';
import { pages as ruPages } from './ru/pages.ts';
import { words as en, type Word as CommonWord } from './en.ts';
import { words as fr } from './fr.ts';
import { words as ja } from './ja.ts';
import { words as kk } from './kk.ts';
import { words as ru } from './ru.ts';
import { FORM_WORDS, type FormWord } from './forms/form-words.ts';
import { sayer } from './phrases.ts';

/** What pages say of their own; what reports say too has its word with the reports. */
export type Word = CommonWord | PagesWord | FormWord;

/** The words of pages in one language: `t('form.look')`, with what stands in braces filled in. */
export interface PageWords {
  (word: Word | Label, values?: Readonly<Record<string, string>>): string;
  /** A code of the books in words; itself where there is no word for it. */
  code(name: string): string;
  /** What the cycle of something says in English (what it lacks, whose move it is) in this language. */
  said(text: string): string;
}

const WORDS_OF: Readonly<Record<Language, Readonly<Record<Word, string>>>> = {
  en: { ...en, ...enPages, ...FORM_WORDS.en },
  ja: { ...ja, ...jaPages, ...FORM_WORDS.ja },
  kk: { ...kk, ...kkPages, ...FORM_WORDS.kk },
  ru: { ...ru, ...ruPages, ...FORM_WORDS.ru },
  fr: { ...fr, ...frPages, ...FORM_WORDS.fr },
};

const CODES_OF: Readonly<Record<Language, Readonly<Record<PageCode, string>>>> = {
  en: enCodes,
  ja: jaCodes,
  kk: kkCodes,
  ru: ruCodes,
  fr: frCodes,
};

/** A code behind the name of its list: 'kind.refund'. */
const CODE = /^[a-z-]+\.(.+)$/;

/** Made once for each language: a page asks for them many times. */
const MADE = new Map<Language, PageWords>();
const DISPLAYS = new Map(LANGUAGES.map((language) => [language, displayOf(language)]));

export function wordsIn(language: Language): PageWords {
  const made = MADE.get(language) ?? makeWords(language);
  MADE.set(language, made);
  return made;
}

function makeWords(language: Language): PageWords {
  const { frame, columns } = CATALOGUES_OF[language];
  const words: Readonly<Record<string, string>> = { ...frame, ...columns, ...WORDS_OF[language] };
  const t = (word: string, values: Readonly<Record<string, string>> = {}) =>
    (words[word] ?? word).replace(/\{([a-z]+)\}/g, (_all, name: string) => values[name] ?? '');
  const code = (name: string) => words[name] ?? codeIn(language, CODE.exec(name)?.[1] ?? name);
  const said =
    language === 'en'
      ? (text: string) => text
      : sayer(enPages, { t, code, day: (day) => dayIn(language, day) });
  return Object.assign(t, { code, said });
}

/** A code in words: what reports call it, else what pages do; itself where neither knows it. */
export function codeIn(language: Language, name: string): string {
  const word = DISPLAYS.get(language)?.code(name) ?? name;
  if (word !== name) return word;
  const codes: Readonly<Record<string, string>> = CODES_OF[language];
  return Object.hasOwn(codes, name) ? (codes[name] ?? name) : name;
}
