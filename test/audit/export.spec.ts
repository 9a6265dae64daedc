import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { exportLog } from '../../src/audit/export.ts';
import type { EntryRow, LogLine } from '../../src/audit/log-lines.ts';
import { rotateKey } from '../../src/audit/keys.ts';
import type { LeafPayload } from '../../src/audit/leaf.ts';
import type { Queryable } from '../../src/audit/queryable.ts';
import type { RowRange, RowSource } from '../../src/audit/row-source.ts';
import { Sealer } from '../../src/audit/sealer.ts';
import type { Signer } from '../../src/audit/signing-key.ts';
import { textLines } from '../../src/audit/text-lines.ts';
import { verifyLog } from '../../src/audit/verifier.ts';
import { createReadPool } from '../../src/database/pools.ts';
import { logDatabase, newSigner, postBatch } from './log-database.ts';
import type { LogDatabase } from './log-database.ts';
import { payment } from './memory-log.ts';

const FIRST = newSigner();
const SECOND = newSigner();

let db: LogDatabase;
let reading: pg.Pool;

async function seal(signer: Signer): Promise<void> {
  const { pool, clock } = db;
  await new Sealer({ pool, clock, loadSigner: () => Promise.resolve(signer) }).sealNow();
}

beforeAll(async () => {
  db = await logDatabase();
  reading = createReadPool(db.database.readerUrl, { max: 2 });
  let number = 0;
  const some = (count: number) =>
    Array.from({ length: count }, () => {
      number += 1;
      return payment(number, '1.00', {
        memo: 'Достық\u2028阿拉山口\u001e',
        visibility: number % 5 === 0 ? 'auditor' : 'public',
      });
    });
  await postBatch(db, 'KZ', some(300));
  await seal(FIRST);
  await postBatch(db, 'LA', some(10));
  await postBatch(db, 'KZ', some(400));
  await seal(FIRST);
  await rotateKey(
    db.pool,
    { from: FIRST, to: SECOND, reason: 'yearly' },
    { clock: db.clock, principal: 'officer' },
  );
  await postBatch(db, 'KZ', some(5));
  await seal(SECOND);
  await postBatch(db, 'MN', some(3));
});
afterAll(async () => {
  await reading.end();
  await db.close();
});

/** Rows as an honest journal would have them, made from the log itself. */
class HonestRows implements RowSource {
  readonly #versions = new Map<string, number>();
  constructor(readonly dropped: ReadonlySet<string> = new Set()) {}

  countries(): Promise<readonly string[]> {
    return Promise.resolve(['KZ', 'LA', 'MN']);
  }

  async entries(tx: Queryable, { country, from, before }: RowRange): Promise<readonly EntryRow[]> {
    const { rows } = await tx.query<{ payload: string }>(
      `SELECT payload FROM public.audit_leaf
        WHERE country_code = $1 AND sequence >= coalesce($2::bigint, 0)
          AND ($3::bigint IS NULL OR sequence < $3::bigint) ORDER BY sequence`,
      [country, from, before],
    );
    return rows
      .map(({ payload }) => JSON.parse(payload) as LeafPayload)
      .flatMap((leaf) => this.#rowsOf(leaf))
      .filter(({ id }) => !this.dropped.has(id));
  }

  records(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  strayPostings(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  #rowsOf({ sequence, at, act, country, entries }: LeafPayload): readonly EntryRow[] {
    return entries.map(({ postings, ...entry }) => ({
      ...entry,
      auditSequence: sequence,
      recordedAt: at,
      legCount: postings.length,
      principalId: act.principal,
      actId: act.id,
      postings: postings.map(({ account, commodity, amount }, place) => {
        const accountVersion = (this.#versions.get(country + account) ?? 0) + 1;
        this.#versions.set(country + account, accountVersion);
        const sign = amount.startsWith('-') ? '-' : '';
        const balanceAfter = `${sign}${accountVersion}.00`;
        const known = { accountId: account, commodity, exponent: 2, amount };
        return { leg: place + 1, ...known, balanceAfter, accountVersion };
      }),
    }));
  }
}

async function exported(
  options: Parameters<typeof exportLog>[1],
): Promise<{ readonly text: string; readonly lines: LogLine[] }> {
  const texts: string[] = [];
  for await (const text of exportLog(reading, options)) texts.push(text);
  return { text: texts.join(''), lines: texts.map((text) => JSON.parse(text) as LogLine) };
}

describe('an export of the log', () => {
  it('in the public edition holds every hash and the public payloads, and checks out offline', async () => {
    const { text, lines } = await exported({ edition: 'public' });
    const verification = await verifyLog(textLines([Buffer.from(text)]), {
      trustedKey: FIRST.publicKey,
    });
    expect(verification.findings).toEqual([]);
    expect(verification).toMatchObject({
      ok: true,
      edition: 'public',
      counts: { leaf: 720, 'operator-head': 3, key: 2 },
      sealedThrough: { number: 3, keyId: SECOND.keyId },
      unsealedLeaves: 3,
    });
    const leaves = lines.filter((line) => line.line === 'leaf' && line.country !== '00');
    const hidden = leaves.filter((line) => !('payload' in line));
    expect(hidden).toHaveLength(143);
    expect(text).not.toContain('"visibility\\":\\"auditor\\"');
    expect(lines.some((line) => line.line === 'entry')).toBe(false);
  });

  it('in the auditor edition holds everything, and the rows beside', async () => {
    const { text } = await exported({ edition: 'auditor', rows: new HonestRows() });
    const verification = await verifyLog(textLines([text]), { trustedKey: FIRST.publicKey });
    expect(verification.findings).toEqual([]);
    expect(verification).toMatchObject({ ok: true, counts: { leaf: 720, entry: 718 } });
  });

  it('names the row that is missing behind the log', async () => {
    const gone = payment(200, '1.00').entries[0]!.id;
    const { text } = await exported({ edition: 'auditor', rows: new HonestRows(new Set([gone])) });
    const verification = await verifyLog(textLines([text]), { trustedKey: FIRST.publicKey });
    expect(verification.findings[0]).toMatchObject({
      code: 'ROW.MISSING',
      country: 'KZ',
      sequence: 199,
      row: `journal entry KZ-${gone}`,
    });
  });

  it('is the same bytes each time', async () => {
    const first = await exported({ edition: 'public' });
    expect((await exported({ edition: 'public' })).text).toBe(first.text);
  });

  it('is one moment, whatever is written meanwhile', async () => {
    const lines = exportLog(reading, { edition: 'public' });
    const texts: string[] = [(await lines.next()).value ?? ''];
    await postBatch(db, 'LA', [payment(9_001, '1.00')]);
    await seal(SECOND);
    for await (const text of lines) texts.push(text);
    const verification = await verifyLog(texts, { trustedKey: FIRST.publicKey });
    expect(verification).toMatchObject({ ok: true, counts: { leaf: 720 } });
    const after = await exported({ edition: 'public' });
    expect(after.lines.at(-1)).toMatchObject({ counts: { leaf: 721, 'operator-head': 4 } });
  });

  it('gives its connection back when the reader goes away', async () => {
    for (let round = 0; round < 5; round += 1) {
      for await (const line of exportLog(reading, { edition: 'public' })) {
        expect(line).toContain('manifest');
        break;
      }
    }
    expect((await reading.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('a database somebody with all rights has worked on', () => {
  it('is exported all the same, and its export shows what was done', async () => {
    const client = new pg.Client({ connectionString: db.database.superuserUrl });
    await client.connect();
    try {
      await client.query('SET session_replication_role = replica');
      await client.query(
        "DELETE FROM public.audit_leaf WHERE country_code = 'LA' AND sequence = 4",
      );
      await client.query(
        'ALTER TABLE public.operator_head DROP CONSTRAINT operator_head_hash_is_of_its_body',
      );
      await client.query(
        'ALTER TABLE public.operator_head DROP CONSTRAINT operator_head_columns_say_what_is_signed',
      );
      await client.query("UPDATE public.operator_head SET body = 'lost' WHERE number = 2");
    } finally {
      await client.end();
    }
    const { text } = await exported({ edition: 'public' });
    const { findings } = await verifyLog(textLines([text]), { trustedKey: FIRST.publicKey });
    expect(findings).toContainEqual({
      code: 'LEAF.MISSING',
      country: 'LA',
      sequence: 4,
      detail: 'LA: leaves 4 to 4 are not there',
    });
    expect(findings.map(({ code }) => code)).toContain('SEAL.MALFORMED');
  });
});
