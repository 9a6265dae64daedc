import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { article6Laws } from '../../src/article6/laws.ts';
import { issuanceLaws } from '../../src/carbon-credit/issuance/laws.ts';
import { carbonCreditLaws } from '../../src/carbon-credit/laws.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { cell, IssuanceBook, type IssuingProject } from '../carbon-credit/issuance-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { Article6Book } from './article6-book.ts';

let application: RunningApplication;
let issuance: IssuanceBook;
let article6: Article6Book;
let project: IssuingProject;
let request: string;
let authorisation: string;

beforeAll(async () => {
  application = await startWithReference();
  issuance = await new IssuanceBook(application).open();
  article6 = new Article6Book(application);
  await issuance.openAccount('japan', 'government');
  await issuance.openAccount('partner', 'government');
  project = await issuance.project();
  request = await issuance.notified(project, { 2022: '100' }, [
    cell(2022, 'government-of-japan', '80'),
    cell(2022, 'partner-government', '20'),
  ]);
  const approach = await article6.active('KZ');
  await article6.done('/v1/article6-parties/KAZ/itmo-registry', {
    itmoRegistryId: 'KAZ01',
    source: 'Letter',
  });
  authorisation = await article6.authorised(approach, { quantity: '80' });
}, 60_000);
afterAll(() => application?.close());

const partner = (first: number, last: number) => `KZ-KZ-${project.reference}-2022-${first}-${last}`;
const issue = (side: string, more: object = {}) =>
  issuance.post(`/v1/issuance-requests/${request}/issue`, { side, ...more });

describe('a tonne of 2022, from the notification to Japan’s registry', () => {
  const leaving = () => ({ transferredSerials: [partner(21, 100)] });

  it('is issued by the partner, and not by Japan before it is authorised', async () => {
    expect((await issue('partner')).body).toMatchObject({
      tonnes: '100',
      serials: [partner(1, 20), partner(21, 100)],
    });
    expect((await issue('japan', leaving())).body.code).toBe('ISSUANCE.NOT_AUTHORISED');
  });

  it('is authorised, first transferred, and issued by Japan as it leaves the partner', async () => {
    const serials = leaving().transferredSerials;
    await article6.done(`/v1/authorisations/${authorisation}/itmos`, { serials });
    await article6.done('/v1/first-transfers', {
      authorisation,
      serials,
      basis: 'transfer-to-party',
      acquiringParty: 'JPN',
      evidence: 'Notification',
    });
    const answer = await issue('japan', leaving());
    const japan = `JP-KZ-${project.reference}-2022-1-80`;
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 201,
      body: { state: 'completed', tonnes: '80', serials: [japan, partner(21, 100)] },
    });
    const pairs = [{ partner: partner(21, 100), japan }];
    const acquired = await article6.done('/v1/partner-countries/KZ/itmo-acquisitions', { pairs });
    expect(acquired.itmos).toMatchObject([{ firstId: '1', lastId: '80' }]);
  });

  it('leads back to its report, verification, decision and issuance, and to no others', async () => {
    // Another report of the same project and year of another vintage's decision must not be named.
    const other = await issuance.notified(project, { 2021: '5' }, [
      cell(2021, 'partner-government', '5'),
    ]);
    const told = (await issuance.get(`/v1/issuance-requests/${request}`)).body;
    const first = `JP-KZ-${project.reference}-2022-1`;
    const list = await application.request('GET', `/v1/credit-blocks?serial=${first}`);
    const [block] = list.body.items;
    const detail = (await application.request('GET', `/v1/credit-blocks/${block.id}`)).body;
    expect(detail.comesFrom).toMatchObject({
      project: project.id,
      issuance: told.sides[0].issuance,
      monitoringReports: [told.monitoringReport],
      decisions: [told.decision],
    });
    expect(detail.comesFrom.verifications).toHaveLength(1);
    expect(other).not.toBe(request);
  });

  it('keeps the laws of all three rooms', async () => {
    const owner = new pg.Client(application.database.ownerUrl);
    await owner.connect();
    const laws = [...carbonCreditLaws, ...issuanceLaws, ...article6Laws];
    const results = await checkLaws(owner, laws);
    await owner.end();
    expect(results.filter(({ broken }) => broken > 0)).toEqual([]);
  });
});
