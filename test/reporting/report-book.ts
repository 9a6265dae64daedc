import { expect } from '@jest/globals';
import type { Answered, RunningApplication } from '../harness/application.ts';

export const SHA = 'd'.repeat(64);

/** Posts and expects it to be recorded; answers the body. */
export async function post(
  application: RunningApplication,
  path: string,
  body: unknown,
): Promise<Record<string, string>> {
  const answer = await application.request('POST', path, { body });
  expect({ path, status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
  return answer.body as Record<string, string>;
}

/** Everybody's view: asked without a key. */
export function ask(
  application: RunningApplication,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  return application.request('GET', path, { key: null, headers });
}

/** The ids of what the scenario made. */
export interface ReportBook {
  readonly dollars: string;
  readonly yen: string;
  readonly commitment: string;
  readonly disbursement: string;
  readonly mistake: string;
  readonly project: string;
  readonly indicator: string;
}

/**
 * A country's year: a dollar tranche with commitments, a cancellation, payments, a refund of each kind
 * and a mistake undone; a yen tranche taken over from older books; projects and what they built.
 */
export async function fillBook(
  application: RunningApplication,
  country: string,
): Promise<ReportBook> {
  const at = `/v1/partner-countries/${country}`;
  const money = (amount: string, effectiveOn: string, reference: string, currency = 'USD') => ({
    amount,
    currency,
    effectiveOn,
    reference,
  });
  const make = (path: string, body: unknown) => post(application, path, body);
  const charging = await make(`${at}/projects`, {
    reference: `${country}-CHARGING`,
    title: '=Charging <stations> & "more"',
    mechanism: 'NONE',
    sector: 'Electric mobility',
    status: 'under-way',
  });
  await make(`${at}/projects`, {
    reference: `${country}-LINE`,
    title: 'A railway line',
    mechanism: 'NONE',
    sector: 'Rail transport',
  });
  const facility = await make('/v1/facilities', {
    reference: `FRAME-${country}`,
    title: 'A frame agreement',
    funder: 'JICA',
    currency: 'USD',
    amount: '2000000000.00',
    countries: [country],
    source: 'Invented for a test',
  });
  const dollars = await make(`${at}/tranches`, {
    reference: `${country}-USD`,
    title: 'A tranche in dollars',
    funder: 'JICA',
    instrument: 'JICA_ODA_LOAN',
    currency: 'USD',
    announcedAmount: '1000000000.00',
    announcedOn: '2024-08-12',
    facility: facility['id'],
  });
  const yen = await make(`${at}/tranches`, {
    reference: `${country}-JPY`,
    title: 'A tranche in yen',
    funder: 'JICA',
    instrument: 'JICA_ODA_LOAN',
    currency: 'JPY',
    announcedAmount: '6361000000',
    announcedOn: '2010-08-23',
    confidence: 'signed',
  });
  const agreement = { title: 'Loan agreement', signedOn: '2025-01-15', sha256: SHA };
  const commitment = await make(`/v1/tranches/${dollars['id']}/commitments`, {
    ...money('90000000.00', '2025-01-15', '=C-1'),
    agreement,
    projectShares: [
      { project: `${country}-CHARGING`, amount: '60000000.01' },
      { project: `${country}-LINE`, amount: '29999999.99' },
    ],
  });
  const of = `/v1/commitments/${commitment['id']}`;
  await make(`${of}/decommitments`, money('10000000.00', '2025-02-01', 'X-1'));
  const disbursement = await make(`${of}/disbursements`, money('45000000.00', '2025-03-01', 'D-1'));
  const refunds = `/v1/disbursements/${disbursement['id']}/refunds`;
  await make(refunds, { ...money('2000000.00', '2025-04-01', 'R-1'), reusable: true });
  await make(refunds, money('3000000.00', '2025-04-02', 'R-2'));
  await make(`${of}/repayments`, money('1000000.00', '2025-06-01', 'RP-1'));
  await make(`${of}/interest`, money('12345.67', '2025-06-01', 'I-1'));
  const mistake = await make(`${of}/disbursements`, money('7.77', '2025-07-01', 'D-2'));
  await make(`/v1/journal-entries/${mistake['id']}/reversal`, { reason: 'Entered twice' });
  await make(`/v1/tranches/${yen['id']}/opening-balances`, {
    reference: 'P6',
    currency: 'JPY',
    effectiveOn: '2024-12-31',
    committed: '6361000000',
    disbursed: '6361000000',
    repaid: '1361000000',
    evidence: { title: 'Loan ledger', signedOn: '2010-08-23', sha256: SHA },
  });
  await make(`/v1/tranches/${dollars['id']}/pledges`, {
    amount: '5.00',
    currency: 'USD',
    pledgedOn: '2025-05-05',
    reference: 'P-1',
  });
  await make(`/v1/tranches/${dollars['id']}/schedule`, {
    currency: 'USD',
    payments: [{ dueOn: '2030-06-30', amount: '1000000.00' }],
  });
  const indicator = await make(`/v1/projects/${country}-CHARGING/indicators`, {
    name: 'Stations in service',
    unit: 'stations',
    place: 'The capital',
    baseline: { value: '51', on: '2023-11-15' },
    targets: [{ value: '151', dueOn: '2029-12-31' }],
  });
  await make(`/v1/indicators/${indicator['id']}/readings`, {
    value: '76',
    observedOn: '2025-12-31',
  });
  await make('/v1/exchange-rates', {
    base: 'USD',
    quote: 'JPY',
    rate: '147.12345678',
    rateOn: '2025-12-30',
    source: 'Invented for a test',
  });
  // The last act: what no country has (facility, rate) is then known at the country's head.
  await make(`/v1/indicators/${indicator['id']}/readings`, {
    value: '80',
    observedOn: '2026-01-31',
  });
  return {
    dollars: dollars['id'] ?? '',
    yen: yen['id'] ?? '',
    commitment: commitment['id'] ?? '',
    disbursement: disbursement['id'] ?? '',
    mistake: mistake['id'] ?? '',
    project: charging['id'] ?? '',
    indicator: indicator['id'] ?? '',
  };
}
