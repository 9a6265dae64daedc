import { Catch, Inject } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { answerError } from '../http/problem.filter.ts';
import { refusalOf, statusOf } from '../http/problem.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { withAccount } from './account.ts';
import { textsInAnyCase, viewIn } from './page-view.ts';

/**
 * Errors for people: whoever asked for a page is answered with one, in the same words and with the same
 * status that a program gets as application/problem+json. Faults of the program go the common way.
 */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(@Inject(BOOK) private readonly book: Book) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = refusalOf(error);
    if (refusal === null || statusOf(refusal) >= 500 || !wantsPage(request) || reply.sent) {
      answerError(error, request, reply);
      return;
    }
    if (refusal.kind === 'unauthenticated' && request.method === 'GET') {
      void reply.code(303).header('location', signInAddress(request.url)).send();
      return;
    }
    void reply
      .code(statusOf(refusal))
      .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .send(withAccount(this.#page(refusal, request), request));
  }

  #page(refusal: Refusal, request: FastifyRequest): string {
    const facts = Object.entries(refusal.facts)
      .filter(([, fact]) => fact !== undefined && fact !== null)
      .map(([name, fact]) => ({ name, fact: inWords(fact) }));
    const { title, advice, code, errors = [] } = refusal;
    return viewIn(textsInAnyCase(request), this.book, 'problem', title, {
      status: statusOf(refusal),
      title,
      advice,
      code,
      facts,
      errors,
    });
  }
}

/** A browser says that it takes HTML; the interface below /v1 answers as it always does. */
function wantsPage(request: FastifyRequest): boolean {
  if (request.url.startsWith('/v1/')) return false;
  return (request.headers.accept ?? '').includes('text/html');
}

function signInAddress(url: string): string {
  return `/sign-in?to=${encodeURIComponent(url)}`;
}

function inWords(fact: unknown): string {
  if (typeof fact === 'string') return fact;
  if (Array.isArray(fact)) return fact.map(inWords).join(', ');
  if (typeof fact !== 'object' || fact === null) return String(fact);
  return Object.entries(fact)
    .map(([name, value]) => `${name} ${inWords(value)}`)
    .join(', ');
}
