import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textWorkbook } from '../../src/project/spreadsheet/xlsx.fixture.ts';
import {
  ISSUANCE_HEADER,
  issuanceLine,
  openDesk,
  PROJECT_HEADER,
  projectLine,
  type Desk,
} from './import-harness.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const projects = (...lines: readonly string[]) => [PROJECT_HEADER, ...lines, ''].join('\n');
const issuances = (...lines: readonly string[]) => [ISSUANCE_HEADER, ...lines, ''].join('\n');

async function recorded(): Promise<number> {
  const rows = await desk.query('SELECT count(*)::integer AS count FROM public.public_record');
  return rows[0]?.['count'] as number;
}

describe('a file that is damaged', () => {
  const good = projectLine();
  const bad = (facts: Readonly<Record<string, string>>) => projects(good, projectLine(facts));

  it.each<[string, string, number, number, RegExp]>([
    ['is empty', '', 1, 1, /the file is empty/],
    ['has a header alone', projects(), 1, 1, /no row/],
    ['has no header', `${good}\n`, 1, 1, /there is no column "KZ001"/],
    ['lacks a column', 'reference_no,status,source\n', 1, 1, /project_title is missing/],
    ['has a column twice', `note,${PROJECT_HEADER}\n`, 1, 18, /note is there twice/],
    ['is separated by semicolons', projects(good).replaceAll(',', ';'), 1, 1, /no column/],
    ['lacks a comma', projects(good, good.replace('KZ001,', 'KZ002')), 3, 17, /17 cells/],
    ['has a comma too many', projects(good, `${good},`), 3, 18, /19 cells/],
    ['has a column moved', projects(`KZ,KZ001,${good.slice(9)}`), 2, 1, /no project number/],
    ['opens a quote for ever', projects(good, 'KZ002,"KZ,KAZ,Kazakhstan'), 3, 2, /never closed/],
    ['has a quote within a cell', projects(good.replace('Green', 'Gr"een')), 2, 9, /quote/],
    ['names another country', bad({ reference_no: 'TH001' }), 3, 2, /"KZ" is not the country/],
    [
      'names no partner',
      bad({ reference_no: 'FR001', country_iso2: 'FR', country_iso3: 'FRA' }),
      3,
      1,
      /FR is no partner/,
    ],
    ['has no title', bad({ reference_no: 'KZ002', project_title: '' }), 3, 5, /is empty/],
    ['has a status of its own', bad({ reference_no: 'KZ002', status: 'Ready' }), 3, 6, /no status/],
    [
      'has a day that is none',
      bad({ reference_no: 'KZ002', registration_date: '2025-02-29' }),
      3,
      7,
      /is no day/,
    ],
    [
      'has a day to come',
      bad({ reference_no: 'KZ002', registration_date: '2999-01-01' }),
      3,
      7,
      /still to come/,
    ],
    [
      'has a methodology of another country',
      bad({ reference_no: 'KZ002', methodologies: 'TH_AM001 Ver1.0' }),
      3,
      8,
      /another country/,
    ],
    [
      'has half a tonne',
      bad({ reference_no: 'KZ002', credits_notified_total_tco2e: '1.5' }),
      3,
      12,
      /whole tonnes/,
    ],
    [
      'has words for a figure',
      bad({ reference_no: 'KZ002', credits_notified_total_tco2e: 'many' }),
      3,
      12,
      /no figure/,
    ],
    ['contradicts itself', bad({ project_title: 'Another' }), 3, 1, /otherwise than line 2/],
    ['names no source', bad({ reference_no: 'KZ002', source: '' }), 3, 18, /is empty/],
    [
      'holds lost letters',
      bad({ reference_no: 'KZ002', project_title: 'Sta\ufffdon' }),
      3,
      5,
      /not UTF-8/,
    ],
    [
      'holds control characters',
      bad({ reference_no: 'KZ002', project_title: 'Sta\u0002on' }),
      3,
      5,
      /control/,
    ],
  ])('because it %s is refused whole, with the place', async (_, text, line, column, message) => {
    const before = await recorded();
    const result = await desk.loadText('projects', text);
    expect(result.errors).toContainEqual({ line, column, message: expect.stringMatching(message) });
    expect(result).toMatchObject({ created: 0, updated: 0, unchanged: 0, refused: result.read });
    expect(await recorded()).toBe(before);
  });

  it.each([
    [
      'another encoding',
      Buffer.from(projects(projectLine({ project_title: 'T\u00e9cnica' })), 'latin1'),
    ],
    ['UTF-16', Buffer.from(`\ufeff${projects(good)}`, 'utf16le')],
    ['nothing that is text', Buffer.alloc(200_000, 0xff)],
  ])('because it is in %s is refused', async (_, bytes) => {
    const result = await desk.loadText('projects', bytes);
    expect(result.errors.length).toBeGreaterThan(0);
    expect(result.created).toBe(0);
  });

  it('a thousand times over is told a thousand times, and then counted', async () => {
    const lines = Array.from({ length: 1_500 }, () => projectLine({ status: 'x' }));
    const { errors, refused } = await desk.loadText('projects', projects(...lines));
    expect(errors).toHaveLength(1_001);
    expect(errors.at(-1)?.message).toBe('… and 500 more errors after this line');
    expect(refused).toBe(1_500);
  });

  it('by having a million rows is refused without being read to its end', async () => {
    const line = `${projectLine()}\n`;
    const { read, errors } = await desk.loadText(
      'projects',
      `${PROJECT_HEADER}\n${line.repeat(1_000_000)}`,
    );
    expect(read).toBe(250_000);
    expect(errors).toMatchObject([{ line: 250_002, message: expect.stringMatching(/in parts/) }]);
  });
});

describe('a file with quirks', () => {
  it('loads, and tells each of them', async () => {
    const text = projects(
      projectLine({
        reference_no: 'KZ010',
        status: 'Project registered',
        registration_date: '08 Feb 22',
        credits_notified_total_tco2e: '44,817',
        methodologies: 'KZ_AM001, KZ_AM002 Ver2.0',
        japan_participants: 'N/A',
        partner_participants: 'JSC Zhasyl Damu',
      }),
    );
    const { created, warnings } = await desk.loadText('projects', text);
    expect(created).toBe(1);
    expect(warnings.map(({ line, column, message }) => `${line},${column} ${message}`)).toEqual([
      '2,7 registration_date: "08 Feb 22" is read as 2022-02-08',
      '2,8 methodologies: are read as separated by commas',
      '2,8 methodologies: the version of KZ_AM001 is not known',
      '2,9 japan_participants: "N/A" is kept as not known',
      '2,12 credits_notified_total_tco2e: "44,817" is read as 44817',
    ]);
    const [row] = await desk.query(
      `SELECT r.body, p.status, p.japan_side_participants FROM public.public_record r
         JOIN public.project p ON p.country_code = r.country_code AND p.id = r.project_id
        WHERE r.reference = 'KZ010'`,
    );
    expect(row).toMatchObject({
      status: 'registered',
      japan_side_participants: 0,
      body: {
        registeredOn: '2022-02-08',
        notified: { total: '44817', japan: null, partner: null },
        printed: { japan_participants: 'N/A' },
      },
    });
  });

  it('takes columns in any order, a byte order mark, and Windows line ends', async () => {
    const text =
      '\ufeffsource,status,reference_no,project_title\r\n' +
      'https://x.example,Validation,KZ011,"Rail, electrified"\r\n';
    expect(await desk.loadText('projects', text)).toMatchObject({ created: 1, warnings: [] });
  });

  it('takes the same row twice as one', async () => {
    const line = projectLine({ reference_no: 'KZ012' });
    const result = await desk.loadText('projects', projects(line, line));
    expect(result).toMatchObject({ read: 2, created: 1, unchanged: 1, refused: 0 });
    expect(result.warnings).toMatchObject([{ line: 3, message: expect.stringMatching(/line 2/) }]);
  });
});

describe('what a public source says later', () => {
  it('is a new version, of the record and of the project that is known from there', async () => {
    const line = (title: string) =>
      projects(projectLine({ reference_no: 'KZ020', project_title: title }));
    expect(await desk.loadText('projects', line('First'))).toMatchObject({ created: 1 });
    expect(await desk.loadText('projects', line('Second'), false)).toMatchObject({ updated: 1 });
    expect(await desk.loadText('projects', line('Second'))).toMatchObject({ updated: 1 });
    expect(await desk.loadText('projects', line('First'))).toMatchObject({ updated: 1 });
    const [project] = await desk.query(
      `SELECT title, version FROM public.project WHERE reference = 'KZ020'`,
    );
    expect(project).toEqual({ title: 'First', version: 3 });
    const versions = await desk.query(
      `SELECT v.body ->> 'title' AS title FROM public.record_version v
         JOIN public.public_record r ON r.country_code = v.country_code AND r.id = v.subject_id
        WHERE r.reference = 'KZ020' AND v.subject_type = 'public-record' ORDER BY v.version`,
    );
    expect(versions.map(({ title }) => title)).toEqual(['First', 'Second', 'First']);
  });

  it('loads where half of it was loaded before', async () => {
    const line = (nth: number) => projectLine({ reference_no: `KZ03${nth}` });
    await desk.loadText('projects', projects(line(0), line(1)));
    expect(await desk.loadText('projects', projects(line(0), line(1), line(2)))).toMatchObject({
      created: 1,
      unchanged: 2,
    });
  });

  it('is recorded by one of two loads at the same moment, and found there by the other', async () => {
    const other = await openDesk(desk.database);
    const text = projects(
      ...Array.from({ length: 50 }, (_, nth) => projectLine({ reference_no: `KZ1${50 + nth}` })),
    );
    const results = await Promise.all([
      desk.loadText('projects', text),
      other.loadText('projects', text),
    ]);
    await other.close();
    const [count] = await desk.query(
      `SELECT count(*)::integer AS count FROM public.project WHERE reference BETWEEN 'KZ150' AND 'KZ199'`,
    );
    expect(count).toEqual({ count: 50 });
    expect(await desk.loadText('projects', text)).toMatchObject({ unchanged: 50, errors: [] });
    for (const { errors } of results) {
      for (const { message } of errors) {
        expect(message).toMatch(
          /was not entered \((PUBLIC_SOURCE\.RECORDED_MEANWHILE|PROJECT\.REFERENCE_USED)/,
        );
      }
    }
  });
});

describe('issuances', () => {
  it.each<[string, Readonly<Record<string, string>>, number, RegExp]>([
    ['no number', { issuance_seq: '0' }, 2, /not the number of an issuance/],
    ['no reference', { reference_no: 'KZ-' }, 1, /no project number/],
    [
      'sides that do not make the total',
      { notified_total_tco2e: '10', notified_japan_tco2e: '8', notified_partner_tco2e: '3' },
      6,
      /not the total/,
    ],
    [
      'more issued than notified',
      { notified_japan_tco2e: '8', japan_issued_tco2e: '9' },
      11,
      /what it was notified/,
    ],
    [
      'a period that ends before it begins',
      { monitoring_start: '2020-02-01', monitoring_end: '2020-01-31' },
      4,
      /ends after it begins/,
    ],
    [
      'credits issued before the decision',
      { jc_decision_date: '2025-03-27', partner_issue_date: '2025-03-26' },
      12,
      /day of the decision or after/,
    ],
  ])('are refused for %s', async (_, facts, column, message) => {
    const { errors, created } = await desk.loadText('issuances', issuances(issuanceLine(facts)));
    expect([created, errors]).toEqual([
      0,
      [{ line: 2, column, message: expect.stringMatching(message) }],
    ]);
  });

  it('load without their project, and say so; of several together; without amounts', async () => {
    const text = issuances(
      issuanceLine({
        reference_no: 'KZ900',
        monitoring_start: '2020-12-31',
        monitoring_end: '2021-01-01',
      }),
      issuanceLine({ reference_no: 'KZ900+KZ901', notified_total_tco2e: '40' }),
    );
    const { created, warnings } = await desk.loadText('issuances', text);
    expect(created).toBe(2);
    expect(warnings.map(({ line, column }) => [line, column])).toEqual([
      [2, 6],
      [2, 4],
      [3, 1],
      [2, 1],
    ]);
  });
});

describe('a spreadsheet', () => {
  const header = PROJECT_HEADER.split(',');
  const row = (facts: Readonly<Record<string, string>>) =>
    header.map((column) => facts[column] ?? '');
  const facts = {
    project_title: 'Charging <stations> & more',
    status: 'Validation',
    japan_participants: 'Green Co., Ltd.',
    source: 'https://x.example',
  };

  it('is loaded as a list is, and told of by its rows', async () => {
    const good = textWorkbook([header, row({ ...facts, reference_no: 'KZ600' })]);
    expect(await desk.loadText('projects', good)).toMatchObject({ created: 1, errors: [] });
    expect(await desk.loadText('projects', good)).toMatchObject({ unchanged: 1 });
    const bad = textWorkbook([header, row(facts), row({ ...facts, reference_no: 'KZ601' })]);
    expect(await desk.loadText('projects', bad)).toMatchObject({
      created: 0,
      refused: 2,
      errors: [{ line: 2, column: 1 }],
    });
  });

  it('that is damaged is refused whole', async () => {
    const good = textWorkbook([header, row({ ...facts, reference_no: 'KZ602' })]);
    const { errors, created } = await desk.loadText('projects', good.subarray(0, 400));
    expect(errors).toEqual([
      { line: 1, column: 1, message: expect.stringMatching(/cannot be read: it has no directory/) },
    ]);
    expect(created).toBe(0);
  });
});
