import { Inject, Injectable, Logger } from '@nestjs/common';
import type * as client from 'openid-client';
import type pg from 'pg';
import { CLOCK, POSTING_POOL } from '../database/database.module.ts';
import type { Clock } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { identityErrors } from './errors.ts';
import { linkIdentity, linkOf } from './identity-links.ts';
import type { LinkRow } from './identity-links.ts';
import { OPERATOR_ID } from './operator.ts';
import { isSafeIssuer } from './settings.ts';
import type { IdentitySettings, OidcSettings } from './settings.ts';
import { IDENTITY_SETTINGS } from './settings-token.ts';

/** What is remembered of a sign-in while somebody is at the provider; in their own browser. */
export interface OidcAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where they wanted to go. */
  readonly to: string;
}

/** Somebody for whom the provider vouched. */
export interface Vouched {
  readonly principalId: string;
  readonly linkId: string;
}

const RETURN_PATH = '/sign-in/oidc/return';

/** Sign-in by an identity provider: authorization code with PKCE, state and nonce. */
@Injectable()
export class Oidc {
  #configuration: Promise<client.Configuration> | null = null;

  constructor(
    @Inject(POSTING_POOL) private readonly pool: pg.Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  readonly #log = new Logger('identity');

  get isConfigured(): boolean {
    return this.settings.oidc !== null;
  }

  /** Where to send somebody who wants to sign in, and what to remember until they return. */
  async begin(to: string): Promise<{ readonly address: string; readonly attempt: OidcAttempt }> {
    const configuration = await this.configuration();
    const client = await provider();
    const state = client.randomState();
    const nonce = client.randomNonce();
    const verifier = client.randomPKCECodeVerifier();
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#returnAddress(),
      scope: 'openid',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, attempt: { state, nonce, verifier, to } };
  }

  /**
   * Who came back, as a principal, and by which link.
   *
   * Refuses IDENTITY.PROVIDER_REFUSED, IDENTITY.NOT_LINKED, IDENTITY.PROVIDER_UNAVAILABLE.
   */
  async finish(query: string, attempt: OidcAttempt): Promise<Vouched> {
    const configuration = await this.configuration();
    const claims = await this.#claims(configuration, query, attempt);
    const { iss: issuer, sub: subject } = claims;
    const link = await linkOf(this.pool, { issuer, subject });
    const { id, principal_id } = link ?? (await this.#linkByClaim({ issuer, subject }, claims));
    return { principalId: principal_id, linkId: id };
  }

  /** Asked of the provider once; a provider that did not answer is asked again. */
  configuration(): Promise<client.Configuration> {
    const { oidc } = this.settings;
    if (oidc === null) throw identityErrors.refuse('IDENTITY.PROVIDER_NOT_CONFIGURED');
    this.#configuration ??= discover(oidc).catch((error: unknown) => {
      this.#configuration = null;
      // For the operator's log alone: what went wrong, and nothing that was sent.
      this.#log.warn(`The identity provider does not answer: ${messageOf(error)}`);
      throw identityErrors.refuse('IDENTITY.PROVIDER_UNAVAILABLE');
    });
    return this.#configuration;
  }

  async #claims(
    configuration: client.Configuration,
    query: string,
    attempt: OidcAttempt,
  ): Promise<client.IDToken> {
    try {
      const client = await provider();
      const returned = new URL(`${this.#returnAddress()}${query}`);
      const tokens = await client.authorizationCodeGrant(configuration, returned, {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('the provider sent no ID token');
      return claims;
    } catch {
      // Whatever the provider or the address said: it may hold a code or a token, so it goes nowhere.
      throw identityErrors.refuse('IDENTITY.PROVIDER_REFUSED');
    }
  }

  /** Where the settings name a claim, the provider itself says which principal somebody is. */
  async #linkByClaim(
    of: { readonly issuer: string; readonly subject: string },
    claims: client.IDToken,
  ): Promise<LinkRow> {
    const name = this.settings.oidc?.principalClaim ?? null;
    const claimed = name === null ? undefined : claims[name];
    const notLinked = identityErrors.refuse('IDENTITY.NOT_LINKED', { ...of });
    if (typeof claimed !== 'string') throw notLinked;
    try {
      const { countryCode, id } = parsePublicId(claimed);
      if (countryCode !== NO_COUNTRY) throw notLinked;
      const parts = { pool: this.pool, clock: this.clock };
      const actor = { principalId: OPERATOR_ID, request: null };
      return await linkIdentity(parts, actor, id, of);
    } catch (error) {
      if (error instanceof Refusal) throw notLinked;
      throw error;
    }
  }

  #returnAddress(): string {
    return `${this.settings.publicUrl ?? ''}${RETURN_PATH}`;
  }
}

/** Loaded with the first sign-in there: most installations have no provider. */
function provider(): Promise<typeof client> {
  return import('openid-client');
}

async function discover(oidc: OidcSettings): Promise<client.Configuration> {
  const client = await provider();
  const issuer = new URL(oidc.issuer);
  const isPlain = issuer.protocol === 'http:' && isSafeIssuer(issuer);
  return client.discovery(
    issuer,
    oidc.clientId,
    oidc.clientSecret ?? undefined,
    oidc.clientSecret === null ? client.None() : undefined,

    { timeout: 10, ...(isPlain ? { execute: [client.allowInsecureRequests] } : {}) },
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
