import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApplication } from '../harness/application.ts';
import { CycleBook, type RegisteredProject } from '../monitoring/registered-project.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { leftEnglish } from './left-english.ts';
import { Visitor } from './visitor.ts';

let application: RunningApplication;
let project: RegisteredProject;
let inValidation: RegisteredProject;
let report: string;
let visitor: Visitor;

beforeAll(async () => {
  application = await startWithReference();
  visitor = new Visitor(application);
  const book = new CycleBook(application);
  await book.adoptRules();
  const charging = await book.approve('ev-charging-1');
  project = await book.registered('KZ001', [charging]);
  inValidation = await book.validated('KZ002', [charging]);
  await application.request(
    'POST',
    `/v1/projects/KZ001/documents?form=PDD&title=Confidential&visibility=confidential`,
    {
      body: Buffer.from('%PDF-1.7\nsecret\n%%EOF\n'),
      headers: { 'content-type': 'application/pdf' },
    },
  );
  const opened = await post('/v1/projects/KZ001/monitoring-reports', {
    firstDay: '2024-11-01',
    lastDay: '2025-10-31',
    note: 'Metered <at> the charger',
  });
  report = opened.id;
  const reading = { parameter: 'ED', unit: 'kWh', value: '900000' };
  await post(`/v1/monitoring-reports/${report}/activity-data`, {
    rows: [
      { parameter: 'eta', value: '0.9', unit: '1' },
      { parameter: 'AFEC', value: '18', unit: 'kWh/100 km' },
      { parameter: 'FC', value: '8.0', unit: 'L/100 km' },
      { ...reading, firstDay: '2024-11-01', lastDay: '2024-12-31' },
      { ...reading, firstDay: '2025-01-01', lastDay: '2025-10-31' },
    ],
  });
  const documents = [project.documents['Imp_Rep'], project.documents['SDIR']];
  await post(`/v1/monitoring-reports/${report}/submit`, { documents });
  const decisions = '/v1/partner-countries/KZ/joint-committee/decisions';
  const items = [{ type: 'rules', subject: null, text: 'Rules of Implementation' }];
  const half = await post(decisions, {
    mode: 'meeting',
    title: 'Rules, second edition',
    decisionOn: '2025-05-05',
    items,
  });
  await post(
    `${decisions}/${half.id}/signatures`,
    { side: 'japan' },
    await application.makeKey({ roles: ['joint-committee-co-chair'] }),
  );
}, 120_000);
afterAll(() => application?.close());

const post = (path: string, body: object, key?: string) => visitor.post(path, body, key);
const page = (path: string) => visitor.page(path);

describe('the page of a project in the cycle', () => {
  it('tells its way: every step with its day, its decision and its leaf', async () => {
    const text = await page('/projects/KZ001');
    const steps = [...text.matchAll(/<li><time datetime="([^"]+)">[^<]*<\/time> <strong>([^<]*)/g)];
    expect(steps.map(([, day, state]) => [day, state])).toEqual([
      ['2024-09-01', 'PIN waived'],
      ['2024-09-02', 'Validation'],
      ['2024-09-03', 'Registration requested'],
      ['2024-10-01', 'Registered'],
    ]);
    expect(text).toContain('decision of the Joint Committee</a> <code>KZ-');
    expect(text).toMatch(/KZ_AM001<\/a> <a [^>]*>Ver1.0/);
    expect(text).not.toContain('What public sources say');
  });

  it('lists its public documents with their digests, and says nothing of the others', async () => {
    const text = await page('/projects/KZ001');
    expect(text).toContain('<abbr title="Validation Report">Val_Rep</abbr>');
    expect(text).not.toContain('Confidential');
  });

  it('shows the reported tonnes of each year, and leads to the report', async () => {
    const text = await page('/projects/KZ001');
    expect(text).toContain('2024: 97 t; 2025: 97 t');
    expect(text).toContain('Verified in all: 0 of 194.');
    expect(text).toContain(`href="/monitoring-reports/${report}"`);
  });

  it('says what is missing for the next step, and whose move it is', async () => {
    const text = await page(`/projects/${inValidation.reference}`);
    expect(text).toContain('What can follow, and what it lacks');
    expect(text).toContain('<strong>Registration requested</strong>');
    expect(text).toContain('What is expected, and by when');
    expect(text).toMatch(/<\/time>: end of public input on the design document \(public\)/);
  });
});

describe('the page of a monitoring report', () => {
  it('explains its figures: what was measured, which factors, and every step', async () => {
    const text = await page(`/monitoring-reports/${report}`);
    expect(text).toContain('<h1>Monitoring report, 1 November 2024 to 31 October 2025</h1>');
    expect(text).toContain('Metered &lt;at&gt; the charger');
    expect(text).toMatch(/<h3>Calendar year 2024<\/h3>/);
    expect(text).toMatch(/ED ÷ AFEC × 100<br><span class="hint">[^<]*900000 kWh/);
    expect(text).toMatch(/factor, (combustion|life cycle), 2023:/);
    expect(text).toContain('Not verified.');
  });

  it('is not there for a report that is not', async () => {
    const { status } = await application.request('GET', `/monitoring-reports/${project.id}`);
    expect(status).toBe(404);
  });
});

describe('the page of what waits for whom', () => {
  it('names days that come or have passed, missing signatures, and reports to be verified', async () => {
    const text = await page('/countries/kz/deadlines');
    expect(text).toContain('What waits for whom in Kazakhstan');
    expect(text).toContain('end of public input on the design document');
    expect(text).toContain('has passed');
    expect(text).toContain('co-chair of the partner’s side');
    expect(text).not.toContain('co-chair of Japan’s side');
    expect(text).toContain(
      `<a href="/monitoring-reports/${report}">Monitoring report of KZ001</a>`,
    );
  });

  it('is said in another language, gate by gate', async () => {
    const left: string[] = [];
    for (const language of ['ja', 'kk', 'ru', 'fr'] as const) {
      const headers = { accept: 'text/html', cookie: `jcm_language=${language}` };
      for (const path of [
        ...['/countries/KZ/deadlines', '/projects/KZ001', '/projects/KZ002', '/methodologies'],
        ...[`/monitoring-reports/${report}`, '/methodologies/KZ_AM001', '/countries/KZ/decisions'],
      ]) {
        const { text } = await application.request('GET', path, { key: null, headers });
        expect(text).toContain(`<html lang="${language}">`);
        left.push(...leftEnglish(text, language).map((each) => `${language} ${path}: ${each}`));
        expect(text).not.toMatch(/\((?:project participants|Joint Committee|secretariat)\)/);
      }
    }
    expect(left).toEqual([]);
  });

  it('says so where nothing waits', async () => {
    const text = await page('/countries/PW/deadlines');
    expect(text).toContain('Nothing is expected by a day.');
    expect(text).toContain('No decision awaits a signature');
  });

  it('is there for partners alone', async () => {
    expect((await application.request('GET', '/countries/FR/deadlines')).status).toBe(404);
  });
});
