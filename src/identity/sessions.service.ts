import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { CLOCK, POSTING_POOL } from '../database/database.module.ts';
import { plusMilliseconds } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import { AccessLog } from './access-log.ts';
import { keyHashIn } from './api-key.ts';
import { identityErrors } from './errors.ts';
import { KeyDirectory } from './key-directory.ts';
import type { Principal } from './principal.ts';
import { SecondFactors } from './second-factor.service.ts';
import { SessionDirectory } from './session-directory.ts';
import { newSessionToken, sessionCookieName, sessionHashIn, setCookie } from './session-token.ts';
import {
  beginningOf,
  endSession,
  endSessionsOf,
  insertSession,
  noteCodeFailure,
  sessionsOf,
  waitingSession,
} from './session-rows.ts';
import type { SessionRow } from './session-rows.ts';
import { IDENTITY_SETTINGS } from './settings-token.ts';
import type { IdentitySettings } from './settings.ts';

const HOUR_MS = 3_600_000;
/** How long the second step of a sign-in may take. */
const CODE_WITHIN_MS = 5 * 60_000;

/** Who signed in: with a session, or on the way to one, with a code still to come. */
export type SignedIn = { readonly awaitsCode: boolean };

/** Who somebody is, and by what they proved it. */
export interface Proof {
  readonly principalId: string;
  /** The key that was typed in; null where an identity provider vouched. */
  readonly apiKeyId: string | null;
  readonly linkId: string | null;
}

/** What people carry while they are signed in: begun, listed and ended. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(POSTING_POOL) private readonly pool: pg.Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
    @Inject(KeyDirectory) private readonly keys: KeyDirectory,
    @Inject(SessionDirectory) private readonly directory: SessionDirectory,
    @Inject(SecondFactors) private readonly factors: SecondFactors,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** Exchanges a key for a session that may do what the key may. Refuses IDENTITY.KEY_NOT_ACCEPTED. */
  async signInByKey(key: string, request: FastifyRequest, reply: FastifyReply): Promise<SignedIn> {
    const hash = keyHashIn(`Bearer ${key}`);
    const principal = hash === null ? null : await this.keys.holderOf(hash);
    if (principal === null) {
      await this.log.write({
        event: 'sign-in-refused',
        principalId: null,
        route: '/sign-in',
        address: request.ip,
      });
      throw identityErrors.refuse('IDENTITY.KEY_NOT_ACCEPTED');
    }
    const by = { principalId: principal.id, apiKeyId: principal.keyId, linkId: null };
    return this.begin(by, request, reply);
  }

  /** Begins a session for somebody who has proved who they are; another one is ended. */
  async begin(by: Proof, request: FastifyRequest, reply: FastifyReply): Promise<SignedIn> {
    await this.#endOf(request, 'sign-out');
    const { principalId, apiKeyId: keyId } = by;
    const awaitsCode = await this.factors.isSetUp(principalId);
    const id = await this.#open({ ...by, awaitsCode, gaveCode: false }, request, reply);
    await this.log.write({
      event: 'sign-in',
      principalId,
      keyId,
      sessionId: id,
      route: keyId === null ? '/sign-in/oidc/return' : '/sign-in',
      address: request.ip,
    });
    return { awaitsCode };
  }

  /**
   * The second step: with the code a new session begins, under another token. Refuses
   * IDENTITY.SIGN_IN_AGAIN, IDENTITY.CODE_NOT_ACCEPTED, IDENTITY.TOO_MANY_CODES.
   */
  async giveCode(code: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const now = this.clock.now();
    const hash = sessionHashIn(request.headers.cookie, request.isSecure);
    const waiting = hash === null ? null : await waitingSession(this.pool, hash, now);
    if (waiting === null) throw identityErrors.refuse('IDENTITY.SIGN_IN_AGAIN');
    const { id, principal_id: principalId, api_key_id: apiKeyId, link_id: linkId } = waiting;
    const note = { principalId, keyId: apiKeyId, sessionId: id, address: request.ip };
    try {
      await this.factors.check(principalId, code, request.ip);
    } catch (error) {
      await noteCodeFailure(this.pool, id);
      throw error;
    }
    await endSession(this.pool, { id, principalId }, now);
    const given = { principalId, apiKeyId, linkId, awaitsCode: false, gaveCode: true };
    await this.#open(given, request, reply);
    await this.log.write({ event: 'second-factor', ...note });
  }

  /**
   * After a second factor was set up or taken away: every session of its holder ends, for the others stand for
   * what was before, and this one goes on under another token. Refuses IDENTITY.SESSION_NEEDED.
   */
  async renew(gaveCode: boolean, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { id: principalId, sessionId } = sessionOf(request);
    const by = await beginningOf(this.pool, sessionId);
    await endSessionsOf(this.pool, principalId, this.clock.now());
    this.directory.forget();
    if (by === null) throw identityErrors.refuse('IDENTITY.SIGN_IN_AGAIN');
    const proof = { principalId, apiKeyId: by.api_key_id, linkId: by.link_id };
    await this.#open({ ...proof, awaitsCode: false, gaveCode }, request, reply);
  }

  /** Ends the session of a request, where it has one, and takes the cookie back. */
  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.#endOf(request, 'sign-out');
    this.#setCookie(request, reply, '');
  }

  /** The sessions of somebody that have not ended. */
  list(principalId: string): Promise<readonly SessionRow[]> {
    return sessionsOf(this.pool, principalId, this.clock.now());
  }

  /** Ends one of somebody's own sessions. Refuses IDENTITY.SESSION_NOT_FOUND. */
  async revoke(principalId: string, sessionId: string): Promise<void> {
    const session = { id: sessionId, principalId };
    if (!(await endSession(this.pool, session, this.clock.now()))) {
      throw identityErrors.refuse('IDENTITY.SESSION_NOT_FOUND');
    }
    this.directory.forget();
    await this.log.write({ event: 'session-revoked', principalId, sessionId });
  }

  async #open(
    by: Proof & { readonly awaitsCode: boolean; readonly gaveCode: boolean },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string> {
    const { text, hash: tokenHash } = newSessionToken();
    const createdAt = this.clock.now();
    const lasts = by.awaitsCode ? CODE_WITHIN_MS : this.settings.sessionHours * HOUR_MS;
    const endsAt = plusMilliseconds(createdAt, lasts);
    const id = newId(this.clock);
    await insertSession(this.pool, { ...by, id, tokenHash, createdAt, endsAt });
    this.#setCookie(request, reply, text);
    return id;
  }

  async #endOf(request: FastifyRequest, event: 'sign-out'): Promise<void> {
    const principal: Principal | null = await this.ofRequest(request);
    const sessionId = principal?.sessionId ?? null;
    if (principal === null || sessionId === null) return;
    await endSession(this.pool, { id: sessionId, principalId: principal.id }, this.clock.now());
    this.directory.forget();
    await this.log.write({ event, principalId: principal.id, sessionId });
  }

  /** Whose session a request carries; null where it carries none that counts. */
  ofRequest(request: FastifyRequest): Principal | null | Promise<Principal | null> {
    const hash = sessionHashIn(request.headers.cookie, request.isSecure);
    return hash === null ? null : this.directory.holderOf(hash);
  }

  #setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
    const isSecure = request.isSecure;
    const seconds = this.settings.sessionHours * 3_600;
    const name = sessionCookieName(isSecure);
    void reply.header('set-cookie', setCookie(name, token, { isSecure, seconds }));
  }
}

/** Whoever asks by a session, which what is done concerns. Refuses IDENTITY.SESSION_NEEDED. */
export function sessionOf({ principal }: FastifyRequest): {
  readonly id: string;
  readonly sessionId: string;
} {
  const sessionId = principal?.sessionId ?? null;
  if (principal === null || sessionId === null)
    throw identityErrors.refuse('IDENTITY.SESSION_NEEDED');
  return { id: principal.id, sessionId };
}
