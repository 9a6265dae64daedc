import { join } from 'node:path';
import { expect } from '@jest/globals';
import { openKeyFile, rotateKeyFile } from '../../src/audit/key-file.ts';
import { revokeKey } from '../../src/audit/keys.ts';
import { createPostingPool } from '../../src/database/pools.ts';
import { OPERATOR_ID } from '../../src/identity/operator.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { Article6Book } from '../article6/article6-book.ts';
import { cell, IssuanceBook, type IssuingProject } from '../carbon-credit/issuance-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { openDesk, PROJECT_HEADER, projectLine } from '../import/import-harness.ts';
import { fillBook } from '../reporting/report-book.ts';

/*
 * A book in which something stands in every table: money and its officers, a project from proposal to
 * credits, credits moved, used and given back, what is told to the Paris Agreement, keys and grants.
 */
const ACTOR = { clock: systemClock, principal: OPERATOR_ID };
const YEARS = { 2022: '100', 2023: '60' } as const;

/** Fills every table of a book that has the reference facts. */
export async function fillEveryTable(application: RunningApplication): Promise<void> {
  const { indicator } = await fillBook(application, 'UZ');
  await manyLeaves(application, indicator);
  await twoOfficers(application);
  await access(application);
  const issuance = await new IssuanceBook(application).open();
  await issuance.openAccount('japan', 'government');
  const partner = await issuance.openAccount('partner', 'government');
  const project = await issuance.project();
  await allocated(issuance, project);
  const period = { startsOn: '2024-10-01', endsOn: '2034-09-30' };
  await issuance.before.registered('KZ801', project.methodologies, period);
  const request = await issuance.notified(project, YEARS, [
    cell(2022, 'government-of-japan', '80'),
    cell(2022, 'partner-government', '20'),
    cell(2023, 'partner-government', '60'),
  ]);
  await article6(application, issuance, { project, request });
  await credits(application, issuance, { project, partner });
  await edition(application, issuance);
  await post(application, '/v1/partner-countries/UZ/periods/2025-01/close', {});
  await publicList(application);
  await signingKeys(application);
}

/** Posts what must be taken; answers the body. */
async function post(
  application: RunningApplication,
  path: string,
  body: unknown,
): Promise<Record<string, string>> {
  const answer = await application.request('POST', path, { body });
  const isDone = answer.status < 300;
  if (!isDone) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body as Record<string, string>;
}

/** So many that the tree stores a node above 256 of them. */
async function manyLeaves(application: RunningApplication, indicator: string): Promise<void> {
  const acts = Array.from({ length: 256 }, (_, at) => ({
    kind: 'indicator-reading',
    key: `reading-${at}`,
    subject: indicator,
    body: { value: String(100 + at), observedOn: '2026-02-28' },
  }));
  await post(application, '/v1/partner-countries/UZ/acts', { acts });
}

/** What awaits a second officer, what one approved, what one declined. */
async function twoOfficers(application: RunningApplication): Promise<void> {
  const tranche = await post(application, '/v1/partner-countries/UZ/tranches', {
    reference: 'UZ-TWO',
    title: 'A tranche that two officers post from',
    funder: 'JICA',
    instrument: 'JICA_ODA_LOAN',
    currency: 'USD',
    announcedAmount: '1000.00',
    announcedOn: '2025-01-01',
    approvalThreshold: '10.00',
  });
  const [officer, second] = [
    application.keys['fund-officer'],
    application.keys['second-fund-officer'],
  ];
  const commitments = `/v1/tranches/${tranche['id']}/commitments`;
  for (const decision of ['approve', 'decline', null]) {
    const body = {
      amount: '100.00',
      currency: 'USD',
      effectiveOn: '2025-02-01',
      reference: `UZ-TWO-${decision}`,
      agreement: { title: 'Agreement', signedOn: '2025-02-01', sha256: 'e'.repeat(64) },
    };
    const asked = await application.request('POST', commitments, { body, key: officer ?? null });
    expect(asked.status).toBe(202);
    if (decision === null) continue;
    const decided = await application.request('POST', `/v1/acts/${asked.body.id}/${decision}`, {
      body: {},
      key: second ?? null,
    });
    expect(decided.status).toBe(200);
  }
}

/** A principal with grants, one of them ended, an account to sign in with, keys, one taken back. */
async function access(application: RunningApplication): Promise<void> {
  const principal = await post(application, '/v1/principals', {
    name: 'Aigerim',
    grants: [
      { role: 'auditor', countries: ['KZ', 'UZ'] },
      { role: 'fund-officer', countries: ['KZ'] },
    ],
  });
  const path = `/v1/principals/${principal['id']}`;
  const read = await application.request('GET', path);
  const grants = read.body.grants as readonly { readonly id: string }[];
  await post(application, `/v1/grants/${grants[0]?.id}/end`, {});
  await post(application, `${path}/grants`, { role: 'auditor' });
  await post(application, `${path}/identities`, {
    issuer: 'https://login.example',
    subject: 'aigerim',
  });
  const roles = ['auditor'];
  const key = await post(application, '/v1/api-keys', { name: 'A key', roles });
  await post(application, `/v1/api-keys/${key['id']}/revocation`, {});
  await post(application, '/v1/api-keys', { name: 'Another', roles, countries: ['UZ'] });
  const hook = await post(application, '/v1/webhooks', {
    url: 'https://example.org/told',
    countries: ['KZ'],
  });
  await post(application, `/v1/webhooks/${hook['id']}/disabling`, {});
  const other = await post(application, '/v1/webhooks', {
    url: 'https://example.org/too',
    countries: ['UZ'],
  });
  await post(application, `/v1/webhooks/${other['id']}/secret`, {});
  const gone = await post(application, '/v1/principals', {
    name: 'Bolat',
    grants: [{ role: 'auditor', countries: ['KZ'] }],
  });
  await post(application, `/v1/principals/${gone['id']}/erasure`, {});
}

async function allocated(issuance: IssuanceBook, project: IssuingProject): Promise<void> {
  await post(issuance.application, `/v1/projects/${project.id}/credit-allocation`, {
    shares: [
      { beneficiary: 'government-of-japan', percent: '50' },
      { beneficiary: 'partner-government', percent: '50' },
    ],
    subsidisedByMoej: false,
    document: project.documents['Crd_Allc'],
  });
}

/** From an approach to a filing: identified, first transferred, acquired, adjusted. */
async function article6(
  application: RunningApplication,
  issuance: IssuanceBook,
  of: { readonly project: IssuingProject; readonly request: string },
): Promise<void> {
  const book = new Article6Book(application);
  const serials = [`KZ-KZ-${of.project.reference}-2022-21-100`];
  const approach = await book.active('KZ');
  for (const party of ['KAZ', 'JPN']) {
    await book.done(`/v1/article6-parties/${party}/itmo-registry`, {
      itmoRegistryId: `${party}01`,
      source: 'Letter',
    });
  }
  const years = { firstYear: 2021, lastYear: 2030, source: 'NDC' };
  for (const party of ['KAZ', 'JPN']) {
    const period = { ...years, method: 'single-year-averaging' };
    await book.done(`/v1/article6-parties/${party}/ndc-periods`, period);
  }
  const inventory = { year: 2022, tonnes: '310000000.125', source: 'BTR 1' };
  await book.done('/v1/article6-parties/KAZ/inventory-emissions', inventory);
  const authorisation = await book.authorised(approach, { quantity: '80' });
  await book.done(`/v1/authorisations/${authorisation}/entities`, {
    name: 'An airline',
    incorporatedIn: 'KAZ',
    identificationNumber: '941240000193',
  });
  const issue = (side: string, more: object = {}) =>
    post(application, `/v1/issuance-requests/${of.request}/issue`, { side, ...more });
  await issue('partner');
  await book.done(`/v1/authorisations/${authorisation}/itmos`, { serials });
  await book.done('/v1/first-transfers', {
    authorisation,
    serials,
    basis: 'transfer-to-party',
    acquiringParty: 'JPN',
    evidence: 'Notification',
  });
  await issue('japan', { transferredSerials: serials });
  await book.done('/v1/partner-countries/KZ/itmo-acquisitions', {
    pairs: [{ partner: serials[0], japan: `JP-KZ-${of.project.reference}-2022-1-80` }],
  });
  await book.done('/v1/aef/JPN/2025/holdings-snapshots', { reason: 'Year’s end' });
  await book.done('/v1/aef/JPN/2025/filings', {});
  const final = { party: 'KAZ', year: 2022, reason: 'Review of the BTR' };
  await book.done('/v1/corresponding-adjustments/finalisations', final);
  // A second report on its way, so that reports and requests stand in more states than one.
  await issuance.requested(of.project, { 2024: '40' });
}

/** Credits transferred, offered, stopped, retired, cancelled, and given back by both sides. */
async function credits(
  application: RunningApplication,
  issuance: IssuanceBook,
  of: { readonly project: IssuingProject; readonly partner: string },
): Promise<void> {
  const account = of.partner;
  const company = await issuance.openAccount('partner', of.project.local);
  const serials = (first: number, last: number) =>
    `KZ-KZ-${of.project.reference}-2023-${first}-${last}`;
  const run = (first: number, last: number) => ({ serials: [serials(first, last)] });
  await post(application, '/v1/credit-transfers', {
    from: account,
    to: company,
    ...run(1, 5),
    expiresOn: '2999-12-31',
  });
  const offer = await post(application, '/v1/credit-transfers', {
    from: account,
    to: company,
    ...run(11, 20),
    expiresOn: '2999-12-31',
  });
  const accepted = `/v1/credit-transfers/${offer['id']}/accept`;
  expect((await application.request('POST', accepted, { body: {} })).status).toBeLessThan(300);
  await post(application, '/v1/credit-retirements', { account, ...run(21, 25), ndcYear: 2025 });
  const cancelled = await post(application, '/v1/credit-cancellations', {
    account,
    ...run(31, 36),
    purpose: 'voluntary',
    beneficiary: 'All',
    reason: 'Our own footprint',
  });
  const subject = cancelled['id'];
  const decision = await issuance.before.decide(
    [{ type: 'registry-reversal', subject }],
    '2026-08-01',
  );
  await post(application, `/v1/certificates/${subject}/reversal`, {
    decision,
    reason: 'The wrong account',
  });
  await post(application, '/v1/disposal-stops', {
    country: 'KZ',
    kind: 'freeze',
    reason: 'A court order',
    serials: serials(41, 45),
  });
}

async function edition(application: RunningApplication, issuance: IssuanceBook): Promise<void> {
  const made = await post(application, '/v1/partner-countries/KZ/report-editions', {
    period: '2025',
    effectiveAsOf: '2025-12-31',
  });
  const at = `/v1/report-editions/${made['id']}`;
  const text = 'The report is agreed.';
  const items = [{ type: 'other', subject: made['id'], text }];
  await post(application, `${at}/agreement`, {
    decision: await issuance.before.decide(items, '2026-09-01'),
  });
  await post(application, `${at}/publication`, {});
}

/** A participant with a number of its own, and a row of the public list of projects. */
async function publicList(application: RunningApplication): Promise<void> {
  await post(application, '/v1/participants', {
    name: 'Toyota Motor Corporation',
    kind: 'company',
    country: 'JP',
    identifiers: [{ scheme: 'JP-JCN', id: '1180301018771' }],
  });
  const desk = await openDesk(application.database);
  const listed = { reference_no: 'MN001', country_iso2: 'MN', country_iso3: 'MNG' };
  const line = projectLine({ ...listed, country: 'Mongolia' });
  const loaded = await desk.loadText('projects', `${PROJECT_HEADER}\n${line}\n`, true);
  expect(loaded.errors).toEqual([]);
  await desk.close();
}

/** A signing key that was rotated away and revoked, and one more. */
async function signingKeys({ database, dataDir }: RunningApplication): Promise<void> {
  const pool = createPostingPool(database.applicationUrl, { max: 2 });
  const file = join(dataDir, 'audit-signing-key.pem');
  const reason = 'It was time';
  const second = await rotateKeyFile(pool, file, reason, ACTOR);
  await rotateKeyFile(pool, file, reason, ACTOR);
  const by = await openKeyFile(pool, file);
  const lost = { keyId: second.to.keyId, revoked: null, reason, compromisedSince: null };
  await revokeKey(pool, { ...lost, by }, ACTOR);
  await pool.end();
}
