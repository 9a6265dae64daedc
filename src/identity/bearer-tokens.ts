import { hash } from 'node:crypto';
import type { createRemoteJWKSet, JWTPayload } from 'jose';
import type { Queryable } from '../audit/queryable.ts';
import { millisecondsOf, plusMilliseconds } from '../kernel/clock.ts';
import type { Clock, Instant } from '../kernel/clock.ts';
import { activeGrantsOf } from './grant-rows.ts';
import { linkOf } from './identity-links.ts';
import { KeyDirectory, principalWith } from './key-directory.ts';
import type { KnownKey } from './key-directory.ts';
import type { Oidc } from './oidc.service.ts';
import type { Principal } from './principal.ts';
import type { OidcSettings } from './settings.ts';

/** Signatures with a key that only the provider has; never `none`, never a shared secret. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
];

const EPOCH = '1970-01-01T00:00:00.000Z' as Instant;

/** Three parts in base64url: what an access token looks like, and an API key does not. */
const JWT = /^bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)$/i;

/** The access token in an Authorization header; null where it holds none. */
export function accessTokenIn(authorization: string): string | null {
  return authorization.length > 8_192 ? null : (JWT.exec(authorization)?.[1] ?? null);
}

/**
 * Machines that ask with an access token of the identity provider (RFC 9068). Issuer, audience, scope,
 * time and signature are checked; then its subject is a principal by the same link as at a sign-in.
 */
export class BearerTokens {
  readonly #texts = new Map<string, string>();
  readonly #directory: KeyDirectory;
  #keys: ReturnType<typeof createRemoteJWKSet> | null = null;

  constructor(
    private readonly db: Queryable,
    private readonly clock: Clock,
    private readonly settings: OidcSettings | null,
    private readonly oidc: Oidc,
  ) {
    this.#directory = new KeyDirectory((key) => this.#lookUp(key), clock);
  }

  /** Null where the token is not accepted, or none are taken. */
  async holderOf(token: string): Promise<Principal | null> {
    if (this.settings?.audience === undefined || this.settings.audience === null) return null;
    const key = hash('sha256', token, 'hex');
    this.#texts.set(key, token);
    try {
      return await this.#directory.holderOf(key);
    } finally {
      this.#texts.delete(key);
    }
  }

  /** After a link or a grant was changed here. */
  forget(): void {
    this.#directory.forget();
  }

  async #lookUp(key: string): Promise<KnownKey | null> {
    const token = this.#texts.get(key);
    const payload = token === undefined ? null : await this.#verified(token);
    if (payload?.exp === undefined) return null;
    const { iss: issuer = '', sub: subject = '' } = payload;
    const link = await linkOf(this.db, { issuer, subject });
    if (link === null) return null;
    const grants = await activeGrantsOf(this.db, link.principal_id);
    return {
      hash: key,
      principal: principalWith(link.principal_id, null, grants),
      expiresAt: plusMilliseconds(EPOCH, payload.exp * 1000),
    };
  }

  async #verified(token: string): Promise<JWTPayload | null> {
    const { settings } = this;
    if (settings === null || settings.audience === null) return null;
    const keys = await this.#keySet();
    // Loaded with the first token: most installations take none.
    const { jwtVerify } = await import('jose');
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: settings.issuer,
        audience: settings.audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: 5,
        currentDate: new Date(millisecondsOf(this.clock.now())),
      });
      const scopes = typeof payload['scope'] === 'string' ? payload['scope'].split(' ') : [];
      return scopes.includes(settings.scope) ? payload : null;
    } catch {
      // Forged, expired, for somebody else: the client learns that it is not accepted, and no more.
      return null;
    }
  }

  async #keySet(): Promise<ReturnType<typeof createRemoteJWKSet>> {
    if (this.#keys !== null) return this.#keys;
    const address = (await this.oidc.configuration()).serverMetadata().jwks_uri;
    if (address === undefined) throw new Error('the identity provider publishes no keys');
    const { createRemoteJWKSet: keysAt } = await import('jose');
    this.#keys = keysAt(new URL(address), { timeoutDuration: 5_000 });
    return this.#keys;
  }
}
