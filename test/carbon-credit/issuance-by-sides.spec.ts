import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { carbonCreditLaws } from '../../src/carbon-credit/laws.ts';
import { CELLS_AT_MOST } from '../../src/carbon-credit/issuance/issuance.dto.ts';
import { issuanceLaws } from '../../src/carbon-credit/issuance/laws.ts';
import { checkLaws, ledgerLaws } from '../../src/ledger/laws.ts';
import type { Answered, RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { cell, IssuanceBook, type Cell, type IssuingProject } from './issuance-book.ts';

let application: RunningApplication;
let book: IssuanceBook;
let owner: pg.Client;

beforeAll(async () => {
  application = await startWithReference();
  book = await new IssuanceBook(application, { startsOn: '2012-01-01' }).open();
  owner = new pg.Client(application.database.ownerUrl);
  await owner.connect();
  await book.openAccount('japan', 'government');
  await book.openAccount('partner', 'government');
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await application?.close();
});

const GOJ = 'government-of-japan';
const KZ = 'partner-government';

function issue(request: string, side: string, more: object = {}): Promise<Answered> {
  const body = { side, issuedOn: '2026-08-01', ...more };
  return book.post(`/v1/issuance-requests/${request}/issue`, body);
}
const read = async (request: string) => (await book.get(`/v1/issuance-requests/${request}`)).body;

/** Tonnes per holder, as the blocks say it. */
async function held(project: IssuingProject) {
  const { rows } = await owner.query(
    `SELECT b.side, b.vintage, a.holder_kind AS holder, b.state,
            sum(b.last_serial - b.first_serial + 1)::integer AS tonnes
       FROM public.credit_block b
       JOIN public.credit_account a
         ON a.country_code = b.country_code AND a.id = b.credit_account_id
      WHERE b.country_code = 'KZ' AND b.project_id = $1
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    [project.id.slice(3)],
  );
  return rows.map((row) => Object.values(row).join(' '));
}
/** What the act of Article 6 does to a block: it says by which authorisation it may leave. */
async function authorise(project: IssuingProject, vintage: number): Promise<void> {
  await owner.query(
    `UPDATE public.credit_block SET authorisation_id = gen_random_uuid(), authorisation_version = 1
      WHERE country_code = 'KZ' AND project_id = $1 AND side = 'partner' AND vintage = $2`,
    [project.id.slice(3), vintage],
  );
}

describe('each side issues in its own registry', () => {
  let project: IssuingProject;
  let request: string;
  const cells = (): readonly Cell[] => [
    cell(2016, GOJ, '8'),
    cell(2016, 'japanese-participant', '2', project.japanese),
    cell(2016, KZ, '2'),
    cell(2017, GOJ, '27'),
    cell(2017, 'japanese-participant', '4', project.japanese),
    cell(2017, KZ, '5'),
    cell(2017, 'partner-participant', '4', project.local),
  ];
  beforeAll(async () => {
    project = await book.project();
    request = await book.notified(project, { 2016: '12', 2017: '40', 2018: '0' }, cells());
  }, 30_000);

  it('not before whoever receives has an account there', async () => {
    expect(await issue(request, 'japan')).toMatchObject({
      status: 422,
      body: { code: 'ISSUANCE.ACCOUNT_MISSING', side: 'japan', holders: [project.japanese] },
    });
    await book.openAccount('japan', project.japanese);
    await book.openAccount('partner', project.local);
  });

  it.each([
    ['before the decision', '2026-06-30', 'ISSUANCE.BEFORE_DECISION'],
    ['in the future', '2030-01-01', 'LEDGER.DAY_IN_FUTURE'],
  ])('not %s', async (_when, issuedOn, code) => {
    expect(await issue(request, 'japan', { issuedOn })).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  it('exactly once of twenty times at once, what was notified, into the holding accounts', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => issue(request, 'japan')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'ISSUANCE.ISSUED_ALREADY', side: 'japan' });
    expect(answers.find(({ status }) => status === 201)?.body).toMatchObject({
      side: 'japan',
      issuedOn: '2026-08-01',
      tonnes: '41',
      vintages: [
        { vintage: 2016, tonnes: '10' },
        { vintage: 2017, tonnes: '31' },
      ],
      serials: [
        `JP-KZ-${project.reference}-2016-1-8`,
        `JP-KZ-${project.reference}-2016-9-10`,
        `JP-KZ-${project.reference}-2017-1-27`,
        `JP-KZ-${project.reference}-2017-28-31`,
      ],
      state: 'notified',
      japan: 'issued',
      partner: 'awaiting',
    });
    expect(await held(project)).toEqual([
      'japan 2016 government held 8',
      'japan 2016 participant held 2',
      'japan 2017 government held 27',
      'japan 2017 participant held 4',
    ]);
  });

  it('on a day of its own; with the second side the request is completed', async () => {
    const answer = await issue(request, 'partner', { issuedOn: '2026-08-27' });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        state: 'completed',
        tonnes: '11',
        serials: [
          `KZ-KZ-${project.reference}-2016-1-2`,
          `KZ-KZ-${project.reference}-2017-1-5`,
          `KZ-KZ-${project.reference}-2017-6-9`,
        ],
      },
    });
    expect(await read(request)).toMatchObject({
      state: 'completed',
      daysWaiting: null,
      moves: [],
      sides: [
        { side: 'japan', state: 'issued', tonnesIssued: '41', issuedOn: '2026-08-01' },
        { side: 'partner', state: 'issued', tonnesIssued: '11', issuedOn: '2026-08-27' },
      ],
    });
    const open = (await book.get('/v1/issuance-requests?country=KZ&open=true')).body;
    expect(open.items).toEqual([]);
  });

  it('with serials that go on where the last issuance of the vintage ended', async () => {
    const other = await book.project();
    const halves = [
      { firstDay: '2019-01-01', lastDay: '2019-06-30' },
      { firstDay: '2019-07-01', lastDay: '2019-12-31' },
    ];
    const serials: string[] = [];
    for (const [at, days] of halves.entries()) {
      const tonnes = ['5', '7'][at] ?? '';
      const half = await book.notified(other, { 2019: tonnes }, [cell(2019, GOJ, tonnes)], days);
      serials.push(...(await issue(half, 'japan')).body.serials);
      expect(await issue(half, 'partner')).toMatchObject({
        status: 422,
        body: { code: 'LEDGER.MOVE_NOT_POSSIBLE', state: 'not-applicable' },
      });
      expect((await read(half)).state).toBe('completed');
    }
    expect(serials).toEqual([
      `JP-KZ-${other.reference}-2019-1-5`,
      `JP-KZ-${other.reference}-2019-6-12`,
    ]);
  });

  it('not before it is notified, and nothing of a year before the mechanism', async () => {
    const other = await book.project();
    const old = await book.verifiedReport(other, { 2012: '5' });
    expect(await book.ask(old, other)).toMatchObject({
      status: 422,
      body: { code: 'ISSUANCE.BEFORE_THE_MECHANISM', from: '2013-01-01' },
    });
    const early = await book.requested(other, { 2019: '5' });
    expect(await issue(early, 'japan')).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.MOVE_NOT_POSSIBLE', state: 'requested' },
    });
    expect(await issue(request.replace(/.{4}$/, 'ab00'), 'japan')).toMatchObject({
      status: 404,
      body: { code: 'ISSUANCE.REQUEST_NOT_FOUND' },
    });
  });
});

describe('vintages after 2020', () => {
  let project: IssuingProject;
  let request: string;
  const serials = (first: string, last: string, vintage = 2022) =>
    `KZ-KZ-${project.reference}-${vintage}-${first}-${last}`;
  beforeAll(async () => {
    project = await book.project();
    await book.openAccount('japan', project.japanese);
    request = await book.notified(project, { 2021: '10', 2022: '100' }, [
      cell(2021, KZ, '10'),
      cell(2022, GOJ, '60'),
      cell(2022, 'japanese-participant', '20', project.japanese),
      cell(2022, KZ, '20'),
    ]);
  }, 30_000);

  it('are issued by the partner first, Japan’s tonnes too', async () => {
    expect(await issue(request, 'japan')).toMatchObject({
      status: 422,
      body: {
        code: 'LEDGER.MOVE_LACKS',
        lacks: [
          { guard: 'partner-first', by: 'partner side' },
          { guard: 'transferred', lacks: expect.stringContaining('80 t of 2022') },
        ],
      },
    });
    const transferredSerials = [serials('21', '100')];
    expect(await issue(request, 'partner', { transferredSerials })).toMatchObject({
      status: 422,
      body: { code: 'ISSUANCE.TRANSFER_NOT_ASKED' },
    });
    expect(await issue(request, 'partner')).toMatchObject({
      status: 201,
      body: {
        tonnes: '110',
        serials: [serials('1', '10', 2021), serials('1', '20'), serials('21', '100')],
      },
    });
  });

  it('are not issued by Japan without authorised serials of the same project and vintage', async () => {
    const tried = async (...transferredSerials: readonly string[]) =>
      (await issue(request, 'japan', { transferredSerials })).body;
    expect(await tried(serials('21', '100'))).toMatchObject({
      code: 'ISSUANCE.NOT_AUTHORISED',
      serial: serials('21', '100'),
    });
    await authorise(project, 2022);
    expect(await tried(serials('22', '100'))).toMatchObject({
      code: 'ISSUANCE.TRANSFER_DIFFERS',
      vintage: 2022,
      requested: '80',
      named: '79',
    });
    expect(await tried(serials('1', '10', 2021), serials('31', '100'))).toMatchObject({
      code: 'ISSUANCE.TRANSFER_DIFFERS',
      vintages: [2022],
    });
    expect(await tried(serials('21', '100').replace('KZ-KZ', 'JP-KZ'))).toMatchObject({
      code: 'CARBON_CREDIT.OTHER_REGISTRY',
    });
    expect(await tried(serials('21', '100'), serials('100', '100'))).toMatchObject({
      code: 'CARBON_CREDIT.SERIAL_TWICE',
    });
    expect(await tried('KZ-KZ001')).toMatchObject({ code: 'CARBON_CREDIT.SERIAL_MALFORMED' });
    expect(await tried(serials('121', '200'))).toMatchObject({
      code: 'CARBON_CREDIT.SERIAL_UNKNOWN',
    });
    expect((await read(request)).sides[0]).toMatchObject({ state: 'awaiting', tonnesIssued: '0' });
  });

  it('are issued by Japan in place of what leaves the partner’s registry in the same act', async () => {
    const transferredSerials = [serials('21', '100')];
    const early = { transferredSerials, issuedOn: '2026-07-15' };
    expect((await issue(request, 'japan', early)).body.code).toBe('CARBON_CREDIT.BEFORE_ARRIVAL');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => issue(request, 'japan', { transferredSerials })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
    expect(answers.find(({ status }) => status === 201)?.body).toMatchObject({
      state: 'completed',
      tonnes: '80',
      serials: [
        `JP-KZ-${project.reference}-2022-1-60`,
        `JP-KZ-${project.reference}-2022-61-80`,
        serials('21', '100'),
      ],
    });
    const { sides, monitoringReport, decision } = await read(request);
    const issuance = await book.get(`/v1/credit-issuances/${sides[0].issuance}`);
    expect(issuance.body).toMatchObject({
      request,
      project: project.id,
      monitoringReport,
      decision,
      side: 'japan',
      issuedOn: '2026-08-01',
      tonnes: '80',
      vintages: [{ vintage: 2022, tonnes: '80' }],
      transferEntry: expect.stringMatching(/^KZ-/),
    });
    const absent = await book.get(`/v1/credit-issuances/${request}`);
    expect(absent.body.code).toBe('ISSUANCE.NOT_FOUND');
    expect(await held(project)).toEqual([
      'japan 2022 government held 60',
      'japan 2022 participant held 20',
      'partner 2021 government held 10',
      'partner 2022 government held 20',
      'partner 2022 government transferred-out 80',
    ]);
  });
});

describe('the book', () => {
  it('shows per vintage what was verified, notified and issued by each side', async () => {
    const { ledger } = (await book.get('/v1/partner-countries/KZ/issuance-history')).body;
    expect(ledger).toMatchObject({
      verified: '184',
      notified: { japan: '133', partner: '41' },
      issued: { japan: '133', partner: '121' },
    });
    expect(ledger.vintages.find((one: { vintage: number }) => one.vintage === 2022)).toEqual({
      vintage: 2022,
      verified: '100',
      notified: { japan: '80', partner: '20' },
      issued: { japan: '80', partner: '100' },
    });
  });

  it('has room in its log for the largest table, notified and issued whole', async () => {
    const project = await book.project();
    const companies = [project.japanese];
    for (let at = 2; at <= 8; at += 1) {
      companies.push(
        await book.takesPart(project.id, `株式会社${at} ${project.reference}`, 'japan'),
      );
    }
    for (const company of companies) await book.openAccount('japan', company);
    const years = [2021, 2022, 2023, 2024, 2025];
    const cells = years.flatMap((year) =>
      companies.map((company) => cell(year, 'japanese-participant', '100000000000', company)),
    );
    expect(cells).toHaveLength(CELLS_AT_MOST);
    const verified = Object.fromEntries(years.map((year) => [year, '800000000000']));
    const request = await book.notified(project, verified, cells);
    expect((await issue(request, 'partner')).status).toBe(201);
    for (const year of years) await authorise(project, year);
    // Named in as many pieces as an act takes: eight of each year.
    const transferredSerials = years.flatMap((year) =>
      companies.map((_, at) => {
        const registry = `KZ-KZ-${project.reference}-${year}`;
        return `${registry}-${at}00000000001-${at + 1}00000000000`.replace('-000000000001-', '-1-');
      }),
    );
    const answer = await issue(request, 'japan', { transferredSerials });
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 201,
      body: { state: 'completed', tonnes: '4000000000000' },
    });
    const more = [...cells, cell(2021, KZ, '1')];
    const refused = await book.notify(request, await book.decide(request, more), more);
    expect(refused.status).toBe(400);
  }, 20_000);

  it('takes no issuance that is not of what was notified, whatever a program believes', async () => {
    const { rows } = await owner.query(
      `SELECT * FROM public.credit_issuance WHERE country_code = 'KZ' AND side = 'japan' LIMIT 1`,
    );
    const given = rows[0];
    const insert = (change: object) => {
      const row = { ...given, ...change };
      const columns = Object.keys(row);
      return owner.query(
        `INSERT INTO public.credit_issuance (${columns.join()})
         VALUES (${columns.map((_, at) => `$${at + 1}`).join()})`,
        Object.values(row),
      );
    };
    const other = await owner.query(
      `SELECT id FROM public.journal_entry WHERE country_code = 'KZ' AND kind = 'credit-transfer-out'`,
    );
    const id = other.rows[0].id;
    await expect(insert({ id })).rejects.toMatchObject({
      constraint: 'credit_issuance_is_one_per_side',
    });
    const tonnes = `${given.tonnes}0`;
    await expect(insert({ id, side: 'partner', tonnes })).rejects.toMatchObject({ code: '23505' });
    await expect(owner.query('UPDATE public.credit_issuance SET tonnes = 1')).rejects.toThrow();
  });

  it('takes no issuance into closed books', async () => {
    const closed = await book.post('/v1/partner-countries/KZ/periods/2026-07/close', {});
    expect({ status: closed.status, body: closed.body }).toMatchObject({ status: 201 });
    const other = await book.project();
    const request = await book.notified(other, { 2018: '3' }, [cell(2018, GOJ, '3')]);
    expect(await issue(request, 'japan', { issuedOn: '2026-07-31' })).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.BOOKS_CLOSED' },
    });
    expect((await issue(request, 'japan')).status).toBe(201);
  });

  it('keeps its laws', async () => {
    const laws = [...ledgerLaws, ...carbonCreditLaws, ...issuanceLaws];
    const results = await checkLaws(owner, laws);
    expect(results.filter(({ broken }) => broken > 0)).toEqual([]);
  });
});
