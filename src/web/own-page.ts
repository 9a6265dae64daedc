import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { render } from '../reporting/html/templates.ts';
import { pageLanguage } from './language/page-language.ts';
import { showIn } from './language/show.ts';
import { wordsIn } from './language/words.ts';
import type { Word } from './language/words.ts';
import { bookOnPage, sendOwnPage } from './page.ts';

interface OwnPage {
  readonly book: Parameters<typeof bookOnPage>[0];
  /** Template below /web/views. */
  readonly view: string;
  readonly title: Word;
  readonly content: object;
  readonly status?: number | undefined;
}

/** Sends a page that is for whoever asks alone, in the language that they read. */
export function sendInLanguage(
  request: FastifyRequest,
  reply: FastifyReply,
  { book, view, title, content, status }: OwnPage,
): void {
  const language = pageLanguage(request);
  const t = wordsIn(language);
  const page = { title: t(title), language, book: bookOnPage(book) };
  const given = { t, show: showIn(language), newKey: () => randomUUID(), ...content };
  sendOwnPage(reply, render(`/web/views/${view}`, page, given), status);
}
