import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import {
  ISSUANCE_HEADER,
  issuanceLine,
  openDesk,
  PROJECT_HEADER,
  projectLine,
} from '../import/import-harness.ts';

let application: RunningApplication;

beforeAll(async () => {
  application = await startApplication();
  const register = (body: object) =>
    application.request('POST', '/v1/partner-countries/PW/projects', { body });
  await register({
    reference: 'PW-PANELS',
    title: 'Panels <on> roofs',
    mechanism: 'NONE',
    sector: 'energy',
    status: 'under-way',
    sites: [{ name: 'Koror & Airai', latitude: '7.342', longitude: '134.479' }],
    expectedAnnualReduction: '1200.5',
  });
  const desk = await openDesk(application.database);
  const place = { country_iso2: 'PW', country_iso3: 'PLW', country: 'Palau' };
  const lines = Array.from({ length: 60 }, (_, nth) =>
    projectLine({
      ...place,
      reference_no: `PW${String(nth).padStart(3, '0')}`,
      project_title: `Solar plant ${nth}`,
      status: nth % 2 === 0 ? 'Project registered' : 'Validation',
      japan_participants: 'N/A',
      partner_participants: nth === 7 ? 'Surangel & Sons' : 'Somebody Ltd.',
    }),
  );
  await desk.loadText('projects', [PROJECT_HEADER, ...lines].join('\n'));
  const issuances = [
    issuanceLine({
      reference_no: 'PW007',
      jc_decision_date: '2025-07-26',
      note: 'not established',
    }),
    issuanceLine({ reference_no: 'PW007+PW008', issuance_seq: '2', notified_total_tco2e: '1234' }),
  ];
  await desk.loadText('issuances', [ISSUANCE_HEADER, ...issuances].join('\n'));
  await desk.close();
});
afterAll(() => application?.close());

const page = (path: string) =>
  application.request('GET', path, { headers: { accept: 'text/html' } });
const listed = (text: string) =>
  [...text.matchAll(/<th scope="row"><a href="\/projects\/([^"]+)"/g)].map(([, found]) => found);

describe('the page of projects', () => {
  it('lists them, some at a time, and leads to the rest', async () => {
    const first = await page('/countries/pw/projects');
    expect(first.status).toBe(200);
    expect(first.text).toMatch(/<h1>Projects in Palau/);
    expect(listed(first.text)).toHaveLength(50);
    const next = /<a href="([^"]+)" rel="next">/.exec(first.text)?.[1]?.replaceAll('&amp;', '&');
    const second = await page(next ?? '');
    expect(listed(second.text)).toHaveLength(11);
    expect(second.text).toContain('>First page</a>');
    expect(second.text).not.toContain('rel="next"');
    expect(first.text.length).toBeLessThan(200_000);
  });

  it.each([
    ['?q=surangel', ['PW007']],
    ['?q=&status=under-way&mechanism=&sort=reference', ['PW-PANELS']],
    ['?mechanism=NONE', ['PW-PANELS']],
    ['?sector=energy&q=', ['PW-PANELS']],
    [
      '?q=plant+5&sort=-title',
      [
        'PW059',
        'PW058',
        'PW057',
        'PW056',
        'PW055',
        'PW054',
        'PW053',
        'PW052',
        'PW051',
        'PW050',
        'PW005',
      ],
    ],
    ['?q=nothing+like+it', []],
  ])('finds, filters and sorts: %s', async (query, references) => {
    const { status, text } = await page(`/countries/PW/projects${query}`);
    expect([status, listed(text)]).toEqual([200, references]);
    if (references.length === 0) expect(text).toContain('No project is like this.');
  });

  it('draws the sites that have coordinates, and says of how many there are none', async () => {
    const { text } = await page('/countries/PW/projects');
    expect(text.match(/<circle class="site"/g)).toHaveLength(1);
    expect(text).toContain('<title>Koror &amp; Airai, project PW-PANELS</title>');
    expect(text).toContain('Projects in this list without known coordinates: 49.');
    const none = await page('/countries/PW/projects?status=validation');
    expect(none.text).not.toContain('<svg');
    expect(none.text).toContain('No map is drawn.');
  });

  it('marks what a public source says, and shows what is not known as not known', async () => {
    const { text } = await page('/countries/PW/projects?q=PW007');
    expect(text).toContain('as a public source says');
    expect(text).toContain('<td class="n">not known</td>');
    const own = await page('/countries/PW/projects?mechanism=NONE');
    expect(own.text).not.toContain('as a public source says');
    expect(own.text).toContain('Panels &lt;on&gt; roofs');
  });

  it('keeps what was asked in its form', async () => {
    const { text } = await page('/countries/PW/projects?q=%22%3Eplant&status=validation');
    expect(text).toContain('value="&quot;&gt;plant"');
    expect(text).toContain('<option value="validation" selected>');
  });

  it.each([
    ['/countries/FR/projects', 404],
    ['/countries/PW/projects?status=ready', 400],
    ['/countries/PW/projects?cursor=nonsense', 400],
  ])('says to people what is wrong with %s', async (path, status) => {
    const answer = await page(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ]);
  });
});

describe('the page of a project that public sources know', () => {
  it('shows what they say, with its gaps, and its issuances with others', async () => {
    const { status, text } = await page('/projects/PW007');
    expect(status).toBe(200);
    expect(text).toContain('What public sources say');
    expect(text).toContain('<dt>Status, as published</dt><dd>Validation</dd>');
    expect(text).toContain('<dt>Registered on</dt><dd>not known</dd>');
    expect(text).toContain('<dt>Participants on Japan’s side</dt><dd>not known</dd>');
    expect(text).toContain('PW007+PW008, no. 2 <span class="tag unconfirmed">several projects');
    expect(text).toContain('<td class="n">1,234</td>');
    expect(text).toContain('26 July 2025');
    expect((await page('/projects/PW-PANELS')).text).not.toContain('What public sources say');
  });
});
