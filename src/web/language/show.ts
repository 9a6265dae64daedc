import * as english from '../../reporting/html/display.ts';
import { displayOf } from '../../reporting/language/display.ts';
import type { Language } from '../../reporting/language/language.ts';

/** What templates show figures, days and codes with, in the form and the words of a language. */
export type Show = typeof english;

export function showIn(language: Language): Show {
  if (language === 'en') return english;
  const display = displayOf(language);
  return {
    ...english,
    amount: (text) => display.amount(text),
    count: (number) => display.amount(String(number)),
    percent: (ratio) => display.cell('ratio', ratio),
    day: (text) => (text === null ? '–' : display.day(text)),
    instant: (text) => display.instant(text),
    words: (code) => {
      const word = display.code(code);
      return word === code ? english.words(code) : word;
    },
    figure: (name) => {
      const word = display.cell('figure', name);
      return word === name ? english.figure(name) : word;
    },
  };
}
