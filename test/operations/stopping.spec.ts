import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { expectLawsToHold } from '../faults/laws-hold.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { dataFolder, post, startServer } from '../harness/server-process.ts';

let database: FreshDatabase;
let folder: Awaited<ReturnType<typeof dataFolder>>;
beforeAll(async () => {
  database = await freshDatabase('demonstration');
  folder = await dataFolder();
}, 60_000);
afterAll(async () => {
  await folder?.remove();
  await database?.drop();
});

describe('a server that is stopped under load', () => {
  it('finishes or refuses what it has taken, loses nothing, and leaves the log signed', async () => {
    const server = await startServer(database, folder.path);
    const answered = new Set<string>();
    const statuses = new Map<number, number>();
    let working = true;
    const clients = Array.from({ length: 40 }, async (_, client) => {
      for (let at = 0; working; at += 1) {
        const reference = `KZ-STOP-${client}-${at}`;
        const { status } = await post(server, '/v1/partner-countries/KZ/tranches', {
          reference,
          title: 'A tranche',
          funder: 'JICA',
          instrument: 'JICA_ODA_LOAN',
          currency: 'USD',
          announcedAmount: '1.00',
          announcedOn: '2025-01-01',
        });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 201) answered.add(reference);
        if (status === 0) return;
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const begun = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - begun).toBeLessThan(15_000);
    working = false;
    await Promise.all(clients);

    expect(answered.size).toBeGreaterThan(50);
    expect([...statuses.keys()].filter((status) => ![201, 503, 0].includes(status))).toEqual([]);
    const owner = new pg.Client(database.ownerUrl);
    await owner.connect();
    const { rows } = await owner.query<{ reference: string }>(
      `SELECT body ->> 'reference' AS reference FROM record_version
        WHERE subject_type = 'tranche' AND body ->> 'reference' LIKE 'KZ-STOP-%'`,
    );
    const { rows: unsigned } = await owner.query(
      `SELECT t.country_code FROM audit_tree t
         CROSS JOIN (SELECT body::jsonb AS body FROM operator_head ORDER BY number DESC LIMIT 1) h
        WHERE NOT h.body -> 'heads' @> jsonb_build_array(
                jsonb_build_object('country', t.country_code, 'size', t.size))`,
    );
    await owner.end();
    // What was answered is there, and what is there and was not answered is what the stop cut off: nothing.
    expect(new Set(rows.map((row) => row.reference))).toEqual(answered);
    expect(unsigned).toEqual([]);
    await expectLawsToHold(database);
  }, 120_000);
});
