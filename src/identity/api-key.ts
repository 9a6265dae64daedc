import { hash, randomBytes } from 'node:crypto';

/** A new key: the text is shown once, the hash is all that is kept. */
export interface NewApiKey {
  readonly text: string;
  /** SHA-256 in lower-case hex. */
  readonly hash: string;
}

/** `jcm_` and 256 random bits in base64url: found by scanners for leaked secrets, guessed by nobody. */
const KEY = /^jcm_[A-Za-z0-9_-]{43}$/;

export function newApiKey(): NewApiKey {
  const text = `jcm_${randomBytes(32).toString('base64url')}`;
  return { text, hash: hashOf(text) };
}

/**
 * The key in an Authorization header, as its SHA-256 (hex); null where the header holds none.
 *
 * A plain hash is enough: it protects 256 random bits, not a password that could be guessed.
 */
export function keyHashIn(authorization: string): string | null {
  const space = authorization.indexOf(' ');
  if (authorization.slice(0, space).toLowerCase() !== 'bearer') return null;
  const text = authorization.slice(space + 1).trim();
  return KEY.test(text) ? hashOf(text) : null;
}

function hashOf(text: string): string {
  return hash('sha256', text, 'hex');
}
