import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issuanceFiguresAt } from '../../src/carbon-credit/issuance/issuance-figures.reads.ts';
import { createReadPool } from '../../src/database/pools.ts';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { cell, IssuanceBook, type IssuingProject } from './issuance-book.ts';

let application: RunningApplication;
let neighbour: RunningApplication;
let book: IssuanceBook;
let project: IssuingProject;
let pool: ReturnType<typeof createReadPool>;

beforeAll(async () => {
  application = await startWithReference();
  // A second process on the same database: another queue, other connections.
  neighbour = await startApplication({ database: application.database });
  book = await new IssuanceBook(application, { startsOn: '2015-01-01' }).open();
  project = await book.project();
  await book.openAccount('japan', 'government');
  await book.openAccount('partner', 'government');
  pool = createReadPool(application.database.readerUrl, { max: 2 });
}, 60_000);
afterAll(async () => {
  await pool?.end();
  await neighbour?.close();
  await application?.close();
});

async function size(): Promise<number> {
  const { rows } = await pool.query(`SELECT size FROM public.audit_tree WHERE country_code = 'KZ'`);
  return rows[0].size as number;
}
async function figures(effectiveAsOf: string, at: number) {
  const day = effectiveAsOf as CalendarDay;
  return issuanceFiguresAt(pool, 'KZ', { effectiveAsOf: day, size: at });
}
const post = (
  from: RunningApplication,
  path: string,
  body: object,
  // Whoever requests is the administrator; whoever notifies is another.
  key = application.keys['registry-officer'] ?? null,
) => from.request('POST', path, { key, body });

describe('the figures of issuance', () => {
  const heads: Record<string, number> = {};
  let request: string;
  const cells = [cell(2019, 'government-of-japan', '20'), cell(2019, 'partner-government', '10')];

  it('are verified, then notified, then issued by each side on its own day', async () => {
    request = await book.requested(project, { 2019: '30' });
    heads['verified'] = await size();
    const decision = await book.decide(request, cells);
    expect((await book.notify(request, decision, cells)).status).toBe(201);
    heads['notified'] = await size();
    for (const [side, issuedOn] of [
      ['partner', '2026-08-20'],
      ['japan', '2026-08-01'],
    ] as const) {
      const body = { side, issuedOn };
      const answer = await book.post(`/v1/issuance-requests/${request}/issue`, body);
      expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
    }
    heads['issued'] = await size();
    const told = { japan: '20', partner: '10' };
    const none = { japan: '0', partner: '0' };
    const at = async (day: string, head: string) =>
      (await figures(day, heads[head] ?? 0)).projects.map(
        ({ vintage, verified, notified, issued }) => ({ vintage, verified, notified, issued }),
      );
    const row = (notified: object, issued: object) => [
      { vintage: 2019, verified: '30', notified, issued },
    ];
    expect(await at('2026-05-31', 'issued')).toEqual([]);
    expect(await at('2026-06-30', 'issued')).toEqual(row(none, none));
    expect(await at('2026-07-01', 'issued')).toEqual(row(told, none));
    expect(await at('2026-08-01', 'issued')).toEqual(row(told, { japan: '20', partner: '0' }));
    expect(await at('2026-08-20', 'issued')).toEqual(row(told, told));
    // What was not known yet is not in an earlier view, whatever day it counts from.
    expect(await at('2026-11-01', 'verified')).toEqual(row(none, none));
    expect(await at('2026-11-01', 'notified')).toEqual(row(told, none));
  });

  it('are made again, figure for figure, after anything has happened since', async () => {
    const before = await figures('2026-09-30', heads['issued'] ?? 0);
    const other = await book.project();
    await book.notified(other, { 2019: '7' }, [cell(2019, 'partner-government', '7')]);
    const withdrawn = await book.verifiedReport(other, { 2018: '9' });
    const reason = 'Reported for the wrong meter';
    const body = await book.post(`/v1/monitoring-reports/${withdrawn}/withdraw`, { reason });
    expect(body.status).toBe(200);
    expect(await figures('2026-09-30', heads['issued'] ?? 0)).toEqual(before);
    const today = '2026-12-31';
    expect((await figures(today, await size())).vintages).toEqual([
      {
        vintage: 2019,
        verified: '37',
        notified: { japan: '20', partner: '17' },
        issued: { japan: '20', partner: '10' },
      },
    ]);
  });

  it('say what a project is expected to reduce in a year, where its record does', async () => {
    const [row] = (await figures('2026-09-30', await size())).projects;
    expect(row).toMatchObject({ reference: project.reference, expected: null });
  });
});

describe('two processes at once', () => {
  it('notify a request once, and issue for a side once', async () => {
    const own = await book.project();
    const request = await book.requested(own, { 2017: '6' });
    const cells = [cell(2017, 'government-of-japan', '6')];
    const decisionId = await book.decide(request, cells);
    const path = `/v1/issuance-requests/${request}`;
    const both = (name: string, body: object) =>
      Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          post(at % 2 === 0 ? application : neighbour, `${path}/${name}`, body),
        ),
      );
    const notified = await both('notify', { decisionId, credits: cells });
    expect(notified.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(422)]);
    const issued = await both('issue', { side: 'japan', issuedOn: '2026-08-01' });
    expect(issued.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
    const { rows } = await pool.query(
      `SELECT sum(b.last_serial - b.first_serial + 1)::text AS tonnes FROM public.credit_block b
        WHERE b.country_code = 'KZ' AND b.project_id = $1`,
      [own.id.slice(3)],
    );
    expect(rows).toEqual([{ tonnes: '6' }]);
  });
});
