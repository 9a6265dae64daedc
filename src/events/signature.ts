import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const SECRET_PREFIX = 'whsec_';

/** Seconds by which a message may be older or newer than its reader's clock: what is older was replayed. */
export const REPLAY_WINDOW_SECONDS = 300;

/** A new secret of a webhook: 256 random bits. Shown once. */
export function newSecret(): string {
  return `${SECRET_PREFIX}${randomBytes(32).toString('base64')}`;
}

export interface SignedParts {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  readonly body: string;
}

/**
 * The header `webhook-signature` of a message: HMAC-SHA256 over `id.timestamp.body`.
 *
 * @source Standard Webhooks 1.0 (symmetric signatures, version v1)
 */
export function signatureOf(secret: string, { id, timestamp, body }: SignedParts): string {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/** What a receiver does with a message: the signature is right, and it is not an old one sent again. */
export function isSigned(
  secret: string,
  parts: SignedParts,
  signature: string,
  nowSeconds: number,
): boolean {
  const age = Math.abs(nowSeconds - parseInt(parts.timestamp, 10));
  if (!(age <= REPLAY_WINDOW_SECONDS)) return false;
  const expected = Buffer.from(signatureOf(secret, parts));
  return signature.split(' ').some((each) => {
    const given = Buffer.from(each);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** Seals a secret for the database (AES-256-GCM; nonce ‖ tag ‖ text), bound to its webhook. */
export function seal(key: Buffer, webhookId: string, secret: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(webhookId));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** @throws where the key is another, or the row was changed or exchanged */
export function unseal(key: Buffer, webhookId: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    .setAAD(Buffer.from(webhookId))
    .setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
}
