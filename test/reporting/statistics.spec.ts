import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Reader } from '../../src/database/reader.ts';
import type { CountryReport } from '../../src/reporting/country-report.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { parseCsv } from './parse-csv.ts';
import { ask, fillBook } from './report-book.ts';

const AT = '/v1/partner-countries/UZ/report?period=2025&effectiveAsOf=2025-12-31';
const COMMITTED = ['commitment', 'opening-commitment'];
const DISBURSED = ['disbursement', 'opening-disbursement', 'refund'];

let application: RunningApplication;
let report: CountryReport;

beforeAll(async () => {
  application = await startApplication({ kind: 'real' });
  await fillBook(application, 'UZ');
  report = (await ask(application, AT)).body as CountryReport;
}, 60_000);
afterAll(() => application?.close());

/** What was posted to accounts of a kind of some owners by entries of some kinds, since a day. */
async function posted(
  owners: readonly string[],
  account: string,
  kinds: readonly string[] | null,
  { from, currency }: { readonly from: string; readonly currency: string },
): Promise<string> {
  const { rows } = await application.ledger.app.get(Reader).pool.query(
    `SELECT round(coalesce(sum(p.amount), 0), c.exponent)::text AS sum
       FROM public.commodity c
       LEFT JOIN (SELECT p.amount, p.commodity FROM public.posting p
                    JOIN public.account a ON a.country_code = p.country_code AND a.id = p.account_id
                    JOIN public.journal_entry e
                      ON e.country_code = p.country_code AND e.id = p.entry_id
                   WHERE p.country_code = 'UZ' AND a.owner_id = ANY($1::uuid[]) AND a.kind = $2
                     AND ($3::text[] IS NULL OR e.kind = ANY($3::text[]))
                     AND e.effective_on BETWEEN $4 AND '2025-12-31') p ON p.commodity = c.code
      WHERE c.code = $5 GROUP BY c.exponent`,
    [owners.map((id) => id.slice(3)), account, kinds, from, currency],
  );
  return String(rows[0]?.['sum']);
}

const rowsIn = async (format: string) =>
  parseCsv((await ask(application, `${AT}&format=${format}`)).text);

describe('rows for statisticians', () => {
  it('say of each commitment what the ledger says, to the digit', async () => {
    const rows = await rowsIn('crs-csv');
    const commitments = report.tranches.flatMap((tranche) =>
      tranche.commitments.map((one) => ({ ...one, name: `${tranche.reference} ${one.reference}` })),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const one = commitments.find(({ name }) => name === row['ProjectNumber']);
      if (one === undefined) throw new Error(`no commitment ${row['ProjectNumber']}`);
      const inYear = { from: '2025-01-01', currency: one.currency };
      const of = (account: string, kinds: readonly string[] | null, from = inYear.from) =>
        posted([one.id], account, kinds, { ...inYear, from });
      const figures = {
        commitment: await of('undrawn', COMMITTED),
        disbursement: await of('outstanding', DISBURSED),
        received: await of('repaid', ['repayment', 'opening-repayment']),
        adjustment: await of('undrawn', ['decommitment']),
        interest: await of('interest-received', ['interest-payment']),
        outstanding: await of('outstanding', null, '1900-01-01'),
      };
      for (const [name, amount] of Object.entries(figures)) {
        expect([one.name, name, row[`${name}_national`]]).toEqual([one.name, name, amount]);
        const dollars = row[`usd_${name}`];
        if (dollars === undefined) continue;
        expect([one.name, name, dollars]).toEqual([
          one.name,
          name,
          one.currency === 'USD' ? amount : '',
        ]);
      }
    }
  });

  it('say of each tranche what both ministries report, and the ledger', async () => {
    const rows = await rowsIn('climate-finance-csv');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const tranche = report.tranches.find(({ reference }) => reference === row['Reference']);
      if (tranche === undefined) throw new Error(`no tranche ${row['Reference']}`);
      const owners = tranche.commitments.map(({ id }) => id);
      const inYear = { from: '2025-01-01', currency: tranche.currency };
      const amount =
        row['Status'] === 'committed'
          ? await posted(owners, 'undrawn', [...COMMITTED, 'decommitment'], inYear)
          : await posted(owners, 'outstanding', DISBURSED, inYear);
      const told = [row['Reference'], row['Table'], row['Status']];
      expect([...told, row['Amount']]).toEqual([...told, amount]);
      expect([...told, row['AmountUSD']]).toEqual([
        ...told,
        tranche.currency === 'USD' ? amount : '',
      ]);
      const domestic = row['Table'] === 'III.1' ? 'JPY' : report.country.currency;
      expect([...told, row['AmountDomestic']]).toEqual([
        ...told,
        tranche.currency === domestic ? amount : '',
      ]);
    }
  });

  it('have no money in CAD Trust but tonnes, and those of the projects', async () => {
    const { body } = await ask(application, `${AT}&format=cad-trust-json`);
    const told = new Map(
      body.estimation.map((one: { cadTrustProjectId: string; estimationUnitCount: string }) => [
        one.cadTrustProjectId,
        one.estimationUnitCount,
      ]),
    );
    for (const { id, reference, mechanism, ...project } of report.projects) {
      const isTold = mechanism === 'JCM' && project.startsOn !== null;
      const expected = isTold ? (project.expectedAnnualReduction ?? undefined) : undefined;
      expect([reference, told.get(id.slice(3))]).toEqual([reference, expected]);
    }
  });
});

describe('the number of an edition', () => {
  it('is refused where another edition has it, whatever the program believes', async () => {
    const path = '/v1/partner-countries/UZ/report-editions';
    const body = { period: '2025' };
    const first = await application.request('POST', path, { body });
    expect(first.status).toBe(201);
    const owner = new pg.Client({ connectionString: application.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query(`CREATE FUNCTION public.taken_number() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.number := 1; RETURN NEW; END $$`);
      await owner.query(`CREATE TRIGGER taken_number BEFORE INSERT ON public.report_edition
        FOR EACH ROW EXECUTE FUNCTION public.taken_number()`);
      const second = await application.request('POST', path, { body });
      expect([second.status, second.body.code]).toEqual([409, 'REPORTING.EDITION_NUMBER_TAKEN']);
    } finally {
      await owner.query('DROP FUNCTION public.taken_number() CASCADE');
      await owner.end();
    }
  });
});
