import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AccessLog } from '../../src/identity/access-log.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { controlLaws } from '../../src/ledger/laws-of-control.ts';
import type { Answered, RunningApplication } from '../harness/application.ts';
import { CycleBook } from '../project/cycle-book.ts';
import type { BookedProject } from '../project/cycle-book.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

const DECISIONS = '/v1/partner-countries/KZ/joint-committee/decisions';
const ELSEWHERE = '01932c5e-7a00-7c3e-9b1a-0242ac120000';

let app: RunningApplication;
let book: CycleBook;
let ours: BookedProject;
let theirs: BookedProject;
/** Public ids of participants: ours takes part in our project, theirs in theirs. */
let ourCompany: string;
let theirCompany: string;

beforeAll(async () => {
  app = await startWithReference();
  book = await CycleBook.open(app);
  ours = await book.project();
  theirs = await book.project();
  ourCompany = await company('«Жасыл даму» АҚ');
  theirCompany = await company('株式会社グリーン');
  await takesPart(ours, ourCompany);
  await takesPart(theirs, theirCompany);
});
afterAll(() => app?.close());

async function company(name: string): Promise<string> {
  const made = await book.post('/v1/participants', { name, kind: 'company', country: 'KZ' });
  expect(made.status).toBe(201);
  return made.body.id;
}
async function takesPart(project: BookedProject, participant: string): Promise<void> {
  const named = await book.post(`/v1/projects/${project.id}/participants`, {
    participant,
    side: 'partner',
    role: 'project-participant',
    from: '2024-02-01',
  });
  expect(named).toMatchObject({ status: 201 });
}
async function decision(): Promise<string> {
  return book.decided([{ type: 'pin-no-objection', subject: 'KZ_PIN001' }], '2026-02-03', 0);
}
function sign(id: string, side: unknown, key: string): Promise<Answered> {
  return app.request('POST', `${DECISIONS}/${id}/signatures`, { body: { side }, key });
}
const verdict = ({ status, body }: Answered) => [status, body?.code];
const OUTSIDE = [403, 'IDENTITY.OUT_OF_SCOPE'];

describe('the wrong side', () => {
  it('is refused to a co-chair of the other, who signs for its own', async () => {
    const japanese = await app.makeKey({ roles: ['joint-committee-co-chair'], side: 'japan' });
    const kazakh = await app.makeKey({
      roles: ['joint-committee-co-chair'],
      side: 'partner',
      countries: ['KZ'],
    });
    const id = await decision();
    const refused = await sign(id, 'partner', japanese);
    expect(verdict(refused)).toEqual(OUTSIDE);
    expect(refused.body).toMatchObject({
      dimension: 'side',
      side: 'japan',
      requested: 'partner',
    });
    for (const hostile of [undefined, null, 'Japan', ['japan'], { side: 'japan' }]) {
      expect(verdict(await sign(id, hostile, japanese))).toEqual(OUTSIDE);
    }
    expect(verdict(await sign(id, 'japan', kazakh))).toEqual(OUTSIDE);
    expect((await sign(id, 'japan', japanese)).status).toBe(201);
    expect(await sign(id, 'partner', kazakh)).toMatchObject({
      status: 201,
      body: { decisionStatus: 'effective' },
    });
  });

  it('in the wrong country is refused too: two grants that each hold in part do not add up', async () => {
    const made = await app.request('POST', '/v1/principals', {
      body: {
        name: 'Of two committees',
        grants: [
          { role: 'joint-committee-co-chair', side: 'japan', countries: ['MN'] },
          { role: 'auditor', countries: ['KZ'] },
        ],
      },
    });
    expect(made.status).toBe(201);
    const { key } = (
      await app.request('POST', '/v1/api-keys', {
        body: { principal: made.body.id, roles: ['joint-committee-co-chair', 'auditor'] },
      })
    ).body;
    const refused = await sign(await decision(), 'japan', key);
    expect(verdict(refused)).toEqual([403, 'IDENTITY.OTHER_COUNTRY']);
    expect(refused.body).toMatchObject({ countries: ['MN'], requested: 'KZ' });
  });
});

describe('the wrong country', () => {
  it('is closed to an officer of another, alone and among many acts', async () => {
    const key = await app.makeKey({ roles: ['registry-officer'], countries: ['KZ'] });
    const body = { reference: 'MN-SCOPE-1', title: 'x', mechanism: 'NONE', sector: 'transport' };
    const path = '/v1/partner-countries/MN';
    for (const [address, asked] of [
      [`${path}/projects`, { ...body, participants: [] }],
      [`${path}/acts`, { acts: [{ kind: 'project', key: 'k', body }] }],
    ] as const) {
      const refused = await app.request('POST', address, { key, body: asked });
      expect(verdict(refused)).toEqual([403, 'IDENTITY.OTHER_COUNTRY']);
    }
  });
});

describe('the wrong organisation', () => {
  let key: string;
  beforeAll(async () => {
    key = await app.makeKey({
      roles: ['project-participant'],
      organisations: [ourCompany.slice(3)],
    });
  });

  async function confidential(project: BookedProject): Promise<string> {
    const query = 'form=PDD&title=Design&visibility=confidential';
    const filed = await app.request('POST', `/v1/projects/${project.id}/documents?${query}`, {
      body: Buffer.from(`%PDF-1.7\nsecret of ${project.id}\n%%EOF\n`),
      headers: { 'content-type': 'application/pdf' },
    });
    expect(filed.status).toBe(201);
    return filed.body.id;
  }

  it('has confidential documents that a participant of another project does not see', async () => {
    const [own, foreign] = [await confidential(ours), await confidential(theirs)];
    expect((await app.request('GET', `/v1/documents/${own}`, { key })).status).toBe(200);
    expect((await app.request('GET', `/v1/documents/${own}/content`, { key })).status).toBe(200);
    await app.ledger.app.get(AccessLog, { strict: false }).flush();
    const superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await superuser.connect();
    const { rows } = await superuser.query(
      `SELECT count(*)::int AS reads FROM public.access_log WHERE subject = $1`,
      [own],
    );
    await superuser.end();
    expect(rows).toEqual([{ reads: 2 }]);
    for (const path of [`/v1/documents/${foreign}`, `/v1/documents/${foreign}/content`]) {
      expect(verdict(await app.request('GET', path, { key }))).toEqual(OUTSIDE);
    }
    // Nor does the log tell of them: of the two leaves the one of its own project shows what it says.
    const events = await app.request('GET', '/v1/events?country=KZ&edition=own&limit=200', { key });
    const filed = events.body.items
      .filter(({ kind }: { kind: string | null }) => kind === 'document' || kind === null)
      .map(({ payload }: { payload: { act: { id: string } } | null }) => payload?.act.id ?? null);
    expect(filed).toEqual([own.slice(3), null]);
    const unbound = app.keys['project-participant'] ?? '';
    expect(verdict(await app.request('GET', `/v1/documents/${own}`, { key: unbound }))).toEqual([
      403,
      'IDENTITY.NOT_PERMITTED',
    ]);
    for (const [project, count] of [
      [ours, 1],
      [theirs, 0],
    ] as const) {
      const list = await app.request('GET', `/v1/projects/${project.id}/documents`, { key });
      expect(list.body.items).toHaveLength(count);
    }
  });

  it('is refused steps, documents and reports of a project in which it takes no part', async () => {
    const report = { firstDay: '2025-01-01', lastDay: '2025-12-31' };
    const acts = (project: string): readonly [string, object][] => [
      [`/v1/projects/${project}/transitions`, { to: 'pin-submitted' }],
      [`/v1/projects/${project}/monitoring-reports`, report],
    ];
    for (const name of [theirs.id, theirs.reference]) {
      for (const [path, body] of acts(name)) {
        expect(verdict(await app.request('POST', path, { key, body }))).toEqual(OUTSIDE);
      }
    }
    for (const name of [ours.id, ours.reference]) {
      for (const [path, body] of acts(name)) {
        expect((await app.request('POST', path, { key, body })).status).not.toBe(403);
      }
    }
    for (const name of [`KZ-${ELSEWHERE}`, 'KZ-NOWHERE']) {
      for (const [path, body] of acts(name)) {
        expect(verdict(await app.request('POST', path, { key, body }))).toEqual(OUTSIDE);
      }
    }
  });

  it('is refused among many acts as well', async () => {
    const figure = { code: 'stations', title: 'Stations', unit: 'stations', kind: 'output' };
    const indicator = await book.post(`/v1/projects/${theirs.id}/indicators`, figure);
    const importer = await app.request('POST', '/v1/principals', {
      body: {
        name: 'An importing participant',
        grants: [
          { role: 'project-participant', organisations: [ourCompany] },
          { role: 'fund-officer' },
        ],
      },
    });
    const both = await app.request('POST', '/v1/api-keys', {
      body: { principal: importer.body.id, roles: ['project-participant', 'fund-officer'] },
    });
    const act = { kind: 'indicator-reading', key: 'r', subject: indicator.body.id };
    const answer = await app.request('POST', '/v1/partner-countries/KZ/acts', {
      key: both.body.key,
      body: { acts: [{ ...act, body: { on: '2026-01-01', value: '1' } }] },
    });
    expect(answer.body.items[0]).toMatchObject({
      status: 403,
      body: { code: 'IDENTITY.OUT_OF_SCOPE', dimension: 'organisation' },
    });
  });

  it('verifies nothing in the name of another third-party entity', async () => {
    const entity = await app.makeKey({
      roles: ['third-party-entity'],
      organisations: [ourCompany.slice(3)],
    });
    const path = `/v1/monitoring-reports/KZ-${ELSEWHERE}/verify`;
    const verify = (thirdPartyEntity: unknown) =>
      app.request('POST', path, { key: entity, body: { thirdPartyEntity, vintages: [] } });
    expect(verdict(await verify(theirCompany))).toEqual(OUTSIDE);
    expect(verdict(await verify(undefined))).toEqual(OUTSIDE);
    expect((await verify(ourCompany)).status).not.toBe(403);
  });

  it('is anybody’s whose part in the project has ended', async () => {
    const guest = await company('Гость');
    const project = await book.project();
    await takesPart(project, guest);
    const roles = await book.get(`/v1/projects/${project.id}/participants`);
    const role = roles.body.items.find((one: { name: string }) => one.name === 'Гость').id;
    const theKey = await app.makeKey({
      roles: ['project-participant'],
      organisations: [guest.slice(3)],
    });
    const ask = () =>
      app.request('POST', `/v1/projects/${project.id}/transitions`, {
        key: theKey,
        body: { to: 'pin-submitted' },
      });
    expect((await ask()).status).not.toBe(403);
    const ended = await book.post(`/v1/project-participants/${role}/end`, { on: '2025-06-30' });
    expect(ended.status).toBe(200);
    expect(verdict(await ask())).toEqual(OUTSIDE);
  });
});

describe('the wrong project', () => {
  it('is closed to a grant for another, and to whatever names no project', async () => {
    const key = await app.makeKey({ roles: ['registry-officer'], projects: [ours.id] });
    const step = { to: 'pin-submitted' };
    const of = (project: string) => `/v1/projects/${project}/transitions`;
    expect(verdict(await app.request('POST', of(theirs.id), { key, body: step }))).toEqual(OUTSIDE);
    expect((await app.request('POST', of(ours.reference), { key, body: step })).status).not.toBe(
      403,
    );
    const trial = await app.request('GET', '/v1/partner-countries/KZ/trial-balance', { key });
    expect(verdict(trial)).toEqual(OUTSIDE);
  });
});

describe('a grant', () => {
  it('is given and ended over the interface, works at once, and leaves leaves', async () => {
    const { body } = await app.request('POST', '/v1/api-keys', {
      body: { name: 'Desk', roles: ['auditor'], countries: ['KZ'] },
    });
    const path = `/v1/principals/${body.principal}`;
    const grant = { role: 'fund-officer', countries: ['KZ', 'MN'] };
    const given = await app.request('POST', `${path}/grants`, { body: grant, idempotencyKey: 'g' });
    expect(given).toMatchObject({ status: 201, body: { role: 'fund-officer', endedAt: null } });
    const again = await app.request('POST', `${path}/grants`, { body: grant, idempotencyKey: 'g' });
    expect(again.body).toEqual(given.body);
    const key = (
      await app.request('POST', '/v1/api-keys', {
        body: { principal: body.principal, roles: ['fund-officer'] },
      })
    ).body.key;
    const read = () => app.request('GET', '/v1/partner-countries/MN/trial-balance', { key });
    expect((await read()).status).not.toBe(403);
    const end = `/v1/grants/${given.body.id}/end`;
    const ended = await app.request('POST', end, { idempotencyKey: 'e' });
    expect(ended.status).toBe(200);
    expect((await app.request('POST', end, { idempotencyKey: 'e' })).body).toEqual(ended.body);
    expect(verdict(await app.request('POST', end))).toEqual([409, 'IDENTITY.GRANT_ALREADY_ENDED']);
    expect(verdict(await read())).toEqual([403, 'IDENTITY.NOT_PERMITTED']);
    const { grants } = (await app.request('GET', path)).body;
    expect(grants.map((one: { role: string }) => one.role)).toEqual(['auditor', 'fund-officer']);
    expect(grants[1].endedAt).not.toBeNull();
  });

  it('is refused to nobody, for nobody, of nothing in particular', async () => {
    const nobody = `/v1/principals/00-${ELSEWHERE}`;
    const chair = { role: 'joint-committee-co-chair', countries: ['KZ'] };
    expect(verdict(await app.request('GET', nobody))).toEqual([
      404,
      'IDENTITY.PRINCIPAL_NOT_FOUND',
    ]);
    const grant = (body: object) => app.request('POST', `${nobody}/grants`, { body });
    expect(verdict(await grant({ role: 'auditor' }))).toEqual([
      404,
      'IDENTITY.PRINCIPAL_NOT_FOUND',
    ]);
    expect(verdict(await grant(chair))).toEqual([422, 'IDENTITY.SCOPE_MISSING']);
    expect(verdict(await app.request('POST', `/v1/grants/00-${ELSEWHERE}/end`))).toEqual([
      404,
      'IDENTITY.GRANT_NOT_FOUND',
    ]);
    const made = await app.request('POST', '/v1/api-keys', {
      body: { name: 'x', roles: ['project-participant'] },
    });
    expect(verdict(made)).toEqual([422, 'IDENTITY.SCOPE_MISSING']);
  });

  it('that somebody forges, changes or takes away in the database is named by the check', async () => {
    const superuser = new pg.Pool({ connectionString: app.database.superuserUrl, max: 1 });
    const broken = async () =>
      (await checkLaws(superuser, controlLaws)).filter((law) => law.broken > 0);
    try {
      expect(await broken()).toEqual([]);
      const attacks = [
        `UPDATE public.principal_grant SET role = 'administrator'
          WHERE id = (SELECT id FROM public.principal_grant WHERE role = 'auditor' LIMIT 1)`,
        `UPDATE public.principal_grant SET countries = NULL
          WHERE id = (SELECT id FROM public.principal_grant WHERE countries IS NOT NULL LIMIT 1)`,
        `DELETE FROM public.principal_grant_end`,
        `DELETE FROM public.principal_grant g WHERE id = (SELECT id FROM public.principal_grant
           WHERE role = 'auditor' LIMIT 1)`,
      ];
      for (const attack of attacks) {
        await superuser.query('BEGIN');
        await superuser.query('SET LOCAL session_replication_role = replica');
        await superuser.query(attack);
        expect([attack, (await broken()).length]).not.toEqual([attack, 0]);
        await superuser.query('ROLLBACK');
      }
    } finally {
      await superuser.end();
    }
  });
});
