import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { article6Room } from '../../src/article6/article6.acts.ts';
import { AuthorisationController } from '../../src/article6/authorisation.controller.ts';
import { AdjustmentController } from '../../src/article6/adjustment/adjustment.controller.ts';
import { AefController } from '../../src/article6/aef/aef.controller.ts';
import { ItmoController } from '../../src/article6/itmo.controller.ts';
import { PartyController } from '../../src/article6/party.controller.ts';
import { carbonCreditRoom } from '../../src/carbon-credit/carbon-credit.acts.ts';
import { CreditActsController } from '../../src/carbon-credit/credit-acts.controller.ts';
import { CreditReadsController } from '../../src/carbon-credit/credit-reads.controller.ts';
import { IssuanceController } from '../../src/carbon-credit/issuance/issuance.controller.ts';
import { accessOf, scopeSourceOf } from '../../src/identity/permit.ts';
import { AccountPagesController } from '../../src/web/credits/account-pages.controller.ts';
import { DisposalFormsController } from '../../src/web/credits/disposal-forms.controller.ts';
import { OfferFormsController } from '../../src/web/credits/offer-forms.controller.ts';
import { cell, IssuanceBook, type IssuingProject } from '../carbon-credit/issuance-book.ts';
import type { Answered, RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { Browser } from './browser.ts';

/* Who may act on whose credits, for which side and where: alone, among many acts and by a form. */
const ACTS = '/v1/partner-countries/KZ/acts';
const OUTSIDE = [403, 'IDENTITY.OUT_OF_SCOPE'];
const ELSEWHERE = [403, 'IDENTITY.OTHER_COUNTRY'];

let app: RunningApplication;
let book: IssuanceBook;
let project: IssuingProject;
let foreign: IssuingProject;
let request: string;
let green: string;
let blue: string;
let local: string;
let japan: string;
let kazakhstan: string;
/** Keys of two holders, of an importing holder, and of officers of a side or a country. */
let greenKey: string;
let blueKey: string;
let importing: string;
let japanese: string;
let kazakh: string;
let mongolian: string;

beforeAll(async () => {
  app = await startWithReference();
  book = await new IssuanceBook(app, { startsOn: '2015-01-01' }).open();
  project = await book.project();
  foreign = await book.project();
  japan = await book.openAccount('japan', 'government');
  kazakhstan = await book.openAccount('partner', 'government');
  green = await book.openAccount('japan', project.japanese);
  blue = await book.openAccount('japan', foreign.japanese);
  local = await book.openAccount('partner', project.local);
  request = await book.notified(project, { 2016: '120' }, [
    cell(2016, 'government-of-japan', '60'),
    cell(2016, 'japanese-participant', '50', project.japanese),
    cell(2016, 'partner-government', '10'),
  ]);
  const roles = ['project-participant'] as const;
  const own = (id: string) => [id.slice(3)];
  greenKey = await app.makeKey({ roles, organisations: own(project.japanese) });
  blueKey = await app.makeKey({ roles, organisations: own(foreign.japanese) });
  importing = await importer(project.japanese);
  const officer = ['registry-officer'] as const;
  japanese = await app.makeKey({ roles: officer, side: 'japan' });
  kazakh = await app.makeKey({ roles: officer, side: 'partner', countries: ['KZ'] });
  mongolian = await app.makeKey({ roles: officer, countries: ['MN'] });
}, 60_000);
afterAll(() => app?.close());

async function importer(organisation: string): Promise<string> {
  const made = await book.post('/v1/principals', {
    name: 'An importing holder',
    grants: [
      { role: 'project-participant', organisations: [organisation] },
      { role: 'fund-officer' },
    ],
  });
  const roles = ['project-participant', 'fund-officer'];
  return (await book.post('/v1/api-keys', { principal: made.body.id, roles })).body.key;
}

const post = (path: string, body: object, key: string) => book.post(path, body, { key });
const verdict = ({ status, body }: Answered) => [status, body?.code];
const said = async (answer: Promise<Answered>) => verdict(await answer);
const serial = (first: number, last = first) => `JP-KZ-${project.reference}-2016-${first}-${last}`;

/** How one act among many fares. */
async function bulk(kind: string, subject: string | null, body: object, key: string) {
  const act = { kind, key: crypto.randomUUID(), ...(subject === null ? {} : { subject }), body };
  const answer = await post(ACTS, { acts: [act] }, key);
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
  const [{ status, body: of }] = answer.body.items;
  return [status, of.code];
}

describe('a scope', () => {
  it('is declared by every act among many, but those of both sides', () => {
    const bodies = Object.entries({ ...carbonCreditRoom.bodies, ...article6Room.bodies });
    expect(bodies.length).toBeGreaterThan(25);
    expect(bodies.flatMap(([kind, { scope }]) => (scope ? [] : [kind]))).toEqual([
      'cooperative-approach',
      'cooperative-approach-change',
      'cooperative-approach-transition',
    ]);
  });

  it('is declared by every route that asks for a permission, but those of both sides', () => {
    const without = [
      CreditActsController,
      CreditReadsController,
      IssuanceController,
      AuthorisationController,
      ItmoController,
      PartyController,
      AdjustmentController,
      AefController,
      AccountPagesController,
      DisposalFormsController,
      OfferFormsController,
    ].flatMap((controller) =>
      Object.entries(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(
        ([name, { value }]) => {
          const handler = value as (...args: never[]) => unknown;
          const access = accessOf(handler, controller);
          const isAsked = access !== undefined && access !== 'public';
          return isAsked && !scopeSourceOf(handler, controller) ? [name] : [];
        },
      ),
    );
    expect(without).toEqual(['enterApproach', 'changeApproach', 'moveApproach']);
  });
});

describe('issuance', () => {
  const path = () => `/v1/issuance-requests/${request}/issue`;
  const of = (side: unknown) => ({ side, issuedOn: '2026-08-01' });

  it('by an officer of one side for the other is refused, also among many acts', async () => {
    for (const side of ['partner', 'Japan', null, ['japan']]) {
      expect(await said(post(path(), of(side), japanese))).toEqual(OUTSIDE);
    }
    expect(await said(post(path(), of('japan'), kazakh))).toEqual(OUTSIDE);
    expect(await said(post(path(), of('japan'), mongolian))).toEqual(ELSEWHERE);
    expect(await bulk('credit-issuance', request, of('partner'), japanese)).toEqual(OUTSIDE);
    expect(await bulk('credit-issuance', request, of('japan'), kazakh)).toEqual(OUTSIDE);
  });

  it('by each for its own is done', async () => {
    expect((await post(path(), of('japan'), japanese)).status).toBe(201);
    expect(await bulk('credit-issuance', request, of('partner'), kazakh)).toEqual([201, undefined]);
  });

  it('is requested by who takes part in the project, and by no other holder', async () => {
    const theirs = await book.verifiedReport(foreign, { 2017: '5' });
    const ours = await book.verifiedReport(project, { 2017: '5' });
    const body = (report: string, on: IssuingProject) => ({
      monitoringReport: report,
      requestedOn: '2026-06-15',
      documents: [on.documents['Iss_Req']],
    });
    const ask = (report: unknown) =>
      said(
        post(
          '/v1/issuance-requests',
          { ...body(ours, project), monitoringReport: report },
          greenKey,
        ),
      );
    for (const report of [theirs, null, [ours], `MN-${ours.slice(3)}`]) {
      expect(await ask(report)).toEqual(OUTSIDE);
    }
    expect(await bulk('issuance-request', null, body(theirs, foreign), importing)).toEqual(OUTSIDE);
    const made = await post('/v1/issuance-requests', body(ours, project), greenKey);
    expect(made.status).toBe(201);
    const withdraw = `/v1/issuance-requests/${made.body.id}/withdraw`;
    const why = { reason: 'A mistake', documents: [project.documents['IW_Req']] };
    expect(await said(post(withdraw, why, blueKey))).toEqual(OUTSIDE);
    expect((await post(withdraw, why, greenKey)).status).toBe(200);
    const allocation = { shares: [], subsidisedByMoej: false, document: 'x' };
    const shares = (of: string) => `/v1/projects/${of}/credit-allocation`;
    expect(await said(post(shares(foreign.reference), allocation, greenKey))).toEqual(OUTSIDE);
    expect((await post(shares(project.reference), allocation, greenKey)).status).toBe(400);
  });

  it('is not notified by whoever requested it', async () => {
    const asked = await book.requested(project, { 2018: '7' });
    const cells = [cell(2018, 'government-of-japan', '7')];
    const decisionId = await book.decide(asked, cells);
    const notify = `/v1/issuance-requests/${asked}/notify`;
    const own = await book.post(notify, { decisionId, credits: cells });
    expect(verdict(own)).toEqual([403, 'ISSUANCE.REQUESTER_CANNOT_NOTIFY']);
    expect(await said(post(notify, { decisionId, credits: cells }, mongolian))).toEqual(ELSEWHERE);
    expect((await book.notify(asked, decisionId, cells)).status).toBe(201);
  });
});

describe('credits of another holder', () => {
  const use = { ndcYear: 2030 };
  const gone = { purpose: 'omge', beneficiary: 'All', reason: 'Because' };
  const what = () => ({ serials: [serial(61)] });

  it('are not moved, offered, retired or cancelled by one who does not hold them', async () => {
    const moves: readonly [string, string, object][] = [
      ['/v1/credit-transfers', 'from', { ...what(), to: blue }],
      ['/v1/credit-transfers', 'from', { ...what(), to: blue, expiresOn: '2999-12-31' }],
      ['/v1/credit-retirements', 'account', { ...what(), ...use }],
      ['/v1/credit-cancellations', 'account', { ...what(), ...gone }],
    ];
    for (const [path, field, body] of moves) {
      for (const account of [green, japan, [green], null, green.toUpperCase()]) {
        expect(await said(post(path, { ...body, [field]: account }, blueKey))).toEqual(OUTSIDE);
      }
      expect(await said(post(path, { ...body, [field]: green }, mongolian))).toEqual(ELSEWHERE);
      expect(await said(post(path, { ...body, [field]: green }, kazakh))).toEqual(OUTSIDE);
    }
    const kinds: readonly [string, object][] = [
      ['credit-transfer', { ...what(), to: green }],
      ['credit-offer', { ...what(), to: green, expiresOn: '2999-12-31' }],
      ['credit-retirement', { ...what(), ...use }],
      ['credit-cancellation', { ...what(), ...gone }],
    ];
    for (const [kind, body] of kinds) {
      expect(await bulk(kind, japan, body, importing)).toEqual(OUTSIDE);
      expect(await bulk(kind, blue, body, importing)).toEqual(OUTSIDE);
    }
  });

  it('are not reached by a form either, which its own holder is shown', async () => {
    const browser = new Browser(app.url);
    await browser.post('/sign-in', { key: blueKey, to: '/me' });
    const fields = { serials: serial(61), ndcYear: '2030', step: 'confirm', ...gone };
    for (const form of ['retire', 'cancel', 'transfer']) {
      expect((await browser.get(`/credit-accounts/${green}/${form}`)).status).toBe(403);
      expect((await browser.post(`/credit-accounts/${green}/${form}`, fields)).status).toBe(403);
      expect((await browser.get(`/credit-accounts/${blue}/${form}`)).status).toBe(200);
    }
  });

  it('are accepted by the one they are offered to, and taken back by the one who offered', async () => {
    const offer = async (at: number) => {
      const body = { from: green, to: blue, serials: [serial(at)], expiresOn: '2999-12-31' };
      const made = await post('/v1/credit-transfers', body, greenKey);
      expect(made.status).toBe(201);
      return String(made.body.id);
    };
    const first = await offer(62);
    for (const end of ['accept', 'decline']) {
      for (const key of [greenKey, kazakh]) {
        expect(await said(post(`/v1/credit-transfers/${first}/${end}`, {}, key))).toEqual(OUTSIDE);
      }
    }
    expect(await bulk('offer-acceptance', first, {}, importing)).toEqual(OUTSIDE);
    expect(await bulk('offer-decline', first, {}, importing)).toEqual(OUTSIDE);
    const giver = new Browser(app.url);
    await giver.post('/sign-in', { key: greenKey, to: '/me' });
    const form = `/credit-transfers/${first}/accept`;
    expect((await giver.post(form, { step: 'confirm' })).status).toBe(403);
    const taker = new Browser(app.url);
    await taker.post('/sign-in', { key: blueKey, to: '/me' });
    expect((await taker.post(form, { step: 'confirm' })).status).toBe(303);
    const second = await offer(63);
    for (const end of ['cancel', 'expire']) {
      expect(await said(post(`/v1/credit-transfers/${second}/${end}`, {}, blueKey))).toEqual(
        OUTSIDE,
      );
    }
    expect((await post(`/v1/credit-transfers/${second}/cancel`, {}, greenKey)).status).toBe(201);
  });

  it('are the other side’s government’s, which an officer of this side cannot give', async () => {
    const gift = { account: kazakhstan, selection: 'fifo', vintage: 2016, tonnes: '1', ...use };
    expect(await said(post('/v1/credit-retirements', gift, japanese))).toEqual(OUTSIDE);
    expect(await bulk('credit-retirement', japan, { ...what(), ...use }, kazakh)).toEqual(OUTSIDE);
    expect((await post('/v1/credit-retirements', gift, kazakh)).status).toBe(201);
  });

  it('are its own to a holder whose grant is for this country as well', async () => {
    const here = (countries: readonly string[]) =>
      app.makeKey({
        roles: ['project-participant'],
        organisations: [project.japanese.slice(3)],
        countries,
      });
    const body = { account: green, serials: [serial(64)], ...use };
    expect(await said(post('/v1/credit-retirements', body, await here(['MN'])))).toEqual(ELSEWHERE);
    expect((await post('/v1/credit-retirements', body, await here(['MN', 'KZ']))).status).toBe(201);
  });
});

describe('a registry', () => {
  it('opens accounts in itself alone', async () => {
    const account = (side: string, key: string) => {
      const body = { country: 'KZ', side, holder: foreign.local, label: crypto.randomUUID() };
      return said(post('/v1/credit-accounts', body, key));
    };
    expect(await account('partner', japanese)).toEqual(OUTSIDE);
    expect(await account('japan', kazakh)).toEqual(OUTSIDE);
    expect(await account('partner', mongolian)).toEqual(ELSEWHERE);
    expect(await account('partner', kazakh)).toEqual([201, undefined]);
    const body = { side: 'japan', holder: foreign.local, label: 'bulk' };
    expect(await bulk('credit-account', null, body, kazakh)).toEqual(OUTSIDE);
  });

  it('stops disposal of its own accounts and serials, and lifts its own stops', async () => {
    const stop = (what: object, key: string) =>
      post('/v1/disposal-stops', { country: 'KZ', kind: 'freeze', reason: 'x', ...what }, key);
    const serials = serial(90);
    expect(verdict(await stop({ account: green }, kazakh))).toEqual(OUTSIDE);
    expect(verdict(await stop({ serials }, kazakh))).toEqual(OUTSIDE);
    // Both at once would be decided by one of them: they are refused before.
    expect(verdict(await stop({ serials, account: local }, kazakh))).toEqual(OUTSIDE);
    expect(verdict(await stop({ project: project.reference }, kazakh))).toEqual(OUTSIDE);
    expect(verdict(await stop({ account: local }, mongolian))).toEqual(ELSEWHERE);
    const bad = { kind: 'freeze', reason: 'x', account: green };
    expect(await bulk('disposal-stop', null, bad, kazakh)).toEqual(OUTSIDE);
    const made = await stop({ serials }, japanese);
    expect(made.status).toBe(201);
    const end = `/v1/disposal-stops/${made.body.id}/end`;
    expect(await said(post(end, { reason: 'y' }, kazakh))).toEqual(OUTSIDE);
    const lifted = await bulk('disposal-stop-end', made.body.id, { reason: 'y' }, kazakh);
    expect(lifted).toEqual(OUTSIDE);
    expect((await post(end, { reason: 'y' }, japanese)).status).toBe(201);
    const whole = await stop({ project: foreign.reference }, app.keys['registry-officer'] ?? '');
    expect(whole.status).toBe(201);
    const lift = `/v1/disposal-stops/${whole.body.id}/end`;
    expect(await said(post(lift, { reason: 'y' }, japanese))).toEqual(OUTSIDE);
  });

  it('gives back what was used in itself', async () => {
    const used = await book.get('/v1/credit-retirements?country=KZ');
    const [ours] = used.body.items.filter(({ account }: { account: string }) => account === green);
    const body = { decision: request, reason: 'x' };
    const path = `/v1/certificates/${ours.id}/reversal`;
    expect(await said(post(path, body, kazakh))).toEqual(OUTSIDE);
    expect(await bulk('registry-reversal', ours.id, body, kazakh)).toEqual(OUTSIDE);
    expect(await said(post(path, body, japanese))).toEqual([404, 'DECISION.NOT_FOUND']);
  });
});

describe('a holder who reads', () => {
  const read = (path: string, key: string) => app.request('GET', path, { key });
  const accountsOf = async (path: string, key: string, field = 'account') => {
    const { status, body } = await read(path, key);
    expect(status).toBe(200);
    return [...new Set(body.items.map((item: Record<string, string>) => item[field]))];
  };

  it('sees its own accounts and blocks, and nobody else’s', async () => {
    expect(await accountsOf('/v1/credit-accounts', greenKey, 'id')).toEqual([green]);
    expect(await accountsOf('/v1/credit-accounts?holder=government', greenKey, 'id')).toEqual([]);
    expect(await accountsOf('/v1/credit-blocks', greenKey)).toEqual([green]);
    expect(await accountsOf(`/v1/credit-blocks?account=${japan}`, greenKey)).toEqual([]);
    expect(await accountsOf(`/v1/credit-blocks?serial=${serial(1)}`, greenKey)).toEqual([]);
    expect(await accountsOf(`/v1/credit-blocks?serial=${serial(65)}`, greenKey)).toEqual([green]);
    expect((await read(`/v1/credit-accounts/${green}`, greenKey)).status).toBe(200);
    expect(await said(read(`/v1/credit-accounts/${blue}`, greenKey))).toEqual(OUTSIDE);
    const list = await read(`/v1/credit-blocks?account=${japan}`, app.keys['auditor'] ?? '');
    for (const path of ['', '/history']) {
      const block = `/v1/credit-blocks/${list.body.items[0].id}${path}`;
      expect(await said(read(block, greenKey))).toEqual(OUTSIDE);
      expect((await read(block, japanese)).status).toBe(200);
    }
  });

  it('sees transfers that it gave or took, and stops of its own accounts', async () => {
    const path = (account: string) => `/v1/credit-transfers?account=${account}&direction=out`;
    expect(await accountsOf(path(green), greenKey, 'from')).toEqual([green]);
    expect(await accountsOf(path(green), blueKey, 'from')).toEqual([]);
    const stops = (key: string) => accountsOf('/v1/disposal-stops?country=KZ', key, 'kind');
    expect(await stops(greenKey)).toEqual([]);
    expect(await stops(app.keys['auditor'] ?? '')).toEqual(['freeze']);
  });

  it('as an officer of a side or a country sees what is there', async () => {
    const ids = (key: string) => accountsOf('/v1/credit-accounts', key, 'side');
    expect(await ids(kazakh)).toEqual(['partner']);
    expect(await ids(mongolian)).toEqual([]);
    const browser = new Browser(app.url);
    await browser.post('/sign-in', { key: mongolian, to: '/me' });
    const page = await browser.get('/credit-accounts');
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(green);
    expect((await browser.get(`/credit-accounts/${green}`)).status).toBe(403);
  });
});

describe('acts of Article 6', () => {
  const registry = { itmoRegistryId: 'KAZ01', source: 'Letter' };
  const party = (code: string) => `/v1/article6-parties/${code}/itmo-registry`;

  it('on a Party are its own side’s, in its own country', async () => {
    expect(await said(post(party('KAZ'), registry, japanese))).toEqual(OUTSIDE);
    expect(await said(post(party('KAZ'), registry, mongolian))).toEqual(ELSEWHERE);
    expect(await said(post(party('JPN'), registry, kazakh))).toEqual(ELSEWHERE);
    expect(await said(post(party('QQQ'), registry, kazakh))).toEqual(ELSEWHERE);
    expect(await bulk('article6-party', null, registry, japanese)).toEqual(OUTSIDE);
    expect((await post(party('KAZ'), registry, kazakh)).status).toBe(201);
    const own = { itmoRegistryId: 'JPN01', source: 'Letter' };
    expect((await post(party('JPN'), own, japanese)).status).toBe(201);
  });

  it('under an authorisation are the partner’s, of acquisition Japan’s', async () => {
    const none = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
    for (const [path, body] of [
      ['/v1/authorisations', { cooperativeApproach: `KZ-${none}` }],
      ['/v1/first-transfers', { authorisation: `KZ-${none}` }],
      [`/v1/authorisations/KZ-${none}/itmos`, {}],
      [`/v1/authorisations/KZ-${none}/revoke`, {}],
    ] as const) {
      expect(await said(post(path, body, japanese))).toEqual(OUTSIDE);
      expect(await said(post(path, body, mongolian))).toEqual(ELSEWHERE);
      expect((await post(path, body, kazakh)).status).toBe(400);
    }
    const acquire = '/v1/partner-countries/KZ/itmo-acquisitions';
    expect(await said(post(acquire, {}, kazakh))).toEqual(OUTSIDE);
    expect((await post(acquire, {}, japanese)).status).toBe(400);
    expect(await bulk('itmo-acquisition', null, {}, kazakh)).toEqual(OUTSIDE);
    expect(await bulk('first-transfer', null, {}, japanese)).toEqual(OUTSIDE);
  });

  it('of reporting are for the Party of the address or the body', async () => {
    const reporting = (countries: readonly string[]) =>
      app.makeKey({ roles: ['reporting-officer'], countries, side: 'partner' });
    const [here, there] = [await reporting(['KZ']), await reporting(['MN'])];
    const freeze = (key: string, code = 'KAZ') =>
      post(`/v1/aef/${code}/2025/holdings-snapshots`, { reason: 'Year’s end' }, key);
    expect(verdict(await freeze(there))).toEqual(ELSEWHERE);
    expect(verdict(await freeze(here, 'JPN'))).toEqual(ELSEWHERE);
    expect((await freeze(here)).status).not.toBe(403);
    const final = { party: 'KAZ', year: 2025, reason: 'Reviewed' };
    const finalise = '/v1/corresponding-adjustments/finalisations';
    expect(await said(post(finalise, final, there))).toEqual(ELSEWHERE);
    expect(await said(post(finalise, { ...final, party: 'JPN' }, here))).toEqual(ELSEWHERE);
    expect((await post(finalise, final, here)).status).not.toBe(403);
  });
});
