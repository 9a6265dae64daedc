import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textWorkbook } from '../../src/project/spreadsheet/xlsx.fixture.ts';
import {
  another,
  application,
  book,
  closeMonitoring,
  get,
  opened,
  openMonitoring,
  participant,
  post,
  reading,
  rowsOf,
  sendFile,
  SETTINGS,
} from './monitoring-book.ts';

beforeAll(openMonitoring, 60_000);
afterAll(closeMonitoring);

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
