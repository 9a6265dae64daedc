import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Reader } from '../../src/database/reader.ts';
import { article6Laws } from '../../src/article6/laws.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { Article6Book, authorisationBody } from './article6-book.ts';

let application: RunningApplication;
let book: Article6Book;

beforeAll(async () => {
  application = await startWithReference();
  book = new Article6Book(application);
});
afterAll(() => application?.close());

async function asApplication<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(application.database.applicationUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('a cooperative approach', () => {
  it('is a draft without a number, and active only after its initial report', async () => {
    const id = await book.draft('KZ');
    const path = `/v1/cooperative-approaches/${id}`;
    const draft = await book.get(path);
    expect(draft.body).toMatchObject({ party: 'KAZ', carpId: null, state: 'draft', version: 1 });
    expect(draft.headers.get('etag')).toBe('"1"');
    expect(draft.body.moves).toEqual([
      {
        to: 'active',
        possible: false,
        lacks: [expect.objectContaining({ lacks: 'the submission of the initial report' })],
      },
    ]);
    const step = { to: 'active', reason: 'Both sides agreed' };
    expect((await book.post(`${path}/transitions`, step)).body).toMatchObject({
      code: 'LEDGER.MOVE_LACKS',
    });
    const report = { submittedOn: '2025-01-15', source: 'Initial report' };
    expect((await book.patch(path, { initialReport: report, carpId: 'CA0099' }, 1)).status).toBe(
      200,
    );
    const early = { ...step, effectiveOn: '2025-01-14' };
    expect((await book.post(`${path}/transitions`, early)).body.code).toBe('LEDGER.MOVE_LACKS');
    await book.done(`${path}/transitions`, { ...step, effectiveOn: '2025-01-15' });
    const suspended = { to: 'suspended', reason: 'A review' };
    await book.done(`${path}/transitions`, suspended);
    expect(
      (await book.post(`${path}/transitions`, { ...step, to: 'completed' })).body,
    ).toMatchObject({ code: 'LEDGER.MOVE_NOT_POSSIBLE', possible: ['active', 'revoked'] });
    await book.done(`${path}/transitions`, { to: 'active', reason: 'The review is over' });
    const detail = await book.get(path);
    expect(detail.body).toMatchObject({ state: 'active', carpId: 'CA0099', version: 5 });
    expect(detail.body.versions).toHaveLength(5);
  });

  it('is one at a time, of a partner, and recorded by whoever may', async () => {
    const path = '/v1/partner-countries/KZ/cooperative-approaches';
    const body = { title: 'Another', source: 'Nowhere' };
    expect(await book.post(path, body)).toMatchObject({
      status: 409,
      body: { code: 'ARTICLE6.APPROACH_EXISTS', country: 'KZ' },
    });
    const key = application.keys['fund-officer'];
    expect((await book.post(path, body, { key })).status).toBe(403);
    expect((await book.post(path.replace('KZ', 'FR'), body)).body.code).toBe(
      'PARTNER_COUNTRY.NOT_FOUND',
    );
    const wrong = await book.post(path, { ...body, carpId: 'CA12' });
    expect(wrong.body.errors).toMatchObject([{ pointer: '/carpId' }]);
    expect((await book.get('/v1/cooperative-approaches/KZ-x')).status).toBe(400);
    const absent = '/v1/cooperative-approaches/KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000';
    expect((await book.get(absent)).body.code).toBe('ARTICLE6.APPROACH_NOT_FOUND');
    expect((await book.get('/v1/cooperative-approaches?party=KAZ')).body.items).toHaveLength(1);
    expect((await book.get('/v1/cooperative-approaches?party=MNG')).body.items).toEqual([]);
  });

  it('cannot be made active without a report in the database either', async () => {
    const id = (await book.draft('KE')).slice(3);
    await expect(
      asApplication((client) =>
        client.query(
          `UPDATE public.cooperative_approach SET status = 'active'
            WHERE country_code = 'KE' AND id = $1`,
          [id],
        ),
      ),
    ).rejects.toMatchObject({ constraint: 'cooperative_approach_reports_first' });
    await expect(
      asApplication((client) =>
        client.query(
          `UPDATE public.cooperative_approach SET status = 'completed', initial_report_on = '2025-01-01',
                  initial_report_source = 'x' WHERE country_code = 'KE' AND id = $1`,
          [id],
        ),
      ),
    ).rejects.toMatchObject({ constraint: 'cooperative_approach_goes_forward' });
  });
});

describe('an authorisation', () => {
  let approach: string;
  beforeAll(async () => {
    approach = await book.active('MN');
  });

  it('waits for an active approach of the same country', async () => {
    const draft = await book.draft('TH');
    expect((await book.post('/v1/authorisations', authorisationBody(draft))).body).toMatchObject({
      code: 'ARTICLE6.APPROACH_NOT_ACTIVE',
      state: 'draft',
    });
    const strange = `TH-${approach.slice(3)}`;
    expect((await book.post('/v1/authorisations', authorisationBody(strange))).body.code).toBe(
      'ARTICLE6.APPROACH_NOT_FOUND',
    );
  });

  it.each([
    [{ purposes: 'NDC and OIMP' }, 'ARTICLE6.FIRST_TRANSFER_DEFINITION'],
    [{ firstTransferDefinition: 'Issuance' }, 'ARTICLE6.FIRST_TRANSFER_DEFINITION'],
    [{ oimp: 'CORSIA' }, 'ARTICLE6.NO_OIMP_AUTHORISED'],
    [{ firstVintage: 2024 }, 'ARTICLE6.TIMEFRAME'],
    [{ firstVintage: 2025, lastVintage: 2024 }, 'ARTICLE6.TIMEFRAME'],
    [{ authorisedOn: '2999-01-01' }, 'ARTICLE6.DAY_IN_FUTURE'],
  ])('refuses %j: %s', async (more, code) => {
    const answer = await book.post('/v1/authorisations', authorisationBody(approach, more));
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it.each([
    [{ quantity: '1.5' }, '/quantity'],
    [{ quantity: '0' }, '/quantity'],
    [{ quantity: '-1' }, '/quantity'],
    [{ quantity: 1000 }, '/quantity'],
    [{ quantity: '1000000000000000000000' }, '/quantity'],
    [{ purposes: 'Profit' }, '/purposes'],
    [{ sectors: [] }, '/sectors'],
    [{ authorisationId: 'KZ/1' }, '/authorisationId'],
    [{ authorisedParties: ['Japan'] }, '/authorisedParties'],
  ])('finds the fault in %j', async (more, pointer) => {
    const answer = await book.post('/v1/authorisations', authorisationBody(approach, more));
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([
      400,
      expect.stringContaining(pointer),
    ]);
  });

  it('has versions that only rise, and keeps them all', async () => {
    const id = await book.authorised(approach, { quantity: '1000' });
    const path = `/v1/authorisations/${id}`;
    expect((await book.patch(path, { quantity: '2000' }, null)).status).toBe(428);
    expect((await book.patch(path, { quantity: '2000' }, 7)).body).toMatchObject({
      code: 'ARTICLE6.VERSION_STALE',
      expected: 7,
      version: 1,
    });
    expect((await book.patch(path, { quantity: '1000' }, 1)).body.code).toBe(
      'ARTICLE6.NOTHING_CHANGES',
    );
    expect((await book.patch(path, { authorisedOn: '2025-01-31' }, 1)).body.code).toBe(
      'ARTICLE6.BEFORE_FORMER_VERSION',
    );
    const more = { quantity: '2000', authorisedOn: '2025-03-01' };
    expect(await book.patch(path, more, 1)).toMatchObject({ status: 200, body: { version: 2 } });
    const wider = { purposes: 'NDC and OIMP', firstTransferDefinition: 'Issuance', oimp: 'CORSIA' };
    expect((await book.patch(path, wider, 2)).body.version).toBe(3);
    const { body } = await book.get(path);
    expect(body).toMatchObject({
      quantity: '2000',
      tonnesIdentified: '0',
      tonnesLeft: '2000',
      authorisedParties: ['JPN'],
      oimp: 'CORSIA',
      version: 3,
    });
    expect(body.versions.map((one: { body: { quantity: string } }) => one.body.quantity)).toEqual([
      '1000',
      '2000',
      '2000',
    ]);
  });

  it('is entered once under its name', async () => {
    const body = authorisationBody(approach);
    await book.done('/v1/authorisations', body);
    expect(await book.post('/v1/authorisations', body)).toMatchObject({
      status: 409,
      body: { code: 'ARTICLE6.AUTHORISATION_EXISTS', authorisationId: body.authorisationId },
    });
  });

  it('names entities, and none after it was revoked', async () => {
    const id = await book.authorised(approach);
    const path = `/v1/authorisations/${id}`;
    const airline = {
      name: 'An airline',
      incorporatedIn: 'JPN',
      identificationNumber: '1180301018771',
      conditions: 'For CORSIA only',
    };
    await book.done(`${path}/entities`, airline);
    expect((await book.post(`${path}/entities`, airline)).body.code).toBe('ARTICLE6.ENTITY_EXISTS');
    const late = { ...airline, identificationNumber: '2', authorisedOn: '2999-01-01' };
    expect((await book.post(`${path}/entities`, late)).body.code).toBe('ARTICLE6.DAY_IN_FUTURE');
    const early = { reason: 'Mistake', revokedOn: '2025-01-01' };
    expect((await book.post(`${path}/revoke`, early)).body.code).toBe(
      'ARTICLE6.BEFORE_AUTHORISATION',
    );
    await book.done(`${path}/revoke`, { reason: 'Decision 7', revokedOn: '2025-06-01' });
    const { body } = await book.get(path);
    expect(body).toMatchObject({
      state: 'revoked',
      revokedOn: '2025-06-01',
      version: 2,
      entities: [{ ...airline, authorisedOn: '2025-02-01' }],
    });
    for (const refused of [
      await book.post(`${path}/revoke`, { reason: 'Again' }),
      await book.post(`${path}/entities`, { ...airline, identificationNumber: '3' }),
      await book.patch(path, { quantity: '5' }, 2),
    ]) {
      expect([refused.status, refused.body.code]).toEqual([409, 'ARTICLE6.AUTHORISATION_REVOKED']);
    }
    const absent = '/v1/authorisations/MN-01932c5e-7a00-7c3e-9b1a-0242ac120000';
    expect((await book.get(absent)).body.code).toBe('ARTICLE6.AUTHORISATION_NOT_FOUND');
    const list = await book.get('/v1/authorisations?party=MNG&state=revoked');
    expect(list.body.items.map((one: { id: string }) => one.id)).toEqual([id]);
  });

  it('counts no more than it covers, whoever writes', async () => {
    const id = (await book.authorised(approach, { quantity: '100' })).slice(3);
    const write = (set: string) =>
      asApplication((client) =>
        client.query(
          `UPDATE public.authorisation SET ${set} WHERE country_code = 'MN' AND id = $1`,
          [id],
        ),
      );
    await expect(write('tonnes_identified = 101')).rejects.toMatchObject({
      constraint: 'authorisation_covers_what_is_identified',
    });
    await expect(write('tonnes_first_transferred = 1')).rejects.toMatchObject({
      constraint: 'authorisation_is_not_exceeded',
    });
    await expect(write('version = 3')).rejects.toMatchObject({
      constraint: 'authorisation_goes_forward',
    });
    await expect(
      asApplication((client) => client.query('DELETE FROM public.authorisation')),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a Party', () => {
  it('has one registry, whose number begins with its code', async () => {
    const path = '/v1/article6-parties/JPN';
    expect((await book.get(path)).body).toMatchObject({ itmoRegistryId: null, ndcPeriods: [] });
    const body = { itmoRegistryId: 'KAZ01', source: 'Initial report' };
    expect((await book.post(`${path}/itmo-registry`, body)).body).toMatchObject({
      code: 'ARTICLE6.REGISTRY_OF_ANOTHER_PARTY',
      party: 'JPN',
    });
    await book.done(`${path}/itmo-registry`, { ...body, itmoRegistryId: 'JPN01' });
    expect(
      (await book.post(`${path}/itmo-registry`, { ...body, itmoRegistryId: 'JPN01' })).body.code,
    ).toBe('ARTICLE6.NOTHING_CHANGES');
    expect((await book.get(path)).body).toMatchObject({ party: 'JPN', itmoRegistryId: 'JPN01' });
    for (const strange of ['FRA', 'jpn', 'JP', 'JPNX']) {
      expect((await book.get(`/v1/article6-parties/${strange}`)).body.code).toBe(
        'ARTICLE6.PARTY_NOT_FOUND',
      );
    }
  });

  it('keeps one method for the whole of an NDC period', async () => {
    const path = '/v1/article6-parties/KAZ';
    const period = {
      firstYear: 2021,
      lastYear: 2030,
      method: 'single-year-averaging',
      source: 'NDC',
    };
    expect((await book.post(`${path}/ndc-periods`, period)).body.code).toBe(
      'ARTICLE6.PARTY_NOT_FOUND',
    );
    await book.done(`${path}/itmo-registry`, { itmoRegistryId: 'KAZ01', source: 'Letter' });
    await book.done(`${path}/ndc-periods`, period);
    const other = { ...period, firstYear: 2030, lastYear: 2035, method: 'multi-year' };
    expect(await book.post(`${path}/ndc-periods`, other)).toMatchObject({
      status: 409,
      body: { code: 'ARTICLE6.PERIOD_OVERLAPS', firstYear: 2030, lastYear: 2035 },
    });
    expect((await book.post(`${path}/ndc-periods`, { ...other, lastYear: 2029 })).body.code).toBe(
      'ARTICLE6.PERIOD_RUNS_BACKWARD',
    );
    await book.done(`${path}/ndc-periods`, { ...other, firstYear: 2031 });
    await expect(
      asApplication((client) => client.query(`UPDATE public.ndc_period SET method = 'multi-year'`)),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('has inventory emissions by year and version', async () => {
    const path = '/v1/article6-parties/KAZ';
    const inventory = { year: 2022, tonnes: '310000000.125', source: 'BTR 1' };
    await book.done(`${path}/inventory-emissions`, inventory);
    await book.done(`${path}/inventory-emissions`, { ...inventory, tonnes: '-5' });
    expect((await book.get(path)).body.inventory).toMatchObject([
      { ...inventory, version: 1 },
      { year: 2022, version: 2, tonnes: '-5' },
    ]);
    const early = { ...inventory, year: 2100 };
    expect((await book.post(`${path}/inventory-emissions`, early)).body.code).toBe(
      'ARTICLE6.YEAR_NOT_OVER',
    );
    const fine = { ...inventory, tonnes: '1.0005' };
    expect((await book.post(`${path}/inventory-emissions`, fine)).status).toBe(400);
  });
});

it('keeps the laws of the room', async () => {
  const pool = application.ledger.app.get(Reader).pool;
  for (const result of await checkLaws(pool, article6Laws)) {
    expect(result).toMatchObject({ broken: 0, examples: [] });
  }
});
