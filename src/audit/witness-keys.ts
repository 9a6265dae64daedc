import { isSignatures, isStatement } from './check-keys.ts';
import { isSignedBy } from './key-statement.ts';
import { keyIdOf } from './signing-key.ts';

/**
 * The keys that a trusted key leads to, by id: itself, and each later one whose introduction both it and
 * the key before it signed. What the operator says of its keys is believed no further than that.
 *
 * @param served what /v1/audit/keys answers, the first key first
 */
export function followKeys(
  served: readonly unknown[],
  trustedKey: string,
): ReadonlyMap<string, Buffer> {
  const trusted = Buffer.from(trustedKey, 'hex');
  let active = { keyId: keyIdOf(trusted), publicKey: trusted };
  const keys = new Map([[active.keyId, active.publicKey]]);
  for (const each of served) {
    const { statement, signatures } = (each ?? {}) as Readonly<Record<string, unknown>>;
    if (!isStatement(statement) || !isSignatures(signatures)) continue;
    if (statement.kind !== 'audit-key-rotated' || statement.previousKeyId !== active.keyId)
      continue;
    const publicKey = Buffer.from(statement.publicKey, 'hex');
    const next = { keyId: statement.keyId, publicKey };
    const isOwn = keyIdOf(publicKey) === next.keyId && isSignedBy(statement, signatures, next);
    if (!isOwn || !isSignedBy(statement, signatures, active)) continue;
    keys.set(next.keyId, publicKey);
    active = next;
  }
  return keys;
}
