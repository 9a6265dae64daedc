import { hash, randomBytes } from 'node:crypto';

/** 256 random bits; what is kept of them is their SHA-256 (hex). */
export function newSessionToken(): { readonly text: string; readonly hash: string } {
  const text = randomBytes(32).toString('base64url');
  return { text, hash: hash('sha256', text, 'hex') };
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Behind TLS the name binds the cookie to this host and to TLS; else browsers would not take it. */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? '__Host-jcm_session' : 'jcm_session';
}

/** The SHA-256 (hex) of the session token among the cookies; null where there is none. */
export function sessionHashIn(cookies: string | undefined, isSecure: boolean): string | null {
  const token = cookieIn(cookies, sessionCookieName(isSecure));
  return token !== null && TOKEN.test(token) ? hash('sha256', token, 'hex') : null;
}

/** The value of a cookie; null where it is not sent, or sent twice: then somebody tries something. */
export function cookieIn(cookies: string | undefined, name: string): string | null {
  if (cookies === undefined || !cookies.includes(name)) return null;
  const values = cookies
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each.startsWith(`${name}=`))
    .map((each) => each.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** A Set-Cookie header; an empty value takes the cookie back. */
export function setCookie(
  name: string,
  value: string,
  options: { readonly isSecure: boolean; readonly seconds: number },
): string {
  const age = value === '' ? 0 : options.seconds;
  const secure = options.isSecure ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}
