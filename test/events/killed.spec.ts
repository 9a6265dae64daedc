import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { freshDatabase } from '../harness/database.ts';
import { dataFolder, post, startServer } from '../harness/server-process.ts';
import { startReceiver } from './receiver.ts';

/*
 * The process that tells is killed in the middle of telling; the next one goes on. What was sent and not
 * recorded as sent comes again, under the same id; nothing is left out, nothing overtakes. Nobody helps: the
 * lease of the dead runs out by itself, after two seconds in the short form and as in life in the long one.
 */
const LONG = Boolean(process.env['LONG']);

it('tells everything, in order, though it is killed while it tells', async () => {
  const database = await freshDatabase('demonstration');
  const folder = await dataFolder();
  const receiver = await startReceiver();
  const environment = { WEBHOOK_PRIVATE_TARGETS: '1', WEBHOOK_LEASE_SECONDS: LONG ? '15' : '2' };
  const tranche = (server: { url: string; keys: Readonly<Record<string, string>> }, at: number) =>
    post(server, '/v1/partner-countries/KZ/tranches', {
      reference: `KZ-TOLD-${at}`,
      title: 'Something that happens',
      funder: 'JICA',
      instrument: 'JICA_ODA_LOAN',
      currency: 'USD',
      announcedAmount: '1.00',
      announcedOn: '2025-01-01',
    });
  try {
    const one = await startServer(database, folder.path, environment);
    const hook = await post(one, '/v1/webhooks', { url: receiver.url, countries: ['KZ'] });
    expect(hook.status).toBe(201);
    const expected: string[] = [];
    for (let at = 0; at < 60; at += 1) {
      expected.push(`KZ-${String((await tranche(one, at)).body['auditSequence'])}`);
    }
    // Each refusal holds the telling up for two seconds.
    receiver.answer((_, place) => (place % (LONG ? 7 : 29) === 3 ? 503 : 204));
    for (const begun = performance.now(); receiver.all.length < 2; await pause(5)) {
      if (performance.now() - begun > 20_000) throw new Error('nothing was told');
    }
    await one.kill();
    const before = receiver.all.length;
    expect(before).toBeLessThan(60);

    const two = await startServer(database, folder.path, environment);
    const taken = () => [
      ...new Set(receiver.all.filter(({ accepted }) => accepted).map(({ id }) => id)),
    ];
    for (const begun = performance.now(); taken().length < 60; await pause(50)) {
      if (performance.now() - begun > 90_000) throw new Error(`only ${taken().length} were told`);
    }
    expect(taken()).toEqual(expected);
    expect(await two.stop()).toBe(0);
  } finally {
    await receiver.close();
    await folder.remove();
    await database.drop();
  }
}, 180_000);
