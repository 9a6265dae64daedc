import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from '../../http/errors.ts';
import { cookieIn, setCookie } from '../../identity/session-token.ts';
import { languageOf, LANGUAGES, type Language } from '../../reporting/language/language.ts';

const COOKIE = 'jcm_language';
const A_YEAR = 365 * 24 * 60 * 60;

/**
 * The language in which somebody reads pages: what the address says, else what was chosen before, else
 * what the browser would rather have. Refuses HTTP.QUERY_INVALID for a language that there is not.
 */
export function pageLanguage(request: FastifyRequest): Language {
  return askedLanguage(request) ?? chosenLanguage(request);
}

/** The same for what stands around a page, which there is in some language whatever is asked for. */
export function frameLanguage(request: FastifyRequest): Language {
  const { lang } = (request.query ?? {}) as Readonly<Record<string, unknown>>;
  return LANGUAGES.find((each) => each === lang) ?? chosenLanguage(request);
}

function chosenLanguage({ headers }: FastifyRequest): Language {
  const chosen = cookieIn(headers.cookie, COOKIE);
  const known = LANGUAGES.find((each) => each === chosen);
  return languageOf(known, headers['accept-language']);
}

function askedLanguage({ query }: FastifyRequest): Language | undefined {
  const { lang } = query as Readonly<Record<string, unknown>>;
  if (lang === undefined) return undefined;
  const known = LANGUAGES.find((each) => each === lang);
  if (known === undefined) {
    const detail = `must be one of: ${LANGUAGES.join(', ')}`;
    throw httpErrors.refuse('HTTP.QUERY_INVALID', { possible: LANGUAGES }, [
      { pointer: '/lang', detail },
    ]);
  }
  return known;
}

/** A language that the address of a page names holds for the pages that are read after it, too. */
export function keepAskedLanguage(request: FastifyRequest, reply: FastifyReply): void {
  const { lang } = (request.query ?? {}) as Readonly<Record<string, unknown>>;
  const asked = LANGUAGES.find((each) => each === lang);
  if (asked === undefined || asked === cookieIn(request.headers.cookie, COOKIE)) return;
  rememberLanguage(reply, asked, request.isSecure);
}

/** Keeps the choice in the browser for a year; it says nothing of who chose. */
export function rememberLanguage(reply: FastifyReply, language: Language, isSecure: boolean): void {
  const options = { isSecure, seconds: A_YEAR };
  void reply.header('set-cookie', setCookie(COOKIE, language, options));
}
