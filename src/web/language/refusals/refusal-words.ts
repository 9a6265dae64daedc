import type { FastifyRequest } from 'fastify';
import { filledIn, type PointedError, type Said } from '../../../kernel/field-message.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { figure } from '../../../reporting/html/display.ts';
import { displayOf } from '../../../reporting/language/display.ts';
import type { Language } from '../../../reporting/language/language.ts';
import { frameLanguage } from '../page-language.ts';
import type { RefusalTexts } from './refusal-texts.ts';

/** What is said of a refusal, and the language in which it is. */
export interface SaidOfRefusal {
  readonly title: string;
  readonly advice: string;
  readonly language: Language;
}

/** A fact of a refusal by its name in words. */
export interface FactInWords {
  readonly name: string;
  readonly value: string;
}

/** The words for refusals in one language of pages. */
export interface RefusalWords {
  readonly language: Language;
  of(refusal: Refusal): SaidOfRefusal;
  /** What is wrong with a field, behind its label. */
  field(label: string, fault: PointedError): string;
  /** The facts that people can read, each with a name. */
  facts(refusal: Refusal): readonly FactInWords[];
}

/** Texts are loaded with the first refusal in a language: a server that nobody asks in it holds none. */
const LOAD: Readonly<Record<Language, () => Promise<{ readonly texts: RefusalTexts }>>> = {
  en: () => import('./en/texts.ts'),
  ja: () => import('./ja/texts.ts'),
  kk: () => import('./kk/texts.ts'),
  ru: () => import('./ru/texts.ts'),
  fr: () => import('./fr/texts.ts'),
};

/** What stands between the name of a field and what is wrong with it. */
const BEHIND_LABEL: Readonly<Record<Language, string>> = {
  en: ' ',
  ja: '：',
  kk: ': ',
  ru: ': ',
  fr: '\u00a0: ',
};

export async function refusalWordsIn(language: Language): Promise<RefusalWords> {
  const { texts } = await LOAD[language]();
  return wordsOf(language, texts);
}

/** In the language of whoever looks at a page. */
export function refusalWordsFor(request: FastifyRequest): Promise<RefusalWords> {
  return refusalWordsIn(frameLanguage(request));
}

function wordsOf(language: Language, texts: RefusalTexts): RefusalWords {
  const text = (said: Said): string => {
    const refusal = texts.refusals[said.code];
    if (refusal !== undefined) return refusal[0];
    const template = texts.fields[said.code];
    if (template === undefined) return said.text;
    return filledIn(template, (name) => {
      const value = said.values[name] ?? '';
      if (typeof value !== 'string') return text(value);
      return name === 'form' ? (texts.forms[value] ?? value) : value;
    });
  };
  return {
    language,
    of: ({ code, title, advice }) => {
      const own = texts.refusals[code];
      if (own === undefined) return { title, advice, language: 'en' };
      return { title: own[0], advice: own[1], language };
    },
    field: (label, { said, detail }) =>
      `${label}${BEHIND_LABEL[language]}${said ? text(said) : detail}`,
    facts: ({ facts }) => factsIn(language, texts, facts),
  };
}

function factsIn(
  language: Language,
  texts: RefusalTexts,
  facts: Refusal['facts'],
): readonly FactInWords[] {
  const display = displayOf(language);
  return Object.entries(facts).flatMap(([name, fact]) => {
    const value = factInWords(fact);
    if (value === null) return [];
    const shown = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)
      ? display.day(value)
      : /^[0-9]+(\.[0-9]+)?$/.test(value) && !IS_NAME.has(name)
        ? display.amount(value)
        : value;
    return [{ name: texts.facts[name] ?? figure(name), value: shown }];
  });
}

/** Digits that name something and count nothing. */
const IS_NAME = new Set([
  ...['vintage', 'vintages', 'firstVintage', 'lastVintage'],
  ...['year', 'ndcYear', 'firstYear', 'lastYear', 'possible', 'given', 'number'],
]);

function factInWords(fact: unknown): string | null {
  if (typeof fact === 'string' || typeof fact === 'number') return String(fact);
  if (Array.isArray(fact)) {
    const items = fact.map(factInWords);
    return items.every((item) => item !== null) ? items.join(', ') : null;
  }
  return null;
}
