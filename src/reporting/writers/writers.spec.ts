import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { buildCountryReport } from '../country-report.builder.ts';
import { countryReportFacts } from '../../../test/reporting/country-report-facts.ts';
import { countryReportSchema } from '../country-report.schema.ts';
import { countryDocument } from '../document/country-document.ts';
import { COMMITMENT_FIGURES, FIGURE_NAMES } from '../figures.ts';
import { parseCsv } from '../../../test/reporting/parse-csv.ts';
import { writeCsv } from './csv.ts';
import { writeHtml } from './html.ts';
import { writeJson } from './json.ts';

const facts = countryReportFacts();
const report = buildCountryReport({
  ...facts,
  request: { ...facts.request, displayCurrency: 'JPY' },
});
const json = writeJson(report).toString('utf8');
const csv = writeCsv(report).toString('utf8');
const html = writeHtml(report, countryDocument(report), 'en').toString('utf8');

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(countryReportSchema);

describe('the JSON of a country report', () => {
  it('is the model in canonical form', () => {
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(report)));
    expect(json.startsWith('{"agreements":')).toBe(true);
  });

  it('is valid against its schema', () => {
    validate(JSON.parse(json));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['an amount as a number', 'totals', [{ ...report.totals[0], disbursed: 1 }]],
    ['a field too many', 'standing', { ...report.standing, more: 1 }],
    ['a field too few', 'asOf', { effectiveAsOf: '2026-03-31' }],
    ['a day that does not exist', 'asOf', { ...report.asOf, effectiveAsOf: '2026-02-30' }],
  ])('is not valid with %s', (_what, field, value) => {
    expect(validate({ ...(JSON.parse(json) as object), [field]: value })).toBe(false);
  });
});

describe('the CSV of a country report', () => {
  const rows = parseCsv(csv);

  it('is a table with CRLF, one heading and rows of equal length', () => {
    expect(csv.split('\r\n')[0]).toBe(
      'section,subject,reference,title,currency,figure,value,effectiveAsOf,knownAsOfSize,book',
    );
    expect(new Set(rows.map((row) => Object.keys(row).length))).toEqual(new Set([10]));
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('says on every row of which day and head it is, and that it is a demonstration', () => {
    for (const row of rows) {
      expect(row).toMatchObject({
        effectiveAsOf: '2026-03-31',
        knownAsOfSize: '42',
        book: 'DEMONSTRATION',
      });
    }
  });

  it('holds every figure of every tranche and commitment, to the digit', () => {
    for (const tranche of report.tranches) {
      for (const name of FIGURE_NAMES) {
        expect(rows).toContainEqual(
          expect.objectContaining({
            section: 'tranche',
            subject: tranche.id,
            currency: tranche.currency,
            figure: name,
            value: tranche[name],
          }),
        );
      }
    }
    const totals = rows.filter(({ section }) => section === 'total');
    expect(totals.map(({ subject, figure }) => `${subject} ${figure}`)).toEqual(
      ['JPY', 'USD'].flatMap((currency) =>
        [...COMMITMENT_FIGURES, 'disbursedShare'].map((name) => `${currency} ${name}`),
      ),
    );
  });

  it('lets no text be taken for a formula, and leaves numbers as they are', () => {
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells).toContain("'=C-1");
    expect(cells).toContain('\'+Charging, "quoted"\nand more');
    for (const cell of cells.filter((one) => /^[=+\-@\t\r]/.test(one))) {
      expect(cell).toMatch(/^-[0-9]+(\.[0-9]+)?$/);
    }
  });
});

describe('the page of a country report', () => {
  it('shows every figure of every tranche and total, to the digit, with its entries', () => {
    for (const tranche of report.tranches) {
      for (const name of [
        'announced',
        'available',
        'committed',
        'disbursed',
        'undisbursed',
      ] as const) {
        const cell = new RegExp(
          `data-figure="${tranche.id}/${name}"><a class="figure" href="([^"]+)"[^>]*><data value="([^"]+)">`,
        ).exec(html);
        expect(cell?.[2]).toBe(tranche[name]);
        expect(cell?.[1]?.replaceAll('&amp;', '&')).toBe(tranche.entries[name]);
      }
    }
    for (const totals of report.totals) {
      for (const name of ['committed', 'disbursed', 'undisbursed'] as const) {
        expect(html).toContain(`<data value="${totals[name]}">`);
      }
    }
  });

  it('escapes what people wrote, also in the title and in attributes', () => {
    expect(html).toContain('Infrastructure &lt;in&gt; Kazakhstan &amp; &quot;more&quot;');
    expect(html).not.toContain('<in>');
  });

  it('has no inline style and no script, so that a strict policy can stand', () => {
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
  });

  it('says DEMONSTRATION in its title and on top', () => {
    expect(html).toContain('<title>DEMONSTRATION · ');
    expect(html).toContain('<p class="demonstration" role="note">DEMONSTRATION');
  });

  it('draws a chart per currency that says in words what it shows', () => {
    expect(html.match(/<svg xmlns/g)).toHaveLength(4);
    expect(html).toContain(
      'KZ-JICA-200: Disbursed 40,000,000.00 USD; Undisbursed 37,000,000.00 USD; ' +
        'Returned, not drawable 3,000,000.00 USD; De-committed 10,000,000.00 USD.',
    );
  });

  it('has one main heading, one main part, and a way to skip to it', () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain('<a class="skip" href="#content">');
    expect(html).toContain('<main id="content"');
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is marked where a check failed', () => {
    const failing = buildCountryReport(countryReportFacts({ trialBalance: [] }));
    expect(failing.standing.checks).toBe('passed');
    const marked = buildCountryReport(
      countryReportFacts({ commitments: facts.commitments.slice(0, 2) }),
    );
    const page = writeHtml(marked, countryDocument(marked), 'en').toString('utf8');
    expect(page).toContain('A check failed.');
    expect(page).toContain('account kind by account kind</a>');
    expect(html).not.toContain('A check failed.');
  });
});
