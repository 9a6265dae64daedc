import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { article6Laws } from '../../src/article6/laws.ts';
import { Reader } from '../../src/database/reader.ts';
import type { CountryCode } from '../../src/kernel/country-code.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { CreditBook } from '../carbon-credit/credit-book.ts';
import type { Answered, RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { Article6Book } from './article6-book.ts';

const TH = 'TH' as CountryCode;
const VOLUNTARY = { purpose: 'voluntary', beneficiary: 'A company', reason: 'Its own footprint' };

let application: RunningApplication;
let book: Article6Book;
let credits: CreditBook;
let approach: string;
let japan: string;
let thai: string;

/** Thailand first transfers 1,000 of vintage 2022; Japan uses 600 of them, and holds 400. */
beforeAll(async () => {
  application = await startWithReference();
  book = new Article6Book(application);
  credits = await CreditBook.open(application.database);
  approach = await book.active('TH', null);
  const registry = (party: string) =>
    book.done(`/v1/article6-parties/${party}/itmo-registry`, {
      itmoRegistryId: `${party}01`,
      source: 'Letter',
    });
  await registry('THA');
  await registry('JPN');
  const authorisation = await book.authorised(approach, {
    authorisationId: 'TH 1',
    quantity: '1000',
    terms: 'For use towards the NDC of Japan',
  });
  japan = await credits.account('government', 'japan', 'main', TH);
  thai = await credits.account('government', 'partner', 'main', TH);
  const issue = (side: 'japan' | 'partner', account: string) =>
    credits.issue('TH001', 2022, [{ account, tonnes: '1000' }], side, '2025-02-20', TH);
  const [partner = ''] = await issue('partner', thai);
  const [japanese = ''] = await issue('japan', japan);
  await book.done(`/v1/authorisations/${authorisation}/itmos`, {
    serials: [partner],
    at: '2025-03-01T09:00:00+07:00',
  });
  await book.done('/v1/first-transfers', {
    authorisation,
    serials: [partner],
    basis: 'transfer-to-party',
    acquiringParty: 'JPN',
    evidence: 'Notification of 10 March 2025',
    at: '2025-03-10T00:00:00Z',
  });
  await book.done('/v1/partner-countries/TH/itmo-acquisitions', {
    pairs: [{ partner, japan: japanese }],
    at: '2025-03-11T00:00:00Z',
  });
  await credits.post(
    'credit-retirement',
    japan,
    { serials: ['JP-TH-TH001-2022-1-600'], ndcYear: 2024, effectiveOn: '2025-06-01' },
    TH,
  );
}, 60_000);
afterAll(async () => {
  await credits?.close();
  await application?.close();
});

const check = async (party: string, year = 2025) =>
  (await book.get(`/v1/aef/${party}/${year}/check`)).body;
const adjustment = async (party: string, year: number) =>
  (await book.get(`/v1/corresponding-adjustments?party=${party}&year=${year}`)).body.items[0];
const file = (party: string, body: object = {}, more: object = {}) =>
  book.post(`/v1/aef/${party}/2025/filings`, body, more);
function rows(answer: Answered, table: number) {
  return answer.body.tables[table - 1].rows;
}

describe('what is missing', () => {
  it('is named by the check of the adjustment, which fails', async () => {
    expect(await adjustment('THA', 2022)).toMatchObject({
      firstTransferred: '1000',
      adjustment: null,
      emissionsBalance: null,
      check: {
        passes: false,
        missing: [{ what: 'inventory' }, { what: 'method' }, { what: 'carp-id' }],
      },
    });
    const final = { party: 'THA', year: 2022, reason: 'Review of the BTR' };
    const refused = await book.post('/v1/corresponding-adjustments/finalisations', final);
    expect(refused.body.code).toBe('ARTICLE6.ADJUSTMENT_CHECK_FAILS');
  });

  it('is found by the check of the format, and nothing is filed', async () => {
    const found = await check('THA');
    expect(found.passes).toBe(false);
    expect(found.findings.map((one: { table: number; column: string }) => one.column)).toEqual(
      expect.arrayContaining([
        'First year of the NDC implementation period',
        'Cooperative approach ID',
      ]),
    );
    const refused = await file('THA');
    expect([refused.status, refused.body.code, refused.body.errors[0].pointer]).toEqual([
      422,
      'ARTICLE6.AEF_CHECK_FAILS',
      '/tables/1/rows/1/First year of the NDC implementation period',
    ]);
    expect((await book.get('/v1/aef/THA/2025/filings')).body.items).toEqual([]);
  });

  it('is recorded, and both checks pass', async () => {
    for (const [party, method, tonnes] of [
      ['THA', 'single-year-trajectory', '372000000'],
      ['JPN', 'single-year-averaging', '1000000000'],
    ] as const) {
      const path = `/v1/article6-parties/${party}`;
      await book.done(`${path}/ndc-periods`, {
        firstYear: 2021,
        lastYear: 2030,
        method,
        source: 'NDC',
      });
      for (const year of [2022, 2024]) {
        await book.done(`${path}/inventory-emissions`, { year, tonnes, source: 'BTR' });
      }
    }
    const path = `/v1/cooperative-approaches/${approach}`;
    const { version } = (await book.get(path)).body;
    expect((await book.patch(path, { carpId: 'CA0099' }, version)).status).toBe(200);
    expect((await check('THA')).findings).toEqual([]);
    expect((await check('JPN')).findings).toEqual([]);
  });
});

describe('the worked example', () => {
  it('adds 1,000 to Thailand in 2022, and takes 600 from Japan in the year of use', async () => {
    expect(await adjustment('THA', 2022)).toMatchObject({
      method: 'single-year-trajectory',
      adjustment: '1000',
      emissionsBalance: '372001000',
      check: { passes: true },
    });
    const used = await adjustment('JPN', 2024);
    expect(used).toMatchObject({ firstTransferred: '0', used: '600', adjustment: '-150' });
    expect(used.steps.map((one: { numbers: string }) => one.numbers)).toEqual([
      '0 − 600',
      '2024: 0 − 600',
      '-600 ÷ 4',
      '1000000000 − 150',
    ]);
    expect(await adjustment('JPN', 2022)).toMatchObject({ used: '0', adjustment: '0' });
    expect(await adjustment('THA', 2024)).toMatchObject({ adjustment: '0' });
    const all = await book.get('/v1/corresponding-adjustments?party=JPN');
    expect(all.body.items).toHaveLength(6);
  });

  it('is final once it was made so, and then only revised', async () => {
    const final = { party: 'THA', year: 2022, reason: 'Review of the BTR' };
    const finalisations = '/v1/corresponding-adjustments/finalisations';
    const revisions = '/v1/corresponding-adjustments/revisions';
    expect((await book.post(revisions, final)).body.code).toBe('ARTICLE6.ADJUSTMENT_NOT_FINAL');
    expect(await book.done(finalisations, final)).toMatchObject({ version: 1, adjustment: '1000' });
    expect(await book.post(finalisations, final)).toMatchObject({
      status: 409,
      body: { code: 'ARTICLE6.ADJUSTMENT_FINAL' },
    });
    expect((await book.post(revisions, final)).body.code).toBe('ARTICLE6.NOTHING_TO_REVISE');
    await book.done('/v1/article6-parties/THA/inventory-emissions', {
      year: 2022,
      tonnes: '372000500',
      source: 'Recalculation',
    });
    expect(await adjustment('THA', 2022)).toMatchObject({
      emissionsBalance: '372001500',
      revisionNeeded: true,
      final: { version: 1, adjustment: { emissionsBalance: '372001000' } },
    });
    const revised = await book.done(revisions, { ...final, reason: 'Inventory recalculated' });
    expect(revised).toMatchObject({ version: 2, emissionsBalance: '372001500' });
    expect(await adjustment('THA', 2022)).toMatchObject({ revisionNeeded: false });
    const early = { ...final, year: 2099 };
    expect((await book.post(finalisations, early)).body.code).toBe('ARTICLE6.YEAR_NOT_OVER');
  });
});

describe('the agreed electronic format', () => {
  it('of Thailand tells of the authorisation and the first transfer', async () => {
    const made = await book.get('/v1/aef/THA/2025');
    expect(rows(made, 1)).toMatchObject([{ ParticipatingParty: 'THA', SubmissionVersion: '1.0' }]);
    expect(rows(made, 3)).toMatchObject([
      {
        ActionType: 'Authorization',
        ActionDateTime: '2025-03-01T02:00:00.000Z',
        CooperativeApproachID: 'CA0099',
        PartyITMORegistryID: 'THA01',
        FirstID: 1,
        LastID: 1000,
      },
      { ActionType: 'First transfer', AcquiringPartyID: 'JPN', QuantityCO2: 1000, Vintage: 2022 },
    ]);
    expect(rows(made, 4)).toEqual([]);
    expect(rows(made, 3)[0].AdditionalExplanatoryInformation).toBe(
      'ITMO CA0099-THA01-THA-1-2022 to CA0099-THA01-THA-1000-2022; JCM credits TH-TH-TH001-2022-1-1000',
    );
  });

  it('of Japan tells of acquisition, use and what is held at the end of the year', async () => {
    const made = await book.get('/v1/aef/JPN/2025');
    expect(rows(made, 2)).toMatchObject([{ AuthorizationID: 'TH 1', AuthorizedQuantity: 1000 }]);
    expect(rows(made, 3)).toMatchObject([
      { ActionType: 'Acquisition', TransferringPartyID: 'THA', FirstID: 1, LastID: 1000 },
      {
        ActionType: 'Use',
        FirstID: 1,
        LastID: 600,
        'Using/cancellingPartyID': 'JPN',
        YearITMOUsedTowardsNDC: 2024,
        UnderlyingUnitRegistryID: 'JCM',
      },
    ]);
    expect(rows(made, 4)).toMatchObject([{ FirstID: 601, LastID: 1000, QuantityCO2: 400 }]);
    expect(rows(await book.get('/v1/aef/JPN/2024'), 3)).toEqual([]);
    expect(rows(await book.get('/v1/aef/JPN/2026'), 4)).toMatchObject([{ QuantityCO2: 400 }]);
  });

  it('is the same bytes for the same moment, also after later acts', async () => {
    const knownAsOf = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const path = (format: string) => `/v1/aef/JPN/2025?format=${format}&knownAsOf=${knownAsOf}`;
    const before = await Promise.all(['json', 'csv', 'xlsx'].map((one) => book.get(path(one))));
    await credits.post(
      'credit-cancellation',
      japan,
      { serials: ['JP-TH-TH001-2022-601-650'], ...VOLUNTARY, effectiveOn: '2025-07-01' },
      TH,
    );
    const after = await Promise.all(['json', 'csv', 'xlsx'].map((one) => book.get(path(one))));
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    expect(after.map(({ headers }) => headers.get('repr-digest'))).toEqual(
      before.map(({ headers }) => headers.get('repr-digest')),
    );
    const now = await book.get('/v1/aef/JPN/2025');
    expect(rows(now, 3).map((row: { ActionType: string }) => row.ActionType)).toEqual([
      'Acquisition',
      'Use',
      'Voluntary Cancellation',
    ]);
    expect(rows(now, 4)).toMatchObject([{ FirstID: 651, LastID: 1000 }]);
  });

  it('is refused for what is no Party, year or moment', async () => {
    for (const [path, status, code] of [
      ['/v1/aef/FRA/2025', 404, 'ARTICLE6.PARTY_NOT_FOUND'],
      ['/v1/aef/JPN/2020', 400, 'ARTICLE6.YEAR_MALFORMED'],
      ['/v1/aef/JPN/now', 400, 'ARTICLE6.YEAR_MALFORMED'],
      ['/v1/aef/JPN/2025?knownAsOf=2999-01-01T00:00:00Z', 422, 'ARTICLE6.MOMENT_IN_FUTURE'],
      ['/v1/aef/JPN/2025?knownAsOf=2001-01-01T00:00:00Z', 404, 'ARTICLE6.NOTHING_KNOWN_YET'],
      ['/v1/aef/JPN/2025?version=9.9', 404, 'ARTICLE6.FILING_NOT_FOUND'],
    ] as const) {
      const answer = await book.get(path);
      expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
    }
  });
});

describe('a filing', () => {
  it('keeps its bytes and its holdings, whatever happens after', async () => {
    const body = { submittedOn: '2026-04-15' };
    const key = { idempotencyKey: 'file-japan-2025' };
    const filed = await file('JPN', body, key);
    expect([filed.status, filed.body]).toEqual([
      201,
      expect.objectContaining({ version: '1.0', submittedOn: '2026-04-15' }),
    ]);
    expect((await file('JPN', body, key)).body).toEqual(filed.body);
    const address = filed.headers.get('location') ?? '';
    const first = await book.get(address);
    expect(rows(first, 1)[0].DateOfSubmission).toBe('15/04/2026');
    await credits.post(
      'credit-cancellation',
      japan,
      { serials: ['JP-TH-TH001-2022-651-660'], ...VOLUNTARY, effectiveOn: '2025-08-01' },
      TH,
    );
    expect((await book.get(address)).text).toBe(first.text);
    // The holdings are frozen, so a cancellation that came late is found beside them.
    const late = await check('JPN');
    expect(late).toMatchObject({ version: '1.1', passes: false, holdingsVersion: 1 });
    expect(late.findings).toMatchObject([
      { table: 4, row: 1, wrong: 'they are held, and were used or cancelled in row 4 of table 3' },
    ]);
    expect((await file('JPN', { reason: 'Late cancellation' })).body.code).toBe(
      'ARTICLE6.AEF_CHECK_FAILS',
    );
    await book.done('/v1/aef/JPN/2025/holdings-snapshots', { reason: 'A cancellation came late' });
    expect(await check('JPN')).toMatchObject({ passes: true, holdingsVersion: 2 });
    expect((await file('JPN')).body.code).toBe('ARTICLE6.REASON_MISSING');
    const again = await file('JPN', { reason: 'Late cancellation', revision: 'major' });
    expect(again.body.version).toBe('2.0');
    const list = await book.get('/v1/aef/JPN/2025/filings');
    expect(list.body.items).toMatchObject([
      { version: '1.0', holdingsVersion: 1, reason: null },
      { version: '2.0', holdingsVersion: 2, reason: 'Late cancellation' },
    ]);
    expect((await book.get(address)).text).toBe(first.text);
    const future = await file('JPN', { reason: 'x', submittedOn: '2999-01-01' });
    expect(future.body.code).toBe('ARTICLE6.DAY_IN_FUTURE');
    const open = await book.post('/v1/aef/JPN/2099/holdings-snapshots', { reason: 'Early' });
    expect(open.body.code).toBe('ARTICLE6.YEAR_NOT_OVER');
  });

  it('cannot be changed, renumbered or removed by whoever writes', async () => {
    const client = credits.office.pool;
    await expect(client.query('UPDATE public.aef_filing SET minor = 3')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(
      client.query(`INSERT INTO public.holdings_snapshot
        SELECT country_code, gen_random_uuid(), party, year, 7, holdings, known_as_of, reason,
               recorded_at, audit_sequence FROM public.holdings_snapshot WHERE version = 1`),
    ).rejects.toMatchObject({ constraint: 'article6_report_follows_the_last' });
  });

  it('is by a reporting officer', async () => {
    const key = application.keys['fund-officer'];
    expect((await file('JPN', {}, { key })).status).toBe(403);
  });
});

describe('somebody else’s format', () => {
  it('is laid beside ours line by line, and nothing is changed', async () => {
    const send = (text: string, type = 'text/csv') =>
      application.request('POST', '/v1/aef/THA/2025/reconcile', {
        body: Buffer.from(text, 'utf8'),
        headers: { 'content-type': type },
        idempotencyKey: null,
      });
    const ours = (await book.get('/v1/aef/THA/2025?format=csv')).text;
    const same = await send(ours);
    expect([same.status, same.body.counts]).toEqual([
      200,
      { matched: 4, differs: 0, 'only-theirs': 0, 'only-ours': 0 },
    ]);
    const other = await send(ours.replaceAll('JPN,NA,NA,NA,NA', 'SGP,NA,NA,NA,NA'));
    expect(other.body.counts).toMatchObject({ matched: 3, differs: 1 });
    expect(
      other.body.lines.find((one: { state: string }) => one.state === 'differs'),
    ).toMatchObject({
      tableName: 'Actions',
      differences: [{ column: 'Acquiring participating Party ID', theirs: 'SGP', ours: 'JPN' }],
    });
    expect((await send('nonsense')).body.code).toBe('ARTICLE6.FILE_UNREADABLE');
    expect((await send(' '.repeat(8 * 1024 * 1024 + 1))).status).toBe(413);
  });
});

it('is shown to people with the arithmetic, the downloads and the check', async () => {
  const page = await application.request('GET', '/article6/THA?year=2025', {
    key: null,
    headers: { accept: 'text/html' },
  });
  expect(page.status).toBe(200);
  for (const said of [
    '372000500 + 1000',
    'CA0099-THA01-THA-1-2022',
    'TH-TH-TH001-2022-1-1000',
    '/v1/aef/THA/2025?format=xlsx',
    'The check finds nothing',
    'final (version 2)',
  ]) {
    expect(page.text).toContain(said);
  }
});

it('keeps the laws of the room', async () => {
  for (const result of await checkLaws(application.ledger.app.get(Reader).pool, article6Laws)) {
    expect(result).toMatchObject({ broken: 0, examples: [] });
  }
});
