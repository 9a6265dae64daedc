import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AuditLog, headJson } from '../../src/audit/audit-log.ts';
import { verifyConsistency, verifyInclusion } from '../../src/audit/proofs.ts';
import { checkReceipt } from '../../src/audit/receipt.ts';
import type { Receipt } from '../../src/audit/receipt.ts';
import { Sealer } from '../../src/audit/sealer.ts';
import { parseInstant, plusMilliseconds } from '../../src/kernel/clock.ts';
import { logDatabase, newSigner, postBatch } from './log-database.ts';
import type { LogDatabase } from './log-database.ts';
import { payment } from './memory-log.ts';

const SIGNER = newSigner();
/** Batches of these sizes: 777 leaves, three complete subtrees of 256. */
const BATCHES = [1, 2, 5, 250, 19, 1, 499];
const SIZE = 777;

let db: LogDatabase;
let log: AuditLog;
let sealer: Sealer;

beforeAll(async () => {
  db = await logDatabase();
  log = new AuditLog(db.pool);
  sealer = new Sealer({
    pool: db.pool,
    clock: db.clock,
    loadSigner: () => Promise.resolve(SIGNER),
  });
  let number = 0;
  for (const batch of BATCHES) {
    const drafts = Array.from({ length: batch }, () => payment((number += 1), '1.00'));
    await postBatch(db, 'KZ', drafts);
  }
  await postBatch(db, 'LA', [payment(1, '2.00')]);
});
afterAll(() => db.close());

describe('proofs from stored nodes', () => {
  it('lead from any leaf to the head of any batch that covers it', async () => {
    const heads = await headsOfKazakhstan();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.nat(), async (head, any) => {
        const sequence = any % head.size;
        const { hash } = await log.leaf('KZ', sequence);
        const proof = await log.inclusionProof('KZ', sequence, head.size);
        const claim = { leafHash: hash, sequence, size: head.size, proof, root: head.root };
        expect(verifyInclusion(claim)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('show that each head only adds to every head before it', async () => {
    const heads = await headsOfKazakhstan();
    for (const second of heads) {
      for (const first of heads.filter((head) => head.size <= second.size)) {
        const proof = await log.consistencyProof('KZ', first.size, second.size);
        const claim = {
          first: first.size,
          second: second.size,
          firstRoot: first.root,
          secondRoot: second.root,
          proof,
        };
        expect(verifyConsistency(claim)).toBe(true);
      }
    }
  });

  it('are refused for a leaf or a size that the log does not have', async () => {
    await expect(log.leaf('KZ', SIZE)).rejects.toMatchObject({ code: 'AUDIT.LEAF_ABSENT' });
    await expect(log.inclusionProof('KZ', 3, 3)).rejects.toMatchObject({
      code: 'AUDIT.LEAF_ABSENT',
      facts: { country: 'KZ', sequence: 3, size: 3 },
    });
    await expect(log.inclusionProof('KZ', 3, SIZE + 1)).rejects.toMatchObject({
      code: 'AUDIT.SIZE_BEYOND_LOG',
      facts: { atMost: SIZE },
    });
    await expect(log.consistencyProof('KZ', 9, 8)).rejects.toMatchObject({
      code: 'AUDIT.SIZE_BEYOND_LOG',
    });
    await expect(log.inclusionProof('MN', 0, 1)).rejects.toMatchObject({
      code: 'AUDIT.SIZE_BEYOND_LOG',
      facts: { atMost: 0 },
    });
  });
});

describe('what was known at a moment', () => {
  it('resolves to the last head at or before an instant', async () => {
    const heads = await headsOfKazakhstan();
    const [first, second] = heads;
    const before = plusMilliseconds(second!.at, -1);
    expect(await log.headAt('KZ', { instant: second!.at })).toEqual(second);
    expect(await log.headAt('KZ', { instant: before })).toEqual(first);
    expect(await log.headAt('KZ', { instant: parseInstant('1999-01-01T00:00:00Z') })).toBeNull();
    expect(await log.latestHead('KZ')).toEqual(heads.at(-1));
    expect(await log.latestHead('MN')).toBeNull();
  });

  it('resolves to the last head at or before a number of leaves', async () => {
    expect(await log.headAt('KZ', { size: 0 })).toBeNull();
    expect(await log.headAt('KZ', { size: 2 })).toMatchObject({ size: 1 });
    expect(await log.headAt('KZ', { size: 3 })).toMatchObject({ size: 3 });
    expect(await log.headAt('KZ', { size: 1_000_000 })).toMatchObject({ size: SIZE });
  });
});

describe('a receipt', () => {
  it('is a promise until the operator seals it, and a proof from then on', async () => {
    const promise = await log.receipt('KZ', 5);
    expect(promise).toMatchObject({ head: { size: 8 }, operatorHead: null, publicKey: null });
    expect(checkReceipt(promise, SIGNER.publicKey)).toEqual({
      ok: false,
      faults: ['the head is not sealed by the operator yet'],
    });

    await sealer.sealNow();
    await postBatch(db, 'LA', [payment(2, '2.00')]);
    await sealer.sealNow();
    const receipt = await log.receipt('KZ', 5);
    expect(receipt).toMatchObject({
      head: { size: SIZE },
      publicKey: SIGNER.publicKey.toString('hex'),
    });
    expect(checkReceipt(receipt, SIGNER.publicKey)).toEqual({ ok: true, faults: [] });
    expect(JSON.parse(receipt.operatorHead?.body ?? '{}')).toMatchObject({ number: 1 });
    const later = await log.receipt('LA', 1);
    expect(JSON.parse(later.operatorHead?.body ?? '{}')).toMatchObject({ number: 2 });
    expect(checkReceipt(later, SIGNER.publicKey)).toEqual({ ok: true, faults: [] });
  });

  it('stands without the payload, and not with another', async () => {
    const receipt = await log.receipt('KZ', 700);
    const withPayload = (payload: string | null): Receipt => ({
      ...receipt,
      leaf: { ...receipt.leaf, payload },
    });
    expect(checkReceipt(withPayload(null), SIGNER.publicKey)).toMatchObject({ ok: true });
    expect(checkReceipt(withPayload('{}'), SIGNER.publicKey).faults).toEqual([
      'the leaf hash is not the hash of the payload',
    ]);
  });

  it('fails in every part that is changed, and says which', async () => {
    const receipt = await log.receipt('KZ', 700);
    const other = await log.receipt('LA', 0);
    const { leaf, head } = receipt;
    const faultsOf = (change: Partial<Receipt>): readonly string[] =>
      checkReceipt({ ...receipt, ...change }, SIGNER.publicKey).faults;
    expect(faultsOf({ leaf: { ...leaf, sequence: 701 } })).toEqual([
      'the leaf is not under the root of the head',
    ]);
    expect(faultsOf({ inclusion: receipt.inclusion.slice(1) })).toEqual([
      'the leaf is not under the root of the head',
    ]);
    expect(faultsOf({ head: { ...head, at: parseInstant('2026-01-01T00:00:00Z') } })).toEqual([
      'the head hash is not the hash of the head',
    ]);
    expect(faultsOf({ head: other.head })).toContain('leaf and head are of different countries');
    expect(faultsOf({ head: headJson((await log.headAt('KZ', { size: 8 }))!) })).toContain(
      'the operator head seals another head of this country',
    );
    expect(checkReceipt(receipt, newSigner().publicKey).faults).toEqual([
      'the operator head is not signed by this key',
    ]);
  });

  it('is refused for an act that is not in the log', async () => {
    await expect(log.receipt('KZ', 100_000)).rejects.toMatchObject({ code: 'AUDIT.LEAF_ABSENT' });
  });
});

describe('the operator heads', () => {
  it('are served by number, or the last one', async () => {
    expect(JSON.parse((await log.operatorHead(1))?.body ?? '{}')).toMatchObject({ number: 1 });
    expect(JSON.parse((await log.operatorHead())?.body ?? '{}')).toMatchObject({ number: 2 });
    expect(await log.operatorHead(99)).toBeNull();
  });
});

async function headsOfKazakhstan() {
  const heads = [];
  let size = 0;
  for (const batch of BATCHES) {
    size += batch;
    const head = await log.headAt('KZ', { size });
    expect(head?.size).toBe(size);
    heads.push(head!);
  }
  return heads;
}
