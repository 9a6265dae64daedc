import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApplication } from '../harness/application.ts';
import { FundingBook, money } from '../funding/funding-book.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

let application: RunningApplication;
let book: FundingBook;
let tranche: string;
let commitment: string;

beforeAll(async () => {
  application = await startWithReference();
  book = new FundingBook(application);
  tranche = await book.tranche();
  commitment = await book.committed(tranche);
});
afterAll(async () => {
  await book?.keepsTheLaws();
  await application?.close();
});

describe('an id that nothing can be derived from', () => {
  it.each<[string, object]>([
    ['commitments', money('1.00')],
    ['amendments', { kind: 'closing' }],
    [
      'opening-balances',
      {
        reference: 'OLD-1',
        currency: 'USD',
        effectiveOn: '2025-03-01',
        committed: '1.00',
        disbursed: '0',
        repaid: '0',
        evidence: { title: 'Ledger', sha256: 'ab'.repeat(32) },
      },
    ],
  ])('names no tranche: %s', async (address, body) => {
    const account = `${tranche.slice(0, -2)}01`;
    const answer = await book.post(`/v1/tranches/${account}/${address}`, { ...body });
    expect(answer).toMatchObject({ status: 404, body: { code: 'FUNDING.TRANCHE_NOT_FOUND' } });
  });
});

describe('a forged cursor', () => {
  const forged = [
    [1, 1],
    [null, null],
    ['2025-02-30', 5],
  ];
  const ofDays = [
    ['x', 'x'],
    ['2025-02-30', '01932c5e-7a00-7c3e-9b1a-0242ac120000'],
    ['2025-01-01', "'; --"],
  ];
  it.each(['commitments', 'disbursements', 'exchange-rates', 'tranches', 'facilities'])(
    'is refused by the list of %s',
    async (list) => {
      const address = {
        commitments: `/v1/tranches/${tranche}/commitments`,
        disbursements: `/v1/commitments/${commitment}/disbursements`,
        'exchange-rates': '/v1/exchange-rates',
        tranches: '/v1/partner-countries/KZ/tranches',
        facilities: '/v1/facilities',
      }[list];
      const hasDays = list !== 'tranches' && list !== 'facilities';
      for (const key of hasDays ? [...forged, ...ofDays] : forged) {
        const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
        const answer = await book.get(`${address}?cursor=${cursor}`, null);
        expect(answer).toMatchObject({ status: 400, body: { code: 'HTTP.CURSOR_MALFORMED' } });
      }
    },
  );
});

describe('a body', () => {
  const good = JSON.stringify(money('0.01'));
  const send = (body: string | Uint8Array) =>
    application.request('POST', `/v1/commitments/${commitment}/disbursements`, { body });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'])(
    'does not know the field %s',
    async (name) => {
      const answer = await send(good.replace('{', `{"${name}":"x",`));
      expect(answer).toMatchObject({ status: 400, body: { code: 'HTTP.BODY_INVALID' } });
      expect(answer.body.errors[0].pointer).toBe(`/${name}`);
    },
  );

  it('does not know such a field inside an object either, nor does an address', async () => {
    const agreement = { title: 'A', signedOn: '2025-02-01', sha256: 'ab'.repeat(32), toString: 1 };
    const answer = await book.commit(tranche, { amount: '1.00', agreement });
    expect(answer.body.errors?.[0].pointer).toBe('/agreement/toString');
    const report = '/v1/partner-countries/KZ/report?toString=1';
    expect(await book.get(report, null)).toMatchObject({ status: 400 });
  });

  it('is UTF-8, and is not mended where it is none', async () => {
    const [before = '', after = ''] = good.split('PAPER');
    const bytes = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0xff, 0xc0]),
      Buffer.from(after),
    ]);
    expect(await send(bytes)).toMatchObject({ status: 400, body: { code: 'HTTP.BODY_NOT_JSON' } });
  });
});

describe('figures without measure', () => {
  const nines = '9'.repeat(22);

  it('are refused, so that no sum of a report is too large to be told', async () => {
    const announcedAmount = '9'.repeat(30);
    expect(await book.announce({ announcedAmount })).toMatchObject({ status: 400 });
    for (const reference of ['LARGE-1', 'LARGE-2']) {
      const id = await book.tranche({ reference, announcedAmount: nines });
      await book.committed(id, { amount: nines });
    }
    expect((await book.get('/v1/partner-countries/KZ/trial-balance')).status).toBe(200);
    const report = await book.get('/v1/partner-countries/KZ/report?format=json', null);
    expect(report.status).toBe(200);
  });

  it('of an indicator cannot silence the report of its country', async () => {
    const indicator = await book.post('/v1/partner-countries/KZ/indicators', {
      name: 'Stations',
      unit: 'stations',
      place: 'Almaty',
      baseline: { value: nines, on: '2025-01-01' },
      targets: [{ value: '1', dueOn: '2027-12-31' }],
    });
    const path = `/v1/indicators/${indicator.body.id}/readings`;
    const participant = application.keys['project-participant'] ?? '';
    const read = (value: string) =>
      book.post(path, { value, observedOn: '2025-06-01' }, participant);
    expect(await read(`-${'9'.repeat(30)}`)).toMatchObject({ status: 400 });
    expect(await read(`-${nines}`)).toMatchObject({ status: 201 });
    const report = await book.get('/v1/partner-countries/KZ/report?format=json', null);
    expect(report.status).toBe(200);
  });
});

describe('a key for one country', () => {
  it('does not open the payloads of the whole log', async () => {
    const key = await application.makeKey({ roles: ['auditor'], countries: ['KZ'] });
    const everything = '/v1/audit/export?edition=auditor';
    expect(await book.get(everything, key)).toMatchObject({
      status: 403,
      body: { code: 'IDENTITY.OTHER_COUNTRY' },
    });
    expect(await book.get(everything, null)).toMatchObject({ status: 401 });
    expect(await book.get(everything, application.keys['auditor'])).toMatchObject({ status: 200 });
    expect(await book.get('/v1/audit/export', key)).toMatchObject({ status: 200 });
  });
});
