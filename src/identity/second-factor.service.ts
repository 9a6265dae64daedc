import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { inTransaction } from '../audit/queryable.ts';
import type { Queryable } from '../audit/queryable.ts';
import { appendLeafAlone, lockTree } from '../audit/tree-rows.ts';
import { CLOCK, POSTING_POOL } from '../database/database.module.ts';
import { millisecondsOf, plusMilliseconds } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { newId } from '../kernel/ids.ts';
import { accessLeaf } from './access-changes.ts';
import { noteAccess } from './access-log.ts';
import { identityErrors } from './errors.ts';
import { IDENTITY_SETTINGS } from './settings-token.ts';
import type { IdentitySettings } from './settings.ts';
import {
  newRecoveryCodes,
  newTotpSecret,
  openSecret,
  recoveryHash,
  sealSecret,
  stepOfCode,
  base32,
  totpAddress,
} from './totp.ts';

const TRIES_WITHIN_MS = 15 * 60_000;
const TRIES_AT_MOST = 10;

/** A code that changes every half minute, beside the key or the identity provider. */
@Injectable()
export class SecondFactors {
  constructor(
    @Inject(POSTING_POOL) private readonly pool: pg.Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  /** Whether somebody has set one up, and so has to give a code. */
  async isSetUp(principalId: string): Promise<boolean> {
    const { rows } = await this.pool.query(
      `SELECT 1 AS found FROM public.second_factor
        WHERE country_code = $1 AND principal_id = $2 AND confirmed_at IS NOT NULL`,
      [NO_COUNTRY, principalId],
    );
    return rows.length > 0;
  }

  /**
   * Begins to set one up: the secret is shown this once, and counts only when a code of it was given.
   * Refuses IDENTITY.SECOND_FACTOR_NOT_OFFERED, IDENTITY.SECOND_FACTOR_SET_UP.
   */
  async begin(principalId: string): Promise<{ readonly secret: string; readonly address: string }> {
    const key = this.#key();
    const secret = newTotpSecret();
    await this.pool.query(
      `DELETE FROM public.second_factor
        WHERE country_code = $1 AND principal_id = $2 AND confirmed_at IS NULL`,
      [NO_COUNTRY, principalId],
    );
    const { rows } = await this.pool.query(
      `INSERT INTO public.second_factor (country_code, principal_id, sealed_secret, last_step)
       VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING RETURNING principal_id`,
      [NO_COUNTRY, principalId, sealSecret(key, principalId, secret)],
    );
    if (rows.length === 0) throw identityErrors.refuse('IDENTITY.SECOND_FACTOR_SET_UP');
    return { secret: base32(secret), address: totpAddress(secret, principalId.slice(-8)) };
  }

  /** From now on codes are asked for. Answers the recovery codes, this once; refuses IDENTITY.CODE_NOT_ACCEPTED. */
  async confirm(principalId: string, code: string): Promise<readonly string[]> {
    const taken = await this.#stepOf(this.pool, principalId, code, false);
    if (taken === null) throw identityErrors.refuse('IDENTITY.CODE_NOT_ACCEPTED');
    const codes = newRecoveryCodes();
    await this.#changed(principalId, true, async (tx, at) => {
      // Of two that come at once one finds it confirmed; and what is confirmed is what the code was of.
      const { rows } = await tx.query(
        `UPDATE public.second_factor SET confirmed_at = $3, last_step = $4
          WHERE country_code = $1 AND principal_id = $2 AND confirmed_at IS NULL
            AND sealed_secret = $5 RETURNING principal_id`,
        [NO_COUNTRY, principalId, at, taken.step, taken.sealed],
      );
      if (rows.length === 0) throw identityErrors.refuse('IDENTITY.SECOND_FACTOR_SET_UP');
      await tx.query(
        `INSERT INTO public.recovery_code (country_code, principal_id, code_hash)
         SELECT $1, $2, decode(given, 'hex') FROM unnest($3::text[]) AS given`,
        [NO_COUNTRY, principalId, codes.map(recoveryHash)],
      );
    });
    return codes;
  }

  /** Takes it away, for its holder who gave a code; an administrator resets it: second-factor-reset.ts. */
  async remove(principalId: string): Promise<void> {
    await this.#changed(principalId, false, async (tx) => {
      await tx.query(
        'DELETE FROM public.second_factor WHERE country_code = $1 AND principal_id = $2',
        [NO_COUNTRY, principalId],
      );
    });
  }

  /**
   * Takes a code of the application, of a step that was not used yet, or a recovery code, once. A wrong one
   * is noted with where it came from. Refuses IDENTITY.CODE_NOT_ACCEPTED, and after ten in a quarter of an
   * hour IDENTITY.TOO_MANY_CODES.
   */
  async check(principalId: string, given: string, address: string): Promise<void> {
    const isTaken = await inTransaction(this.pool, async (tx) => {
      // One after the other: a hundred guesses at once are counted as a hundred.
      await tx.query(
        `SELECT last_step FROM public.second_factor
          WHERE country_code = $1 AND principal_id = $2 FOR UPDATE`,
        [NO_COUNTRY, principalId],
      );
      await this.#refuseTooMany(tx, principalId);
      if (await this.#takesStep(tx, principalId, given.trim())) return true;
      if (await this.#takesRecoveryCode(tx, principalId, given)) return true;
      await noteAccess(tx, this.clock, { event: 'second-factor-refused', principalId, address });
      return false;
    });
    if (!isTaken) throw identityErrors.refuse('IDENTITY.CODE_NOT_ACCEPTED');
  }

  async #takesStep(tx: Queryable, principalId: string, code: string): Promise<boolean> {
    const taken = await this.#stepOf(tx, principalId, code, true);
    if (taken === null) return false;
    const { rows } = await tx.query(
      `UPDATE public.second_factor SET last_step = $3
        WHERE country_code = $1 AND principal_id = $2 AND last_step < $3 RETURNING last_step`,
      [NO_COUNTRY, principalId, taken.step],
    );
    return rows.length > 0;
  }

  async #takesRecoveryCode(tx: Queryable, principalId: string, text: string): Promise<boolean> {
    const hash = recoveryHash(text);
    if (hash === null) return false;
    const { rows } = await tx.query(
      `UPDATE public.recovery_code SET used_at = $4
        WHERE country_code = $1 AND principal_id = $2 AND code_hash = decode($3, 'hex')
          AND used_at IS NULL
        RETURNING used_at`,
      [NO_COUNTRY, principalId, hash, this.clock.now()],
    );
    return rows.length > 0;
  }

  async #stepOf(
    db: Queryable,
    principalId: string,
    code: string,
    confirmed: boolean,
  ): Promise<{ readonly step: number; readonly sealed: Buffer } | null> {
    const { rows } = await db.query<{ sealed_secret: Buffer }>(
      `SELECT sealed_secret FROM public.second_factor
        WHERE country_code = $1 AND principal_id = $2 AND (confirmed_at IS NOT NULL) = $3`,
      [NO_COUNTRY, principalId, confirmed],
    );
    const [row] = rows;
    if (row === undefined) return null;
    const secret = openSecret(this.#key(), principalId, row.sealed_secret);
    const step = stepOfCode(secret, code, millisecondsOf(this.clock.now()));
    return step === null ? null : { step, sealed: row.sealed_secret };
  }

  /** Refusals are counted in the access log, so that neither a new session nor another process forgets. */
  async #refuseTooMany(tx: Queryable, principalId: string): Promise<void> {
    const since = plusMilliseconds(this.clock.now(), -TRIES_WITHIN_MS);
    const { rows } = await tx.query<{ tries: number }>(
      `SELECT count(*)::int AS tries FROM public.access_log
        WHERE country_code = $1 AND principal_id = $2 AND at > $3
          AND event = 'second-factor-refused'`,
      [NO_COUNTRY, principalId, since],
    );
    if ((rows[0]?.tries ?? 0) >= TRIES_AT_MOST) {
      throw identityErrors.refuse('IDENTITY.TOO_MANY_CODES', { retryAfterSeconds: 900 });
    }
  }

  async #changed(
    principalId: string,
    isOn: boolean,
    work: (tx: Queryable, at: string) => Promise<void>,
  ): Promise<void> {
    await inTransaction(this.pool, async (tx) => {
      await lockTree(tx, NO_COUNTRY);
      const actor = { principalId, request: null };
      const facts = { principal: principalId, secondFactor: isOn };
      const draft = accessLeaf(newId(this.clock), 'second-factor', actor, facts);
      const { at } = await appendLeafAlone(tx, NO_COUNTRY, draft, this.clock);
      await work(tx, at);
    });
  }

  #key(): Buffer {
    if (this.settings.secretsKey !== null) return this.settings.secretsKey;
    throw identityErrors.refuse('IDENTITY.SECOND_FACTOR_NOT_OFFERED');
  }
}
