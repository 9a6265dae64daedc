import type { FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../reporting/language/language.ts';
import { frameLanguage } from './language/page-language.ts';
import { wordsIn, type PageWords } from './language/words.ts';

/** The header of every page after its name; what concerns whoever looks is put in its place. */
const HEADER = /<nav aria-label="[^"]*">[^]*?<\/header>/;

/**
 * A page with a header for whoever looks: in the language they chose, with a search over everything, and
 * a name with the way out, or the way in.
 */
export function withAccount(html: string, request: FastifyRequest): string {
  const language = frameLanguage(request);
  const t = wordsIn(language);
  const header = `${navigation(t)}\n${searchForm(t)}\n${accountOf(request, t)}\n${choice(request, t)}\n</header>`;
  return html.replace(HEADER, () => inLanguage(header, html, language));
}

/** Where the page itself speaks another language than its frame, the frame says which. */
function inLanguage(header: string, html: string, language: Language): string {
  return html.includes(`<html lang="${language}">`)
    ? header
    : header.replace(/^<(nav|form|div|p|ul)/gm, `<$1 lang="${language}"`);
}

function navigation(t: PageWords): string {
  const items = NAVIGATION.map(
    ([word, address]) => `<li><a href="${address}">${escaped(t(word))}</a></li>`,
  );
  return `<nav aria-label="${escaped(t('nav.site'))}">\n<ul>\n${items.join('\n')}\n</ul>\n</nav>`;
}

const NAVIGATION = [
  ['nav.partners', '/#partner-countries'],
  ['nav.participants', '/participants'],
  ['nav.methodologies', '/methodologies'],
  ['nav.interface', '/docs'],
  ['nav.heads', '/v1/audit/head'],
] as const;

function searchForm(t: PageWords): string {
  const label = escaped(t('search.label'));
  return (
    `<form class="find" method="get" action="/search" role="search" aria-label="${escaped(t('nav.search'))}">` +
    `<input name="q" type="search" maxlength="100" aria-label="${label}">` +
    `<button type="submit">${escaped(t('search.go'))}</button></form>`
  );
}

/** Every language by its own name; choosing one is a plain link, so that it works without scripts. */
function choice({ url }: FastifyRequest, t: PageWords): string {
  const to = encodeURIComponent(url.replace(/([?&])lang=[^&]*&?/, '$1').replace(/[?&]$/, ''));
  const items = LANGUAGES.map(
    (language) =>
      `<li><a href="/language?choose=${language}&amp;to=${to}" lang="${language}" hreflang="${language}">${LANGUAGE_NAMES[language]}</a></li>`,
  );
  return `<nav class="languages" aria-label="${escaped(t('nav.language'))}"><ul>${items.join('')}</ul></nav>`;
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  ja: '日本語',
  kk: 'Қазақша',
  ru: 'Русский',
  fr: 'Français',
};

function accountOf({ principal, url }: FastifyRequest, t: PageWords): string {
  if (principal === null) {
    const to = url.startsWith('/sign-in') ? '/' : url;
    return `<p class="account"><a href="/sign-in?to=${encodeURIComponent(to)}">${escaped(t('nav.sign-in'))}</a></p>`;
  }
  const name = escaped(principal.name ?? t('page.your-account'));
  return (
    `<div class="account"><a href="/me">${name}</a>` +
    '<form method="post" action="/sign-out"><button type="submit">' +
    `${escaped(t('nav.sign-out'))}</button></form></div>`
  );
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A path of this site, for after a sign-in; anything else leads to the first page. */
export function safePath(text: unknown): string {
  // Neither another host ('//', '/\') nor what a browser would take out on the way to one.
  return typeof text === 'string' && /^\/(?![/\\])[\x21-\x7e]{0,500}$/.test(text) ? text : '/';
}
