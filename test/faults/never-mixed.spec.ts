import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { loadDemonstration } from '../../seeds/demonstration/load-demonstration.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { newId } from '../../src/kernel/ids.ts';
import { PostingQueue } from '../../src/ledger/posting-queue.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';

/* A book is real or a demonstration, for ever; the database itself keeps them apart. */
let application: RunningApplication;
let owner: pg.Client;
let asApplication: pg.Client;

beforeAll(async () => {
  application = await startApplication({ kind: 'real' });
  owner = new pg.Client(application.database.ownerUrl);
  asApplication = new pg.Client(application.database.applicationUrl);
  await owner.connect();
  await asApplication.connect();
});
afterAll(async () => {
  await owner?.end();
  await asApplication?.end();
  await application?.close();
});

describe('a real book', () => {
  it('shows the two envelopes of JICA with nothing committed and nothing disbursed', async () => {
    const { body } = await application.request('GET', '/v1/partner-countries/KZ/tranches');
    const shown = (body.items as { reference: string; figures: Record<string, string> }[]).map(
      ({ reference, figures }) => [reference, figures['committed'], figures['disbursed']],
    );
    expect(shown).toEqual([
      ['KZ-JICA-200', '0.00', '0.00'],
      ['KZ-JICA-500', '0.00', '0.00'],
    ]);
  });

  it('says nothing of a demonstration on its pages', async () => {
    const page = await application.request('GET', '/countries/KZ/report', { key: null });
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/demonstration/i);
  });

  it('refuses the scenario of the demonstration, and writes nothing', async () => {
    const queue = application.ledger.app.get(PostingQueue);
    const before = await owner.query('SELECT count(*) FROM act');
    await expect(
      loadDemonstration({
        submit: (request) => queue.submit(request),
        query: (text, values) => owner.query(text, [...values]),
        keep: () => Promise.reject(new Error('nothing is to be kept')),
      }),
    ).rejects.toThrow('This book is real');
    expect((await owner.query('SELECT count(*) FROM act')).rows).toEqual(before.rows);
  });

  it('cannot hold a principal of a demonstration, nor become one', async () => {
    await expect(
      asApplication.query(
        `INSERT INTO principal (id, kind, demonstration_of, created_at)
         VALUES ($1, 'person', 'demonstration', now())`,
        [newId(systemClock)],
      ),
    ).rejects.toMatchObject({ constraint: 'principal_demonstration_never_in_a_real_book' });
    for (const client of [asApplication, owner]) {
      await expect(client.query(`UPDATE book SET kind = 'demonstration'`)).rejects.toMatchObject({
        code: '42501',
      });
      await expect(client.query('DELETE FROM book')).rejects.toMatchObject({ code: '42501' });
    }
    await expect(
      owner.query(
        `INSERT INTO book (singleton, id, kind, opened_at) VALUES (true, $1, 'demonstration', now())`,
        [newId(systemClock)],
      ),
    ).rejects.toMatchObject({ code: '23505' });
  });

  it('refuses a commitment without a signed agreement, by the database too', async () => {
    const { body } = await application.request('GET', '/v1/partner-countries/KZ/tranches');
    const tranche = body.items[0].id as string;
    const refused = await application.request('POST', `/v1/tranches/${tranche}/commitments`, {
      body: { amount: '1.00', currency: 'USD', effectiveOn: '2025-01-01', reference: 'unsigned' },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'FUNDING.AGREEMENT_REQUIRED' } });
  });
});
