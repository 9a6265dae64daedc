import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sealer } from '../../src/audit/sealer.ts';
import { keyIdOf } from '../../src/audit/signing-key.ts';
import { logDatabase, newSigner, postBatch, refusalOf } from './log-database.ts';
import type { LogDatabase } from './log-database.ts';
import { payment } from './memory-log.ts';

const SIGNER = newSigner();
const TABLES = [
  'audit_leaf',
  'audit_subtree',
  'audit_head',
  'audit_key',
  'audit_key_revocation',
  'operator_head',
];

let db: LogDatabase;
let owner: pg.Client;
beforeAll(async () => {
  db = await logDatabase();
  owner = new pg.Client({ connectionString: db.database.ownerUrl });
  await owner.connect();
  await postBatch(db, 'KZ', [payment(1, '1.00'), payment(2, '1.00')]);
  await postBatch(db, 'KZ', [payment(3, '1.00')]);
  const { pool, clock } = db;
  await new Sealer({ pool, clock, loadSigner: () => Promise.resolve(SIGNER) }).sealNow();
});
afterAll(async () => {
  await owner.end();
  await db.close();
});

function refused(text: string, values: unknown[] = []): Promise<unknown> {
  return refusalOf(db.pool.query(text, values));
}

/** Writes a leaf by hand, with a hash that is right unless another is given. */
function insertLeaf(leaf: {
  sequence: number;
  payload?: string;
  hash?: Buffer;
  visibility?: string;
}): Promise<unknown> {
  const {
    sequence,
    visibility = 'public',
    payload = `{"act":{},"sequence":${sequence},"visibility":"public"}`,
  } = leaf;
  const hash = createHash('sha256').update('\x00').update(payload).digest();
  return refused(
    `INSERT INTO public.audit_leaf
       (country_code, sequence, leaf_hash, payload, visibility, recorded_at)
     VALUES ('KZ', $1, $2, $3, $4, '2026-04-01T00:00:00Z')`,
    [sequence, leaf.hash ?? hash, payload, visibility],
  );
}

describe('the tables of the log', () => {
  it.each(TABLES)(
    '%s: the application may not change or remove a row, nor empty it',
    async (table) => {
      for (const statement of [
        `UPDATE public.${table} SET country_code = country_code`,
        `DELETE FROM public.${table}`,
        `TRUNCATE public.${table} CASCADE`,
      ]) {
        expect(await refused(statement)).toMatchObject({ code: '42501' });
        expect(await refusalOf(owner.query(statement))).toMatchObject({ code: '42501' });
      }
    },
  );

  it('audit_tree: nobody removes a row, and it only grows', async () => {
    for (const statement of ['DELETE FROM public.audit_tree', 'TRUNCATE public.audit_tree']) {
      expect(await refused(statement)).toMatchObject({ code: '42501' });
      expect(await refusalOf(owner.query(statement))).toMatchObject({ code: '42501' });
    }
    const set = (assignment: string) =>
      refused(`UPDATE public.audit_tree SET ${assignment} WHERE country_code = 'KZ'`);
    expect(await set("country_code = 'LA'")).toMatchObject({ code: '42501' });
    expect(await set("size = 2, at = at + interval '1s'")).toMatchObject({
      constraint: 'audit_tree_only_grows',
    });
    expect(await set('size = 5')).toMatchObject({ constraint: 'audit_tree_only_grows' });
    expect(await set("size = 4, at = at - interval '1s'")).toMatchObject({
      constraint: 'audit_tree_only_grows',
    });
    expect(await set("size = 7, at = at + interval '1s'")).toMatchObject({
      constraint: 'audit_tree_has_a_peak_per_bit',
    });
    expect(
      await set("size = 5, at = at + interval '1s', head_hash = sha256('nothing')"),
    ).toMatchObject({ constraint: 'audit_tree_ends_with_its_head' });
  });
});

describe('a leaf', () => {
  it('follows the last one without a gap, and is there once', async () => {
    expect(await insertLeaf({ sequence: 4 })).toMatchObject({
      constraint: 'audit_leaf_follows_the_last',
    });
    expect(await insertLeaf({ sequence: 2 })).toMatchObject({ constraint: 'audit_leaf_pkey' });
    expect(await insertLeaf({ sequence: -1 })).toMatchObject({
      constraint: 'audit_leaf_sequence_counts_from_zero',
    });
  });

  it('has the hash of its payload', async () => {
    expect(await insertLeaf({ sequence: 3, hash: Buffer.alloc(32) })).toMatchObject({
      constraint: 'audit_leaf_hash_is_of_its_payload',
    });
  });

  it('is shown to those whom its payload allows, in the place its payload says', async () => {
    const constraint = 'audit_leaf_payload_says_its_place';
    expect(await insertLeaf({ sequence: 3, visibility: 'auditor' })).toMatchObject({ constraint });
    const payload = '{"act":{},"sequence":13,"visibility":"public"}';
    expect(await insertLeaf({ sequence: 3, payload })).toMatchObject({ constraint });
    expect(await insertLeaf({ sequence: 3, visibility: 'all' })).not.toBeNull();
  });

  it('holds at most 16,384 bytes', async () => {
    const frame = '{"":"","sequence":3,"visibility":"public"}';
    const payload = frame.replace('""', `"${'ж'.repeat(8_172)}"`);
    expect(Buffer.byteLength(payload)).toBeGreaterThan(16_384);
    expect(await insertLeaf({ sequence: 3, payload })).toMatchObject({
      constraint: 'audit_leaf_payload_is_short',
    });
  });
});

describe('a head of a country', () => {
  const insertHead = (size: number, previous: string | null, at = '2026-05-01T00:00:00Z') =>
    refused(
      `INSERT INTO public.audit_head (country_code, size, root, previous_head_hash, head_hash, at)
       VALUES ('KZ', $1, sha256('root'), $2, sha256($3), $4)`,
      [size, previous === null ? null : Buffer.from(previous, 'hex'), `head ${size}`, at],
    );

  it('cannot fork the chain, nor begin a second one', async () => {
    const { rows } = await db.pool.query(
      `SELECT encode(head_hash, 'hex') AS hash FROM public.audit_head
        WHERE country_code = 'KZ' ORDER BY size`,
    );
    expect(await insertHead(1, rows[0].hash)).toMatchObject({
      constraint: 'audit_head_is_followed_once',
    });
    expect(await insertHead(1, null)).toMatchObject({ constraint: 'audit_head_is_followed_once' });
    expect(await insertHead(1, '00'.repeat(32))).toMatchObject({
      constraint: 'audit_head_follows_a_head',
    });
    expect(await insertHead(3, rows[1].hash)).toMatchObject({ constraint: 'audit_head_pkey' });
    expect(await insertHead(9, rows[1].hash)).toMatchObject({
      constraint: 'audit_head_ends_with_its_last_leaf',
    });
    expect(await insertHead(0, rows[1].hash)).toMatchObject({
      constraint: 'audit_head_covers_a_leaf',
    });
  });
});

describe('a signing key', () => {
  const insertKey = (publicKey: Buffer, previous: string | null, sequence = 0, keyId?: string) =>
    refused(
      `INSERT INTO public.audit_key (country_code, key_id, public_key, previous_key_id,
         introduced_sequence, introduced_at) VALUES ('00', $1, $2, $3, $4, '2026-05-01')`,
      [keyId ?? keyIdOf(publicKey), publicKey, previous, sequence],
    );

  it('is not slipped into the table without a leaf that introduces it', async () => {
    const { publicKey } = newSigner();
    const constraint = 'audit_key_is_in_the_log';
    expect(await insertKey(publicKey, SIGNER.keyId)).toMatchObject({ constraint });
    expect(await insertKey(publicKey, null)).toMatchObject({ constraint });
    expect(await insertKey(publicKey, SIGNER.keyId, 99)).toMatchObject({ constraint });
    // The leaf of the first key introduces that key, once.
    expect(await insertKey(SIGNER.publicKey, null)).toMatchObject({ constraint: 'audit_key_pkey' });
    expect(await insertKey(SIGNER.publicKey, null, 0, 'f'.repeat(16))).toMatchObject({
      constraint,
    });
  });

  it('is not revoked without a leaf, nor while it is active', async () => {
    const { rows } = await db.pool.query('SELECT count(*)::int AS number FROM public.audit_key');
    expect(rows).toEqual([{ number: 1 }]);
    expect(
      await refused(
        `INSERT INTO public.audit_key_revocation
           (country_code, key_id, revoked_sequence, revoked_at)
         VALUES ('00', $1, 0, '2026-05-01')`,
        [SIGNER.keyId],
      ),
    ).toMatchObject({ constraint: 'audit_key_revocation_is_in_the_log' });
  });
});

describe('an operator head', () => {
  const insertHead = async (change: Record<string, unknown>) => {
    const { rows } = await db.pool.query('SELECT * FROM public.operator_head');
    const [first] = rows;
    const row = { ...first, number: 2, previous_hash: first.hash, at: '2027-01-01T00:00:00.000Z' };
    Object.assign(row, change);
    const previous = row.previous_hash === null ? null : row.previous_hash.toString('hex');
    const body =
      change['body'] ??
      JSON.stringify({ number: row.number, at: row.at, keyId: row.key_id, previous });
    const hash = createHash('sha256').update('\x03').update(String(body)).digest();
    return refused(
      `INSERT INTO public.operator_head
         (country_code, number, at, previous_hash, key_id, body, hash, signature)
       VALUES ('00', $1, $2, $3, $4, $5, $6, $7)`,
      [
        row.number,
        row.at,
        row.previous_hash,
        row.key_id,
        body,
        change['hash'] ?? hash,
        change['signature'] ?? row.signature,
      ],
    );
  };

  it('is numbered without gaps, behind the one before, at a later time', async () => {
    const follows = 'operator_head_follows_the_one_before';
    expect(await insertHead({ number: 3 })).toMatchObject({ constraint: follows });
    expect(await insertHead({ previous_hash: Buffer.alloc(32) })).toMatchObject({
      constraint: follows,
    });
    expect(await insertHead({ previous_hash: null })).toMatchObject({
      constraint: 'operator_head_only_the_first_follows_none',
    });
    expect(await insertHead({ at: '2020-01-01T00:00:00.000Z' })).toMatchObject({
      constraint: 'operator_head_time_goes_on',
    });
  });

  it('says in its columns what is signed, under a known key', async () => {
    expect(await insertHead({ body: '{"number":7}' })).toMatchObject({
      constraint: 'operator_head_columns_say_what_is_signed',
    });
    expect(await insertHead({ hash: Buffer.alloc(32) })).toMatchObject({
      constraint: 'operator_head_hash_is_of_its_body',
    });
    expect(await insertHead({ signature: Buffer.alloc(63) })).toMatchObject({
      constraint: 'operator_head_signature_is_ed25519',
    });
    expect(await insertHead({ key_id: 'f'.repeat(16) })).toMatchObject({
      constraint: 'operator_head_is_signed_by_a_known_key',
    });
  });
});
