import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { exportLog } from '../../src/audit/export.ts';
import type { Finding } from '../../src/audit/finding.ts';
import type { SignedOperatorHead } from '../../src/audit/operator-head.ts';
import { Sealer } from '../../src/audit/sealer.ts';
import { verifyLog } from '../../src/audit/verifier.ts';
import type { Verification } from '../../src/audit/verifier.ts';
import { createReadPool } from '../../src/database/pools.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { CURRENCIES } from '../../src/kernel/currency.ts';
import { ledgerRows } from '../../src/ledger/audit-rows.ts';
import { freshDatabase } from '../harness/database.ts';
import type { FreshDatabase } from '../harness/database.ts';
import { request, tillQueue } from '../ledger/till.ts';
import { byPython, byTheProgram, byTheSingleFile, CollectedExports } from './collected-exports.ts';
import { newSigner } from './log-database.ts';

const SIGNER = newSigner();
/** Every export that this file checks; in the end two other programs check them too. */
const tampered = new CollectedExports();
afterAll(() => tampered.remove());

/*
 * The whole way: acts through the posting queue of two processes, sealed, exported as an auditor gets
 * it, checked offline. The forger is a superuser who turns every trigger and foreign key off.
 */
let database: FreshDatabase;
let offices: ReturnType<typeof tillQueue>[];
let reading: pg.Pool;
let sealer: Sealer;
/** Entries in the order of the log: two tills opened, then money moved. */
let entries: { readonly id: string; readonly sequence: number }[];

beforeEach(async () => {
  database = await freshDatabase('real');
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  for (const { code, exponent } of CURRENCIES) {
    await owner.query(`INSERT INTO commodity (code, exponent, kind) VALUES ($1, $2, 'currency')`, [
      code,
      exponent,
    ]);
  }
  await owner.end();
  offices = [tillQueue(database.applicationUrl), tillQueue(database.applicationUrl)];
  reading = createReadPool(database.readerUrl, { max: 2 });
  const { pool } = offices[0]!;
  sealer = new Sealer({ pool, clock: systemClock, loadSigner: () => Promise.resolve(SIGNER) });
  await work();
});
afterEach(async () => {
  for (const office of offices) await office.close();
  await reading.end();
  await database.drop();
});

function submit(kind: string, body: unknown, at = 0): Promise<string> {
  const { queue } = offices[at % 2]!;
  return queue.submit(request(kind, body)).then(({ answer }) => String(answer.body['id']));
}

async function work(): Promise<void> {
  const from = await submit('till', { amount: '1000.00' });
  const to = await submit('till', { amount: '0.01' });
  await sealer.sealNow();
  const moves = Array.from({ length: 40 }, (_, at) =>
    submit('move', { from, to, amount: `${at + 1}.00` }, at),
  );
  await Promise.all(moves);
  await sealer.sealNow();
  await submit('move', { from: to, to: from, amount: '5.00' });
  const { rows } = await reading.query(
    'SELECT id, audit_sequence AS sequence FROM public.journal_entry ORDER BY audit_sequence',
  );
  entries = rows;
}

async function check(heldHead?: SignedOperatorHead): Promise<Verification> {
  const lines: string[] = [];
  for await (const line of exportLog(reading, { edition: 'auditor', rows: ledgerRows })) {
    lines.push(line);
  }
  tampered.add(lines, SIGNER.publicKey, heldHead ?? null);
  return verifyLog(lines, {
    trustedKey: SIGNER.publicKey,
    ...(heldHead === undefined ? {} : { heldHead }),
  });
}

async function forge(...statements: readonly (readonly [string, unknown[]])[]): Promise<void> {
  const client = new pg.Client(database.superuserUrl);
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (const [text, values] of statements) await client.query(text, values);
  } finally {
    await client.end();
  }
}

function named(findings: readonly Finding[]): (string | undefined)[][] {
  return findings.map(({ code, row }) => [code, row]);
}

describe('a book that nobody tampered with', () => {
  it('checks out: rows, running balances, leaves, heads and seals of two processes', async () => {
    const verification = await check();
    expect(verification.findings).toEqual([]);
    expect(verification).toMatchObject({ ok: true, counts: { entry: 43 }, unsealedLeaves: 1 });
  });
});

describe('a book that somebody with all rights tampered with', () => {
  it('shows the posting whose amount was changed, with both amounts', async () => {
    const { id } = entries[7]!;
    await forge([
      `UPDATE public.posting SET amount = amount + 1.00 WHERE entry_id = $1 AND leg = 2`,
      [id],
    ]);
    const { findings } = await check();
    expect(named(findings)).toEqual([['ROW.DIFFERS', `journal entry KZ-${id}`]]);
    expect(findings[0]?.detail).toMatch(
      /leg 2: amount differs from the log: log says (\d+)\.00, table says \d+\.00/,
    );
  });

  it('shows the entry that was removed with its postings', async () => {
    const { id } = entries[9]!;
    await forge(
      ['DELETE FROM public.posting WHERE entry_id = $1', [id]],
      ['DELETE FROM public.journal_entry WHERE id = $1', [id]],
    );
    expect(named((await check()).findings)).toEqual([['ROW.MISSING', `journal entry KZ-${id}`]]);
  });

  it('shows postings that lost their entry', async () => {
    const { id } = entries[9]!;
    await forge(['DELETE FROM public.journal_entry WHERE id = $1', [id]]);
    const stray = `posting of journal entry KZ-${id}`;
    expect(named((await check()).findings)).toEqual([
      ['ROW.MISSING', `journal entry KZ-${id}`],
      ['ROW.EXTRA', stray],
      ['ROW.EXTRA', stray],
    ]);
  });

  it('shows both of two entries that changed places in the log', async () => {
    const [one, other] = [entries[5]!, entries[6]!];
    const move = 'UPDATE public.journal_entry SET audit_sequence = $2 WHERE id = $1';
    await forge([move, [one.id, other.sequence]], [move, [other.id, one.sequence]]);
    const { findings } = await check();
    for (const { id } of [one, other]) {
      const row = `journal entry KZ-${id}`;
      expect(findings).toContainEqual(expect.objectContaining({ code: 'ROW.MISSING', row }));
      expect(findings).toContainEqual(expect.objectContaining({ code: 'ROW.EXTRA', row }));
    }
  });

  it('shows an entry that was never an act', async () => {
    const { id } = entries[4]!;
    const forged = id.replace(/..$/, '7f');
    await forge([
      `INSERT INTO public.journal_entry SELECT country_code, $2, kind, effective_on, recorded_at,
         999, leg_count, principal_id, act_id, reference, memo, reverses
         FROM public.journal_entry WHERE id = $1`,
      [id, forged],
    ]);
    expect(named((await check()).findings)).toEqual([['ROW.EXTRA', `journal entry KZ-${forged}`]]);
  });

  it('shows the leaf that was removed, and the entry it told of', async () => {
    const { id, sequence } = entries[8]!;
    await forge([
      "DELETE FROM public.audit_leaf WHERE country_code = 'KZ' AND sequence = $1",
      [sequence],
    ]);
    const { findings } = await check();
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'LEAF.MISSING', country: 'KZ', sequence }),
    );
    expect(named(findings)).toContainEqual(['ROW.EXTRA', `journal entry KZ-${id}`]);
  });

  it('shows the leaf that was rewritten to agree with a rewritten row', async () => {
    const { id, sequence } = entries[8]!;
    await forge(
      ["UPDATE public.journal_entry SET reference = 'forged' WHERE id = $1", [id]],
      [
        `UPDATE public.audit_leaf SET payload = replaced, leaf_hash =
           sha256('\\x00'::bytea || convert_to(replaced, 'UTF8'))
           FROM (SELECT replace(payload, '"reference":null', '"reference":"forged"') AS replaced
                   FROM public.audit_leaf WHERE country_code = 'KZ' AND sequence = $1) given
          WHERE country_code = 'KZ' AND sequence = $1`,
        [sequence],
      ],
    );
    const { findings } = await check();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code: 'HEAD.ROOT_DIFFERS', country: 'KZ' });
    expect(findings[0]!.sequence!).toBeLessThanOrEqual(sequence);
  });

  it('shows a tail that was cut off, to whoever holds a head from before', async () => {
    const held = await sealer.sealNow();
    const last = entries.at(-1)!;
    await forge(
      ['DELETE FROM public.posting WHERE entry_id = $1', [last.id]],
      ['DELETE FROM public.journal_entry WHERE id = $1', [last.id]],
      [
        "DELETE FROM public.audit_leaf WHERE country_code = 'KZ' AND sequence = $1",
        [last.sequence],
      ],
      ["DELETE FROM public.audit_head WHERE country_code = 'KZ' AND size > $1", [last.sequence]],
      ['DELETE FROM public.operator_head WHERE number = 3', []],
    );
    expect(await check()).toMatchObject({ ok: true });
    expect((await check(held!)).findings.map(({ code }) => code)).toEqual(['HELD.MISSING']);

    // The other two verifiers find the same in every export of this file.
    const { cases } = tampered;
    expect(cases.length).toBe(10);
    const expected = await byTheProgram(cases);
    expect(byTheSingleFile(cases)).toEqual(expected);
    expect(byPython(cases) ?? expected).toEqual(expected);
  });
});
