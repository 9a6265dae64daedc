import type { JsonValue } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/clock.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { auditErrors } from './errors.ts';
import type { CountryHead } from './head.ts';
import { auditKeys } from './keys.ts';
import type { LeafVisibility } from './leaf.ts';
import { parseOperatorHead } from './operator-head.ts';
import type { OperatorHeadBody, SignedOperatorHead } from './operator-head.ts';
import { consistencyProof, inclusionProof } from './proofs.ts';
import type { Queryable } from './queryable.ts';
import type { HeadJson, Receipt } from './receipt.ts';
import { storedNodes } from './stored-nodes.ts';

/** A head as it is stored, with its own hash. */
export interface AuditHead extends CountryHead {
  readonly hash: Buffer;
}

/** A leaf as it is stored: the exact text that was hashed. */
export interface StoredLeaf {
  readonly country: string;
  readonly sequence: number;
  readonly payload: string;
  readonly hash: Buffer;
  readonly visibility: LeafVisibility;
}

/** A signing key as it is served, with the statement that introduced it and who signed that. */
export interface KeyJson {
  readonly keyId: string;
  readonly publicKey: string;
  readonly previousKeyId: string | null;
  readonly active: boolean;
  readonly introducedAt: Instant;
  readonly revokedAt: Instant | null;
  readonly statement: JsonValue;
  readonly signatures: JsonValue;
}

/** A moment, or a number of leaves: what "as known at" may be asked by. */
export type KnownAt = { readonly instant: Instant } | { readonly size: number };

/** A head as it is served. */
export function headJson(head: AuditHead): HeadJson {
  return {
    country: head.country,
    size: head.size,
    root: head.root.toString('hex'),
    previous: head.previous?.toString('hex') ?? null,
    at: head.at,
    hash: head.hash.toString('hex'),
  };
}

/** Reads the log: heads, leaves, proofs, receipts. Takes no locks and writes nothing. */
export class AuditLog {
  readonly #db: Queryable;

  constructor(db: Queryable) {
    this.#db = db;
  }

  /** The last head of a country; null before its first act. */
  latestHead(country: string): Promise<AuditHead | null> {
    return this.#head(country, 'ORDER BY size DESC');
  }

  /**
   * What "as known at" resolves to: the last head at or before an instant or a number of leaves; null
   * where nothing was known yet. An act belongs to it when its sequence is below the head's size.
   */
  headAt(country: string, known: KnownAt): Promise<AuditHead | null> {
    return 'instant' in known
      ? this.#head(country, 'AND at <= $2 ORDER BY at DESC', known.instant)
      : this.#head(country, 'AND size <= $2 ORDER BY size DESC', known.size);
  }

  /** Refuses AUDIT.LEAF_ABSENT. */
  async leaf(country: string, sequence: number): Promise<StoredLeaf> {
    const { rows } = await this.#db.query<{
      payload: string;
      leaf_hash: Buffer;
      visibility: LeafVisibility;
    }>(
      `SELECT payload, leaf_hash, visibility FROM public.audit_leaf
        WHERE country_code = $1 AND sequence = $2`,
      [country, sequence],
    );
    const row = rows[0];
    if (row === undefined) throw auditErrors.refuse('AUDIT.LEAF_ABSENT', { country, sequence });
    const { payload, leaf_hash: hash, visibility } = row;
    return { country, sequence, payload, hash, visibility };
  }

  /** Refuses AUDIT.SIZE_BEYOND_LOG, AUDIT.LEAF_ABSENT (not among the first `size` leaves). */
  async inclusionProof(
    country: string,
    sequence: number,
    size: number,
  ): Promise<readonly Buffer[]> {
    await this.#assertSize(country, size);
    if (!Number.isSafeInteger(sequence) || sequence < 0 || sequence >= size) {
      throw auditErrors.refuse('AUDIT.LEAF_ABSENT', { country, sequence, size });
    }
    return inclusionProof(sequence, size, storedNodes(this.#db, country));
  }

  /** That the log of `second` leaves only adds to that of `first`. Refuses AUDIT.SIZE_BEYOND_LOG. */
  async consistencyProof(
    country: string,
    first: number,
    second: number,
  ): Promise<readonly Buffer[]> {
    await this.#assertSize(country, second);
    if (!Number.isSafeInteger(first) || first < 1 || first > second) {
      throw auditErrors.refuse('AUDIT.SIZE_BEYOND_LOG', { country, size: first, atMost: second });
    }
    return consistencyProof(first, second, storedNodes(this.#db, country));
  }

  /** The receipt of one act, under the earliest head that covers and, if possible, seals it. */
  async receipt(country: string, sequence: number): Promise<Receipt> {
    const leaf = await this.leaf(country, sequence);
    const first = await this.#head(country, 'AND size > $2 ORDER BY size', sequence);
    if (first === null) throw auditErrors.refuse('AUDIT.HEAD_ABSENT', { country, sequence });
    const seal = await this.#sealOf(country, first);
    const head = seal?.head ?? first;
    const proof = await this.inclusionProof(country, sequence, head.size);
    return {
      format: 1,
      leaf: { country, sequence, payload: leaf.payload, hash: leaf.hash.toString('hex') },
      inclusion: proof.map((hash) => hash.toString('hex')),
      head: headJson(head),
      operatorHead: seal?.operatorHead ?? null,
      publicKey: seal?.publicKey ?? null,
    };
  }

  /** Operator's heads behind a number, in order: what a witness reads from where it stopped. */
  async operatorHeadsAfter(number: number, limit: number): Promise<readonly SignedOperatorHead[]> {
    const { rows } = await this.#db.query<SignedOperatorHead>(
      `SELECT body, encode(hash, 'hex') AS hash, encode(signature, 'hex') AS signature
         FROM public.operator_head
        WHERE country_code = $1 AND number > $2 ORDER BY number LIMIT $3`,
      [NO_COUNTRY, number, limit],
    );
    return rows;
  }

  /** Every key with the signed statement that introduced it, the first first. */
  async keyStatements(): Promise<readonly KeyJson[]> {
    const keys = await auditKeys(this.#db);
    const told = await this.#db.query<{ sequence: number; payload: string }>(
      `SELECT sequence, payload FROM public.audit_leaf
        WHERE country_code = $1 AND sequence = ANY($2::bigint[])`,
      [NO_COUNTRY, keys.map((key) => key.introducedSequence)],
    );
    const leaves = new Map(told.rows.map((row) => [row.sequence, row.payload]));
    return keys.map((key) => {
      const leaf = JSON.parse(leaves.get(key.introducedSequence) ?? '{}') as {
        readonly facts?: { readonly statement?: JsonValue; readonly signatures?: JsonValue };
      };
      return {
        keyId: key.keyId,
        publicKey: key.publicKey.toString('hex'),
        previousKeyId: key.previousKeyId,
        active: key.active,
        introducedAt: key.introducedAt,
        revokedAt: key.revokedAt,
        statement: leaf.facts?.statement ?? null,
        signatures: leaf.facts?.signatures ?? null,
      };
    });
  }

  /** The operator's head of that number, or the last one; null where there is none. */
  async operatorHead(number?: number): Promise<SignedOperatorHead | null> {
    const { rows } = await this.#db.query<SignedOperatorHead>(
      `SELECT body, encode(hash, 'hex') AS hash, encode(signature, 'hex') AS signature
         FROM public.operator_head
        WHERE country_code = $1 AND ($2::bigint IS NULL OR number = $2::bigint)
        ORDER BY number DESC LIMIT 1`,
      [NO_COUNTRY, number ?? null],
    );
    return rows[0] ?? null;
  }

  /** The first operator's head that lists this country with at least that head's size. */
  async #sealOf(country: string, first: AuditHead): Promise<Seal | null> {
    // An operator's head is never earlier than a head it lists, so the search begins at that time;
    // the one after next lists it at the latest, unless batches take longer than a sealing.
    for (let from: Instant = first.at, inclusive = true; ; inclusive = false) {
      const { rows } = await this.#db.query<SealRow>(
        `SELECT h.body, h.at, encode(h.hash, 'hex') AS hash,
                encode(h.signature, 'hex') AS signature, encode(k.public_key, 'hex') AS key
           FROM public.operator_head h
           JOIN public.audit_key k ON k.country_code = h.country_code AND k.key_id = h.key_id
          WHERE h.country_code = $1 AND (h.at > $2 OR (h.at = $2 AND $3))
          ORDER BY h.at LIMIT 16`,
        [NO_COUNTRY, from, inclusive],
      );
      for (const { body, hash, signature, key, at } of rows) {
        from = at;
        const size = sizeOf(parseOperatorHead(body), country);
        if (size < first.size) continue;
        const head = await this.headAt(country, { size });
        if (head === null) return null;
        return { operatorHead: { body, hash, signature }, publicKey: key, head };
      }
      if (rows.length < 16) return null;
    }
  }

  async #assertSize(country: string, size: number): Promise<void> {
    const head = await this.latestHead(country);
    if (!Number.isSafeInteger(size) || size < 1 || head === null || size > head.size) {
      throw auditErrors.refuse('AUDIT.SIZE_BEYOND_LOG', { country, size, atMost: head?.size ?? 0 });
    }
  }

  /** `which` is one of the fixed texts above; values travel as parameters. */
  async #head(country: string, which: string, value?: Instant | number): Promise<AuditHead | null> {
    const { rows } = await this.#db.query<HeadRow>(
      `SELECT size, root, previous_head_hash, head_hash, at FROM public.audit_head
        WHERE country_code = $1 ${which} LIMIT 1`,
      value === undefined ? [country] : [country, value],
    );
    const row = rows[0];
    if (row === undefined) return null;
    const { size, root, previous_head_hash: previous, head_hash: hash, at } = row;
    return { country, size, root, previous, at, hash };
  }
}

type HeadRow = {
  readonly size: number;
  readonly root: Buffer;
  readonly previous_head_hash: Buffer | null;
  readonly head_hash: Buffer;
  readonly at: Instant;
};

type SealRow = SignedOperatorHead & { readonly key: string; readonly at: Instant };

interface Seal {
  readonly operatorHead: SignedOperatorHead;
  readonly publicKey: string;
  readonly head: AuditHead;
}

function sizeOf(body: OperatorHeadBody, country: string): number {
  return body.heads.find((head) => head.country === country)?.size ?? 0;
}
