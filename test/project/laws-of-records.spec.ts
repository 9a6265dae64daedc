import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { checkLaws, type LawCheck } from '../../src/ledger/laws.ts';
import { methodologyLaws } from '../../src/methodology/laws.ts';
import { monitoringLaws } from '../../src/monitoring/laws.ts';
import { participantLaws } from '../../src/participant/laws.ts';
import { partnerCountryLaws } from '../../src/partner-country/laws.ts';
import { projectLaws } from '../../src/project/laws.ts';
import type { RunningApplication } from '../harness/application.ts';
import { CycleBook } from '../monitoring/registered-project.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

const LAWS: readonly LawCheck[] = [
  ...partnerCountryLaws,
  ...participantLaws,
  ...methodologyLaws,
  ...projectLaws,
  ...monitoringLaws,
];

let application: RunningApplication;
let forger: pg.Client;

beforeAll(async () => {
  application = await startWithReference();
  const book = new CycleBook(application);
  await book.adoptRules();
  const charging = await book.approve('ev-charging-1');
  await book.designate([7]);
  const project = await book.registered('KZ001', [charging]);
  await entered('POST', `/v1/projects/${project.reference}/monitoring-reports`, {
    firstDay: '2025-01-01',
    lastDay: '2025-06-30',
  });
  const indicator = await entered('POST', '/v1/projects/KZ001/indicators', {
    name: 'Stations',
    unit: 'stations',
    place: 'Almaty',
    baseline: { value: '0.50', on: '2024-12-31' },
    targets: [{ value: '10', dueOn: '2030-12-31' }],
  });
  await entered('POST', `/v1/indicators/${indicator}/readings`, {
    value: '7.10',
    observedOn: '2025-06-30',
  });
  await entered('PATCH', '/v1/projects/KZ001', {
    title: 'Renamed',
    expectedAnnualReduction: '1200.50',
    sites: [{ name: 'Алматы', latitude: '43.238', longitude: '76.945' }],
  });
  forger = new pg.Client(application.database.superuserUrl);
  await forger.connect();
}, 60_000);
afterAll(async () => {
  await forger?.end();
  await application?.close();
});

async function entered(method: string, path: string, body: object): Promise<string> {
  const read = await application.request('GET', path);
  const headers =
    method === 'PATCH'
      ? { 'if-match': read.headers.get('etag') ?? '', 'idempotency-key': path }
      : {};
  const answer = await application.request(method, path, { body, headers });
  expect({ path, status: answer.status, body: answer.body }).toMatchObject({
    status: method === 'PATCH' ? 200 : 201,
  });
  return answer.body.id as string;
}

async function broken(): Promise<readonly string[]> {
  const results = await checkLaws(forger, LAWS);
  return results.flatMap(({ sentence, examples }) =>
    examples.map((example) => `${sentence}: ${example}`),
  );
}

describe('what tables show of records', () => {
  it('is what the records say, after acts of every kind', async () => {
    expect(await broken()).toEqual([]);
  });

  it.each([
    ['project', "title = 'Forged'", 'A project is as', 'title: not'],
    ['project', "sites = '[]'", 'A project is as', 'sites: not'],
    ['project', 'expected_annual_reduction = 9', 'A project is as', 'expectedAnnualReduction: not'],
    ['project', 'version = version + 1', 'A project is as', 'the version: not'],
    ['indicator', "unit = 'km'", 'A physical indicator', 'unit: not'],
    [
      'indicator',
      'baseline_value = baseline_value + 0.01',
      'A physical indicator',
      'baseline: not',
    ],
    ['indicator_reading', 'value = 8', 'A reading of an indicator', 'value: not'],
    ['indicator_reading', "observed_on = '2025-07-01'", 'A reading of', 'observedOn: not'],
    ['document', `sha256 = repeat('a', 64)`, 'A document is filed', 'sha256: not'],
    ['document', `visibility = 'confidential'`, 'A document is filed', 'visibility: not'],
    ['partner_country', "time_zone = 'Asia/Tokyo'", 'A partner country', 'timeZone: not'],
    ['partner_country', "signed_on = '2000-01-01'", 'A partner country', 'signedOn: not'],
    ['agreement', "title = 'Forged'", 'An agreement is', 'title: not'],
    ['historical_loan', 'amount = amount + 1', 'A loan of earlier years', 'amount: not'],
    ['joint_committee_decision', "items = items || '[{}]'", 'A decision and its', 'items: not'],
    ['participant', "name = 'Forged'", 'A participant is as', 'name: not'],
    ['methodology', "scopes = '[1]'", 'A methodology is as', 'scopes: not'],
    ['monitoring_report', "last_day = '2025-12-31'", 'A monitoring report', 'lastDay: not'],
  ])('is found where %s was forged: %s', async (table, change, sentence, detail) => {
    await forger.query('BEGIN');
    // Neither triggers nor keys speak: this is what somebody with the disk could do.
    await forger.query(`SET LOCAL session_replication_role = 'replica'`);
    try {
      await forger.query(`UPDATE public.${table} SET ${change}`);
      const found = await broken();
      expect(found).toContainEqual(
        expect.stringMatching(new RegExp(`^${sentence}.*${detail} as the record says$`)),
      );
    } finally {
      await forger.query('ROLLBACK');
    }
  });

  it('is found where a row was put in that no record tells of', async () => {
    await forger.query('BEGIN');
    await forger.query(`SET LOCAL session_replication_role = 'replica'`);
    await forger.query(
      `INSERT INTO public.indicator_reading SELECT country_code, gen_random_uuid(), indicator_id, 1,
         observed_on, source, recorded_at, audit_sequence FROM public.indicator_reading LIMIT 1`,
    );
    const found = await broken();
    await forger.query('ROLLBACK');
    expect(found).toEqual([expect.stringMatching(/the record: not as the record says$/)]);
  });
});
