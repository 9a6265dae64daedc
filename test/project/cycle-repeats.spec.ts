import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { CycleBook, type BookedProject } from './cycle-book.ts';

let application: RunningApplication;
let book: CycleBook;

beforeAll(async () => {
  application = await startWithReference();
  book = await CycleBook.open(application);
});
afterAll(() => application?.close());

function send(path: string, body: object, idempotencyKey: string) {
  const key = application.keys['registry-officer'] ?? null;
  return application.request('POST', path, { body, key, idempotencyKey });
}
const steps = ({ id }: BookedProject) => `/v1/projects/${id}/transitions`;
const taken = async (project: BookedProject) =>
  (await book.get(steps(project))).body.taken as readonly { to: string }[];

describe('a request of the cycle that is sent again', () => {
  it('takes its step once, and is answered as the first time, even after later steps', async () => {
    const project = await book.projectIn('registration-requested');
    const ready = await book.readyStep(project, 'registration-requested', 'registered');
    const key = randomUUID();
    const first = await send(steps(project), ready, key);
    expect(first.status).toBe(201);
    const change = await book.readyStep(project, 'registered', 'registered');
    expect((await book.step(project, change)).status).toBe(201);
    const again = await send(steps(project), ready, key);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await taken(project)).map(({ to }) => to).slice(-2)).toEqual([
      'registered',
      'registered',
    ]);
  });

  it('takes it once though it is sent twenty times at once', async () => {
    const project = await book.projectIn('not-begun');
    const ready = await book.readyStep(project, 'not-begun', 'pin-submitted');
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(steps(project), ready, key)),
    );
    for (const { status, body } of answers) {
      expect([status, body]).toEqual([201, answers[0]?.body]);
    }
    expect(await taken(project)).toHaveLength(1);
  });

  it('is refused under the same key with another body, and takes no step', async () => {
    const project = await book.projectIn('pin-submitted');
    const key = randomUUID();
    const withdrawn = { to: 'pin-withdrawn', effectiveOn: '2025-02-20', reason: 'stopped' };
    expect((await send(steps(project), withdrawn, key)).status).toBe(201);
    expect(await send(steps(project), { ...withdrawn, reason: 'other' }, key)).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.KEY_REUSED' },
    });
    expect(await taken(project)).toHaveLength(2);
  });

  it('that was refused may come again under the same key, once it lacks nothing', async () => {
    const project = await book.projectIn('not-begun');
    const key = randomUUID();
    const note = { to: 'pin-submitted', effectiveOn: '2025-02-01' };
    expect((await send(steps(project), note, key)).status).toBe(422);
    const documentIds = [await book.filed(project, 'PIN')];
    expect((await send(steps(project), { ...note, documentIds }, key)).status).toBe(201);
  });

  it.each([
    [
      'pins a methodology',
      (of: BookedProject) => `/v1/projects/${of.id}/methodologies`,
      () => ({ methodology: book.methodology, version: 'Ver1.0' }),
    ],
    [
      'proposes a methodology',
      () => '/v1/methodologies',
      () => ({ country: 'KZ', proposalNumber: 'KZ_PM900', title: 'Once', scopes: [7] }),
    ],
    ['enters a participant', () => '/v1/participants', () => ({ name: 'Once', kind: 'company' })],
    [
      'submits a decision',
      () => '/v1/partner-countries/KZ/joint-committee/decisions',
      () => ({
        mode: 'electronic',
        title: 'Once',
        decisionOn: '2025-01-01',
        items: [{ type: 'other', text: 'once' }],
      }),
    ],
  ])('%s once', async (_what, path, body) => {
    const project = await book.projectIn('pin-waived');
    const key = randomUUID();
    const answers = [];
    for (let time = 0; time < 3; time += 1) {
      answers.push(await send(path(project), body(), key));
    }
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([
      null,
      'true',
      'true',
    ]);
    const other = { ...body(), title: 'Twice', name: 'Twice', version: 'Ver2.0' };
    expect([400, 422]).toContain((await send(path(project), other, key)).status);
  });
});

describe('a step that cites what is of another country', () => {
  it('lacks it, though it is there and in effect', async () => {
    const project = await book.projectIn('registration-requested');
    const mongolian = await book.post('/v1/partner-countries/MN/projects', {
      reference: 'MN-OTHER',
      title: 'Other',
      mechanism: 'NONE',
      sector: 'energy',
    });
    const document = await book.filed({ id: mongolian.body.id, reference: 'MN-OTHER' }, 'RW_Req');
    const withdrawal = { to: 'registration-request-withdrawn', effectiveOn: '2025-05-20' };
    const foreignDocument = await book.step(project, { ...withdrawal, documentIds: [document] });
    expect(foreignDocument.status).toBe(422);
    const decisions = '/v1/partner-countries/MN/joint-committee/decisions';
    const made = await book.post(decisions, {
      mode: 'electronic',
      title: 'Of Mongolia',
      decisionOn: '2025-06-01',
      items: [{ type: 'project-registration', subject: project.id }],
    });
    for (const side of ['japan', 'partner']) {
      const key = await application.makeKey({ roles: ['joint-committee-co-chair'] });
      const signed = await book.post(`${decisions}/${made.body.id}/signatures`, { side }, key);
      expect(signed.status).toBe(201);
    }
    const foreignDecision = await book.step(project, {
      to: 'registered',
      decisionId: made.body.id,
    });
    expect(foreignDecision).toMatchObject({ status: 422, body: { code: 'LEDGER.MOVE_LACKS' } });
    expect(foreignDecision.body.lacks[0].lacks).toContain('no such decision in this country');
    expect((await book.get(steps(project))).body.state).toBe('registration-requested');
  });

  it('is not taken by a key of another country', async () => {
    const project = await book.projectIn('pin-submitted');
    const key = await application.makeKey({ roles: ['registry-officer'], countries: ['MN'] });
    const body = { to: 'pin-withdrawn', effectiveOn: '2025-02-20', reason: 'not theirs' };
    expect(await book.step(project, body, key)).toMatchObject({ status: 403 });
    expect(await taken(project)).toHaveLength(1);
  });
});
