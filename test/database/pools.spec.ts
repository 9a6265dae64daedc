import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createPostingPool, createReadPool } from '../../src/database/pools.ts';
import type { FreshDatabase } from '../harness/database.ts';
import { freshDatabase } from '../harness/database.ts';

let database: FreshDatabase;
let posting: pg.Pool;
let reading: pg.Pool;
const lost: Error[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  const onLostConnection = (error: Error): void => void lost.push(error);
  posting = createPostingPool(database.applicationUrl, { max: 2, onLostConnection });
  reading = createReadPool(database.readerUrl, { max: 2, onLostConnection });
});

afterAll(async () => {
  await posting.end();
  await reading.end();
  await database.drop();
});

async function setting(pool: pg.Pool, name: string): Promise<unknown> {
  const { rows } = await pool.query<{ value: string }>('SELECT current_setting($1) AS value', [
    name,
  ]);
  return rows[0]?.value;
}

describe('a pool', () => {
  it('for posting compiles nothing and never waits for ever', async () => {
    expect(await setting(posting, 'jit')).toBe('off');
    expect(await setting(posting, 'lock_timeout')).toBe('5s');
    expect(await setting(posting, 'statement_timeout')).toBe('30s');
    expect(await setting(posting, 'idle_in_transaction_session_timeout')).toBe('1min');
    expect(await setting(posting, 'timezone')).toBe('UTC');
  });

  it('for reading writes nothing, whoever signs in', async () => {
    const asApplication = createReadPool(database.applicationUrl, { max: 1 });
    await expect(
      asApplication.query(`INSERT INTO commodity VALUES ('XXX', 2, 'currency')`),
    ).rejects.toMatchObject({ code: '25006' });
    await asApplication.end();
  });

  it('reads amounts and days as text, instants as ISO text, counts as safe integers', async () => {
    const { rows } = await reading.query(
      `SELECT 200000000.00::numeric AS amount, 100000000000000000000::numeric AS large,
              date '2026-03-31' AS day, timestamptz '2026-03-31 23:59:59.5+05' AS instant,
              9007199254740991::int8 AS count, NULL::numeric AS nothing,
              ARRAY[1.10, NULL]::numeric[] AS amounts, ARRAY[date '2026-01-01'] AS days,
              ARRAY[timestamptz '2026-01-01 00:00Z'] AS instants, ARRAY[7]::int8[] AS counts,
              '\\x00ff'::bytea AS bytes, true AS truth, '{"a":[1]}'::jsonb AS document`,
    );
    expect(rows).toEqual([
      {
        amount: '200000000.00',
        large: '100000000000000000000',
        day: '2026-03-31',
        instant: '2026-03-31T18:59:59.500Z',
        count: 9007199254740991,
        nothing: null,
        amounts: ['1.10', null],
        days: ['2026-01-01'],
        instants: ['2026-01-01T00:00:00.000Z'],
        counts: [7],
        bytes: Buffer.from([0, 255]),
        truth: true,
        document: { a: [1] },
      },
    ]);
    await expect(reading.query('SELECT 9007199254740992::int8')).rejects.toThrow('too large');
  });

  it('replaces a connection that the server ended, and says so', async () => {
    const { rows } = await posting.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    // Ended while idle: a role may end its own sessions.
    const other = createPostingPool(database.applicationUrl, { max: 1 });
    await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await other.end();
    for (let tries = 0; lost.length === 0 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(lost).toHaveLength(1);
    expect(await setting(posting, 'jit')).toBe('off');
  });

  it('survives the loss of a connection that is lent, while nothing is asked of it', async () => {
    const lent = await reading.connect();
    await lent.query("SET idle_in_transaction_session_timeout = '50ms'");
    await lent.query('BEGIN');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await expect(lent.query('SELECT 1')).rejects.toThrow('connection');
    lent.release(true);
    expect(await setting(reading, 'jit')).toBe('off');
  });
});
