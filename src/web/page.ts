import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { DEMONSTRATION_NOTICE } from '../reporting/definitions.ts';
import type { Page } from '../reporting/html/templates.ts';
import { withAccount } from './account.ts';
import { isNotModified } from '../reporting/formats.ts';

/** What the layout says of the book on every page. */
export function bookOnPage(book: { readonly id: string; readonly kind: string }): Page['book'] {
  const notice = book.kind === 'demonstration' ? DEMONSTRATION_NOTICE : null;
  return { id: book.id, kind: book.kind, notice };
}

/** Sends a page; it may be kept, and is asked for again, because the books go on. */
export function sendPage(
  reply: FastifyReply,
  html: string,
  ifNoneMatch: string | undefined,
  status: 200 | 422 = 200,
): void {
  const { principal } = reply.request;
  const bytes = Buffer.from(withAccount(html, reply.request), 'utf8');
  const etag = `"${createHash('sha256').update(bytes).digest('base64')}"`;
  void reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': principal === null ? 'no-cache' : 'private, no-store',
    vary: 'cookie, accept-language',
    etag,
  });
  if (status === 200 && isNotModified(ifNoneMatch, etag)) void reply.code(304).send();
  else void reply.code(status).send(bytes);
}

/** Sends a page that answers a form, or is for one person: it is kept by nobody. */
export function sendOwnPage(reply: FastifyReply, html: string, status = 200): void {
  void reply
    .code(status)
    .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .send(withAccount(html, reply.request));
}
