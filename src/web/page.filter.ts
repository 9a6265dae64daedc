import { Catch, Inject } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { answerError } from '../http/problem.filter.ts';
import { refusalOf, statusOf } from '../http/problem.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { withAccount } from './account.ts';
import { refusalWordsIn } from './language/refusals/refusal-words.ts';
import { textsInAnyCase, viewIn } from './page-view.ts';

/**
 * Errors for people: whoever asked for a page is answered with one, in the language they read pages in
 * and with the status that a program gets with its application/problem+json, which is English always.
 * Faults of the program go the common way.
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
    this.#answer(refusal, request, reply).catch((fault: unknown) => {
      answerError(fault, request, reply);
    });
  }

  async #answer(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const texts = textsInAnyCase(request);
    const words = await refusalWordsIn(texts.language);
    const said = words.of(refusal);
    const status = statusOf(refusal);
    const html = viewIn(texts, this.book, 'problem', said.title, {
      ...{ status, said, code: refusal.code },
      facts: words.facts(refusal),
      faults: (refusal.errors ?? []).map((fault) =>
        words.field(fault.pointer.replace(/^\//, ''), fault),
      ),
    });
    void reply
      .code(status)
      .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .send(withAccount(html, request));
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
