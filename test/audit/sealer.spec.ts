import { mkdtemp, readFile, stat, chmod, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditLog } from '../../src/audit/audit-log.ts';
import { openKeyFile, rotateKeyFile } from '../../src/audit/key-file.ts';
import { auditKeys, revokeKey, rotateKey } from '../../src/audit/keys.ts';
import {
  parseOperatorHead,
  signOperatorHead,
  verifyOperatorHead,
} from '../../src/audit/operator-head.ts';
import type { SignedOperatorHead } from '../../src/audit/operator-head.ts';
import { Sealer } from '../../src/audit/sealer.ts';
import { loadOrCreateSigningKey, loadSigningKey } from '../../src/audit/signing-key.ts';
import type { Signer } from '../../src/audit/signing-key.ts';
import { parseInstant, plusMilliseconds } from '../../src/kernel/clock.ts';
import { logDatabase, newSigner, postBatch, refusalOf } from './log-database.ts';
import type { LogDatabase } from './log-database.ts';
import { payment } from './memory-log.ts';

const FIRST = newSigner();
const SECOND = newSigner();

let db: LogDatabase;
beforeEach(async () => {
  db = await logDatabase();
});
afterEach(() => db.close());

function sealerWith(signer: Signer): Sealer {
  const { pool, clock } = db;
  return new Sealer({ pool, clock, loadSigner: () => Promise.resolve(signer) });
}

function actor() {
  return { clock: db.clock, principal: 'officer' };
}

async function insertHead(head: SignedOperatorHead): Promise<unknown> {
  const body = parseOperatorHead(head.body);
  return db.pool.query(
    `INSERT INTO public.operator_head
       (country_code, number, at, previous_hash, key_id, body, hash, signature)
     VALUES ('00', $1, $2, decode($3, 'hex'), $4, $5, decode($6, 'hex'), decode($7, 'hex'))`,
    [body.number, body.at, body.previous, body.keyId, head.body, head.hash, head.signature],
  );
}

async function asSuperuser(statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: db.database.superuserUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

describe('sealing', () => {
  it('introduces the first key, and signs the heads of all countries in their order', async () => {
    await postBatch(db, 'LA', [payment(1, '1.00')]);
    await postBatch(db, 'KZ', [payment(2, '1.00')]);
    const head = await sealerWith(FIRST).sealNow();
    const body = parseOperatorHead(head?.body ?? '');
    expect(verifyOperatorHead(head!, FIRST.publicKey)).toBe(true);
    expect(body).toMatchObject({ number: 1, previous: null, keyId: FIRST.keyId });
    expect(body.heads.map(({ country, size }) => [country, size])).toEqual([
      ['00', 1],
      ['KZ', 1],
      ['LA', 1],
    ]);
    const { payload } = await new AuditLog(db.pool).leaf('00', 0);
    const { rows } = await db.pool.query('SELECT id, kind FROM public.book');
    expect(JSON.parse(payload)).toMatchObject({
      act: { kind: 'audit-key-introduced' },
      facts: { statement: { keyId: FIRST.keyId, after: null, book: rows[0] } },
    });
  });

  it('does nothing when nothing has changed', async () => {
    const sealer = sealerWith(FIRST);
    await postBatch(db, 'KZ', [payment(1, '1.00')]);
    expect(await sealer.sealNow()).not.toBeNull();
    expect(await sealer.sealNow()).toBeNull();
    expect(await sealerWith(FIRST).sealNow()).toBeNull();
    await postBatch(db, 'KZ', [payment(2, '1.00')]);
    expect(parseOperatorHead((await sealer.sealNow())!.body).number).toBe(2);
  });

  it('by two processes at once makes one chain: no number twice, each head behind the last', async () => {
    const sealers = [sealerWith(FIRST), sealerWith(FIRST)];
    const heads: SignedOperatorHead[] = [];
    for (let round = 0; round < 10; round += 1) {
      const writing = [1, 2, 3].map((number) =>
        postBatch(db, ['KZ', 'LA', 'MN'][number % 3]!, [payment(number, '1.00')]),
      );
      const sealing = sealers.flatMap((sealer) => [sealer.sealNow(), sealer.sealNow()]);
      for (const head of await Promise.all(sealing)) if (head !== null) heads.push(head);
      await Promise.all(writing);
    }
    const bodies = heads
      .map((head) => ({ ...parseOperatorHead(head.body), hash: head.hash }))
      .sort((one, other) => one.number - other.number);
    expect(bodies.length).toBeGreaterThanOrEqual(10);
    bodies.forEach((body, at) => {
      expect(body.number).toBe(at + 1);
      expect(body.previous).toBe(bodies[at - 1]?.hash ?? null);
      if (at > 0) expect(body.at > bodies[at - 1]!.at).toBe(true);
    });
    expect(await auditKeys(db.pool)).toHaveLength(1);
  });

  it('goes on in turns, reports a failure and tries again, and stops when told', async () => {
    const sealed: SignedOperatorHead[] = [];
    const errors: unknown[] = [];
    let failing = true;
    const sealer = new Sealer({
      pool: db.pool,
      clock: db.clock,
      loadSigner: () => (failing ? Promise.reject(new Error('no key')) : Promise.resolve(FIRST)),
      onSealed: (head) => sealed.push(head),
      onError: (error) => errors.push(error),
    });
    sealer.start(5);
    sealer.start(5);
    while (errors.length < 2) await pause(5);
    failing = false;
    while (sealed.length < 1) await pause(5);
    await postBatch(db, 'KZ', [payment(1, '1.00')]);
    while (sealed.length < 2) await pause(5);
    await sealer.stop();
    await postBatch(db, 'KZ', [payment(2, '1.00')]);
    await pause(50);
    expect(sealed).toHaveLength(2);
  });

  it('gives a head a later time than the last one and than all it lists, whatever the clock says', async () => {
    const { pool } = db;
    await postBatch(db, 'KZ', [payment(1, '1.00')]);
    await sealerWith(FIRST).sealNow();
    const past = { now: () => parseInstant('2020-01-01T00:00:00Z') };
    const sealer = new Sealer({ pool, clock: past, loadSigner: () => Promise.resolve(FIRST) });
    await postBatch(db, 'KZ', [payment(2, '1.00')]);
    const kz = await new AuditLog(pool).latestHead('KZ');
    const last = parseOperatorHead((await new AuditLog(pool).operatorHead(1))!.body);
    const body = parseOperatorHead((await sealer.sealNow())!.body);
    expect(body.at >= kz!.at).toBe(true);
    expect(body.at > last.at).toBe(true);
  });

  it('does not sign a log that lost a sealed head, nor one restored from an older copy', async () => {
    const sealer = sealerWith(FIRST);
    await postBatch(db, 'KZ', [payment(1, '1.00')]);
    await sealer.sealNow();
    await postBatch(db, 'KZ', [payment(2, '1.00')]);
    await asSuperuser([
      'SET session_replication_role = replica',
      "UPDATE public.audit_head SET head_hash = sha256('x') WHERE country_code = 'KZ' AND size = 1",
    ]);
    await expect(sealer.sealNow()).rejects.toMatchObject({
      code: 'AUDIT.LOG_REWRITTEN',
      facts: { country: 'KZ', size: 1 },
    });
    await asSuperuser([
      'SET session_replication_role = replica',
      'DELETE FROM public.operator_head',
    ]);
    await expect(sealer.sealNow()).rejects.toMatchObject({
      code: 'AUDIT.LOG_REWRITTEN',
      facts: { operatorHead: 1 },
    });
  });
});

describe('handing over the key', () => {
  it('lets the new key sign on, and nothing the old one', async () => {
    await sealerWith(FIRST).sealNow();
    await rotateKey(db.pool, { from: FIRST, to: SECOND, reason: 'yearly' }, actor());
    await expect(sealerWith(FIRST).sealNow()).rejects.toMatchObject({
      code: 'AUDIT.KEY_NOT_ACTIVE',
      facts: { keyId: FIRST.keyId, active: SECOND.keyId },
    });
    const head = await sealerWith(SECOND).sealNow();
    expect(verifyOperatorHead(head!, SECOND.publicKey)).toBe(true);
    expect(await auditKeys(db.pool)).toMatchObject([
      { keyId: FIRST.keyId, active: false, previousKeyId: null },
      { keyId: SECOND.keyId, active: true, previousKeyId: FIRST.keyId },
    ]);
  });

  it('makes the database itself refuse a stolen old key', async () => {
    const first = await sealerWith(FIRST).sealNow();
    await rotateKey(db.pool, { from: FIRST, to: SECOND, reason: 'stolen' }, actor());
    const before = parseOperatorHead(first!.body);
    const forged = await signOperatorHead(
      {
        ...before,
        number: 2,
        previous: first!.hash,
        at: plusMilliseconds(before.at, 60_000),
      },
      FIRST,
    );
    expect(await refusalOf(insertHead(forged))).toMatchObject({
      constraint: 'operator_head_is_signed_by_active_key',
    });
  });

  it('waits for a head that the old key is signing, and none slips in behind it', async () => {
    const sealer = sealerWith(FIRST);
    await sealer.sealNow();
    for (let round = 0; round < 5; round += 1) await postBatch(db, 'KZ', [payment(round, '1.00')]);
    const outcomes = await Promise.allSettled([
      sealer.sealNow(),
      rotateKey(db.pool, { from: FIRST, to: SECOND, reason: 'yearly' }, actor()),
      sealerWith(FIRST).sealNow(),
    ]);
    expect(outcomes[1].status).toBe('fulfilled');
    const { rows } = await db.pool.query(
      'SELECT number, key_id FROM public.operator_head ORDER BY number',
    );
    expect(rows.every((row) => row.key_id === FIRST.keyId)).toBe(true);
    const leaf = await new AuditLog(db.pool).leaf('00', 1);
    expect(JSON.parse(leaf.payload)).toMatchObject({
      facts: { statement: { after: { number: rows.length } } },
    });
  });

  it('is refused to whoever does not hold the active key, and to a key that was here before', async () => {
    await sealerWith(FIRST).sealNow();
    const refused = (from: Signer, to: Signer) =>
      rotateKey(db.pool, { from, to, reason: 'x' }, actor());
    await expect(refused(SECOND, newSigner())).rejects.toMatchObject({
      code: 'AUDIT.KEY_NOT_ACTIVE',
    });
    await refused(FIRST, SECOND);
    await expect(refused(SECOND, FIRST)).rejects.toMatchObject({ code: 'AUDIT.KEY_ALREADY_KNOWN' });
    await expect(refused(FIRST, newSigner())).rejects.toMatchObject({
      code: 'AUDIT.KEY_NOT_ACTIVE',
    });
  });

  it('can be followed by a revocation of the old key, once; the active key cannot be revoked', async () => {
    await sealerWith(FIRST).sealNow();
    const revoke = (keyId: string, by: Signer, revoked: Signer | null = null) =>
      revokeKey(db.pool, { keyId, by, revoked, reason: 'stolen', compromisedSince: null }, actor());
    await expect(revoke(FIRST.keyId, FIRST)).rejects.toMatchObject({
      code: 'AUDIT.KEY_STILL_ACTIVE',
    });
    await rotateKey(db.pool, { from: FIRST, to: SECOND, reason: 'stolen' }, actor());
    await expect(revoke(FIRST.keyId, FIRST)).rejects.toMatchObject({
      code: 'AUDIT.KEY_NOT_ACTIVE',
    });
    await expect(revoke('0'.repeat(16), SECOND)).rejects.toMatchObject({
      code: 'AUDIT.KEY_UNKNOWN',
    });
    await revoke(FIRST.keyId, SECOND, FIRST);
    await expect(revoke(FIRST.keyId, SECOND)).rejects.toMatchObject({ code: 'AUDIT.KEY_REVOKED' });
    const [first] = await auditKeys(db.pool);
    expect(first?.revokedAt).not.toBeNull();
    const { payload } = await new AuditLog(db.pool).leaf('00', 2);
    expect(JSON.parse(payload)).toMatchObject({
      facts: { signatures: [{ keyId: SECOND.keyId }, { keyId: FIRST.keyId }] },
    });
  });
});

describe('the key file', () => {
  it('is made once, for the owner alone, also by two processes at once', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'audit key ')), 'deep', 'key.pem');
    const signers = await Promise.all([1, 2, 3, 4].map(() => loadOrCreateSigningKey(path)));
    expect(new Set(signers.map((signer) => signer.keyId)).size).toBe(1);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toContain('BEGIN PRIVATE KEY');
    expect((await loadOrCreateSigningKey(path)).keyId).toBe(signers[0]!.keyId);
  });

  it('changes hands while a process is sealing, which takes up the new key by itself', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'audit key ')), 'key.pem');
    const { pool, clock } = db;
    const sealer = new Sealer({ pool, clock, loadSigner: () => openKeyFile(pool, path) });
    const before = parseOperatorHead((await sealer.sealNow())!.body);
    const { from, to } = await rotateKeyFile(pool, path, 'yearly', actor());
    expect(before.keyId).toBe(from.keyId);
    expect(parseOperatorHead((await sealer.sealNow())!.body).keyId).toBe(to.keyId);
    expect((await loadSigningKey(path))?.keyId).toBe(to.keyId);
    expect((await loadSigningKey(`${path}.${from.keyId}.retired`))?.keyId).toBe(from.keyId);
    const again = await rotateKeyFile(pool, path, 'again', actor());
    expect(again.from.keyId).toBe(to.keyId);
  });

  it('is put right at the next start when a rotation was broken off', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'audit key ')), 'key.pem');
    const { pool, clock } = db;
    const from = await openKeyFile(pool, path);
    await sealerWith(from).sealNow();
    const to = await loadOrCreateSigningKey(`${path}.next`);
    // Before the log knows the new key, the old one stays.
    expect((await openKeyFile(pool, path)).keyId).toBe(from.keyId);
    await rotateKey(pool, { from, to, reason: 'yearly' }, actor());
    const sealer = new Sealer({ pool, clock, loadSigner: () => openKeyFile(pool, path) });
    expect(parseOperatorHead((await sealer.sealNow())!.body).keyId).toBe(to.keyId);
    expect((await loadSigningKey(path))?.keyId).toBe(to.keyId);
    expect(await loadSigningKey(`${path}.next`)).toBeNull();
  });

  it('is refused when others can read it, or when it holds something else', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'audit key ')), 'key.pem');
    await loadOrCreateSigningKey(path);
    await chmod(path, 0o640);
    await expect(loadOrCreateSigningKey(path)).rejects.toMatchObject({
      code: 'AUDIT.KEY_FILE_EXPOSED',
      facts: { file: path },
    });
    await writeFile(path, 'hello');
    await chmod(path, 0o600);
    await expect(loadOrCreateSigningKey(path)).rejects.toMatchObject({
      code: 'AUDIT.KEY_MALFORMED',
    });
  });
});
