import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { POSTING_POOL } from '../../src/database/database.module.ts';
import { placeChecks } from '../../src/database/readiness.ts';
import { plusMilliseconds, systemClock } from '../../src/kernel/clock.ts';
import { freshDatabase } from '../harness/database.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';

let app: RunningApplication;
let metricsUrl: string;
const said: string[] = [];

beforeAll(async () => {
  app = await startApplication({
    environment: { METRICS_PORT: '0' },
    log: (line) => said.push(line),
  });
  metricsUrl = /Metrics on (\S+)/.exec(said.join('\n'))?.[1] ?? '';
}, 60_000);
afterAll(() => app?.close());

/** One figure by its name and labels as they are written; null where there is none. */
async function figure(name: string): Promise<number | null> {
  const text = await (await fetch(metricsUrl)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return line === undefined ? null : Number(line.split(' ').at(-1));
}

const tranche = (reference: string) => ({
  reference,
  title: 'A tranche',
  funder: 'JICA',
  instrument: 'JICA_ODA_LOAN',
  currency: 'USD',
  announcedAmount: '1.00',
  announcedOn: '2025-01-01',
});

describe('the metrics', () => {
  it('stand on a port of their own, on this machine only, and nowhere else', async () => {
    expect(new URL(metricsUrl).hostname).toBe('127.0.0.1');
    expect(new URL(metricsUrl).port).not.toBe(new URL(app.url).port);
    const beside = await app.request('GET', '/metrics', { key: app.keys['administrator'] ?? null });
    expect(beside.status).toBe(404);
    const other = await fetch(metricsUrl.replace('/metrics', '/'));
    expect(other.status).toBe(404);
    expect((await fetch(metricsUrl, { method: 'POST' })).status).toBe(404);
  });

  it('count acts, their batches, and what is refused by its code', async () => {
    const path = '/v1/partner-countries/KZ/tranches';
    const posted = 'jcm_ledger_act_seconds_count{kind="tranche",outcome="posted"}';
    const before = (await figure('jcm_ledger_batch_acts_sum')) ?? 0;
    const postedBefore = (await figure(posted)) ?? 0;
    for (const reference of ['KZ-M-1', 'KZ-M-2', 'KZ-M-1']) {
      await app.request('POST', path, { body: tranche(reference) });
    }
    await app.request('POST', path, { body: {} });
    expect(((await figure(posted)) ?? 0) - postedBefore).toBe(2);
    expect(await figure('jcm_ledger_act_seconds_count{kind="tranche",outcome="refused"}')).toBe(1);
    expect(((await figure('jcm_ledger_batch_acts_sum')) ?? 0) - before).toBe(3);
    const route = 'method="POST",route="/v1/partner-countries/:iso2/tranches"';
    expect(await figure(`jcm_ledger_http_request_seconds_count{${route},status="201"}`)).toBe(2);
    expect(await figure('jcm_ledger_refusals_total{code="HTTP.BODY_INVALID"}')).toBe(1);
    expect(await figure('jcm_ledger_queue_depth')).toBe(0);
  });

  it('tell how far signing is behind, the pools, and what the last check found', async () => {
    expect(await figure('jcm_ledger_audit_unsigned_leaves')).not.toBeNull();
    expect(await figure('jcm_ledger_audit_lag_seconds')).toBeLessThan(60);
    expect(await figure('jcm_ledger_database_connections{pool="posting"}')).toBeGreaterThan(0);
    expect(await figure('jcm_ledger_law_violations{law="1"}')).toBeNull();
    const laws = [
      { law: 1, broken: 2 },
      { law: 1, broken: 1 },
      { law: 12, broken: 0 },
    ];
    const content = JSON.stringify({ finishedAt: '2026-01-01T00:00:00.000Z', laws });
    writeFileSync(join(app.dataDir, 'last-check.json'), content);
    expect(await figure('jcm_ledger_law_violations{law="1"}')).toBe(3);
    expect(await figure('jcm_ledger_law_violations{law="12"}')).toBe(0);
    expect(await figure('jcm_ledger_check_timestamp_seconds')).toBe(1_767_225_600);
  });

  it('name routes, never addresses: what people typed is in none of them', async () => {
    await app.request('GET', '/projects/KZ-somebody-typed-this', { key: null });
    await app.request('GET', '/nothing-like-this', { key: null });
    const text = await (await fetch(metricsUrl)).text();
    expect(text).not.toContain('typed-this');
    expect(text).not.toContain('nothing-like-this');
  });
});

describe('readiness', () => {
  it('asks for the database, its schema and role, room on the disk and a signed log', async () => {
    const { status, body } = await app.request('GET', '/readyz', { key: null });
    expect(status).toBe(200);
    expect(body.checks.map(({ name }: { name: string }) => name)).toEqual([
      'database answers',
      'migrations applied',
      'role of the program is not too powerful',
      'database has room',
      'disk has room',
      'audit log is signed',
    ]);
  });

  it('says no where the disk is full, or where nobody signs', async () => {
    const database = await freshDatabase('real');
    const first = await startApplication({ database });
    await first.close();
    // Another key than the log's: acts are recorded, and nobody signs for them.
    const unsigned = await startApplication({
      database,
      environment: { DISK_RESERVE_MB: '1000000' },
    });
    try {
      const { status, body } = await unsigned.request('GET', '/readyz', { key: null });
      expect(status).toBe(503);
      const failed = body.checks.filter(({ ok }: { ok: boolean }) => !ok);
      expect(failed).toEqual([{ name: 'disk has room', ok: false }]);

      await unsigned.request('POST', '/v1/partner-countries/KZ/tranches', {
        body: tranche('KZ-U'),
      });
      const postingPool = unsigned.ledger.app.get<pg.Pool>(POSTING_POOL);
      const at = (milliseconds: number) =>
        placeChecks({
          ...{ postingPool, folders: [unsigned.dataDir], diskReserveMegabytes: 0 },
          clock: { now: () => plusMilliseconds(systemClock.now(), milliseconds) },
        }).map(async ({ check }) => check());
      expect(await Promise.all(at(0))).toEqual([true, true]);
      expect(await Promise.all(at(10 * 60_000))).toEqual([true, false]);
    } finally {
      await unsigned.close();
      await database.drop();
    }
  }, 60_000);
});

describe('a request', () => {
  it('has an id that answer and problem carry, and goes on with the trace of its caller', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { headers, body } = await app.request('GET', '/v1/projects/KZ-nothing', {
      headers: { traceparent, accept: 'application/json' },
    });
    const id = headers.get('x-request-id') ?? '';
    expect(body.instance).toBe(`urn:uuid:${id}`);
    expect(headers.get('traceparent')).toBe(
      `00-4bf92f3577b34da6a3ce929d0e0e4736-${id.replaceAll('-', '').slice(-16)}-01`,
    );
    const plain = await app.request('GET', '/livez', { headers: { traceparent: 'nonsense' } });
    expect(plain.headers.get('traceparent')).toBeNull();
  });
});
