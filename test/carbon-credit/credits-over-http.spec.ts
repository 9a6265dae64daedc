import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CountryCode } from '../../src/kernel/country-code.ts';
import {
  startApplication,
  type Answered,
  type RunningApplication,
} from '../harness/application.ts';
import { CreditBook } from './credit-book.ts';

const MN = 'MN' as CountryCode;
let application: RunningApplication;
let book: CreditBook;
let company: string;
let main: string;
let trust: string;
let taker: string;
let mongolian: string;

beforeAll(async () => {
  application = await startApplication();
  book = await CreditBook.open(application.database);
  const government = await post('/v1/credit-accounts', {
    country: 'KZ',
    side: 'japan',
    holder: 'government',
  });
  expect(government.status).toBe(201);
  expect(government.headers.get('location')).toBe(`/v1/credit-accounts/${government.body.id}`);
  company = await book.participant('Steppe Power');
  main = await book.account(company);
  trust = await book.account(company, 'japan', 'trust');
  mongolian = await book.account(company, 'japan', 'main', MN);
  taker = await book.account(await book.participant('Taker'));
  await book.issue('KZ401', 2023, [{ account: main, tonnes: '100' }]);
  await book.issue('KZ402', 2024, [{ account: main, tonnes: '50' }]);
  await book.issue('MN401', 2023, [{ account: mongolian, tonnes: '7' }], 'japan', '2025-04-11', MN);
});
afterAll(async () => {
  await book?.close();
  await application?.close();
});

function post(path: string, body: object, key?: string): Promise<Answered> {
  return application.request('POST', path, { body, ...(key === undefined ? {} : { key }) });
}

function get(path: string, key?: string | null): Promise<Answered> {
  return application.request('GET', path, key === undefined ? {} : { key });
}

const transfer = (body: object) => post('/v1/credit-transfers', { from: main, to: trust, ...body });

describe('a transfer over HTTP', () => {
  it.each(['1.5', '0', '-1', '1e3', '1000000000000000000000', ' 1', '01'])(
    'refuses %s tonnes as malformed, whatever it is',
    async (tonnes) => {
      const answer = await transfer({ selection: 'fifo', vintage: 2023, tonnes });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/tonnes' }] } });
    },
  );

  it('refuses tonnes as a JSON number, and a request that is unclear', async () => {
    const number = await transfer({ selection: 'fifo', vintage: 2023, tonnes: 60 });
    expect(number.status).toBe(400);
    const both = await transfer({ selection: 'fifo', serials: ['JP-KZ-KZ401-2023-1-1'] });
    expect(both).toMatchObject({ status: 400, body: { code: 'CARBON_CREDIT.SELECTION_UNCLEAR' } });
  });

  it('answers 422 with requested, held and locked', async () => {
    const answer = await transfer({ selection: 'fifo', vintage: 2024, tonnes: '51' });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'CARBON_CREDIT.EXCEEDS_HELD', requested: '51', held: '50', locked: '0' },
    });
  });

  it('answers 404 for an account that is not there, 401 and 403 for whoever may not', async () => {
    const absent = await post('/v1/credit-transfers', {
      from: main.replace(/.{4}00$/, 'aaaa00'),
      to: trust,
      serials: ['JP-KZ-KZ401-2023-1-1'],
    });
    expect(absent).toMatchObject({
      status: 404,
      body: { code: 'CARBON_CREDIT.ACCOUNT_NOT_FOUND' },
    });
    const body = { from: main, to: trust, serials: ['JP-KZ-KZ401-2023-1-1'] };
    const nobody = await application.request('POST', '/v1/credit-transfers', { key: null, body });
    expect(nobody.status).toBe(401);
    const auditor = await post('/v1/credit-transfers', body, application.keys['auditor']);
    expect(auditor.status).toBe(403);
    expect((await get('/v1/credit-blocks?country=KZ', null)).status).toBe(401);
  });

  it('is one act per partner: a request over two partners is two acts with two answers', async () => {
    const crossed = await transfer({ to: mongolian, serials: ['JP-KZ-KZ401-2023-1-1'] });
    expect(crossed).toMatchObject({ status: 422, body: { code: 'CARBON_CREDIT.OTHER_COUNTRY' } });
    const foreign = await transfer({ serials: ['JP-MN-MN401-2023-1-1'] });
    expect(foreign).toMatchObject({
      status: 400,
      body: { code: 'CARBON_CREDIT.SERIAL_MALFORMED' },
    });
    const retire = (account: string) =>
      post('/v1/credit-retirements', {
        account,
        selection: 'fifo',
        vintage: 2023,
        tonnes: '1',
        ndcYear: 2030,
      });
    await book.account('government', 'japan', 'main', MN);
    const answers = [await retire(main), await retire(mongolian)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers.map(({ body }) => body.serials)).toEqual([
      ['JP-KZ-KZ401-2023-100-100'],
      ['JP-MN-MN401-2023-7-7'],
    ]);
  });

  it('is repeated under its key with the first answer', async () => {
    const path = '/v1/credit-transfers';
    const body = { from: main, to: trust, serials: ['JP-KZ-KZ402-2024-50-50'] };
    const once = await application.request('POST', path, { body, idempotencyKey: 'once-credits' });
    const again = await application.request('POST', path, { body, idempotencyKey: 'once-credits' });
    expect(once.status).toBe(201);
    expect(again.body).toEqual(once.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('goes in bulk, too', async () => {
    const bulk = await post('/v1/partner-countries/KZ/acts', {
      acts: [
        {
          key: 'bulk-1',
          kind: 'credit-transfer',
          subject: main,
          body: { to: trust, serials: ['JP-KZ-KZ402-2024-49-49'] },
        },
        {
          key: 'bulk-2',
          kind: 'credit-offer',
          subject: trust,
          body: { to: taker, serials: ['JP-KZ-KZ402-2024-49-50'], expiresOn: '2999-12-31' },
        },
        {
          key: 'bulk-3',
          kind: 'credit-transfer',
          subject: main,
          body: { to: trust, serials: ['JP-KZ-KZ402-2024-49-49'] },
        },
      ],
    });
    const items = bulk.body.items ?? bulk.body.answers;
    expect(items.map(({ status }: { status: number }) => status)).toEqual([201, 201, 422]);
  });
});

describe('an offer over HTTP', () => {
  it('is seen by its receiver, accepted, and then is history', async () => {
    const made = await transfer({
      to: taker,
      serials: ['JP-KZ-KZ401-2023-11-20'],
      expiresOn: '2999-12-31',
    });
    expect(made).toMatchObject({ status: 201, body: { state: 'offered', tonnes: '10' } });
    const inbox = `/v1/credit-transfers?account=${taker}&direction=in&state=offered`;
    const waiting = (await get(inbox)).body.items.map(({ id }: { id: string }) => id);
    expect(waiting).toContain(made.body.id);
    const participant = application.keys['project-participant'];
    const accepted = await post(`/v1/credit-transfers/${made.body.id}/accept`, {}, participant);
    expect(accepted).toMatchObject({ status: 201, body: { state: 'accepted' } });
    const detail = await get(`/v1/credit-transfers/${made.body.id}`);
    expect(detail.body).toMatchObject({
      state: 'accepted',
      serials: ['JP-KZ-KZ401-2023-11-20'],
      expiresOn: '2999-12-31',
    });
    const serial = await get('/v1/credit-serials/JP-KZ-KZ401-2023-15', null);
    expect(serial.status).toBe(200);
    expect(serial.body.blocks).toMatchObject([
      { serials: 'JP-KZ-KZ401-2023-11-20', account: taker, state: 'held' },
    ]);
    const [issued] = serial.body.history.movements;
    expect(issued).toMatchObject({
      kind: 'credit-issuance',
      serials: 'JP-KZ-KZ401-2023-15-15',
      from: { account: null, state: 'issued' },
      to: { account: main, state: 'held' },
      children: [
        {
          kind: 'credit-offer',
          to: { account: main, state: 'locked' },
          children: [{ kind: 'credit-acceptance', to: { account: taker, state: 'held' } }],
        },
      ],
    });
  });
});

describe('blocks', () => {
  it('are listed by holder with every partner, page by page, and by vintage and serial', async () => {
    const all = await get(`/v1/credit-blocks?holder=${company}&state=held`);
    expect(new Set(all.body.items.map(({ country }: { country: string }) => country))).toEqual(
      new Set(['KZ', 'MN']),
    );
    const serials: string[] = [];
    let cursor = '';
    do {
      const path = `/v1/credit-blocks?holder=${company}&state=held&limit=1${cursor}`;
      const { body } = await get(path);
      serials.push(...body.items.map((one: { serials: string }) => one.serials));
      cursor = body.next === null ? '' : `&cursor=${body.next}`;
    } while (cursor !== '');
    expect(serials).toEqual(all.body.items.map((one: { serials: string }) => one.serials));
    const vintage = await get('/v1/credit-blocks?country=KZ&vintage=2024&state=locked');
    expect(vintage.body.items.map((one: { serials: string }) => one.serials)).toEqual([
      'JP-KZ-KZ402-2024-49-49',
      'JP-KZ-KZ402-2024-50-50',
    ]);
    const found = await get('/v1/credit-blocks?serial=JP-KZ-KZ401-2023-10-11');
    expect(found.body.items.map((one: { serials: string }) => one.serials)).toEqual([
      'JP-KZ-KZ401-2023-1-10',
      'JP-KZ-KZ401-2023-11-20',
    ]);
    expect((await get('/v1/credit-blocks?country=KZ&cursor=bm9uZQ')).status).toBe(400);
    expect(await get('/v1/credit-blocks?serial=nonsense')).toMatchObject({
      status: 404,
      body: { code: 'CARBON_CREDIT.SERIAL_NOT_FOUND' },
    });
    expect((await get('/v1/credit-serials/JP-KZ-KZ401-2023-101', null)).status).toBe(404);
  });

  it('lead to project, issuance and money, and tell how they came', async () => {
    const { body } = await get('/v1/credit-blocks?serial=JP-KZ-KZ401-2023-1-1');
    const [block] = body.items;
    const detail = await get(`/v1/credit-blocks/${block.id}`);
    expect(detail.body).toMatchObject({
      serials: 'JP-KZ-KZ401-2023-1-10',
      comesFrom: {
        project: block.project,
        issuance: block.issuance,
        monitoringReports: [],
        decisions: [],
        tranches: [],
        disbursements: [],
      },
    });
    const history = await get(`/v1/credit-blocks/${block.id}/history`);
    expect(history.body).toMatchObject({
      complete: true,
      movements: [{ kind: 'credit-issuance', serials: 'JP-KZ-KZ401-2023-1-10', children: [] }],
    });
    expect(await get(`/v1/credit-blocks/${main}`)).toMatchObject({
      status: 404,
      body: { code: 'CARBON_CREDIT.BLOCK_NOT_FOUND' },
    });
  });
});

describe('accounts', () => {
  it('of a Japanese holder of credits from two partners show both', async () => {
    const { body } = await get(`/v1/credit-accounts?holder=${company}`);
    const holdings = body.items.map(
      ({ country, label, number, holdings: held }: Record<string, unknown>) => ({
        country,
        label,
        number,
        classes: (held as { class: string }[]).length > 0,
      }),
    );
    const number = holdings[0].number;
    expect(holdings).toEqual([
      { country: 'KZ', label: 'main', number, classes: true },
      { country: 'KZ', label: 'trust', number, classes: true },
      { country: 'MN', label: 'main', number, classes: true },
    ]);
    const page = await get(`/v1/credit-accounts?holder=${company}&limit=2`);
    const rest = await get(
      `/v1/credit-accounts?holder=${company}&limit=2&cursor=${page.body.next}`,
    );
    expect([page.body.items.length, rest.body.items.length, rest.body.next]).toEqual([2, 1, null]);
  });
});

describe('certificates and disclosures', () => {
  it('say what was retired, by whom and for whom, and lead to its receipt', async () => {
    const made = await post('/v1/credit-cancellations', {
      account: main,
      serials: ['JP-KZ-KZ401-2023-1-3', 'JP-KZ-KZ402-2024-1-2'],
      purpose: 'corsia',
      beneficiary: 'Air Steppe',
      reason: 'Compliance period 2024 to 2026',
    });
    expect(made).toMatchObject({ status: 201 });
    expect(made.headers.get('location')).toBe(`/v1/certificates/${made.body.id}`);
    const certificate = await get(`/v1/certificates/${made.body.id}`, null);
    expect(certificate.body).toMatchObject({
      use: 'cancellation',
      purpose: 'corsia',
      beneficiary: 'Air Steppe',
      holder: 'Steppe Power',
      side: 'japan',
      tonnes: '5',
      credits: [
        { serials: 'JP-KZ-KZ401-2023-1-3', projectReference: 'KZ401', vintage: 2023, tonnes: '3' },
        { serials: 'JP-KZ-KZ402-2024-1-2', projectReference: 'KZ402', vintage: 2024, tonnes: '2' },
      ],
      reversedBy: null,
    });
    expect((await get(certificate.body.receipt, null)).status).toBe(200);
    const listed = await get('/v1/credit-cancellations?country=KZ', null);
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([made.body.id]);
    expect((await get('/v1/credit-retirements?country=KZ', null)).body.items).toHaveLength(1);
    expect(await get(`/v1/certificates/${main}`, null)).toMatchObject({
      status: 404,
      body: { code: 'CARBON_CREDIT.USE_NOT_FOUND' },
    });
  });

  it('disclose accounts of entities, credits per type of account and the transactions of a year', async () => {
    const { body } = await get('/v1/partner-countries/KZ/registry-disclosures', null);
    expect(body.entityHoldingAccounts.map(({ holder }: { holder: string }) => holder)).toEqual([
      'Steppe Power',
      'Steppe Power',
      'Taker',
    ]);
    const total = body.creditsByAccountType
      .map(({ tonnes }: { tonnes: string }) => BigInt(tonnes))
      .reduce((sum: bigint, one: bigint) => sum + one, 0n);
    expect(total).toBe(150n);
    expect(body.annualTransactions).toContainEqual({
      year: 2025,
      side: 'japan',
      kind: 'credit-issuance',
      number: 2,
      tonnes: '150',
    });
    const csv = await get('/v1/partner-countries/KZ/registry-disclosures?format=csv', null);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text.split('\r\n')[0]).toContain('table,side,number');
    expect(csv.text).toContain('creditsByAccountType,japan');
  });

  it('list what stops disposal', async () => {
    const stop = await post('/v1/disposal-stops', {
      country: 'KZ',
      kind: 'freeze',
      reason: 'Under review',
      serials: 'JP-KZ-KZ402-2024-10-12',
    });
    expect(stop.status).toBe(201);
    const { body } = await get('/v1/disposal-stops?country=KZ');
    expect(body.items).toMatchObject([
      { id: stop.body.id, serials: 'JP-KZ-KZ402-2024-10-12', liftedOn: null },
    ]);
    const end = await post(`/v1/disposal-stops/${stop.body.id}/end`, { reason: 'Reviewed' });
    expect(end.status).toBe(201);
  });
});
