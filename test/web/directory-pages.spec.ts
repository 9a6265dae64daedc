import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FORMULAS } from '../../src/methodology/formulas/all.ts';
import type { RunningApplication } from '../harness/application.ts';
import { CycleBook, type RegisteredProject } from '../monitoring/registered-project.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { Visitor } from './visitor.ts';

let application: RunningApplication;
let project: RegisteredProject;
let charging: string;
let company: string;
let entity: string;
let waiting: string;
let visitor: Visitor;

beforeAll(async () => {
  application = await startWithReference();
  visitor = new Visitor(application);
  const book = new CycleBook(application);
  await book.adoptRules();
  charging = await book.approve('ev-charging-1');
  project = await book.registered('KZ001', [charging]);
  entity = await book.designate([1, 7]);
  const participant = {
    name: '«Жасыл даму» АҚ',
    names: { en: 'Zhasyl Damu <JSC>', kk: '«Жасыл даму» АҚ' },
    kind: 'company',
    country: 'KZ',
  };
  company = (await post('/v1/participants', participant)).id;
  const change = await application.request('PATCH', `/v1/participants/${company}`, {
    body: { name: 'Zhasyl Damu' },
    headers: { 'if-match': '"1"', 'idempotency-key': 'rename' },
  });
  expect(change.status).toBe(200);
  await post('/v1/projects/KZ001/participants', {
    participant: company,
    side: 'partner',
    role: 'project-participant',
    from: '2024-10-01',
  });
  const decisions = '/v1/partner-countries/KZ/joint-committee/decisions';
  const items = [{ type: 'project-withdrawal', subject: 'KZ001', text: 'As <asked>' }];
  waiting = (
    await post(decisions, {
      mode: 'electronic',
      title: 'Of KZ001',
      decisionOn: '2025-05-05',
      items,
    })
  ).id;
  const key = await application.makeKey({ roles: ['joint-committee-co-chair'] });
  await post(`${decisions}/${waiting}/signatures`, { side: 'japan' }, key);
}, 120_000);
afterAll(() => application?.close());

const post = (path: string, body: object, key?: string) => visitor.post(path, body, key);
const ask = (path: string) => visitor.ask(path);
const page = (path: string) => visitor.page(path);

describe('the pages of participants', () => {
  it('list them, find one by a former name, and lead to each', async () => {
    const text = await page(`/participants?q=${encodeURIComponent('Жасыл')}&kind=`);
    expect(text).toContain(`<a href="/participants/${company}">Zhasyl Damu</a>`);
    expect(text).toContain('Zhasyl Damu &lt;JSC&gt;');
    expect(await page('/participants?q=nobody')).toContain('No participant is like this.');
    expect((await ask('/participants?kind=magician')).status).toBe(400);
  });

  it('tell the roles and the former names of one', async () => {
    const text = await page(`/participants/${company}`);
    expect(text).toContain('<h1>Zhasyl Damu</h1>');
    expect(text).toMatch(/<strong>«Жасыл даму» АҚ<\/strong>/);
    expect(text).toContain('<a href="/projects/KZ001">KZ001</a>');
    expect(text).toContain('<td>Project participant</td>');
    expect((await ask('/participants/00-01932c5e-7a00-7c3e-9b1a-0242ac120000')).status).toBe(404);
  });

  it('tell for which scopes a third-party entity was designated, and by which decision', async () => {
    const text = await page(`/participants/${entity}`);
    expect(text).toContain('Designations as a third-party entity');
    expect(text).toMatch(/<td>1, 7<\/td>/);
    const decision = /href="(\/countries\/KZ\/decisions\/[^"]+)"/.exec(text)?.[1] ?? '';
    expect(await page(decision)).toContain('Designation of a third-party entity');
  });
});

describe('the pages of the Joint Committee', () => {
  it('say who has signed and whose signature is awaited', async () => {
    const list = await page('/countries/kz/decisions?status=awaiting-signatures');
    expect(list.match(/<th scope="row"><a/g)).toHaveLength(1);
    expect(list).toContain('<td>signed</td><td>awaited</td>');
    const one = await page(`/countries/KZ/decisions/${waiting}`);
    expect(one).toMatch(/Co-chair of Japan’s side<\/dt><dd>signed, recorded/);
    expect(one).toMatch(/Co-chair of the partner’s side<\/dt><dd><span[^>]*>signature awaited/);
    expect(one).toContain('As &lt;asked&gt;');
    expect(one).toContain('<a href="/projects/KZ001">KZ001</a>');
    expect(one).toContain('not in effect');
  });

  it('are reached from what waits, from the way of a project, and from the country', async () => {
    expect(await page('/countries/KZ/deadlines')).toContain(
      `<a href="/countries/KZ/decisions/${waiting}">Of KZ001</a>`,
    );
    const way = await page('/projects/KZ001');
    const decision = /href="(\/countries\/KZ\/decisions\/[^"]+)"/.exec(way)?.[1] ?? '';
    expect(await page(decision)).toContain('In effect from');
    expect(await page('/countries/KZ')).toContain('href="/countries/KZ/decisions"');
    expect((await ask(`/countries/MN/decisions/${waiting}`)).status).toBe(404);
    expect((await ask('/countries/FR/decisions')).status).toBe(404);
  });
});

describe('the pages of methodologies', () => {
  it('list them with the formulas, by country and state', async () => {
    const text = await page('/methodologies?country=KZ&state=approved&q=');
    expect(text).toContain(`<a href="/methodologies/${charging}">${charging}</a>`);
    for (const { code } of FORMULAS) expect(text).toContain(`href="/formulas/${code}"`);
    expect(await page('/methodologies?country=MN')).toContain('No methodology is like this.');
    expect((await ask('/methodologies?country=nowhere')).status).toBe(400);
  });

  it('tell the way of one, its versions, and which decision approved it', async () => {
    const text = await page(`/methodologies/${charging}`);
    expect(text).toContain(`href="/methodologies/${charging}/versions/Ver1.0"`);
    expect(text).toContain('decision of the Joint Committee</a>');
    expect(await page('/projects/KZ001')).toContain(`/versions/Ver1.0">Ver1.0</a>`);
    expect(project.reference).toBe('KZ001');
  });

  it('explain its formula, and compute what is typed, with every step', async () => {
    const path = `/methodologies/${charging}/versions/Ver1.0`;
    const asked = await page(path);
    expect(asked).toContain('ED ÷ AFEC × 100');
    expect(asked).not.toContain('Emission reductions</dt>');
    const text = await page(`${path}?ED=900000&eta=0.9&AFEC=18&FC=8.0`);
    expect(text).toContain('<strong>97.009</strong>');
    expect(text).toContain('900000 kWh ÷ 18 kWh/100 km × 100');
    expect(text).toMatch(/id="trial-ED"[^>]*value="900000"/);
  });

  it('say what is wrong with what was typed, keep it, and compute nothing', async () => {
    const bad = await ask(
      `/methodologies/${charging}/versions/1.0?ED=${encodeURIComponent('"><b>9')}&eta=2&AFEC=18&FC=8`,
    );
    expect(bad.status).toBe(422);
    expect(bad.text).toMatch(/role="alert"[^>]*>eta /);
    expect(bad.text).toMatch(/role="alert"[^>]*>ED /);
    expect(bad.text).toContain('value="&quot;&gt;&lt;b&gt;9"');
    expect(bad.text).not.toContain('<b>9');
    expect(bad.text).not.toContain('Emission reductions</dt>');
    const unknown = `/methodologies/${charging}/versions/Ver9.0`;
    expect((await ask(unknown)).status).toBe(404);
  });

  it('compute every worked example of every formula again', async () => {
    for (const { code, examples } of FORMULAS) {
      const text = await page(`/formulas/${code}`);
      const ways = [...text.matchAll(/<a href="(\/formulas\/[^"]+)#trial"/g)].map(([, way]) => way);
      const plain = examples.filter(({ factors }) => factors === undefined);
      expect([code, ways.length]).toEqual([code, plain.length]);
      for (const [at, way] of ways.entries()) {
        const computed = await page((way ?? '').replaceAll('&amp;', '&'));
        const shown = (plain[at]?.emissionReductions ?? '').replace('-', '−');
        const bare = computed.replaceAll(/(?<=\d),(?=\d{3})/g, '');
        expect([way, bare]).toEqual([way, expect.stringContaining(`<strong>${shown}</strong>`)]);
      }
    }
  });
});
