import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { dataFolder, post, startInstallation } from '../harness/server-process.ts';
import { expectLawsToHold } from './laws-hold.ts';

const ROUNDS = process.env['LONG'] ? 5 : 1;

/** The process that all connections come from: the parent of any of them. */
async function postmasterOf(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const stat = readFileSync(`/proc/${rows[0]?.pid ?? 0}/stat`, 'utf8');
  await client.end();
  return parseInt(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '', 10);
}

const onLinux = process.platform === 'linux' ? it : it.skip;

onLinux(
  'PostgreSQL killed under load is started again by the program: what was answered is there, and it goes on',
  async () => {
    const folder = await dataFolder();
    const log = (): void => undefined;
    const server = await startInstallation(folder.path, { LOG_LEVEL: 'silent' });
    const postgres = await startEmbeddedPostgres({ dataDir: folder.path, log });
    const { applicationUrl, ownerUrl, readerUrl } = postgres;
    const database = { name: '', applicationUrl, ownerUrl, readerUrl, superuserUrl: ownerUrl };
    const fresh = { ...database, drop: () => Promise.resolve() };
    const answered = new Set<string>();
    let working = true;
    let recovered = 0;
    let isBack = false;
    const clients = Array.from({ length: 20 }, async (_, client) => {
      for (let at = 0; working; at += 1) {
        const reference = `KZ-PG-${client}-${at}`;
        const { status } = await post(server, '/v1/partner-countries/KZ/tranches', {
          reference,
          title: 'A tranche',
          funder: 'JICA',
          instrument: 'JICA_ODA_LOAN',
          currency: 'USD',
          announcedAmount: '1.00',
          announcedOn: '2025-01-01',
        });
        expect([201, 503]).toContain(status);
        if (status === 201) answered.add(reference);
        if (status === 201 && isBack) recovered += 1;
        if (status === 503) await pause(50);
      }
    });
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        await pause(1_000);
        isBack = false;
        recovered = 0;
        const killed = await postmasterOf(ownerUrl);
        process.kill(killed, 'SIGKILL');
        for (const begun = performance.now(); recovered < 20; await pause(50)) {
          // Whoever posts may see nothing of it but a moment's waiting: so ask who serves now.
          isBack ||= (await postmasterOf(ownerUrl).catch(() => killed)) !== killed;
          if (performance.now() - begun > 40_000) throw new Error('it did not recover by itself');
        }
      }
      working = false;
      await Promise.all(clients);
      const ready = await fetch(`${server.url}/readyz`);
      expect(ready.status).toBe(200);
      const owner = new pg.Client(ownerUrl);
      await owner.connect();
      const { rows } = await owner.query<{ reference: string }>(
        `SELECT body ->> 'reference' AS reference FROM record_version
          WHERE subject_type = 'tranche' AND body ->> 'reference' LIKE 'KZ-PG-%'`,
      );
      await owner.end();
      const recorded = new Set(rows.map((row) => row.reference));
      expect([...answered].filter((reference) => !recorded.has(reference))).toEqual([]);
      expect(await server.stop()).toBe(0);
      await expectLawsToHold(fresh);
    } finally {
      working = false;
      await server.kill().catch(() => undefined);
      await postgres.stop();
      await folder.remove();
    }
  },
  180_000,
);
