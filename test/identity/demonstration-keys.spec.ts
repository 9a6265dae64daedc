import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organisationsOf } from '../../seeds/demonstration/load-demonstration.ts';
import { createPostingPool } from '../../src/database/pools.ts';
import {
  demonstrationKeysFile,
  ensureDemonstrationKeys,
} from '../../src/identity/demonstration-keys.ts';
import type { DemonstrationKeys } from '../../src/identity/demonstration-keys.ts';
import { ALL_ROLES } from '../../src/identity/permissions.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { startApplication } from '../harness/application.ts';
import type { RunningApplication } from '../harness/application.ts';

/** Participants of the scenario that have a key for themselves alone. */
const COMPANIES = ['solar-participant', 'steel-participant'] as const;

let app: RunningApplication;
let file: string;
beforeAll(async () => {
  app = await startApplication({ kind: 'demonstration' });
  file = demonstrationKeysFile(app.dataDir);
});
afterAll(() => app.close());

async function ensure(): Promise<{ readonly keys: DemonstrationKeys; readonly made: number }> {
  const pool = createPostingPool(app.database.applicationUrl, { max: 1 });
  try {
    const parts = { pool, clock: systemClock, reader: pool };
    const organisations = await organisationsOf({
      query: (text, values) => pool.query(text, [...values]),
    });
    return await ensureDemonstrationKeys(parts, app.dataDir, organisations);
  } finally {
    await pool.end();
  }
}

async function principals(): Promise<number> {
  const { body } = await app.request('GET', '/v1/api-keys?limit=200');
  return new Set((body.items as { principal: string }[]).map(({ principal }) => principal)).size;
}

describe('the keys of a demonstration', () => {
  it('are one a role, a second fund officer’s, the other co-chair’s and two companies’, in a file for its account alone', async () => {
    const keys = JSON.parse(await readFile(file, 'utf8')) as DemonstrationKeys;
    expect(Object.keys(keys).sort()).toEqual(
      [...ALL_ROLES, 'second-fund-officer', 'partner-co-chair', ...COMPANIES].sort(),
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(new Set(Object.values(keys)).size).toBe(Object.keys(keys).length);
    for (const key of Object.values(keys)) {
      expect((await app.request('GET', '/livez', { key })).status).toBe(200);
    }
    expect(
      (await app.request('GET', '/v1/api-keys', { key: keys['administrator'] ?? '' })).status,
    ).toBe(200);
  });

  it('let a company see and move its own credits, and nobody else’s', async () => {
    const keys = JSON.parse(await readFile(file, 'utf8')) as DemonstrationKeys;
    const account = (of: string): string =>
      accounts.find(({ side, holderName }) => side === 'partner' && holderName.includes(of))?.id ??
      of;
    const { body } = await app.request('GET', '/v1/credit-accounts?country=KZ', {
      key: keys['registry-officer'] ?? '',
    });
    const accounts = body.items as { id: string; side: string; holderName: string }[];
    const [solar, steel] = [account('Solar'), account('Steel')];
    const read = async (id: string) => {
      const key = keys['steel-participant'] ?? '';
      return (await app.request('GET', `/v1/credit-accounts/${id}`, { key })).status;
    };
    expect([await read(steel), await read(solar)]).toEqual([200, 403]);
    const refused = await app.request('POST', '/v1/credit-transfers', {
      key: keys['steel-participant'] ?? '',
      body: {
        from: solar,
        to: steel,
        serials: ['KZ-KZ-KZ903-2024-2101-2101'],
        expiresOn: '2036-12-31',
      },
    });
    expect(refused).toMatchObject({ status: 403 });
  });

  it('stay the same at the next start', async () => {
    const before = await readFile(file, 'utf8');
    expect((await ensure()).made).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('are made anew for the same principals when the file is lost or damaged', async () => {
    const before = await principals();
    await rm(file);
    const lost = await ensure();
    expect(lost.made).toBe(ALL_ROLES.length + 2 + COMPANIES.length);
    await writeFile(file, '{"administrator":');
    const damaged = await ensure();
    expect(damaged.keys['administrator']).not.toBe(lost.keys['administrator']);
    expect(await principals()).toBe(before);
    const key = damaged.keys['administrator'] ?? '';
    expect((await app.request('GET', '/v1/api-keys', { key })).status).toBe(200);
  });

  it('are replaced one by one where one was revoked', async () => {
    const { keys } = await ensure();
    const { body } = await app.request('GET', '/v1/api-keys?limit=200');
    const items = body.items as { id: string; roles: string[]; revokedAt: string | null }[];
    for (const { id } of items.filter(({ roles }) => roles.includes('auditor'))) {
      await app.request('POST', `/v1/api-keys/${id}/revocation`);
    }
    const after = await ensure();
    expect(after.made).toBe(1);
    expect({ ...after.keys, auditor: '' }).toEqual({ ...keys, auditor: '' });
    expect(after.keys['auditor']).not.toBe(keys['auditor']);
  });
});

describe('a real book', () => {
  it('has no demonstration keys', async () => {
    const real = await startApplication({ kind: 'real' });
    try {
      expect(real.ledger.demonstrationKeys).toBeNull();
      await expect(stat(demonstrationKeysFile(real.dataDir))).rejects.toThrow('ENOENT');
    } finally {
      await real.close();
    }
  });
});
