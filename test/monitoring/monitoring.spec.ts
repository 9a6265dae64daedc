import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  another,
  application,
  book,
  charging,
  closeMonitoring,
  entity,
  get,
  open,
  opened,
  openMonitoring,
  participant,
  post,
  project,
  reading,
  rowsOf,
  sendFile,
  SETTINGS,
  submission,
  submitted,
  verification,
  verifier,
} from './monitoring-book.ts';

beforeAll(openMonitoring, 60_000);
afterAll(closeMonitoring);

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
