import type { Clock, Instant } from '../kernel/clock.ts';
import { laterInstant, plusMilliseconds } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { auditErrors } from './errors.ts';
import { auditKeys, introduceKey } from './keys.ts';
import type { KeyActor } from './keys.ts';
import { parseOperatorHead, signOperatorHead } from './operator-head.ts';
import type { OperatorHeadBody, SealedHead, SignedOperatorHead } from './operator-head.ts';
import { inTransaction } from './queryable.ts';
import type { ConnectionPool, Queryable } from './queryable.ts';
import type { Signer } from './signing-key.ts';
import { lockTree } from './tree-rows.ts';

export interface SealerOptions {
  readonly pool: ConnectionPool;
  readonly clock: Clock;
  /** Asked at each sealing, so that a key file replaced by a rotation is taken up by itself. */
  readonly loadSigner: () => Promise<Signer>;
  /** Whom the log names as introducing the first key. */
  readonly principal?: string;
  /** Told of each head after it is committed: a good place to send it elsewhere. */
  readonly onSealed?: (head: SignedOperatorHead) => void;
  /** Told when a sealing failed; the next one is tried in its turn. */
  readonly onError?: (error: unknown) => void;
}

interface LastHead {
  readonly body: OperatorHeadBody;
  readonly hash: string;
}

/**
 * Seals the heads of all countries under the operator's signature, every few seconds and only when
 * one of them has moved. Any number of processes may run one: they take turns at a row lock.
 *
 * It does not sign what contradicts an earlier head: where a sealed head of a country is gone or the
 * operator's chain got shorter, it refuses with AUDIT.LOG_REWRITTEN. Refuses AUDIT.KEY_NOT_ACTIVE
 * for a key that is not the log's.
 */
export class Sealer {
  readonly #options: SealerOptions;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<unknown> = Promise.resolve();
  #lastSeen: { readonly number: number; readonly hash: string } | null = null;

  constructor(options: SealerOptions) {
    this.#options = options;
  }

  start(intervalMs: number): void {
    if (this.#timer !== null) return;
    const seal = (): void => {
      this.sealNow()
        .catch((error: unknown) => this.#options.onError?.(error))
        .finally(() => {
          // The next turn is counted from the end of this one, so that turns never pile up.
          if (this.#timer !== null) this.#timer = setTimeout(seal, intervalMs).unref();
        });
    };
    // The first turn at once: a book is signed from its first moment on.
    this.#timer = setTimeout(seal, 0).unref();
  }

  /** Ends the turns and waits for the one under way. Call `sealNow` before to leave nothing unsealed. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#running.catch(() => undefined);
  }

  /** Seals at once; null where nothing has changed since the last head. */
  sealNow(): Promise<SignedOperatorHead | null> {
    const turn = this.#running.catch(() => undefined).then(() => this.#seal());
    this.#running = turn;
    return turn;
  }

  async #seal(): Promise<SignedOperatorHead | null> {
    const { pool, clock, loadSigner, principal = 'system', onSealed } = this.#options;
    const signer = await loadSigner();
    const sealed = await inTransaction(pool, async (tx) => {
      await lockTree(tx, NO_COUNTRY);
      await this.#assertNotRolledBack(tx);
      await assertActive(tx, signer, { clock, principal });
      const last = await lastHead(tx);
      const { heads, latest } = await currentHeads(tx);
      if (last !== null && sameHeads(last.body.heads, heads)) return null;
      if (last !== null) await assertExtends(tx, last.body.heads);
      const body = nextBody(last, heads, signer.keyId, laterInstant(clock.now(), latest));
      const head = await signOperatorHead(body, signer);
      await insertHead(tx, body, head);
      return { head, number: body.number };
    });
    if (sealed === null) return null;
    this.#lastSeen = { number: sealed.number, hash: sealed.head.hash };
    onSealed?.(sealed.head);
    return sealed.head;
  }

  async #assertNotRolledBack(tx: Queryable): Promise<void> {
    if (this.#lastSeen === null) return;
    const { number, hash } = this.#lastSeen;
    const { rows } = await tx.query<{ hash: string }>(
      `SELECT encode(hash, 'hex') AS hash FROM public.operator_head
        WHERE country_code = $1 AND number = $2`,
      [NO_COUNTRY, number],
    );
    if (rows[0]?.hash !== hash) {
      throw auditErrors.refuse('AUDIT.LOG_REWRITTEN', { operatorHead: number, hash });
    }
  }
}

async function assertActive(tx: Queryable, signer: Signer, actor: KeyActor): Promise<void> {
  const keys = await auditKeys(tx);
  if (keys.length === 0) return introduceKey(tx, signer, actor);
  const active = keys.find((key) => key.active)?.keyId ?? null;
  if (active !== signer.keyId) {
    throw auditErrors.refuse('AUDIT.KEY_NOT_ACTIVE', { keyId: signer.keyId, active });
  }
}

async function lastHead(tx: Queryable): Promise<LastHead | null> {
  const { rows } = await tx.query<{ body: string; hash: string }>(
    `SELECT body, encode(hash, 'hex') AS hash FROM public.operator_head
      WHERE country_code = $1 ORDER BY number DESC LIMIT 1`,
    [NO_COUNTRY],
  );
  const row = rows[0];
  return row === undefined ? null : { body: parseOperatorHead(row.body), hash: row.hash };
}

/** The heads that are committed now, in one snapshot, and the latest of their times. */
async function currentHeads(
  tx: Queryable,
): Promise<{ readonly heads: readonly SealedHead[]; readonly latest: Instant }> {
  const { rows } = await tx.query<{ country: string; size: number; hash: string; at: Instant }>(
    `SELECT country_code AS country, size, encode(head_hash, 'hex') AS hash, at
       FROM public.audit_tree WHERE size > 0`,
    [],
  );
  const [first, ...others] = rows;
  if (first === undefined) throw new Error('the log has no head, not even that of its key');
  const heads = rows
    .map(({ country, size, hash }) => ({ country, size, headHash: hash }))
    .sort((one, other) => (one.country < other.country ? -1 : 1));
  return { heads, latest: others.reduce((at, row) => laterInstant(at, row.at), first.at) };
}

function sameHeads(before: readonly SealedHead[], now: readonly SealedHead[]): boolean {
  const texts = new Set(before.map((head) => `${head.country} ${head.headHash}`));
  return (
    before.length === now.length &&
    now.every((head) => texts.has(`${head.country} ${head.headHash}`))
  );
}

/** Every head that was sealed last must still stand in its country's chain. */
async function assertExtends(tx: Queryable, sealed: readonly SealedHead[]): Promise<void> {
  const { rows } = await tx.query<{ country: string; size: number }>(
    `SELECT given.country, given.size
       FROM unnest($1::text[], $2::bigint[], $3::text[]) AS given (country, size, hash)
       LEFT JOIN public.audit_head h
         ON h.country_code = given.country AND h.size = given.size
            AND h.head_hash = decode(given.hash, 'hex')
       LEFT JOIN public.audit_tree t
         ON t.country_code = given.country AND t.size >= given.size
      WHERE h.size IS NULL OR t.size IS NULL
      ORDER BY given.country LIMIT 1`,
    [
      sealed.map((head) => head.country),
      sealed.map((head) => head.size),
      sealed.map((head) => head.headHash),
    ],
  );
  const broken = rows[0];
  if (broken !== undefined) throw auditErrors.refuse('AUDIT.LOG_REWRITTEN', { ...broken });
}

function nextBody(
  last: LastHead | null,
  heads: readonly SealedHead[],
  keyId: string,
  now: Instant,
): OperatorHeadBody {
  return {
    format: 1,
    number: last === null ? 1 : last.body.number + 1,
    at: last === null ? now : laterInstant(now, plusMilliseconds(last.body.at, 1)),
    previous: last === null ? null : last.hash,
    keyId,
    heads,
  };
}

async function insertHead(
  tx: Queryable,
  body: OperatorHeadBody,
  head: SignedOperatorHead,
): Promise<void> {
  await tx.query(
    `INSERT INTO public.operator_head
       (country_code, number, at, previous_hash, key_id, body, hash, signature)
     VALUES ($1, $2, $3, decode($4, 'hex'), $5, $6, decode($7, 'hex'), decode($8, 'hex'))`,
    [
      NO_COUNTRY,
      body.number,
      body.at,
      body.previous,
      body.keyId,
      head.body,
      head.hash,
      head.signature,
    ],
  );
}
