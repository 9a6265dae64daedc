import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_CYCLE } from '../../src/project/cycle/project-cycle.ts';
import { CYCLE_STATES, type CycleState } from '../../src/project/cycle/states.ts';
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

const cycleOf = async (project: BookedProject) =>
  (await book.get(`/v1/projects/${project.id}/transitions`)).body;

describe('the cycle of a project', () => {
  describe.each(CYCLE_STATES)('from %s', (from: CycleState) => {
    let project: BookedProject;
    beforeAll(async () => {
      project = await book.projectIn(from);
    });

    const possible = Object.keys(PROJECT_CYCLE.moves[from]);

    it(`can go to ${possible.join(', ') || 'nothing'}, and says so`, async () => {
      const cycle = await cycleOf(project);
      expect(cycle.state).toBe(from);
      const named = cycle.possible.map(({ to }: { to: string }) => to);
      expect([...new Set(named)]).toEqual(possible);
    });

    it('goes nowhere else, whatever is brought along', async () => {
      const strange = CYCLE_STATES.filter((to) => to !== 'not-begun' && !possible.includes(to));
      for (const to of strange) {
        const refused = await book.step(project, { to, reason: 'a try' });
        expect({ to, ...refused }).toMatchObject({
          to,
          status: 422,
          body: { code: 'LEDGER.MOVE_NOT_POSSIBLE', of: 'project', state: from, to, possible },
        });
      }
      expect((await cycleOf(project)).state).toBe(from);
    });

    it('lacks what its gates ask for, and names whose move it is', async () => {
      for (const to of possible) {
        const gates = PROJECT_CYCLE.moves[from][to as CycleState] ?? [];
        // The crediting period of the book is over by now; on its last day it was not.
        const day = to === 'crediting-ended' ? { effectiveOn: '2025-12-31' } : {};
        const refused = await book.step(project, { to, ...day });
        expect({ to, ...refused }).toMatchObject({
          to,
          status: 422,
          body: { code: 'LEDGER.MOVE_LACKS', state: from, to },
        });
        for (const lack of refused.body.lacks) {
          expect(gates).toContain(lack.guard);
          expect(lack).toMatchObject({ lacks: expect.any(String), by: expect.any(String) });
        }
      }
    });

    if (possible.length > 0) {
      it.each(possible)('goes to %s with all that it asks for, and not with less', async (to) => {
        const other = await book.projectIn(from);
        const ready = (await book.readyStep(other, from, to)) as Record<string, unknown>;
        const documents = (ready['documentIds'] ?? []) as readonly string[];
        for (const left of documents) {
          const documentIds = documents.filter((id) => id !== left);
          const refused = await book.step(other, { ...ready, documentIds });
          expect(refused).toMatchObject({ status: 422, body: { code: 'LEDGER.MOVE_LACKS' } });
          expect(refused.body.lacks).toHaveLength(1);
        }
        for (const field of ['decisionId', 'reference', 'reason']) {
          if (!(field in ready)) continue;
          const less = { ...ready };
          delete less[field];
          const refused = await book.step(other, less);
          expect(refused).toMatchObject({ status: 422, body: { code: 'LEDGER.MOVE_LACKS' } });
        }
        const taken = await book.step(other, ready);
        expect(taken).toMatchObject({ status: 201, body: { from, state: to } });
        expect((await cycleOf(other)).state).toBe(to);
      });
    }
  });
});

describe('a step that is refused', () => {
  let inValidation: BookedProject;
  let requested: BookedProject;
  beforeAll(async () => {
    inValidation = await book.projectIn('validation');
    requested = await book.projectIn('registration-requested');
  });

  const registration = (project: BookedProject, on: string, signatures = 2) =>
    book.decided([{ type: 'project-registration', subject: project.id }], on, signatures);

  it('tells the state, what is missing, and whose move it is', async () => {
    const refused = await book.step(inValidation, { to: 'registration-requested' });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'LEDGER.MOVE_LACKS',
        state: 'validation',
        lacks: [
          {
            guard: 'validation-report',
            lacks: 'the Validation Report (Val_Rep)',
            by: 'third-party entity',
          },
          { lacks: 'the Project Registration Request (Reg_Req)', by: 'project participants' },
          { guard: 'communication' },
          { guard: 'development-plan' },
          { guard: 'credit-shares' },
        ],
      },
    });
  });

  it('cites a decision that does not count: unsigned, of another project, used, of no country', async () => {
    const unsigned = await registration(requested, '2025-06-01', 1);
    const other = await registration(inValidation, '2025-06-01');
    for (const [decisionId, why] of [
      [unsigned, 'it awaits signatures'],
      [other, 'it says nothing of this project'],
      ['KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000', 'there is no such decision in this country'],
      ['MN-01932c5e-7a00-7c3e-9b1a-0242ac120000', 'there is no such decision in this country'],
    ]) {
      const refused = await book.step(requested, { to: 'registered', decisionId });
      expect(refused.status).toBe(422);
      expect(refused.body.lacks[0]).toMatchObject({
        guard: 'registration',
        lacks: expect.stringContaining(`does not count: ${why}`),
        by: 'Joint Committee',
      });
    }
    await book.sign(unsigned, ['partner']);
    const signed = await book.step(requested, { to: 'registered', decisionId: unsigned });
    expect(signed.status).toBe(201);
  });

  it.each<[string, string, object]>([
    ['PROJECT.TRANSITION_SAYS_TOO_MUCH', 'registration-request-withdrawn', { reference: 'KZ999' }],
    [
      'PROJECT.TRANSITION_SAYS_TOO_MUCH',
      'registration-request-withdrawn',
      { pinNumber: 'KZ_PIN001' },
    ],
    [
      'PROJECT.TRANSITION_SAYS_TOO_MUCH',
      'registration-request-withdrawn',
      { decisionId: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000' },
    ],
    [
      'PROJECT.TRANSITION_SAYS_TOO_MUCH',
      'registration-request-withdrawn',
      { creditingPeriod: { startsOn: '2025-01-01', endsOn: '2030-12-31' } },
    ],
    [
      'PROJECT.TRANSITION_IN_FUTURE',
      'registration-request-withdrawn',
      { effectiveOn: '2999-01-01' },
    ],
    [
      'PROJECT.TRANSITION_BEFORE_LAST',
      'registration-request-withdrawn',
      { effectiveOn: '2025-03-31' },
    ],
  ])('is told %s on its way to %s: %j', async (code, to, fault) => {
    const documentIds = [await book.filed(inValidation, 'RW_Req')];
    const refused = await book.step(inValidation, { to, documentIds, ...fault });
    expect(refused).toMatchObject({ status: 422, body: { code } });
  });

  it.each<[string, object]>([
    ['PROJECT.REFERENCE_OF_OTHER_COUNTRY', { reference: 'MN001' }],
    ['PROJECT.REFERENCE_USED', {}],
  ])('gives a number: %s', async (code, fault) => {
    const project = await book.projectIn('pin-waived');
    const ready = await book.readyStep(project, 'pin-waived', 'validation');
    const { reference } = (await book.get(`/v1/projects/${inValidation.id}`)).body;
    const refused = await book.step(project, { ...ready, reference, ...fault });
    expect(refused).toMatchObject({ body: { code } });
  });

  it('is not taken on another day than the decision, nor with a reversed crediting period', async () => {
    const project = await book.projectIn('registration-requested');
    const ready = await book.readyStep(project, 'registration-requested', 'registered');
    expect(await book.step(project, { ...ready, effectiveOn: '2025-06-02' })).toMatchObject({
      status: 422,
      body: { code: 'PROJECT.NOT_THE_DECISIONS_DAY', decisionOn: '2025-06-01' },
    });
    const creditingPeriod = { startsOn: '2026-01-01', endsOn: '2025-12-31' };
    expect(await book.step(project, { ...ready, creditingPeriod })).toMatchObject({
      status: 422,
      body: { code: 'PROJECT.CREDITING_PERIOD_REVERSED' },
    });
  });

  it('cites a document of another project, or of none', async () => {
    const foreign = await book.filed(requested, 'RW_Req');
    for (const id of [
      foreign,
      'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000',
      `MN${foreign.slice(2)}`,
    ]) {
      const body = { to: 'registration-request-withdrawn', documentIds: [id] };
      expect(await book.step(inValidation, body)).toMatchObject({
        status: 422,
        body: { code: 'PROJECT.DOCUMENT_NOT_OF_PROJECT', document: id },
      });
    }
    const shapeless = { to: 'validation', documentIds: ['PDD'] };
    expect((await book.step(inValidation, shapeless)).status).toBe(400);
  });

  it('is taken by somebody whose step it is not', async () => {
    const participant = application.keys['project-participant'] ?? '';
    const coChair = application.keys['joint-committee-co-chair'] ?? '';
    const project = await book.projectIn('pin-submitted');
    const ready = await book.readyStep(project, 'pin-submitted', 'pin-no-objection');
    expect(await book.step(project, ready, participant)).toMatchObject({
      status: 422,
      body: { lacks: [{ guard: 'by-committee', by: 'Joint Committee' }] },
    });
    const withdrawal = { to: 'pin-withdrawn', reason: 'a co-chair withdraws nothing' };
    expect(await book.step(project, withdrawal, coChair)).toMatchObject({
      status: 422,
      body: { lacks: [{ guard: 'by-participants', by: 'project participants' }] },
    });
    expect((await book.step(project, ready, coChair)).status).toBe(201);
    expect((await book.step(project, ready, null)).status).toBe(401);
    const fundOfficer = application.keys['fund-officer'] ?? '';
    expect((await book.step(project, ready, fundOfficer)).status).toBe(403);
  });

  it('is of a project that is not there', async () => {
    const nobody = { id: 'KZ999', reference: 'KZ999' };
    expect(await book.step(nobody, { to: 'validation' })).toMatchObject({
      status: 404,
      body: { code: 'PROJECT.NOT_FOUND' },
    });
    expect((await book.get('/v1/projects/KZ999/transitions')).status).toBe(404);
  });
});

describe('a project outside the mechanism', () => {
  it('comes into the JCM with its idea note, and is numbered with its validation', async () => {
    const project = await book.project();
    const documentIds = [await book.filed(project, 'PIN')];
    const first = { to: 'pin-submitted', documentIds, pinNumber: 'KZ_PIN901' };
    expect(await book.step(project, first)).toMatchObject({ status: 201, body: { warnings: [] } });
    const idea = await book.get(`/v1/projects/${project.reference}`);
    expect(idea.body).toMatchObject({ mechanism: 'JCM', status: 'proposed', version: 2 });
    // The committee may speak of the idea by its number.
    const items = [{ type: 'pin-no-objection', subject: 'KZ_PIN901' }];
    const today = (await cycleOf(project)).since;
    const decisionId = await book.decided(items, today);
    expect((await book.step(project, { to: 'pin-no-objection', decisionId })).status).toBe(201);
    const { methodology } = book;
    await book.post(`/v1/projects/${project.id}/methodologies`, { methodology, version: 'Ver1.0' });
    const reference = book.freeNumber();
    const validation = {
      to: 'validation',
      documentIds: [await book.filed(project, 'PDD')],
      reference,
    };
    expect(await book.step(project, validation)).toMatchObject({
      status: 201,
      body: { reference, from: 'pin-no-objection', sequence: 3 },
    });
    const formerly = await book.get(`/v1/projects/${project.reference}`);
    expect(formerly.body).toMatchObject({ id: project.id, reference, status: 'validation' });
    expect(await cycleOf(project)).toMatchObject({
      reference,
      pinNumber: 'KZ_PIN901',
      taken: [
        { from: 'not-begun', to: 'pin-submitted', documents: documentIds, decision: null },
        { to: 'pin-no-objection', decision: decisionId, decisionItem: 'pin-no-objection' },
        { to: 'validation', effectiveOn: today },
      ],
    });
  });

  it('is refused without a participant on the Japanese side', async () => {
    const project = await book.project({
      participants: [{ name: '«Жасыл даму» АҚ', side: 'partner' }],
    });
    const documentIds = [await book.filed(project, 'PIN')];
    expect(await book.step(project, { to: 'pin-submitted', documentIds })).toMatchObject({
      status: 422,
      body: {
        state: 'not-begun',
        lacks: [{ lacks: 'a participant on the Japanese side', by: 'project participants' }],
      },
    });
  });

  it('may have the number of another idea note, and is told so; a decision on it is then not clear', async () => {
    const one = await book.project();
    const other = await book.project();
    const pinNumber = 'KZ_PIN902';
    for (const [project, warnings] of [
      [one, []],
      [other, [`KZ_PIN902 is the idea note of ${one.id} too`]],
    ] as const) {
      const documentIds = [await book.filed(project, 'PIN')];
      const body = { to: 'pin-submitted', documentIds, pinNumber, effectiveOn: '2025-02-01' };
      expect(await book.step(project, body)).toMatchObject({ status: 201, body: { warnings } });
    }
    const items = [{ type: 'pin-no-objection', subject: pinNumber }];
    const decisionId = await book.decided(items, '2025-02-20');
    const refused = await book.step(one, { to: 'pin-no-objection', decisionId });
    expect(refused).toMatchObject({ status: 422, body: { code: 'LEDGER.MOVE_LACKS' } });
  });

  it('has its idea note waived by a decision about its country', async () => {
    const items = [{ type: 'pin-exemption', subject: 'KZ', text: 'Rules without idea notes' }];
    const decisionId = await book.decided(items, '2025-02-01');
    for (const project of [await book.project(), await book.project()]) {
      const waived = await book.step(project, { to: 'pin-waived', decisionId });
      expect(waived).toMatchObject({ status: 201, body: { state: 'pin-waived' } });
    }
  });
});

describe('a project in the cycle', () => {
  it('keeps its reason: an objection says why, by itself or by the decision', async () => {
    const project = await book.projectIn('pin-objected');
    expect((await cycleOf(project)).taken.at(-1)).toMatchObject({
      to: 'pin-objected',
      reason: 'Қосымшалық дәлелденбеген',
    });
    const { status } = (await book.get(`/v1/projects/${project.id}`)).body;
    expect(status).toBe('rejected');
  });

  it('has status and mechanism of its steps alone; its title may change', async () => {
    const project = await book.projectIn('pin-waived');
    const path = `/v1/projects/${project.id}`;
    const change = async (body: object) => {
      const { version } = (await book.get(path)).body;
      return application.request('PATCH', path, {
        body,
        headers: { 'if-match': `"${version}"`, 'idempotency-key': `change-${Math.random()}` },
      });
    };
    for (const body of [{ status: 'registered' }, { mechanism: 'NONE' }]) {
      expect(await change(body)).toMatchObject({
        status: 422,
        body: { code: 'PROJECT.FOLLOWS_CYCLE', state: 'pin-waived' },
      });
    }
    expect((await change({ title: 'A better title' })).status).toBe(200);
    expect((await cycleOf(project)).state).toBe('pin-waived');
  });

  it('is registered on the day of the decision, with its crediting period, and is renewed', async () => {
    const project = await book.projectIn('registered');
    expect(await cycleOf(project)).toMatchObject({
      state: 'registered',
      registeredOn: '2025-06-01',
      since: '2025-06-01',
      creditingPeriods: [{ startsOn: '2025-07-01', endsOn: '2025-12-31' }],
      possible: [
        { to: 'registered', as: 'post-registration-change', possible: false },
        { to: 'registered', as: 'renewal', possible: false },
        { to: 'withdrawn', as: null },
        { to: 'crediting-ended', as: null, possible: true },
      ],
    });
    const items = [{ type: 'renewal', subject: project.id }];
    const decisionId = await book.decided(items, '2025-12-01');
    const documentIds = [await book.filed(project, 'Ren_Req')];
    const waiting = await cycleOf(project);
    expect(waiting.possible[1]).toMatchObject({ as: 'renewal', possible: true, lacks: [] });
    const renewal = { to: 'registered', decisionId, documentIds };
    const overlapping = { startsOn: '2025-12-31', endsOn: '2030-12-31' };
    expect(await book.step(project, { ...renewal, creditingPeriod: overlapping })).toMatchObject({
      status: 422,
      body: { code: 'PROJECT.CREDITING_PERIOD_OVERLAPS', lastEndsOn: '2025-12-31' },
    });
    const next = { startsOn: '2026-01-01', endsOn: '2030-12-31' };
    expect((await book.step(project, { ...renewal, creditingPeriod: next })).status).toBe(201);
    const used = { startsOn: '2031-01-01', endsOn: '2035-12-31' };
    expect(await book.step(project, { ...renewal, creditingPeriod: used })).toMatchObject({
      status: 422,
      body: { code: 'PROJECT.DECISION_USED' },
    });
    expect(await cycleOf(project)).toMatchObject({
      registeredOn: '2025-06-01',
      since: '2025-12-01',
      creditingPeriods: [{}, next],
    });
    expect((await book.step(project, { to: 'crediting-ended' })).body.lacks).toMatchObject([
      { lacks: 'the end of the crediting period, on 2030-12-31' },
    ]);
  });

  it('says what each step lacks, as more is filed and decided', async () => {
    const project = await book.projectIn('registration-requested');
    const waiting = await cycleOf(project);
    expect(waiting.whoseMove).toEqual(['Joint Committee', 'project participants']);
    const items = [{ type: 'project-registration', subject: project.id }];
    const decisionId = await book.decided(items, '2025-06-01', 0);
    expect((await cycleOf(project)).possible[0].lacks).toMatchObject([
      { guard: 'registration', lacks: expect.stringContaining('it awaits signatures') },
    ]);
    await book.sign(decisionId);
    expect((await cycleOf(project)).possible[0]).toMatchObject({ possible: true, lacks: [] });
    const asParticipant = await application.request(
      'GET',
      `/v1/projects/${project.id}/transitions`,
      { key: application.keys['project-participant'] ?? null },
    );
    expect(asParticipant.body.possible[0].lacks).toMatchObject([{ guard: 'by-committee' }]);
  });

  it('begins anew when it is submitted again: a new id, a new number, the word on its idea kept', async () => {
    const project = await book.projectIn('registration-request-withdrawn');
    const path = `/v1/projects/${project.id}/resubmissions`;
    const { reference: old } = (await book.get(`/v1/projects/${project.id}`)).body;
    expect(await book.post(path, { reference: old })).toMatchObject({
      status: 409,
      body: { code: 'PROJECT.REFERENCE_USED' },
    });
    const reference = book.freeNumber();
    const again = await book.post(path, { reference });
    expect(again).toMatchObject({ status: 201, body: { reference, resubmits: project.id } });
    expect(await book.post(path, { reference: book.freeNumber() })).toMatchObject({
      status: 409,
      body: { code: 'PROJECT.RESUBMITTED_ALREADY', followedBy: again.body.id },
    });
    const follower = { id: again.body.id as string, reference };
    expect(await cycleOf(follower)).toMatchObject({ state: 'not-begun', resubmits: project.id });
    expect(await cycleOf(project)).toMatchObject({
      state: 'registration-request-withdrawn',
      resubmittedAs: follower.id,
    });
    expect((await book.get(`/v1/projects/${old}`)).body.id).toBe(project.id);
    const [, noObjection] = (await cycleOf(project)).taken;
    const documentIds = [await book.filed(follower, 'PIN')];
    const pin = { to: 'pin-submitted', documentIds, effectiveOn: '2025-02-01' };
    expect((await book.step(follower, pin)).status).toBe(201);
    const cited = { to: 'pin-no-objection', decisionId: noObjection.decision };
    expect((await book.step(follower, cited)).status).toBe(201);
    expect(
      await book.post(`/v1/projects/${follower.id}/resubmissions`, { reference }),
    ).toMatchObject({
      status: 422,
      body: { code: 'PROJECT.NOT_TO_RESUBMIT', state: 'pin-no-objection' },
    });
  });
});
