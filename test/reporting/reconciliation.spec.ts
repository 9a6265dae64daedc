import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import writeXlsxFile from 'write-excel-file/node';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { ask, fillBook } from './report-book.ts';

const PATH = '/v1/partner-countries/UZ/reconciliations';

let application: RunningApplication;
beforeAll(async () => {
  application = await startApplication({ kind: 'real' });
  await fillBook(application, 'UZ');
});
afterAll(() => application.close());

const send = (body: string | Buffer, type = 'text/csv') =>
  application.request('POST', `${PATH}?window=3`, { body, headers: { 'content-type': type } });

describe('a reconciliation', () => {
  it('lists what agrees and what differs, and changes nothing', async () => {
    const before = (await ask(application, '/v1/partner-countries/UZ/report')).body.digest;
    const csv = [
      'reference,amount,currency,date',
      'D-1,45000000.00,USD,2025-03-03',
      'R-1,-2000000.00,USD,2025-04-01',
      'R-2,-3000000.01,USD,2025-04-02',
      'D-77,1.00,USD,2025-05-01',
    ].join('\r\n');
    const { status, body } = await send(csv);
    expect(status).toBe(200);
    expect(body.counts).toMatchObject({ matched: 2, 'amount-differs': 1, 'not-in-book': 1 });
    const after = (await ask(application, '/v1/partner-countries/UZ/report')).body.digest;
    expect(after).toBe(before);
  });

  it('takes a spreadsheet too', async () => {
    const sheet = await writeXlsxFile([
      ['reference', 'amount', 'currency', 'date'].map((value) => ({ value })),
      [{ value: 'D-1' }, { value: '45000000.00' }, { value: 'USD' }, { value: '2025-03-01' }],
    ]).toBuffer();
    const { status, body } = await send(sheet, 'application/octet-stream');
    expect([status, body.counts?.matched]).toEqual([200, 1]);
  });

  it('is refused with the lines that cannot be read, and to whoever may not read the ledger', async () => {
    const { status, body } = await send('reference,amount,currency,date\nD-1,ten,USD,2025-03-01\n');
    expect([status, body.code]).toEqual([400, 'REPORTING.STATEMENT_UNREADABLE']);
    const open = await application.request('POST', PATH, {
      key: null,
      body: 'x',
      headers: { 'content-type': 'text/csv' },
    });
    expect(open.status).toBe(401);
  });
});
