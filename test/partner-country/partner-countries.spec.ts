import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from './reference-book.ts';

let application: RunningApplication;

beforeAll(async () => {
  application = await startWithReference();
});
afterAll(() => application?.close());

const GHANA = {
  iso2: 'GH',
  order: 32,
  signedOn: '2026-06-01',
  signedIn: 'Accra',
  timeZone: 'Africa/Accra',
  currency: 'GHS',
  names: { kk: 'Гана', ja: 'ガーナ', ru: 'Гана', fr: 'Ghana' },
  source: 'https://example.org/memorandum',
};

function post(path: string, body: unknown, more = {}) {
  return application.request('POST', path, { body, ...more });
}
function get(path: string) {
  return application.request('GET', path, { key: null });
}
function patch(path: string, body: unknown, headers: Record<string, string> = {}) {
  const key = headers['idempotency-key'] ?? `patch-${Math.random()}`;
  return application.request('PATCH', path, {
    body,
    headers: { 'idempotency-key': key, ...headers },
  });
}

describe('the list of partner countries', () => {
  it('holds the 31 partners in the order of signature, for anybody', async () => {
    const { status, body } = await get('/v1/partner-countries');
    expect(status).toBe(200);
    expect(body.items.slice(0, 31).map((item: { order: number }) => item.order)).toEqual(
      Array.from({ length: 31 }, (_, at) => at + 1),
    );
    expect(body.items[27]).toMatchObject({ iso2: 'KZ', iso3: 'KAZ', signedOn: '2023-10-30' });
  });

  it('goes on where a page ended, whatever it is sorted by', async () => {
    for (const sort of ['order', '-order', 'signedOn', '-signedOn', 'iso2', '-iso2']) {
      const seen: string[] = [];
      let next = '';
      do {
        const page = await get(`/v1/partner-countries?limit=10&sort=${sort}${next}`);
        expect(page.status).toBe(200);
        seen.push(...page.body.items.map((item: { iso2: string }) => item.iso2));
        next = page.body.next === null ? '' : `&cursor=${page.body.next}`;
      } while (next !== '');
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThanOrEqual(31);
    }
  });

  it('refuses the cursor of another list or order', async () => {
    const cursorOf = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
    for (const path of [
      `?cursor=${cursorOf('KZ', 'KZ')}`,
      `?cursor=${cursorOf(1e9, 'KZ')}`,
      `?sort=signedOn&cursor=${cursorOf('yesterday', 'KZ')}`,
      `/KZ/agreements?cursor=${cursorOf('KZ')}`,
      `/KZ/historical-loans?cursor=${cursorOf(3)}`,
      `/KZ/projects?cursor=${cursorOf(null, null)}`,
      `/KZ/indicators?cursor=${cursorOf('')}`,
    ]) {
      const answer = await get(`/v1/partner-countries${path}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'HTTP.CURSOR_MALFORMED' } });
    }
  });

  it('finds a country by its name in Kazakh, Japanese, Russian or French, or by code', async () => {
    for (const q of ['Қазақстан', 'カザフスタン', 'казахстан', 'KAZ', 'kz']) {
      const { body } = await get(`/v1/partner-countries?q=${encodeURIComponent(q)}`);
      expect(body.items.map((item: { iso2: string }) => item.iso2)).toEqual(['KZ']);
    }
    expect((await get('/v1/partner-countries?q=%25')).body.items).toEqual([]);
  });

  it('tells stated dates from unconfirmed ones', async () => {
    const { body } = await get('/v1/partner-countries?confidence=stated');
    expect(body.items.map((item: { iso2: string }) => item.iso2)).toEqual(
      expect.arrayContaining(['MN', 'VN', 'KH', 'KZ', 'TZ']),
    );
    expect(body.items.every((item: { source: string }) => item.source.startsWith('http'))).toBe(
      true,
    );
  });
});

describe('a partner country', () => {
  it('keeps its name in every language to the letter, with the version that said so', async () => {
    const { status, headers, body } = await get('/v1/partner-countries/KZ');
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"1"');
    expect(body.names).toEqual({
      en: 'Kazakhstan',
      ja: 'カザフスタン',
      kk: 'Қазақстан',
      ru: 'Казахстан',
      fr: 'Kazakhstan',
    });
    expect(body.versions).toHaveLength(1);
    expect(body.versions[0]).toMatchObject({ version: 1, validFrom: '2023-10-30' });
  });

  it.each([
    ['XX', 404, 'PARTNER_COUNTRY.NOT_FOUND'],
    ['JP', 404, 'PARTNER_COUNTRY.NOT_FOUND'],
    ['00', 404, 'PARTNER_COUNTRY.NOT_FOUND'],
    ['kz', 400, 'COUNTRY.MALFORMED'],
  ])('is not there under %s', async (iso2, status, code) => {
    for (const path of ['', '/agreements', '/historical-loans', '/projects']) {
      const answer = await get(`/v1/partner-countries/${iso2}${path}`);
      expect(answer).toMatchObject({ status, body: { code } });
    }
  });

  it('is registered once, and by an officer', async () => {
    const key = 'ghana-joins';
    const path = '/v1/partner-countries';
    expect((await post(path, GHANA, { key: null })).status).toBe(401);
    expect((await post(path, GHANA, { key: application.keys['auditor'] })).status).toBe(403);
    const first = await post(path, GHANA, { idempotencyKey: key });
    expect(first).toMatchObject({ status: 201, body: { iso2: 'GH', iso3: 'GHA', version: 1 } });
    expect(first.headers.get('location')).toBe('/v1/partner-countries/GH');
    const again = await post(path, GHANA, { idempotencyKey: key });
    expect(again.body).toEqual(first.body);
    const other = await post(path, { ...GHANA, order: 33 }, { idempotencyKey: key });
    expect(other).toMatchObject({ status: 422, body: { code: 'LEDGER.KEY_REUSED' } });
    const twice = await post(path, GHANA);
    expect(twice).toMatchObject({
      status: 409,
      body: { code: 'PARTNER_COUNTRY.ALREADY_REGISTERED', country: 'GH' },
    });
    const shown = await get('/v1/partner-countries/GH');
    expect(shown.body.names).toEqual({ en: 'Ghana', ...GHANA.names });
    expect(shown.body.signedOnConfidence).toBe('stated');
  });

  it.each([
    [{ iso2: 'JP' }, 422, 'PARTNER_COUNTRY.IS_JAPAN'],
    [{ iso2: 'XX' }, 422, 'PARTNER_COUNTRY.NOT_A_COUNTRY'],
    [{ iso2: 'TG', timeZone: 'Africa/Nowhere' }, 400, 'PARTNER_COUNTRY.TIME_ZONE_UNKNOWN'],
    [{ iso2: 'TG', signedOn: '2999-01-01' }, 422, 'PARTNER_COUNTRY.DAY_IN_FUTURE'],
    [{ iso2: 'TG', rulesAdoptedOn: '2020-01-01' }, 422, 'PARTNER_COUNTRY.RULES_BEFORE_SIGNATURE'],
    [{ iso2: 'TG', signedOn: '2025-02-29' }, 400, 'HTTP.BODY_INVALID'],
    [{ iso2: 'TG', currency: 'ABC' }, 400, 'HTTP.BODY_INVALID'],
    [{ iso2: 'TG', capital: 'Lomé' }, 400, 'HTTP.BODY_INVALID'],
  ])('is refused as %j', async (fault, status, code) => {
    const answer = await post('/v1/partner-countries', { ...GHANA, ...fault });
    expect(answer).toMatchObject({ status, body: { code } });
    expect((await get(`/v1/partner-countries/${fault.iso2}`)).status).toBe(404);
  });

  it('is changed from the version that was read, and keeps the earlier one', async () => {
    const path = '/v1/partner-countries/UA';
    const change = { signedOnConfidence: 'stated', source: 'https://example.org/ua', note: 'Киев' };
    expect(await patch(path, change)).toMatchObject({
      status: 428,
      body: { code: 'HTTP.IF_MATCH_MISSING' },
    });
    expect(await patch(path, change, { 'if-match': '"7"' })).toMatchObject({
      status: 412,
      body: { code: 'PARTNER_COUNTRY.VERSION_STALE', expected: 7, version: 1 },
    });
    const changed = await patch(path, change, { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, body: { version: 2, note: 'Киев' } });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect(await patch(path, change, { 'if-match': '"2"' })).toMatchObject({
      status: 422,
      body: { code: 'PARTNER_COUNTRY.NOTHING_CHANGES' },
    });
    const { body } = await get(path);
    expect(body).toMatchObject({ version: 2, signedOnConfidence: 'stated', note: 'Киев' });
    expect(body.versions.map((one: { body: object }) => one.body)).toMatchObject([
      { signedOnConfidence: 'unconfirmed', note: null },
      { signedOnConfidence: 'stated', note: 'Киев' },
    ]);
  });
});

describe('agreements', () => {
  it("list Kazakhstan's memorandum and the three in which Japan has no part", async () => {
    const { body } = await get('/v1/partner-countries/KZ/agreements');
    expect(body.items.map((item: { kind: string }) => item.kind).sort()).toEqual([
      'intergovernmental-agreement',
      'jcm-memorandum',
      'memorandum',
      'other',
    ]);
    const transport = body.items.find(
      (item: { kind: string }) => item.kind === 'intergovernmental-agreement',
    );
    expect(transport.targets).toContainEqual({
      text: 'Kazakhstan builds 1,300 km of railway by 2027',
      dueOn: '2027-12-31',
    });
  });

  it('are recorded between any parties, in any script, and found at their address', async () => {
    const path = '/v1/partner-countries/KZ/agreements';
    const body = {
      title: 'Меморандум о зарядных станциях — 電気自動車の充電 — Зарядтау станциялары',
      kind: 'memorandum',
      parties: [{ name: '«Жасыл даму» АҚ', country: 'KZ' }, { name: 'Société Verte' }],
      signedOn: '2026-01-15',
      targets: [{ text: 'Әр қалада', dueOn: '2029-12-31' }],
      source: 'https://example.org/меморандум',
    };
    const made = await post(path, body);
    expect(made.status).toBe(201);
    const shown = await get(made.headers.get('location') ?? '');
    expect(shown.body).toMatchObject({
      ...body,
      parties: [
        { name: '«Жасыл даму» АҚ', country: 'KZ', signatory: null },
        { name: 'Société Verte', country: null, signatory: null },
      ],
    });
    const found = await get(`${path}?q=${encodeURIComponent('жасыл')}`);
    expect(found.body.items.map((item: { id: string }) => item.id)).toEqual([made.body.id]);
    expect(await get(`${path.replace('KZ', 'VN')}/${made.body.id}`)).toMatchObject({
      status: 404,
      body: { code: 'AGREEMENT.NOT_FOUND' },
    });
  });

  it('are refused with a target before they began, or signed tomorrow', async () => {
    const path = '/v1/partner-countries/KZ/agreements';
    const body = { title: 'x', kind: 'other', parties: [{ name: 'A' }], source: 's' };
    const early = {
      ...body,
      signedOn: '2026-01-01',
      targets: [{ text: 't', dueOn: '2025-01-01' }],
    };
    expect(await post(path, early)).toMatchObject({
      status: 422,
      body: { code: 'AGREEMENT.DUE_BEFORE_IT_BEGAN', dueOn: '2025-01-01', began: '2026-01-01' },
    });
    expect(await post(path, { ...body, signedOn: '2999-01-01' })).toMatchObject({
      status: 422,
      body: { code: 'PARTNER_COUNTRY.DAY_IN_FUTURE' },
    });
    expect(await post(path.replace('KZ', 'FR'), body)).toMatchObject({
      status: 404,
      body: { code: 'PARTNER_COUNTRY.NOT_FOUND', country: 'FR' },
    });
  });
});

describe('loans of the years before this book', () => {
  it('are the six of Kazakhstan in yen, with their days, and no balance', async () => {
    const { body } = await get('/v1/partner-countries/KZ/historical-loans');
    expect(body.items).toMatchObject([
      { amount: '67427000000', currency: 'JPY', signedOn: '2000-12-21' },
      { amount: '21361000000', currency: 'JPY', signedOn: '2003-07-08' },
      {
        amount: '6361000000',
        currency: 'JPY',
        exchangeOfNotesOn: '2010-08-10',
        signedOn: '2010-08-23',
        inForceOn: '2011-07-15',
      },
    ]);
    expect((await get('/v1/partner-countries/VN/historical-loans')).body.items).toEqual([]);
  });

  it('are entered many at once, each with its own answer', async () => {
    const loan = {
      name: 'Western Kazakhstan Road',
      lender: 'JBIC',
      amount: '16539000000',
      currency: 'JPY',
      signedOn: '2000-12-21',
      source: 'https://example.org/nr40s',
    };
    const bodies = [
      loan,
      { ...loan, lender: 'JICA' },
      { ...loan, name: 'B', amount: '0.5' },
      { ...loan, name: 'C', inForceOn: '2000-12-20' },
    ];
    const acts = bodies.map((body, at) => ({ key: `loan-${at}`, kind: 'historical-loan', body }));
    const path = '/v1/partner-countries/KZ/acts';
    const { body } = await post(path, { acts }, { key: application.keys['registry-officer'] });
    expect(
      (body.items ?? body).map((one: { status: number; body: { code?: string } }) => [
        one.status,
        one.body.code,
      ]),
    ).toEqual([
      [201, undefined],
      [409, 'HISTORICAL_LOAN.ALREADY_RECORDED'],
      [400, 'HTTP.BODY_INVALID'],
      [422, 'HISTORICAL_LOAN.DAYS_OUT_OF_ORDER'],
    ]);
  });
});
