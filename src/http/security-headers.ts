type Headers = Readonly<Record<string, string>>;

/*
 * Written out, not computed per request: the set is small, it never depends on the request, and every
 * act pays for it. HTTPS and its Strict-Transport-Security belong to whoever terminates it.
 */
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Nothing of an answer of the interface may run or be framed. */
const INTERFACE: Headers = {
  ...EVERYWHERE,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** Pages: nothing from elsewhere, nothing inline. */
const PAGES: Headers = {
  ...EVERYWHERE,
  // Of this very site a form must be able to say where it comes from; of others nobody learns anything.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'content-security-policy': [...PAGE_POLICY, "style-src 'self'"].join('; '),
};

/** Swagger UI writes inline styles; it alone may. */
const DOCS: Headers = {
  ...PAGES,
  'content-security-policy': [...PAGE_POLICY, "style-src 'self' 'unsafe-inline'"].join('; '),
};

/** The security headers of an answer, by the address that was asked for. */
export function securityHeaders(url: string): Headers {
  if (url.startsWith('/v1/')) return INTERFACE;
  return url === '/docs' || url.startsWith('/docs?') || url === '/docs/' ? DOCS : PAGES;
}
