import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { IssuanceBook, type IssuingProject } from './issuance-book.ts';

let application: RunningApplication;
let book: IssuanceBook;
let project: IssuingProject;

beforeAll(async () => {
  application = await startWithReference();
  book = await new IssuanceBook(application).open();
  project = await book.project();
}, 60_000);
afterAll(() => application?.close());

describe('a request for issuance', () => {
  let report: string;
  let request: string;

  it('is made for a verified report of a registered project, on its form', async () => {
    report = await book.submittedReport(project, { 2021: '97' });
    const early = await book.ask(report, project);
    expect(early).toMatchObject({
      status: 422,
      body: { code: 'ISSUANCE.REPORT_NOT_VERIFIED', state: 'submitted' },
    });
    await book.verify(project, report, { 2021: '97' });
    const unformed = await book.ask(report, project, { documents: [] });
    expect(unformed).toMatchObject({
      status: 422,
      body: { code: 'ISSUANCE.FORM_MISSING', form: 'Iss_Req' },
    });
    const answer = await book.ask(report, project);
    expect(answer).toMatchObject({ status: 201, body: { state: 'requested', version: 1 } });
    request = answer.body.id;
    expect(answer.headers.get('location')).toBe(`/v1/issuance-requests/${request}`);
    expect((await book.get(`/v1/issuance-requests/${request}`)).body).toMatchObject({
      reference: project.reference,
      state: 'requested',
      monitoringReport: report,
      tonnesVerified: '97',
      tonnesNotified: null,
      daysWaiting: null,
      sides: [],
      vintages: [{ vintage: 2021, tonnesVerified: '97', tonnesNotified: null }],
      moves: [
        { to: 'withdrawn', possible: true },
        { to: 'notified', possible: false, lacks: [{ guard: 'decision', by: 'Joint Committee' }] },
      ],
    });
  });

  it.each([
    ['before the period is over', '2021-12-30'],
    ['in the future', '2030-01-01'],
  ])('is not made %s', async (_when, requestedOn) => {
    expect(await book.ask(report, project, { requestedOn })).toMatchObject({
      status: 422,
      body: { code: 'ISSUANCE.REQUESTED_OUT_OF_TIME', requestedOn, from: '2021-12-31' },
    });
  });

  it('cites no document of another project, and no report of another country', async () => {
    const other = await book.project();
    const documents = [other.documents['Iss_Req']];
    expect(await book.ask(report, project, { documents })).toMatchObject({
      status: 422,
      body: { code: 'ISSUANCE.DOCUMENT_NOT_OF_PROJECT' },
    });
    expect(await book.ask(report.replace('KZ-', 'MN-'), project)).toMatchObject({
      status: 404,
      body: { code: 'MONITORING.REPORT_NOT_FOUND' },
    });
  });

  it('is the only one for its report, until it is withdrawn on its form', async () => {
    expect(await book.ask(report, project)).toMatchObject({
      status: 409,
      body: { code: 'ISSUANCE.REQUESTED_ALREADY', request },
    });
    const path = `/v1/issuance-requests/${request}/withdraw`;
    expect(await book.post(path, { reason: 'A wrong figure' })).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.MOVE_LACKS', lacks: [{ guard: 'withdrawal-form' }] },
    });
    const body = { reason: 'A wrong figure', documents: [project.documents['IW_Req']] };
    expect(await book.post(path, body)).toMatchObject({
      status: 200,
      body: { state: 'withdrawn', version: 2 },
    });
    expect(await book.post(path, body)).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.MOVE_NOT_POSSIBLE', state: 'withdrawn', possible: [] },
    });
    expect((await book.ask(report, project)).status).toBe(201);
  });

  it('is one of twenty made at once', async () => {
    const other = await book.verifiedReport(project, { 2022: '5' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => book.ask(other, project, { note: 'at once' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  });

  it('holds its report: it is not withdrawn meanwhile', async () => {
    const reason = 'Reported twice';
    expect(await book.post(`/v1/monitoring-reports/${report}/withdraw`, { reason })).toMatchObject({
      status: 409,
      body: { code: 'ISSUANCE.REPORT_UNDER_ISSUANCE' },
    });
  });

  it('is listed by country, project and state, page by page', async () => {
    const all = await book.get('/v1/issuance-requests?country=KZ&limit=2');
    expect(all.body.items).toHaveLength(2);
    const rest = await book.get(`/v1/issuance-requests?country=KZ&limit=2&cursor=${all.body.next}`);
    expect(rest.body).toMatchObject({ items: [{ reference: project.reference }], next: null });
    const withdrawn = await book.get(
      `/v1/issuance-requests?country=KZ&project=${project.reference}&state=withdrawn`,
    );
    expect(withdrawn.body.items).toMatchObject([{ withdrawnBecause: 'A wrong figure' }]);
    const open = await book.get('/v1/issuance-requests?country=KZ&open=true');
    expect(open.body).toEqual({ items: [], next: null });
  });

  it('needs the permission for it', async () => {
    for (const role of ['auditor', 'third-party-entity', 'reporting-officer']) {
      const key = application.keys[role];
      const answer = await application.request('POST', '/v1/issuance-requests', {
        key: key ?? null,
        body: { monitoringReport: report },
      });
      expect(answer.status).toBe(403);
    }
  });

  it('is not made for what was only read in a public source', async () => {
    const owner = await import('pg').then(
      ({ default: pg }) => new pg.Client(application.database.ownerUrl),
    );
    await owner.connect();
    const other = await book.project();
    const its = await book.verifiedReport(other, { 2023: '3' });
    try {
      await owner.query(
        `UPDATE public.project SET recorded_from = 'public-source' WHERE country_code = 'KZ' AND id = $1`,
        [other.id.slice(3)],
      );
      expect(await book.ask(its, other)).toMatchObject({
        status: 422,
        body: { code: 'ISSUANCE.PUBLIC_SOURCE', reference: other.reference },
      });
    } finally {
      await owner.end();
    }
  });
});
