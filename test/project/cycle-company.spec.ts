import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock } from '../../src/kernel/clock.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { CycleBook, type BookedProject } from './cycle-book.ts';

/* What goes along with a project through the cycle: methodologies, participants, days. */
let application: RunningApplication;
let book: CycleBook;

beforeAll(async () => {
  application = await startWithReference({ clock: fixedClock('2026-11-23T00:00:00.000Z') });
  book = await CycleBook.open(application);
});
afterAll(() => application?.close());

const pin = (project: BookedProject, methodology: string, version: string | null = 'Ver1.0') =>
  book.post(`/v1/projects/${project.id}/methodologies`, { methodology, version });
const pinned = async (project: BookedProject) =>
  (await book.get(`/v1/projects/${project.id}/methodologies`)).body.items as {
    methodology: string;
  }[];

describe('the methodologies of a project', () => {
  it('are several, are taken back, and are fixed once registration is requested', async () => {
    const second = await book.approvedMethodology('2025-03-10');
    const project = await book.projectIn('pin-waived');
    expect(await pin(project, book.methodology)).toMatchObject({
      status: 201,
      body: { methodology: book.methodology, methodologyVersion: 'Ver1.0' },
    });
    expect((await pin(project, second)).status).toBe(201);
    expect(await pinned(project)).toMatchObject([
      { methodology: book.methodology, version: 'Ver1.0', approvedOn: '2025-03-01' },
      { methodology: second, formula: 'ev-charging-1', pinnedOn: '2026-11-23' },
    ]);
    expect((await pin(project, second, null)).status).toBe(201);
    expect((await pinned(project)).map(({ methodology }) => methodology)).toEqual([
      book.methodology,
    ]);
    expect((await pin(project, second)).status).toBe(201);
    expect(await pinned(project)).toHaveLength(2);
  });

  it.each<[string, string, string, string | null]>([
    ['PROJECT.METHODOLOGY_FIXED', 'registration-requested', 'approved', 'Ver1.0'],
    ['PROJECT.METHODOLOGY_UNKNOWN', 'validation', 'KZ_AM999', 'Ver1.0'],
    ['PROJECT.METHODOLOGY_UNKNOWN', 'validation', 'MN_AM001', 'Ver1.0'],
    ['PROJECT.METHODOLOGY_UNKNOWN', 'validation', 'approved', 'Ver2.0'],
    ['PROJECT.NOTHING_CHANGES', 'validation', 'approved', 'Ver1.0'],
    ['PROJECT.METHODOLOGY_NOT_PINNED', 'pin-waived', 'approved', null],
  ])('are refused with %s of a project in %s: %s %s', async (code, state, number, version) => {
    const project = await book.projectIn(state);
    const methodology = number === 'approved' ? book.methodology : number;
    expect(await pin(project, methodology, version)).toMatchObject({ status: 422, body: { code } });
  });

  it('do not come into validation before they are approved', async () => {
    const late = await book.approvedMethodology('2026-02-01');
    const project = await book.projectIn('pin-waived');
    await pin(project, late);
    const ready = await book.readyStep(project, 'pin-waived', 'validation');
    expect(await book.step(project, ready)).toMatchObject({
      status: 422,
      body: {
        lacks: [{ guard: 'methodology', lacks: expect.stringContaining('it was on 2026-02-01') }],
      },
    });
    expect((await book.step(project, { ...ready, effectiveOn: '2026-02-01' })).status).toBe(201);
  });

  it('are none of a country that is no partner of theirs, and of no project that is not there', async () => {
    const nobody = { id: 'KZ999', reference: 'KZ999' };
    expect((await pin(nobody, book.methodology)).status).toBe(404);
  });
});

describe('the participants of a project', () => {
  async function participant(name: string, kind = 'company'): Promise<string> {
    const made = await book.post('/v1/participants', { name, kind, country: 'JP' }, undefined);
    expect(made.status).toBe(201);
    return made.body.id;
  }
  const join = (project: BookedProject, body: object) =>
    book.post(`/v1/projects/${project.id}/participants`, body);

  it('have roles from a day, come into its list, and leave it', async () => {
    const project = await book.project({ participants: [] });
    const id = await participant('オリックス株式会社');
    const role = {
      participant: id,
      side: 'japan',
      role: 'project-participant',
      from: '2026-01-01',
    };
    const joined = await join(project, { ...role, focalPoint: true });
    expect(joined).toMatchObject({
      status: 201,
      body: { participant: id, name: 'オリックス株式会社', focalPoint: true },
    });
    const validator = await participant('Verifier Ltd', 'third-party-entity');
    const validates = { participant: validator, side: 'other', role: 'validating-entity' };
    expect((await join(project, { ...validates, from: '2026-02-01' })).status).toBe(201);
    expect((await book.get(`/v1/projects/${project.id}`)).body).toMatchObject({
      version: 2,
      participants: [{ name: 'オリックス株式会社', side: 'japan', country: 'JP' }],
    });
    const { body } = await book.get(`/v1/projects/${project.id}/participants`);
    expect(body.items).toMatchObject([
      { role: 'project-participant', from: '2026-01-01', until: null, focalPoint: true },
      { role: 'validating-entity', name: 'Verifier Ltd', focalPoint: false },
    ]);
    const end = `/v1/project-participants/${joined.body.id}/end`;
    expect(await book.post(end, { on: '2025-12-31' })).toMatchObject({
      body: { code: 'PROJECT.ROLE_DAY_WRONG' },
    });
    expect(await book.post(end, { on: '2026-06-30' })).toMatchObject({
      status: 200,
      body: { until: '2026-06-30' },
    });
    expect(await book.post(end, { on: '2026-06-30' })).toMatchObject({
      status: 409,
      body: { code: 'PROJECT.ROLE_ENDED' },
    });
    expect((await book.get(`/v1/projects/${project.id}`)).body.participants).toEqual([]);
    expect((await join(project, { ...role, from: '2026-07-01' })).status).toBe(201);
  });

  it.each<[number, string, object]>([
    [
      422,
      'PROJECT.PARTICIPANT_UNKNOWN',
      { participant: '00-01932c5e-7a00-7c3e-9b1a-0242ac120000' },
    ],
    [
      422,
      'PROJECT.PARTICIPANT_UNKNOWN',
      { participant: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' },
    ],
    [422, 'PROJECT.ROLE_DAY_WRONG', { from: '2026-11-24' }],
    [409, 'PROJECT.ROLE_HELD_ALREADY', {}],
  ])('are refused with %s %s: %j', async (status, code, fault) => {
    const project = await book.project();
    const id = await participant(`Company of ${code} ${JSON.stringify(fault)}`);
    const role = { participant: id, side: 'japan', role: 'funder', from: '2026-11-23' };
    if (code === 'PROJECT.ROLE_HELD_ALREADY') await join(project, role);
    expect(await join(project, { ...role, ...fault })).toMatchObject({ status, body: { code } });
  });

  it('keep somebody on the Japanese side of a project of the JCM', async () => {
    const project = await book.project({
      participants: [{ name: '«Жасыл даму» АҚ', side: 'partner' }],
    });
    const id = await participant('株式会社グリーン');
    const role = { participant: id, side: 'japan', role: 'project-participant' };
    const joined = await join(project, { ...role, from: '2025-01-01' });
    const ready = await book.readyStep(project, 'not-begun', 'pin-submitted');
    expect((await book.step(project, ready)).status).toBe(201);
    const end = `/v1/project-participants/${joined.body.id}/end`;
    expect(await book.post(end, { on: '2026-01-01' })).toMatchObject({
      status: 422,
      body: { code: 'PROJECT.LAST_JAPANESE_PARTICIPANT' },
    });
    const nobody = '/v1/project-participants/KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000/end';
    expect(await book.post(nobody, { on: '2026-01-01' })).toMatchObject({
      status: 404,
      body: { code: 'PROJECT.ROLE_NOT_FOUND' },
    });
  });
});

describe('the deadlines of a country', () => {
  it('are the days by which something is expected, the earliest first, page by page', async () => {
    const idea = await book.projectIn('pin-submitted');
    const validation = await book.projectIn('validation');
    const requested = await book.projectIn('registration-requested');
    const registered = await book.projectIn('registered');
    await book.post('/v1/methodologies', {
      country: 'KZ',
      proposalNumber: 'KZ_PM998',
      title: 'A proposal',
      scopes: [7],
      proposedOn: '2026-11-20',
    });
    const all = (await book.get('/v1/deadlines?country=KZ&limit=200')).body;
    const days = all.items.map(({ dueOn }: { dueOn: string }) => dueOn);
    expect(days).toEqual([...days].sort());
    const of = (id: string) => all.items.filter((one: { id: string }) => one.id === id);
    expect(of(idea.id)).toMatchObject([
      { subject: 'project', state: 'pin-submitted', dueOn: '2025-03-03', by: 'Joint Committee' },
    ]);
    expect(of(validation.id)).toMatchObject([
      { what: 'end of public input on the design document', dueOn: '2025-05-01', overdue: true },
    ]);
    expect(of(requested.id)).toMatchObject([
      { what: 'completeness check', by: 'secretariat', dueOn: '2025-05-22' },
    ]);
    expect(of(registered.id)).toMatchObject([
      { what: 'renewal of the crediting period', dueOn: '2025-12-31', overdue: true },
    ]);
    expect(all.items.at(-1)).toMatchObject({
      subject: 'methodology',
      reference: 'KZ_PM998',
      dueOn: '2026-11-27',
      overdue: false,
    });
    const paged: object[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const at: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await book.get(`/v1/deadlines?country=KZ&limit=2${at}`);
      paged.push(...body.items);
      cursor = body.next;
    }
    expect(paged).toEqual(all.items);
    const only = await book.get('/v1/deadlines?country=KZ&subject=methodology');
    expect(only.body.items).toHaveLength(1);
  });

  it.each([
    [404, '/v1/deadlines?country=XX'],
    [400, '/v1/deadlines'],
    [400, '/v1/deadlines?country=KZ&cursor=WzFd'],
  ])('answer %s to %s', async (status, path) => {
    expect((await book.get(path)).status).toBe(status);
  });
});
