import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { auditErrors } from './errors.ts';

/** Whoever can sign for the operator: a key file here, a key management service elsewhere. */
export interface Signer {
  /** First 16 hex digits of the SHA-256 of the public key. */
  readonly keyId: string;
  /** The 32 raw bytes of the Ed25519 public key. */
  readonly publicKey: Buffer;
  sign(bytes: Buffer): Promise<Buffer>;
}

/** First 16 hex digits of the SHA-256 of the raw public key: the name a key goes by. */
export function keyIdOf(publicKey: Buffer): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
}

/** Whether an Ed25519 signature (RFC 8032) over these bytes was made with this key. */
export function verifySignature(publicKey: Buffer, bytes: Buffer, signature: Buffer): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') };
    return verify(null, bytes, createPublicKey({ key: jwk, format: 'jwk' }), signature);
  } catch {
    return false;
  }
}

/**
 * Reads a public key as people pass it on: PEM, JSON with a `publicKey`, or the 32 bytes as hex or
 * base64. Refuses AUDIT.KEY_MALFORMED.
 */
export function publicKeyFromText(text: string): Buffer {
  const given = text.trim();
  if (given.startsWith('-----BEGIN')) return rawPublicKey(pemKey(given, createPublicKey));
  if (given.startsWith('{')) return publicKeyFromText(publicKeyMember(given));
  if (/^[0-9a-fA-F]{64}$/.test(given)) return Buffer.from(given, 'hex');
  // 43 characters hold 32 bytes and two bits, which are nothing.
  if (/^[A-Za-z0-9+/_-]{42}[AEIMQUYcgkosw048]=?$/.test(given)) return Buffer.from(given, 'base64');
  throw auditErrors.refuse('AUDIT.KEY_MALFORMED');
}

/** A signer from the PEM text of an Ed25519 private key. Refuses AUDIT.KEY_MALFORMED. */
export function signerFromPem(pem: string): Signer {
  const privateKey = pemKey(pem, createPrivateKey);
  const publicKey = rawPublicKey(createPublicKey(privateKey));
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (bytes) => Promise.resolve(sign(null, bytes, privateKey)),
  };
}

/** A new private key as PEM text (PKCS #8). */
export function newSigningKeyPem(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/**
 * Reads the signing key from its file, or makes one where there is none (mode 0600).
 *
 * Two processes that start at once end up with the same key. Refuses AUDIT.KEY_FILE_EXPOSED where
 * other accounts can read the file, AUDIT.KEY_MALFORMED where it holds something else.
 */
export async function loadOrCreateSigningKey(path: string): Promise<Signer> {
  return (await loadSigningKey(path)) ?? (await createSigningKey(path));
}

/** Reads the signing key from its file; null where there is no such file. */
export async function loadSigningKey(path: string): Promise<Signer | null> {
  try {
    // Windows has no such bits; there the file lies under the protection of its directory.
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw auditErrors.refuse('AUDIT.KEY_FILE_EXPOSED', { file: path });
    }
    return signerFromPem(await readFile(path, 'utf8'));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Writes a new key whole under a name of its own, then gives it its place, unless that is taken. */
export async function createSigningKey(path: string): Promise<Signer> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(newSigningKeyPem());
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  const signer = await loadSigningKey(path);
  if (signer === null) throw new Error(`the signing key ${path} vanished while it was made`);
  return signer;
}

function pemKey(pem: string, read: (pem: string) => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = read(pem);
  } catch {
    throw auditErrors.refuse('AUDIT.KEY_MALFORMED');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw auditErrors.refuse('AUDIT.KEY_MALFORMED');
  return key;
}

function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function publicKeyMember(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && 'publicKey' in value) {
      if (typeof value.publicKey === 'string' && !value.publicKey.startsWith('{')) {
        return value.publicKey;
      }
    }
  } catch {
    // Falls through: not JSON is as malformed as JSON without a key.
  }
  throw auditErrors.refuse('AUDIT.KEY_MALFORMED');
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
