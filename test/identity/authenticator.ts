import { stepAt, totpCode } from '../../src/identity/totp.ts';
import type { Browser, Seen } from './browser.ts';

/** The secret that a page shows to an authenticator application; empty where it shows none. */
export function secretIn({ text }: Pick<Seen, 'text'>): string {
  return /<code>([A-Z2-7]{32})<\/code>/.exec(text)?.[1] ?? '';
}

/** The code that the application shows at a moment. */
export function codeAt(secret: string, milliseconds: number): string {
  return totpCode(fromBase32(secret), stepAt(milliseconds));
}

/** Sets up a second factor in a browser that is signed in; answers its secret and the recovery codes. */
export async function setUpFactor(
  browser: Browser,
  milliseconds: () => number,
): Promise<{ readonly secret: string; readonly recovery: readonly string[] }> {
  const secret = secretIn(await browser.post('/me/second-factor'));
  const done = await browser.post('/me/second-factor/confirm', {
    code: codeAt(secret, milliseconds()),
  });
  const codes = [...done.text.matchAll(/<code>([A-Z2-7-]{19})<\/code>/g)];
  return { secret, recovery: codes.map(([, code]) => code ?? '') };
}

export function fromBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text].map((each) => alphabet.indexOf(each).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((each) => parseInt(each, 2)));
}
