import type { FastifyRequest } from 'fastify';
import type { Book } from '../database/migrator.ts';
import { render } from '../reporting/html/templates.ts';
import { displayOf, type Display } from '../reporting/language/display.ts';
import type { Language } from '../reporting/language/language.ts';
import { frameLanguage, pageLanguage } from './language/page-language.ts';
import { showIn, type Show } from './language/show.ts';
import { wordsIn, type PageWords } from './language/words.ts';
import { bookOnPage } from './page.ts';

/** All that a page says something with, in one language. */
export interface PageTexts {
  readonly language: Language;
  readonly t: PageWords;
  readonly show: Show;
  readonly display: Display;
}

/** The texts of the language in which somebody reads. Refuses HTTP.QUERY_INVALID for one that there is not. */
export function textsFor(request: FastifyRequest): PageTexts {
  return textsIn(pageLanguage(request));
}

export function textsIn(language: Language): PageTexts {
  return { language, t: wordsIn(language), show: showIn(language), display: displayOf(language) };
}

/** A page that is there in some language, whatever was asked for. */
export function textsInAnyCase(request: FastifyRequest): PageTexts {
  return textsIn(frameLanguage(request));
}

/** Renders a template of pages with its title, in the texts' language. */
export function viewIn(
  texts: PageTexts,
  book: Book,
  view: string,
  title: string,
  content: object,
): string {
  const { language } = texts;
  const page = { title, language, book: bookOnPage(book) };
  return render(`/web/views/${view}`, page, { ...texts, ...content });
}
