import type { FastifyRequest } from 'fastify';

/** Where the header of every page ends; what concerns whoever looks is put before it. */
const HEADER_END = '</nav>\n</header>';

/** A page with who is signed in, in its header: a name with the way out, or the way in. */
export function withAccount(html: string, request: FastifyRequest): string {
  return html.replace(HEADER_END, () => `</nav>\n${accountOf(request)}\n</header>`);
}

function accountOf({ principal, url }: FastifyRequest): string {
  if (principal === null) {
    const to = url.startsWith('/sign-in') ? '/' : url;
    return `<p class="account"><a href="/sign-in?to=${encodeURIComponent(to)}">Sign in</a></p>`;
  }
  const name = escaped(principal.name ?? 'Account');
  return (
    `<div class="account"><a href="/me">${name}</a>` +
    '<form method="post" action="/sign-out"><button type="submit">Sign out</button></form></div>'
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
