import * as english from '../../reporting/html/display.ts';
import { displayOf } from '../../reporting/language/display.ts';
import type { Language } from '../../reporting/language/language.ts';
import { codeIn, wordsIn } from './words.ts';

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
      if (code === 'JCM') return wordsIn(language)('page.jcm');
      const word = codeIn(language, code);
      return word === code ? english.words(code) : word;
    },
    figure: (name) => {
      const word = display.cell('figure', name);
      return word === name ? columnIn(language, name) : word;
    },
  };
}

/** A property of a record as the column of that name is called: `availableFrom`, `column.available-from`. */
function columnIn(language: Language, name: string): string {
  const column = `column.${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const word = displayOf(language).label(column as 'column.title');
  return word === column ? english.figure(name) : word;
}
