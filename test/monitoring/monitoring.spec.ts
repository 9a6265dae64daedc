import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { AnyActKind } from '../../src/ledger/batch.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { PostingQueue } from '../../src/ledger/posting-queue.ts';
import { monitoringLaws } from '../../src/monitoring/laws.ts';
import { monitoringRoom } from '../../src/monitoring/monitoring.acts.ts';
import type { Answered, RunningApplication } from '../harness/application.ts';
import { request, tillQueue, tillSettings } from '../ledger/till.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { textWorkbook } from '../../src/project/spreadsheet/xlsx.fixture.ts';
import { CycleBook, type RegisteredProject } from './registered-project.ts';

let application: RunningApplication;
let owner: pg.Client;
let book: CycleBook;
let project: RegisteredProject;
let entity: string;
let charging: string;
let projects = 0;

beforeAll(async () => {
  application = await startWithReference();
  owner = new pg.Client(application.database.ownerUrl);
  await owner.connect();
  book = new CycleBook(application);
  await book.adoptRules();
  charging = await book.approve('ev-charging-1');
  entity = await book.designate([1, 7]);
  project = await another();
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await application?.close();
});

const participant = () => ({ key: application.keys['project-participant'] ?? null });
const verifier = () => ({ key: application.keys['third-party-entity'] ?? null });

function post(path: string, body: unknown, more: object = participant()): Promise<Answered> {
  return application.request('POST', path, { body, ...more });
}
function get(path: string): Promise<Answered> {
  return application.request('GET', path, { key: null });
}
function sendFile(path: string, text: string, more: object = {}): Promise<Answered> {
  const headers = { 'content-type': 'text/csv' };
  return application.request('POST', path, {
    ...participant(),
    body: Buffer.from(text),
    headers,
    ...more,
  });
}
async function another(
  methodologies: readonly string[] = [charging],
  creditingPeriod?: { readonly startsOn: string; readonly endsOn: string },
): Promise<RegisteredProject> {
  projects += 1;
  const reference = `KZ${String(projects).padStart(3, '0')}`;
  return book.registered(reference, methodologies, creditingPeriod);
}

function open(on: RegisteredProject, firstDay: string, lastDay: string): Promise<Answered> {
  return post(`/v1/projects/${on.reference}/monitoring-reports`, { firstDay, lastDay });
}
async function opened(on: RegisteredProject, firstDay: string, lastDay: string): Promise<string> {
  const { status, headers, body } = await open(on, firstDay, lastDay);
  expect({ status, body }).toMatchObject({ status: 201 });
  return headers.get('location') ?? '';
}

const SETTINGS = [
  { parameter: 'eta', value: '0.9', unit: '1' },
  { parameter: 'AFEC', value: '18', unit: 'kWh/100 km' },
  { parameter: 'FC', value: '8.0', unit: 'L/100 km' },
];
const reading = (firstDay: string, lastDay: string, value: string) => ({
  firstDay,
  lastDay,
  parameter: 'ED',
  value,
  unit: 'kWh',
});
const rowsOf = (firstDay: string, lastDay: string, value = '900000') => [
  ...SETTINGS,
  reading(firstDay, lastDay, value),
];
const submission = (of: RegisteredProject) => ({
  documents: [of.documents['Imp_Rep'], of.documents['SDIR']],
});

async function submitted(on: RegisteredProject, firstDay: string, lastDay: string) {
  const path = await opened(on, firstDay, lastDay);
  const entered = await post(`${path}/activity-data`, { rows: rowsOf(firstDay, lastDay) });
  expect({ status: entered.status, body: entered.body }).toMatchObject({ status: 201 });
  const answer = await post(`${path}/submit`, submission(on));
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
  return path;
}
function verification(on: RegisteredProject, vintages: readonly object[], more: object = {}) {
  return {
    thirdPartyEntity: entity,
    verifiedOn: '2026-06-01',
    vintages,
    documents: [on.documents['Vrf_Rep']],
    ...more,
  };
}
const idOf = (path: string) => path.slice(path.lastIndexOf('/') + 4);

describe('a monitoring report', () => {
  it('goes from a file to verified tonnes of each year, and tells every step', async () => {
    const path = await opened(project, '2024-11-01', '2025-10-31');
    const draft = (await get(path)).body;
    expect(draft).toMatchObject({
      state: 'draft',
      reference: project.reference,
      vintages: [],
      moves: [
        {
          to: 'submitted',
          possible: false,
          lacks: [
            {
              guard: 'activity-data',
              lacks: `activity data for ${charging} Ver1.0`,
              by: 'project participants',
            },
          ],
        },
        { to: 'withdrawn', possible: true },
      ],
    });
    const csv =
      'first_day,last_day,of,parameter,value,unit\r\n' +
      ',,,eta,0.9,1\r\n,,,AFEC,18,kWh/100 km\r\n,,,FC,8.0,L/100 km\r\n' +
      '2024-11-01,2024-12-31,"Алматы, №1",ED,900000,kWh\r\n' +
      '2024-12-22,2025-01-21,Астана,ED,31000,kWh\r\n' +
      '2025-01-01,2025-10-31,"Алматы, №1",ED,900000,kWh\r\n';
    const trial = await sendFile(`${path}/activity-data/file/check`, csv);
    expect(trial).toMatchObject({ status: 200, body: { rows: 6, errors: [] } });
    expect((await get(path)).body.activity).toEqual([]);
    const entered = await sendFile(`${path}/activity-data/file`, csv);
    expect(entered).toMatchObject({
      status: 201,
      body: { methodology: charging, edition: 1, rows: 6, state: 'draft' },
    });
    expect(entered.body.vintages).toEqual(
      trial.body.vintages.map(({ calculation: _, ...sums }: Record<string, unknown>) => sums),
    );
    const data = (await get(entered.headers.get('location') ?? '')).body;
    expect(data).toMatchObject({ formula: 'ev-charging-1', edition: 1 });
    expect(data.rows).toHaveLength(6);
    expect(data.vintages[0].calculation.factors[1]).toMatchObject({
      symbol: 'EF_grid',
      year: 2023,
    });
    expect(data.vintages[0].calculation.inputs.map(({ of }: { of: string }) => of)).toEqual([
      'Алматы, №1',
      'Астана',
    ]);

    const sent = await post(`${path}/submit`, submission(project));
    expect(sent).toMatchObject({
      status: 200,
      body: {
        state: 'submitted',
        vintages: [
          { vintage: 2024, emissionReductions: '98.0868', tonnes: '98' },
          { vintage: 2025, emissionReductions: '99.2725', tonnes: '99' },
        ].map(({ vintage, tonnes }) => ({ vintage, tonnes })),
      },
    });
    const figures = [
      { vintage: 2024, tonnes: '98' },
      { vintage: 2025, tonnes: '90', reason: 'Счётчик не поверен — メーター未校正' },
    ];
    const findings = [{ kind: 'corrective-action-request', text: 'Calibrate the meter' }];
    const verified = await post(
      `${path}/verify`,
      verification(project, figures, { findings }),
      verifier(),
    );
    expect(verified).toMatchObject({
      status: 201,
      body: { state: 'verified', edition: 1, tonnesReported: '197', tonnesVerified: '188' },
    });
    const after = (await get(path)).body;
    expect(after).toMatchObject({
      state: 'verified',
      tonnesReported: '197',
      tonnesVerified: '188',
      vintages: [
        { vintage: 2024, tonnesReported: '98', tonnesVerified: '98', reason: null },
        { vintage: 2025, tonnesReported: '99', tonnesVerified: '90' },
      ],
      verifications: [
        {
          thirdPartyEntity: entity,
          thirdPartyEntityName: 'ТОО «Верификатор»',
          findings: [{ text: 'Calibrate the meter', resolution: null }],
          scopes: [{ scope: 7 }],
        },
      ],
    });
    expect((await get(`/v1/projects/${project.reference}/reductions`)).body).toMatchObject({
      tonnesReported: '197',
      tonnesVerified: '188',
      vintages: [
        { vintage: 2024, tonnesVerified: '98' },
        { vintage: 2025, tonnesReported: '99', tonnesVerified: '90' },
      ],
    });
  });

  it('is corrected by its entity with another verification; both stay', async () => {
    const of = await another();
    const path = await submitted(of, '2025-01-01', '2025-12-31');
    const verify = (tonnes: string, more: object = {}) =>
      post(
        `${path}/verify`,
        verification(of, [{ vintage: 2025, tonnes, reason: 'a meter' }], more),
        verifier(),
      );
    const first = await verify('97');
    expect(first.status).toBe(201);
    expect(await verify('95')).toMatchObject({
      status: 422,
      body: { code: 'MONITORING.CORRECTS_NOT_THE_LAST', last: first.body.id },
    });
    expect((await verify('95', { corrects: first.body.id })).body).toMatchObject({ edition: 2 });
    const { body } = await get(path);
    expect(body).toMatchObject({ tonnesReported: '97', tonnesVerified: '95' });
    expect(body.verifications).toMatchObject([
      { edition: 1, corrects: null, vintages: [{ tonnesReported: '97', tonnesVerified: '97' }] },
      { edition: 2, corrects: first.body.id, vintages: [{ tonnesVerified: '95' }] },
    ]);
  });

  it('is verified once by twenty at the same moment', async () => {
    const of = await another();
    const path = await submitted(of, '2025-01-01', '2025-12-31');
    const body = verification(of, [{ vintage: 2025, tonnes: '97' }]);
    const all = await Promise.all(
      Array.from({ length: 20 }, () => post(`${path}/verify`, body, verifier())),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    const codes = all.flatMap((one) => (one.status === 201 ? [] : [one.body.code]));
    expect(new Set(codes)).toEqual(new Set(['MONITORING.CORRECTS_NOT_THE_LAST']));
    expect((await get(path)).body.verifications).toHaveLength(1);
  });

  it('states what several methodologies come to together, once all have activity data', async () => {
    const solar = await book.approve('grid-connected-solar-1', [1]);
    const of = await another([charging, solar]);
    const path = await opened(of, '2025-01-01', '2025-12-31');
    const rows = rowsOf('2025-01-01', '2025-12-31');
    expect((await post(`${path}/activity-data`, { rows })).body).toMatchObject({
      code: 'MONITORING.METHODOLOGY_NOT_PINNED',
    });
    expect((await post(`${path}/activity-data`, { methodology: charging, rows })).status).toBe(201);
    expect((await post(`${path}/submit`, submission(of))).body).toMatchObject({
      code: 'LEDGER.MOVE_LACKS',
      state: 'draft',
      lacks: [{ guard: 'activity-data', lacks: `activity data for ${solar} Ver1.0` }],
    });
    const sun = { ...reading('2025-01-01', '2025-12-31', '10'), parameter: 'EG', unit: 'MWh' };
    const entered = await post(`${path}/activity-data`, { methodology: solar, rows: [sun] });
    expect({ status: entered.status, body: entered.body }).toMatchObject({ status: 201 });
    const { body } = await post(`${path}/submit`, submission(of));
    expect(body.vintages).toMatchObject([{ emissionReductions: '105.22291', tonnes: '105' }]);
    const narrow = await book.designate([1], 'ТОО «Только энергетика»');
    const figures = [{ vintage: 2025, tonnes: '105' }];
    expect(
      await post(
        `${path}/verify`,
        verification(of, figures, { thirdPartyEntity: narrow }),
        verifier(),
      ),
    ).toMatchObject({ status: 422, body: { code: 'TPE.OUTSIDE_ITS_SCOPE', missing: [7] } });
    const verified = await post(`${path}/verify`, verification(of, figures), verifier());
    expect(verified.status).toBe(201);
    expect((await get(path)).body.verifications[0].scopes).toMatchObject([
      { scope: 1 },
      { scope: 7 },
    ]);
  });

  it('is withdrawn with its reason, and its days can be reported again', async () => {
    const of = await another();
    const path = await submitted(of, '2025-01-01', '2025-06-30');
    expect((await open(of, '2025-06-30', '2025-12-31')).status).toBe(422);
    expect((await post(`${path}/withdraw`, {})).status).toBe(400);
    const reason = 'Неверный счётчик';
    expect(await post(`${path}/withdraw`, { reason })).toMatchObject({
      status: 200,
      body: { state: 'withdrawn', reason },
    });
    expect((await post(`${path}/withdraw`, { reason })).body).toMatchObject({
      code: 'LEDGER.MOVE_NOT_POSSIBLE',
      state: 'withdrawn',
    });
    await opened(of, '2025-06-30', '2025-12-31');
    const { body } = await get(`/v1/projects/${of.reference}/monitoring-reports`);
    expect(body.items).toMatchObject([
      { state: 'withdrawn', withdrawnBecause: reason, tonnesReported: '97' },
      { state: 'draft', firstDay: '2025-06-30' },
    ]);
    const first = await get(`/v1/projects/${of.reference}/monitoring-reports?limit=1`);
    const next = await get(
      `/v1/projects/${of.reference}/monitoring-reports?limit=1&cursor=${first.body.next}`,
    );
    expect([...first.body.items, ...next.body.items]).toEqual(body.items);
    const drafts = await get(`/v1/projects/${of.reference}/monitoring-reports?state=draft`);
    expect(drafts.body.items).toHaveLength(1);
    expect((await get(`/v1/projects/${of.reference}/reductions`)).body).toMatchObject({
      vintages: [],
      tonnesReported: '0',
    });
  });

  it('is submitted as it was read, where the version is named', async () => {
    const of = await another();
    const path = await opened(of, '2025-01-01', '2025-12-31');
    const etag = (await get(path)).headers.get('etag') ?? '';
    await post(`${path}/activity-data`, { rows: rowsOf('2025-01-01', '2025-12-31') });
    const stale = { ...participant(), headers: { 'if-match': etag } };
    expect(await post(`${path}/submit`, submission(of), stale)).toMatchObject({
      status: 412,
      body: { code: 'MONITORING.VERSION_STALE', expected: 1, version: 2 },
    });
    expect((await post(`${path}/activity-data`, { rows: SETTINGS }, stale)).status).toBe(412);
  });

  it('closes its data when it is submitted', async () => {
    const of = await another();
    const path = await submitted(of, '2025-01-01', '2025-12-31');
    const rows = rowsOf('2025-01-01', '2025-12-31', '1');
    expect(await post(`${path}/activity-data`, { rows })).toMatchObject({
      status: 422,
      body: { code: 'MONITORING.NOT_A_DRAFT', state: 'submitted' },
    });
  });

  it('needs the permission to report, and another to verify', async () => {
    const path = `/v1/projects/${project.reference}/monitoring-reports`;
    const period = { firstDay: '2022-01-01', lastDay: '2022-12-31' };
    expect((await post(path, period, { key: null })).status).toBe(401);
    expect((await post(path, period, verifier())).status).toBe(403);
    expect((await post(path, period, { key: application.keys['auditor'] })).status).toBe(403);
    const report = '/v1/monitoring-reports/KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000';
    const figures = [{ vintage: 2022, tonnes: '1' }];
    expect((await post(`${report}/verify`, verification(project, figures))).status).toBe(403);
    expect(
      (await post(`${report}/verify`, verification(project, figures), verifier())).body.code,
    ).toBe('MONITORING.REPORT_NOT_FOUND');
    expect((await get(report)).status).toBe(404);
    expect(await get(report.replace('monitoring-reports', 'activity-data'))).toMatchObject({
      status: 404,
      body: { code: 'MONITORING.ACTIVITY_DATA_NOT_FOUND' },
    });
    expect((await get('/v1/monitoring-reports/nonsense')).status).toBe(400);
  });

  it('is not verified by whoever submitted it', async () => {
    const of = await another();
    const path = await opened(of, '2025-01-01', '2025-12-31');
    const administrator = { key: application.keys['administrator'] };
    await post(`${path}/activity-data`, { rows: rowsOf('2025-01-01', '2025-12-31') });
    expect((await post(`${path}/submit`, submission(of), administrator)).status).toBe(200);
    const body = verification(of, [{ vintage: 2025, tonnes: '97' }]);
    expect(await post(`${path}/verify`, body, administrator)).toMatchObject({
      status: 422,
      body: { code: 'MONITORING.SAME_OFFICER' },
    });
  });
});

describe('the days of monitoring reports', () => {
  it.each([
    ['2025-12-31', '2025-01-01', 'MONITORING.PERIOD_ENDS_BEFORE_START'],
    ['2020-07-01', '2021-06-30', 'MONITORING.PERIOD_STRADDLES_2020'],
    ['2019-12-26', '2020-12-31', 'MONITORING.PERIOD_BEFORE_OPERATION'],
  ])('from %s to %s are refused with %s', async (firstDay, lastDay, code) => {
    expect(await open(project, firstDay, lastDay)).toMatchObject({ status: 422, body: { code } });
  });

  it('are those of a registered project, and within its crediting period', async () => {
    projects += 1;
    const waiting = await book.validated(`KZ${String(projects).padStart(3, '0')}`, [charging]);
    expect(await open(waiting, '2025-01-01', '2025-12-31')).toMatchObject({
      status: 422,
      body: { code: 'MONITORING.PROJECT_NOT_REGISTERED', state: 'validation' },
    });
    const of = await another([charging], { startsOn: '2025-01-01', endsOn: '2034-12-31' });
    expect((await open(of, '2024-12-31', '2025-12-31')).body).toMatchObject({
      code: 'MONITORING.PERIOD_OUTSIDE_CREDITING',
      creditingPeriods: [{ firstDay: '2025-01-01', lastDay: '2034-12-31' }],
    });
    await opened(of, '2025-01-01', '2025-12-31');
    await book.posted('/v1/partner-countries/KZ/projects', {
      reference: 'KZ-OUTSIDE',
      title: 'Outside',
      mechanism: 'NONE',
      sector: 'transport',
      status: 'registered',
    });
    const outside = { ...of, reference: 'KZ-OUTSIDE' };
    expect((await open(outside, '2025-01-01', '2025-12-31')).body.code).toBe(
      'MONITORING.PROJECT_NOT_REGISTERED',
    );
    expect((await open({ ...of, reference: 'KZ999' }, '2025-01-01', '2025-12-31')).status).toBe(
      404,
    );
  });

  it('are taken once by one of twenty at the same moment on two queues', async () => {
    const of = await another();
    const kinds = new Map(monitoringRoom.acts.map((kind) => [kind.kind, kind as AnyActKind]));
    const settings = tillSettings({ kinds, constraints: monitoringRoom.constraints });
    const elsewhere = tillQueue(application.database.applicationUrl, { settings });
    const here = application.ledger.app.get(PostingQueue);
    const { rows } = await owner.query('SELECT id FROM principal LIMIT 1');
    const principalId = rows[0].id as string;
    const subjectId = of.id.slice(3);
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => {
        const body = {
          firstDay: `2025-01-${String(at + 1).padStart(2, '0')}`,
          lastDay: '2025-06-30',
        };
        const act = request('monitoring-report', body, { subjectId, principalId });
        return (at % 2 === 0 ? here : elsewhere.queue).submit(act);
      }),
    );
    await elsewhere.close();
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(new Set(refused.map(({ code }) => code))).toEqual(
      new Set(['MONITORING.PERIOD_OVERLAPS']),
    );
    const { body } = await get(`/v1/projects/${of.reference}/monitoring-reports`);
    expect(body.items).toHaveLength(1);
  });

  it('are given back to the reports of one batch one after the other, the first alone', async () => {
    const of = await another();
    const acts = ['2025-01-01', '2025-03-01', '2025-07-01'].map((firstDay, at) => ({
      kind: 'monitoring-report',
      key: `bulk-${at}`,
      subject: of.id,
      body: { firstDay, lastDay: firstDay === '2025-07-01' ? '2025-12-31' : '2025-06-30' },
    }));
    const { body } = await post('/v1/partner-countries/KZ/acts', { acts }, {});
    const answers = body.answers ?? body.items ?? body;
    expect(answers.map(({ status }: { status: number }) => status)).toEqual([201, 422, 201]);
    expect(answers[1].body.code).toBe('MONITORING.PERIOD_OVERLAPS');
    const [first] = answers;
    expect(answers[1].body.other).toMatchObject({ report: first.body.id, firstDay: '2025-01-01' });
  });

  it('are free again within the very batch that withdraws their report', async () => {
    const of = await another();
    const subject = (await opened(of, '2025-01-01', '2025-06-30')).split('/').pop();
    const open = (key: string, firstDay: string) => ({
      kind: 'monitoring-report',
      key: `${of.reference}-${key}`,
      subject: of.id,
      body: { firstDay, lastDay: '2025-12-31' },
    });
    const withdraw = {
      kind: 'monitoring-withdrawal',
      key: `${of.reference}-withdrawal`,
      subject,
      body: { reason: 'other days' },
    };
    const path = '/v1/partner-countries/KZ/acts';
    const acts = [open('too-early', '2025-06-30'), withdraw, open('then', '2025-06-30')];
    const { body } = await post(path, { acts }, {});
    expect(body.items).toMatchObject([
      { status: 422, body: { code: 'MONITORING.PERIOD_OVERLAPS' } },
      { status: 200 },
      { status: 201 },
    ]);
  });
});

describe('activity data', () => {
  let path: string;
  beforeAll(async () => {
    path = await opened(await another(), '2024-07-01', '2025-06-30');
  });

  it('are refused by row where a unit, a value or a day is wrong, and nothing is kept', async () => {
    const rows = [
      ...rowsOf('2024-07-01', '2025-06-30'),
      { ...reading('2024-07-01', '2024-07-31', '1'), unit: 'MWh' },
      reading('2024-07-01', '2024-07-31', '-1'),
      reading('2024-06-30', '2024-07-31', '1'),
    ];
    const { status, body } = await post(`${path}/activity-data`, { rows });
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code: 'MONITORING.ROWS_REFUSED', faults: 3, rows: [5, 6, 7] },
    });
    expect(body.errors[0]).toEqual({
      pointer: '/rows/4',
      detail: 'row 5: ED is in MWh; it is measured in kWh',
    });
    const checked = await post(`${path}/activity-data/check`, { rows });
    expect(checked.body).toMatchObject({
      rows: 7,
      vintages: [],
      errors: [
        { line: 5, message: 'ED is in MWh; it is measured in kWh' },
        { line: 6 },
        { line: 7 },
      ],
    });
    expect((await get(path)).body.activity).toEqual([]);
  });

  it('are refused by line of their file', async () => {
    const head = 'first_day,last_day,parameter,value,unit\n';
    const settings = ',,eta,0.9,\n,,AFEC,18,\n\n,,FC,8,\n';
    const bad = '2024-07-01,2024-07-31,ED,5,MWh\n2024-07-01,2024-07-31,ED,1.000,kWh\n';
    const { status, body } = await sendFile(`${path}/activity-data/file`, head + settings + bad);
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code: 'MONITORING.ROWS_REFUSED', faults: 1, lines: [6] },
    });
    expect(body.errors).toEqual([
      { pointer: '/lines/6', detail: 'line 6: ED is in MWh; it is measured in kWh' },
    ]);
    const shifted = await sendFile(`${path}/activity-data/file/check`, `${head}ED,5\n`);
    expect(shifted.body.errors).toEqual([
      { line: 2, column: null, message: 'has 2 cells, and the first line names 5' },
    ]);
    expect((await sendFile(`${path}/activity-data/file`, `${head}ED,5\n`)).status).toBe(422);
  });

  it('come as a workbook too: tried out, refused by row, entered once, and the same as rows', async () => {
    const sent = (rows: readonly (readonly string[])[], way: string, more: object = {}) =>
      application.request('POST', `${path}/activity-data/file${way}`, {
        ...participant(),
        ...more,
        body: textWorkbook([['first_day', 'last_day', 'parameter', 'value', 'unit'], ...rows]),
        headers: {
          'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        },
      });
    const settings = SETTINGS.map(({ parameter, value, unit }) => ['', '', parameter, value, unit]);
    const bad = await sent([...settings, ['2024-07-01', '2024-07-31', 'ED', '5', 'MWh']], '/check');
    expect(bad).toMatchObject({
      status: 200,
      body: { errors: [{ line: 5, message: 'ED is in MWh; it is measured in kWh' }] },
    });
    const refused = await sent([['2024-07-01', '2024-07-31', 'ED', '5', 'MWh']], '');
    expect(refused).toMatchObject({ status: 422, body: { code: 'MONITORING.ROWS_REFUSED' } });
    expect((await get(path)).body.activity).toEqual([]);
    const good = [...settings, ['2024-07-01', '2025-06-30', 'ED', '123456.789', 'kWh']];
    expect((await sent(good, '/check')).body).toMatchObject({ rows: 4, errors: [] });
    const once = { idempotencyKey: 'one-workbook' };
    const entered = await sent(good, '', once);
    expect(entered).toMatchObject({ status: 201, body: { rows: 4 } });
    expect((await sent(good, '', once)).body).toEqual(entered.body);
    const rows = rowsOf('2024-07-01', '2025-06-30', '123456.789');
    expect((await post(`${path}/activity-data`, { rows })).body).toMatchObject({
      rowsHash: entered.body.rowsHash,
      vintages: entered.body.vintages,
    });
  });

  it.each([
    ['parameter;value\nED;1\n', {}, 400, 'MONITORING.FILE_UNREADABLE'],
    ['parameter,value\n', { key: null }, 401, 'IDENTITY.KEY_MISSING'],
    ['parameter,value\nED,1\n', { idempotencyKey: null }, 400, 'HTTP.IDEMPOTENCY_KEY_MISSING'],
    [`parameter,value\n${'ED,1\n'.repeat(250_000)}`, {}, 413, 'HTTP.BODY_TOO_LARGE'],
  ])('are refused as a file: %#', async (text, more, status, code) => {
    expect(await sendFile(`${path}/activity-data/file`, text, more)).toMatchObject({
      status,
      body: { code },
    });
  });

  it('are the same in any order: same digest, same tonnes, and every edition is kept', async () => {
    const rows = [
      ...rowsOf('2024-07-01', '2025-06-30', '123456.789'),
      reading('2024-08-01', '2025-02-28', '98765.4321'),
      reading('2024-08-01', '2024-08-31', '17'),
    ];
    const first = await post(`${path}/activity-data`, { rows });
    const second = await post(`${path}/activity-data`, { rows: [...rows].reverse() });
    expect(second.body.rowsHash).toBe(first.body.rowsHash);
    expect(second.body.vintages).toEqual(first.body.vintages);
    expect(second.body.edition).toBe(first.body.edition + 1);
    expect((await get(first.headers.get('location') ?? '')).body).toMatchObject({
      edition: first.body.edition,
    });
    expect((await get(path)).body.activity).toMatchObject([
      { id: second.body.id, edition: second.body.edition },
    ]);
  });

  it('are sent once, whatever is repeated', async () => {
    const rows = rowsOf('2024-07-01', '2025-06-30');
    const again = { ...participant(), idempotencyKey: 'the-same-activity' };
    const first = await post(`${path}/activity-data`, { rows }, again);
    expect((await post(`${path}/activity-data`, { rows }, again)).body).toEqual(first.body);
    const csv =
      'parameter,value,first_day,last_day\neta,0.9,,\nAFEC,18,,\nFC,8,,\nED,1,2024-07-01,2024-07-31\n';
    const file = { idempotencyKey: 'the-same-file' };
    const sent = await sendFile(`${path}/activity-data/file`, csv, file);
    expect(sent.status).toBe(201);
    expect((await sendFile(`${path}/activity-data/file`, csv, file)).body).toEqual(sent.body);
    expect((await sendFile(`${path}/activity-data/file`, `${csv}\n`, file)).body.code).toBe(
      'LEDGER.KEY_REUSED',
    );
  });

  it('can be five thousand rows', async () => {
    const rows = [
      ...SETTINGS,
      ...Array.from({ length: 4_997 }, (_, at) =>
        reading('2024-07-01', '2025-06-30', `${at}.123456789`),
      ),
    ].map(({ unit: _, ...row }) => row);
    const begun = performance.now();
    const { status, body } = await post(`${path}/activity-data`, { rows });
    expect({ status, rows: body.rows }).toEqual({ status: 201, rows: 5_000 });
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect((await post(`${path}/activity-data`, { rows: [...rows, rows[0]] })).status).toBe(400);
  });

  it('need a formula', async () => {
    const of = await another([await book.approve(null)]);
    const report = await opened(of, '2025-01-01', '2025-12-31');
    const rows = rowsOf('2025-01-01', '2025-12-31');
    expect((await post(`${report}/activity-data`, { rows })).body.code).toBe(
      'MONITORING.NO_FORMULA',
    );
  });
});

describe('the database itself', () => {
  let of: RegisteredProject;
  let path: string;
  beforeAll(async () => {
    of = await another();
    path = await submitted(of, '2025-01-01', '2025-12-31');
    const body = verification(of, [{ vintage: 2025, tonnes: '97' }]);
    expect((await post(`${path}/verify`, body, verifier())).status).toBe(201);
  });

  /** The name of the rule that refuses a statement; null where none does. Nothing is kept. */
  async function refusedBy(text: string, values: readonly unknown[] = []): Promise<string | null> {
    await owner.query('BEGIN');
    const outcome = await owner
      .query(text, [...values])
      .then(() => owner.query('SET CONSTRAINTS ALL IMMEDIATE'))
      .then(() => null)
      .catch(
        (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
      );
    await owner.query('ROLLBACK');
    return outcome;
  }
  const copy = (columns: string, values: string) =>
    `INSERT INTO monitoring_report (country_code, id, project_id, first_day, last_day, status,
       activity, opened_by, documents, verifications, version${columns})
     SELECT country_code, gen_random_uuid(), project_id, ${values} FROM monitoring_report
      WHERE id = $1`;

  it('holds every law when it is asked again', async () => {
    const results = await checkLaws(owner, monitoringLaws);
    expect(
      results.map(({ sentence, broken, examples }) => ({ sentence, broken, examples })),
    ).toEqual(monitoringLaws.map(({ sentence }) => ({ sentence, broken: 0, examples: [] })));
  });

  it('refuses a report of days that another has, and one that straddles 2020', async () => {
    const id = idOf(path);
    const draft = `'draft', '[]', opened_by, '[]', 0, 1`;
    expect(await refusedBy(copy('', `'2025-12-31', '2026-01-31', ${draft}`), [id])).toBe(
      'monitoring_report_does_not_overlap',
    );
    expect(await refusedBy(copy('', `'2020-12-31', '2021-01-01', ${draft}`), [id])).toBe(
      'monitoring_report_does_not_straddle_2020',
    );
    expect(await refusedBy(copy('', `'2022-02-01', '2022-01-31', ${draft}`), [id])).toBe(
      'monitoring_report_ends_after_it_starts',
    );
    expect(await refusedBy(copy('', `'2026-01-01', '2026-01-31', ${draft}`), [id])).toBeNull();
  });

  it('refuses the second of two that overlap, both written before either is kept', async () => {
    const other = new pg.Client(application.database.ownerUrl);
    await other.connect();
    const statement = copy('', `'2023-01-01', '2023-12-31', 'draft', '[]', opened_by, '[]', 0, 1`);
    const id = idOf(path);
    await owner.query('BEGIN');
    await other.query('BEGIN');
    await owner.query(statement, [id]);
    const second = other
      .query(statement, [id])
      .then(() => other.query('SET CONSTRAINTS ALL IMMEDIATE'))
      .then(
        () => null,
        (error: { constraint?: string }) => error.constraint,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await owner.query('COMMIT');
    expect(await second).toBe('monitoring_report_does_not_overlap');
    await other.query('ROLLBACK');
    await other.end();
  });

  it('refuses every step back, and to put other data under a submitted report', async () => {
    const id = idOf(path);
    const update = (set: string) =>
      refusedBy(`UPDATE monitoring_report SET version = version + 1, ${set} WHERE id = $1`, [id]);
    const cycle = 'monitoring_report_keeps_its_cycle';
    expect(await update(`status = 'draft', submitted_by = NULL, submitted_on = NULL`)).toBe(cycle);
    expect(await update(`status = 'submitted', verification_id = NULL, verifications = 0`)).toBe(
      cycle,
    );
    expect(await update(`activity = '[]'`)).toBe(cycle);
    expect(await update(`version = version`)).not.toBeNull();
    expect(await update(`verification_id = NULL, verifications = 0`)).not.toBeNull();
    expect(await update(`verification_id = id, verifications = 2`)).toBe(
      'monitoring_report_cites_its_own_verification',
    );
    expect(
      await refusedBy(
        `INSERT INTO activity_data SELECT country_code, gen_random_uuid(), report_id,
           methodology_version_id, edition + 1, formula, row_count, rows, rows_hash, warnings,
           entered_by, recorded_at, audit_sequence FROM activity_data WHERE report_id = $1`,
        [id],
      ),
    ).toBe('activity_data_is_of_a_draft');
  });

  it('refuses figures that are not what was calculated, and fractions of tonnes', async () => {
    const id = idOf(path);
    const insert = (values: string) =>
      refusedBy(
        `INSERT INTO reported_vintage (country_code, report_id, vintage, reference_emissions,
           project_emissions, emission_reductions, tonnes) VALUES ('KZ', $1, ${values})`,
        [id],
      );
    expect(await insert('2026, 10, 1, 9, 9')).toBe('reported_vintage_is_of_its_report');
    expect(await insert('2026, 10, 1, 8, 8')).toBe('reported_vintage_is_the_difference');
    expect(await insert('2026, 10, 0.5, 9.5, 9.5')).toBe('reported_vintage_is_in_whole_tonnes');
    expect(await insert('2026, 1, 10, -9, -9')).toBe('reported_vintage_is_in_whole_tonnes');
    expect(
      await refusedBy(
        `INSERT INTO activity_data SELECT country_code, gen_random_uuid(), report_id,
           methodology_version_id, 9, formula, row_count, rows || ' ', rows_hash, warnings,
           entered_by, recorded_at, audit_sequence FROM activity_data WHERE report_id = $1`,
        [id],
      ),
    ).not.toBeNull();
  });

  it('refuses a verification by the submitter, without figures, or with another reported one', async () => {
    const id = idOf(path);
    const insert = (changes: string) =>
      refusedBy(
        `INSERT INTO verification SELECT country_code, gen_random_uuid(), report_id, 2, id,
           participant_id, verified_on, ${changes}, submitted_by, findings, documents,
           recorded_at, audit_sequence FROM verification WHERE report_id = $1`,
        [id],
      );
    expect(await insert('submitted_by')).toBe('verification_is_not_by_the_submitter');
    expect(await insert('verified_by')).toBe('verification_is_of_a_submitted_report');
    const figures = (values: string, reason = 'NULL') =>
      refusedBy(
        `INSERT INTO verified_vintage SELECT country_code, verification_id, report_id, ${values},
           ${reason} FROM verified_vintage WHERE report_id = $1`,
        [id],
      );
    expect(await figures('2026, tonnes_reported, tonnes_verified')).toBe(
      'verified_vintage_keeps_the_reported_figure',
    );
    expect(await figures('2025, 96, 96')).not.toBeNull();
    expect(await figures('2025, tonnes_reported, 96.5', `'half'`)).toBe(
      'verified_vintage_is_in_whole_tonnes',
    );
    expect(await figures('2025, tonnes_reported, 96')).toBe(
      'verified_vintage_correction_has_a_reason',
    );
  });

  it('refuses to change or forget what was measured, computed, stated or verified', async () => {
    for (const table of [
      'activity_data',
      'calculated_reduction',
      'reported_vintage',
      'verification',
      'verified_vintage',
      'verification_designation',
    ]) {
      expect(await refusedBy(`DELETE FROM ${table}`)).not.toBeNull();
      expect(await refusedBy(`UPDATE ${table} SET country_code = country_code`)).not.toBeNull();
      expect(await refusedBy(`TRUNCATE ${table} CASCADE`)).not.toBeNull();
    }
    expect(await refusedBy('DELETE FROM monitoring_report')).not.toBeNull();
  });
});
