import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CountryReport } from '../../../src/reporting/country-report.ts';
import { iatiReporter } from '../../../src/reporting/iati-reporter.ts';
import { writeIatiXml } from '../../../src/reporting/writers/iati-xml.ts';
import { startApplication, type RunningApplication } from '../../harness/application.ts';
import { ask, fillBook, post } from '../report-book.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SCHEMAS = process.env['IATI_SCHEMA_DIR'] ?? join(ROOT, '../shared/standards/iati/schemas');

const hasSchemas = existsSync(join(SCHEMAS, 'iati-activities-schema.xsd'));
if (!hasSchemas) {
  console.warn(`No IATI schemas in ${SCHEMAS}: set IATI_SCHEMA_DIR to check files against them.`);
}
const withSchemas = hasSchemas ? it : it.skip;

interface Checked {
  readonly hasRules: boolean;
  readonly results: readonly { readonly schema: string[]; readonly rules: string[] }[];
}

const PUBLIC = 'https://ledger.example.org';

let folder: string;
let application: RunningApplication;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jcm-ledger-iati-'));
  application = await startApplication({
    kind: 'demonstration',
    environment: { PUBLIC_URL: PUBLIC },
  });
  const book = await fillBook(application, 'UZ');
  await everyKindOfTransaction(book.dollars, book.commitment);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await application.close();
});

/** What the scenario lacks: fees, a plan made again, an increase and a reduction, a project with days. */
async function everyKindOfTransaction(tranche: string, commitment: string): Promise<void> {
  await post(application, `/v1/commitments/${commitment}/fees`, {
    amount: '100.00',
    currency: 'USD',
    effectiveOn: '2025-06-01',
    reference: 'F-1',
  });
  await post(application, `/v1/tranches/${tranche}/schedule`, {
    currency: 'USD',
    payments: [
      { dueOn: '2030-06-30', amount: '1000000.00' },
      { dueOn: '2031-06-30', amount: '250000.25' },
      { dueOn: '2031-12-31', amount: '250000.50' },
    ],
  });
  let version = 1;
  for (const kind of ['increase', 'reduction']) {
    const body = {
      kind,
      amount: '5.00',
      currency: 'USD',
      effectiveOn: '2025-08-01',
      reference: `A-${kind}`,
    };
    const answer = await application.request('POST', `/v1/tranches/${tranche}/amendments`, {
      body,
      headers: { 'if-match': `"${version}"` },
    });
    expect([kind, answer.status]).toEqual([kind, 201]);
    version += 1;
  }
  await post(application, '/v1/partner-countries/UZ/projects', {
    reference: 'UZ-SOLAR',
    title: 'Solar & storage <one>',
    mechanism: 'NONE',
    sector: 'Solar energy',
    status: 'under-way',
    startsOn: '2025-01-01',
    endsOn: '2027-12-31',
  });
}

function checked(...texts: readonly string[]): Checked {
  const files = texts.map((text, at) => {
    const file = join(folder, `${at}.xml`);
    writeFileSync(file, text);
    return file;
  });
  const script = join(import.meta.dirname, 'check.mjs');
  return JSON.parse(
    execFileSync('node', [script, SCHEMAS, ...files], { encoding: 'utf8' }),
  ) as Checked;
}

const fileOf = async (country: string, view: string): Promise<string> => {
  const path = `/v1/partner-countries/${country}/report?format=iati-xml&view=${view}`;
  const answer = await ask(application, path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  return answer.text;
};

/** Type and value of every transaction of a file. */
function transactionsIn(xml: string): readonly (readonly [string, string])[] {
  const found = xml.matchAll(/<transaction-type code="(\d+)"\/>.*?<value [^>]*>([^<]+)<\/value>/gs);
  return [...found].map(([, type = '', value = '']) => [type, value]);
}

describe('IATI files', () => {
  withSchemas(
    'are valid and break no rule: demonstration, every transaction, both views',
    async () => {
      const files = await Promise.all(
        ['KZ', 'UZ', 'PW'].flatMap((country) => [
          fileOf(country, 'funder'),
          fileOf(country, 'recipient'),
        ]),
      );
      const { hasRules, results } = checked(...files);
      expect(hasRules).toBe(true);
      expect(results.map(({ schema, rules }) => [...schema, ...rules])).toEqual(
        files.map(() => []),
      );
    },
  );

  withSchemas('are found wrong where something is wrong', async () => {
    const good = await fileOf('UZ', 'funder');
    const broken = [
      good.replace('<title>', '<titel>').replace('</title>', '</titel>'),
      good.replace(/(<activity-date [^>]*type=")2"/, (_all, before: string) => `${before}3"`),
      good.replace(/<sector [^>]*>/, ''),
      good.replace(/transaction-date iso-date="[^"]*"/, 'transaction-date iso-date="2999-01-01"'),
      good.replace(/(hierarchy="2".*?<iati-identifier>)/s, '$1 '),
    ];
    const { results } = checked(...broken);
    expect(results[0]?.schema.length).toBeGreaterThan(0);
    expect(results.map(({ rules }) => rules.map((rule) => rule.split(' ')[0]))).toEqual([
      [],
      ['6.11.1'],
      expect.arrayContaining(['6.2.2']),
      ['11.2.1'],
      expect.arrayContaining(['1.3.1']),
    ]);
  });

  it('tell each side its own types, with the very amounts of the books', async () => {
    const [funder, recipient] = await Promise.all([
      fileOf('UZ', 'funder'),
      fileOf('UZ', 'recipient'),
    ]);
    const told = transactionsIn(funder);
    for (const one of [
      ['12', '5.00'],
      ['2', '90000000.00'],
      ['2', '-10000000.00'],
      ['3', '6361000000'],
      ['6', '1361000000'],
      ['3', '45000000.00'],
      ['3', '-2000000.00'],
      ['3', '-3000000.00'],
      ['6', '1000000.00'],
      ['5', '12345.67'],
      ['3', '7.77'],
      ['3', '-7.77'],
      ['2', '6361000000'],
    ]) {
      expect(told).toContainEqual(one);
    }
    const theirs = transactionsIn(recipient);
    for (const one of [
      ['13', '5.00'],
      ['11', '90000000.00'],
      ['1', '45000000.00'],
      ['4', '100.00'],
    ]) {
      expect(theirs).toContainEqual(one);
    }
    expect(recipient).toContain('ref="UZ-USD-D-1"');
    expect(recipient).toContain('Tranche UZ-USD: disbursement, correction');
  });

  it('hold money at one level only, and sum to what the report says', async () => {
    const xml = await fileOf('UZ', 'funder');
    const report = (await ask(application, '/v1/partner-countries/UZ/report'))
      .body as CountryReport;
    const cents = (text: string): bigint => BigInt(text.replace('.', ''));
    const paid = (activity: string): bigint =>
      transactionsIn(activity)
        .filter(([type]) => type === '3')
        .reduce((sum, [, value]) => sum + cents(value), 0n);
    const activities = xml.split('<iati-activity ').slice(1);
    expect(activities[0]).not.toContain('<transaction');
    const dollars = report.tranches.find(({ reference }) => reference === 'UZ-USD');
    const own = activities.find((one) => one.includes('<other-identifier ref="UZ-USD"')) ?? '';
    expect(paid(own)).toBe(cents(dollars?.disbursed ?? ''));
    const solar = activities.find((one) => one.includes('ref="UZ-SOLAR"')) ?? '';
    expect(solar).toContain('Solar &amp; storage &lt;one&gt;');
    expect(solar).not.toContain('<transaction');
  });

  it('tell budgets by year, and of a loan its signing and how it stands', async () => {
    const xml = await fileOf('UZ', 'funder');
    const activities = xml.split('<iati-activity ').slice(1);
    const dollars = activities.find((one) => one.includes('<other-identifier ref="UZ-USD"')) ?? '';
    const budgets = dollars.matchAll(
      /<budget type="(\d)" status="(\d)">\s*<period-start iso-date="([^"]+)"\/>\s*<period-end iso-date="([^"]+)"\/>\s*<value [^>]*>([^<]+)</g,
    );
    // Made again, and covered by what is committed.
    expect([...budgets].map((found) => found.slice(1))).toEqual([
      ['2', '2', '2030-01-01', '2030-12-31', '1000000.00'],
      ['2', '2', '2031-01-01', '2031-12-31', '500000.75'],
    ]);
    expect(dollars).toMatch(/<loan-terms>\s*<commitment-date iso-date="2025-01-15"\/>/);
    expect(dollars).toMatch(/<principal-outstanding>39000000\.00</);
    const loan = /<loan-terms[^]*<\/loan-status>/.exec(dollars)?.[0] ?? '';
    expect(loan).not.toMatch(/rate-|repayment/);
    const yen = activities.find((one) => one.includes('<other-identifier ref="UZ-JPY"')) ?? '';
    // A loan that was taken over from older books is of the day on which it was signed.
    expect(yen).toMatch(
      /<transaction-type code="2"\/>\s*<transaction-date iso-date="2010-08-23"\/>/,
    );
    const refs = [...yen.matchAll(/<transaction ref="([^"]+)"/g)].map(([, ref]) => ref);
    expect(new Set(refs).size).toBe(refs.length);
  });

  it('link public papers, pages and published reports, by the address of this server', async () => {
    const xml = await fileOf('KZ', 'funder');
    const links = [...xml.matchAll(/<document-link url="([^"]+)"[^]*?<category code="([^"]+)"/g)];
    const of = (category: string) =>
      links.filter(([, , code]) => code === category).map(([, address = '']) => address);
    expect(of('A12')).toContain(`${PUBLIC}/projects/KZ903`);
    expect(of('A12').some((address) => address.startsWith(`${PUBLIC}/tranches/KZ-`))).toBe(true);
    const papers = [...of('A01'), ...of('A02'), ...of('A07'), ...of('A08')];
    expect(papers.length).toBeGreaterThan(3);
    const [first = ''] = papers;
    expect((await ask(application, first.slice(PUBLIC.length))).status).toBe(200);
  });

  withSchemas('are valid with an edition that was published before', async () => {
    const report = (await ask(application, '/v1/partner-countries/UZ/report'))
      .body as CountryReport;
    const since = {
      edition: 3,
      effectiveAsOf: '2025-12-31',
      knownAsOf: 5,
      digest: 'a'.repeat(64),
      address: '/v1/report-editions/UZ-x',
    };
    const xml = writeIatiXml({
      report: { ...report, changes: { since, rows: [] } },
      transactions: [],
      view: 'recipient',
      reporter: iatiReporter(report, { IATI_REPORTING_ORG_REF: 'XM-DAC-701-8' }),
      linked: { publicUrl: PUBLIC, documents: [] },
    }).toString('utf8');
    expect(xml).toContain(`<document-link url="${PUBLIC}/v1/report-editions/UZ-x"`);
    const { results } = checked(xml);
    expect(results.map(({ schema, rules }) => [...schema, ...rules])).toEqual([[]]);
  });

  it('say DEMONSTRATION, and whom nobody has an id for is named without one', async () => {
    const xml = await fileOf('KZ', 'funder');
    expect(xml).toContain('<!-- DEMONSTRATION: ');
    expect(xml).toContain('<narrative>DEMONSTRATION: ');
    expect(xml).toContain('ref="XM-DAC-701-8"');
    expect(xml).toMatch(
      /<reporting-org ref="JCM-LEDGER-[0-9a-f-]{36}" type="10" secondary-reporter="1">/,
    );
  });
});

describe('tables for statisticians', () => {
  it('tell what the year added, in the currency of the books', async () => {
    const at = '/v1/partner-countries/UZ/report?period=2025';
    const crs = (await ask(application, `${at}&format=crs-csv`)).text;
    expect(crs.split('\r\n')[0]).toMatch(/^Year,DonorCode,AgencyCode,CRSid,/);
    expect(crs).toContain('2025,701,8,,UZ-USD =C-1,1,');
    expect(crs).toContain(',90000000.00,40000000.00,1000000.00,-10000000.00,USD,');
    const finance = (await ask(application, `${at}&format=climate-finance-csv`)).text;
    expect(finance).toContain(
      'III.1,2025,calendar-year,A tranche in dollars,UZ-USD,80000000.00,USD',
    );
    expect(finance).toMatch(/III\.7,2025,[^\r]*,received,/);
    const later = (await ask(application, `${at.replace('2025', 'FY2024')}&format=crs-csv`)).text;
    expect(later).toContain('FY2024,701,8,,UZ-USD =C-1,1,');
  });

  it('give the projects of the mechanism as records of CAD Trust', async () => {
    const path = '/v1/partner-countries/UZ/report?format=cad-trust-json';
    const answer = await ask(application, path);
    expect(answer.body).toMatchObject({
      schema: 'CAD Trust v2.0.2',
      program: [{ programRegistry: 'JCM', programRegistryId: 'UZ' }],
      project: [],
      unit: [],
      leftOut: [],
    });
    expect(answer.headers.get('content-disposition')).toMatch(/\.cad-trust\.json"$/);
  });
});
