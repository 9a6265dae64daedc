import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { DEMONSTRATION_NOTICE } from '../reporting/definitions.ts';
import type { ReportFile } from '../reporting/report-file.ts';
import type { Page } from '../reporting/html/templates.ts';
import { isNotModified } from '../reporting/formats.ts';
import { withAccount } from './account.ts';
import { keepAskedLanguage } from './language/page-language.ts';

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
  keepAskedLanguage(reply.request, reply);
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

/** A report as a page of this site: with the header for whoever looks, where it is read and not kept. */
export function reportOnPage(
  file: ReportFile,
  reply: FastifyReply,
): { readonly file: ReportFile; readonly caching?: string } {
  if (file.format !== 'html') return { file };
  keepAskedLanguage(reply.request, reply);
  const text = withAccount(file.bytes.toString('utf8'), reply.request);
  const isForOne = reply.request.principal !== null;
  return {
    file: { ...file, bytes: Buffer.from(text, 'utf8') },
    ...(isForOne ? { caching: 'private, no-store' } : {}),
  };
}

/** Sends a page that answers a form, or is for one person: it is kept by nobody. */
export function sendOwnPage(reply: FastifyReply, html: string, status = 200): void {
  keepAskedLanguage(reply.request, reply);
  void reply
    .code(status)
    .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .send(withAccount(html, reply.request));
}
