import { link, rename } from 'node:fs/promises';
import { auditErrors } from './errors.ts';
import { auditKeys, rotateKey } from './keys.ts';
import type { KeyActor } from './keys.ts';
import type { ConnectionPool, Queryable } from './queryable.ts';
import { loadOrCreateSigningKey, loadSigningKey } from './signing-key.ts';
import type { Signer } from './signing-key.ts';

/** Where the next key lies until the log knows it. */
function nextPath(path: string): string {
  return `${path}.next`;
}

/**
 * The signer for this process: the key in the file, made at the first start. A rotation that was
 * broken off between the database and the file is finished here.
 *
 * Says nothing about whether the log takes this key: the sealer does (AUDIT.KEY_NOT_ACTIVE).
 */
export async function openKeyFile(db: Queryable, path: string): Promise<Signer> {
  const signer = await loadSigningKey(path);
  const next = await loadSigningKey(nextPath(path));
  if (next === null) return signer ?? loadOrCreateSigningKey(path);
  const active = (await auditKeys(db)).find((key) => key.active);
  if (active?.keyId !== next.keyId) return signer ?? loadOrCreateSigningKey(path);
  await takeOver(path);
  return next;
}

/**
 * Hands over to a new key and gives it the place of the old one, which is kept beside it as
 * `….<key id>.retired` (it may be needed to sign its own revocation; then it is best destroyed).
 *
 * A process that is sealing meanwhile takes the new key up by itself when its `loadSigner` reads the
 * file. Refuses AUDIT.KEY_NOT_ACTIVE where the file does not hold the active key.
 */
export async function rotateKeyFile(
  pool: ConnectionPool & Queryable,
  path: string,
  reason: string,
  actor: KeyActor,
): Promise<{ readonly from: Signer; readonly to: Signer }> {
  const from = await openKeyFile(pool, path);
  const to = await loadOrCreateSigningKey(nextPath(path));
  if (to.keyId === from.keyId) {
    throw auditErrors.refuse('AUDIT.KEY_ALREADY_KNOWN', { keyId: to.keyId });
  }
  // Before the log knows: afterwards any process may put the new key in its place.
  await unless('EEXIST', link(path, `${path}.${from.keyId}.retired`));
  await rotateKey(pool, { from, to, reason }, actor);
  await takeOver(path);
  return { from, to };
}

/** Whoever comes first puts the new key in the place of the old one; for the others it is there. */
function takeOver(path: string): Promise<void> {
  return unless('ENOENT', rename(nextPath(path), path));
}

async function unless(code: string, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if ((error as { code?: unknown }).code !== code) throw error;
  }
}
