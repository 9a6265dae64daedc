import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Reader } from '../../src/database/reader.ts';
import type { CountryReport } from '../../src/reporting/country-report.ts';
import { reportingLaws } from '../../src/reporting/laws.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { ask, fillBook, post, type ReportBook } from './report-book.ts';

const AT = '/v1/partner-countries/UZ';

let application: RunningApplication;
let book: ReportBook;
beforeAll(async () => {
  application = await startApplication({ kind: 'real' });
  book = await fillBook(application, 'UZ');
});
afterAll(() => application.close());

/** A decision of the Joint Committee about an edition, with as many signatures. */
async function decisionOn(edition: string, sides: readonly ('japan' | 'partner')[]) {
  const path = `${AT}/joint-committee/decisions`;
  const decision = await post(application, path, {
    mode: 'meeting',
    title: 'Agreement to the country report',
    decisionOn: '2026-02-10',
    items: [{ type: 'other', subject: edition, text: 'The report is agreed.' }],
  });
  for (const side of sides) {
    const key = await application.makeKey({ roles: ['joint-committee-co-chair'] });
    const answer = await application.request('POST', `${path}/${decision['id']}/signatures`, {
      body: { side },
      key,
    });
    expect([side, answer.status, answer.body.code]).toEqual([side, 201, undefined]);
  }
  return decision['id'] ?? '';
}

const begin = () =>
  post(application, `${AT}/report-editions`, { period: '2025', effectiveAsOf: '2025-12-31' });

async function refusal(path: string, body: object) {
  const { status, body: answer } = await application.request('POST', path, { body });
  return [status, answer.code];
}

describe('an edition of a country report', () => {
  it('is published after both sides agreed, and its bytes are served for ever', async () => {
    const edition = await begin();
    const at = `/v1/report-editions/${edition['id']}`;
    expect(edition).toMatchObject({ number: 1, editionStatus: 'draft' });
    expect(await refusal(`${at}/publication`, {})).toEqual([409, 'REPORTING.EDITION_NOT_AGREED']);

    const half = await decisionOn(edition['id'] ?? '', ['japan']);
    expect(await refusal(`${at}/agreement`, { decision: half })).toEqual([
      422,
      'DECISION.NOT_EFFECTIVE',
    ]);
    const whole = await decisionOn(edition['id'] ?? '', ['japan', 'partner']);
    await post(application, `${at}/agreement`, { decision: whole });
    expect(await refusal(`${at}/agreement`, { decision: whole })).toEqual([
      409,
      'REPORTING.EDITION_NOT_DRAFT',
    ]);
    await post(application, `${at}/publication`, {});
    expect(await refusal(`${at}/publication`, {})).toEqual([409, 'REPORTING.EDITION_NOT_AGREED']);

    const detail = (await ask(application, at)).body;
    expect(detail).toMatchObject({ status: 'published', number: 1, period: '2025' });
    expect(detail.files).toHaveLength(19);
    for (const file of detail.files) {
      const answer = await fetch(`${application.url}${file.address}`);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect([file.address, answer.status]).toEqual([file.address, 200]);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('content-disposition')).toContain(file.name);
    }
    // The page of the edition names every other file with its digest.
    const page = (await ask(application, `${at}/files/html?lang=kk`)).text;
    for (const { format, sha256, name, address } of detail.files) {
      if (format === 'html') continue;
      expect(page).toContain(`<a href="${address.replaceAll('&', '&amp;')}">${name}</a>`);
      expect(page).toContain(sha256);
    }
    const published = (await ask(application, `${at}/files/json`)).body as CountryReport;
    expect(published.digest).toBe(detail.digest);
    expect(published.status).toMatchObject({
      status: 'published',
      edition: 1,
      agreedBy: { decision: whole, signedBy: ['japan', 'partner'] },
    });
    expect(published.period).toMatchObject({ from: '2025-01-01', until: '2025-12-31' });
    expect((await ask(application, `${at}/files/pdf?lang=kk`)).status).toBe(200);
    const missing = await ask(application, `${at}/files/docx`);
    expect([missing.status, missing.body.possible]).toEqual([
      404,
      expect.arrayContaining(['json', 'pdf', 'iati-xml', 'cad-trust-json']),
    ]);
  }, 60_000);

  it('is what the next report is compared with, row by row', async () => {
    const before = (await ask(application, `${AT}/report?effectiveAsOf=2026-01-31`)).body;
    await post(application, `/v1/commitments/${book.commitment}/disbursements`, {
      amount: '100.25',
      currency: 'USD',
      effectiveOn: '2026-01-15',
      reference: 'D-9',
    });
    const report = (await ask(application, `${AT}/report?effectiveAsOf=2026-01-31`))
      .body as CountryReport;
    expect(report.changes.since).toMatchObject({ edition: 1, effectiveAsOf: '2025-12-31' });
    expect(report.changes.rows).toContainEqual({
      table: 'tranches',
      row: 'UZ-USD',
      field: 'disbursed',
      before: '40000000.00',
      after: '40000100.25',
    });
    expect(report.changes.rows.filter(({ row }) => row === 'UZ-JPY')).toEqual([]);
    // As known before, nothing of it had happened, and a later edition changes nothing.
    const again = await ask(application, before.provenance.addresses.json);
    expect(again.body.digest).toBe(before.digest);
  });

  it('keeps its laws, and the database itself refuses other bytes', async () => {
    const { pool } = application.ledger.app.get(Reader);
    expect((await checkLaws(pool, reportingLaws)).map(({ broken }) => broken)).toEqual([0]);
    const client = new pg.Client(application.database.applicationUrl);
    await client.connect();
    try {
      await expect(
        client.query(
          `INSERT INTO public.report_file
           SELECT country_code, gen_random_uuid(), edition_id, 'x', language, view, name, sha256,
                  content || 'x'::bytea FROM public.report_file LIMIT 1`,
        ),
      ).rejects.toMatchObject({ constraint: 'report_file_is_what_its_digest_says' });
      await expect(client.query(`UPDATE public.report_file SET name = 'x'`)).rejects.toThrow(
        /permission denied/,
      );
    } finally {
      await client.end();
    }
  });

  it('counts on, by country', async () => {
    const [second, third] = [await begin(), await begin()];
    expect([second['number'], third['number']]).toEqual([2, 3]);
    const list = (await ask(application, `${AT}/report-editions?limit=2`)).body;
    expect(list.items.map(({ number }: { number: number }) => number)).toEqual([3, 2]);
    const rest = await ask(application, `${AT}/report-editions?limit=2&cursor=${list.next}`);
    expect(rest.body.items).toMatchObject([{ number: 1, status: 'published' }]);
  });
});
