import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { COUNTRIES } from '../../seeds/reference/countries.ts';
import { FACTS_IN_ORDER } from '../../seeds/reference/load-reference.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { loadReferenceInto } from './reference-book.ts';

let application: RunningApplication;
let reader: pg.Client;

beforeAll(async () => {
  application = await startApplication();
  await loadReferenceInto(application);
  reader = new pg.Client(application.database.readerUrl);
  await reader.connect();
});
afterAll(async () => {
  await reader?.end();
  await application?.close();
});

async function numberOf(table: string): Promise<number> {
  const { rows } = await reader.query(`SELECT count(*)::int AS number FROM public.${table}`);
  return rows[0].number;
}

describe('reference facts in a book', () => {
  it('are all there: countries, partners, agreements, loans, projects and what is counted', async () => {
    expect(await numberOf('country')).toBe(COUNTRIES.length);
    expect(await numberOf('partner_country')).toBe(31);
    expect(await numberOf('agreement')).toBe(7);
    expect(await numberOf('historical_loan')).toBe(3);
    expect(await numberOf('project')).toBe(4);
    expect(await numberOf('indicator')).toBe(8);
    expect(await numberOf('indicator_reading')).toBe(7);
  });

  it('are acts: each with its leaf in the log and a version of a record', async () => {
    const facts = FACTS_IN_ORDER.flat().length;
    expect(await numberOf("audit_leaf WHERE country_code <> '00'")).toBe(facts);
    expect(await numberOf("record_version WHERE country_code <> '00'")).toBe(facts);
  });

  it('are entered once: loading again changes nothing', async () => {
    const before = await numberOf('act');
    await loadReferenceInto(application);
    expect(await numberOf('act')).toBe(before);
  });

  it('put committed and disbursed of both announcements at zero', async () => {
    const { rows } = await reader.query(
      `SELECT t.reference, t.announced_amount, t.confidence FROM public.tranche t
        WHERE country_code = 'KZ' ORDER BY reference`,
    );
    expect(rows).toEqual([
      { reference: 'KZ-JICA-200', announced_amount: '200000000.00', confidence: 'press-only' },
      { reference: 'KZ-JICA-500', announced_amount: '500000000.00', confidence: 'press-only' },
    ]);
    expect(await numberOf('commitment')).toBe(0);
    expect(await numberOf('disbursement')).toBe(0);
  });
});
