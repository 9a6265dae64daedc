import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { AnyActKind } from '../../src/ledger/batch.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { PostingQueue } from '../../src/ledger/posting-queue.ts';
import { methodologyLaws } from '../../src/methodology/laws.ts';
import { methodologyRoom } from '../../src/methodology/methodology.acts.ts';
import { METHODOLOGY_STATES } from '../../src/methodology/methodology-cycle.ts';
import type { Answered, RunningApplication } from '../harness/application.ts';
import { request, tillQueue, tillSettings } from '../ledger/till.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

let application: RunningApplication;
let owner: pg.Client;
let coChairs: readonly string[];
let numbers = 0;

beforeAll(async () => {
  application = await startWithReference();
  owner = new pg.Client(application.database.ownerUrl);
  await owner.connect();
  coChairs = [
    await application.makeKey({ roles: ['joint-committee-co-chair'] }),
    await application.makeKey({ roles: ['joint-committee-co-chair'] }),
  ];
});
afterAll(async () => {
  await owner?.end();
  await application?.close();
});

const officer = () => ({ key: application.keys['registry-officer'] ?? null });
const DECISIONS = '/v1/partner-countries/KZ/joint-committee/decisions';
const FORMS = [
  { form: 'PM', title: 'Әдістеме — 方法論', sha256: 'ab'.repeat(32) },
  { form: 'PMS', title: 'Есептеу кестесі' },
];
const GRID = {
  symbol: 'EF_grid',
  value: '0.7',
  source: 'a national inventory',
  year: 2024,
  boundary: 'combustion',
};

function post(path: string, body: unknown, more: object = officer()): Promise<Answered> {
  return application.request('POST', path, { body, ...more });
}
function get(path: string): Promise<Answered> {
  return application.request('GET', path, { key: null });
}
function nextNumber(): string {
  numbers += 1;
  return String(numbers).padStart(3, '0');
}

interface Proposed {
  readonly id: string;
  readonly number: string;
  readonly path: string;
}

async function proposed(more: object = {}): Promise<Proposed> {
  const number = nextNumber();
  const { status, body, headers } = await post('/v1/methodologies', {
    country: 'KZ',
    proposalNumber: `KZ_PM${number}`,
    title: 'Электр көліктерін зарядтау',
    scopes: [7],
    proposedOn: '2026-01-01',
    documents: FORMS,
    ...more,
  });
  expect(status).toBe(201);
  return { id: body.id, number, path: headers.get('location') ?? '' };
}

/** A proposal whose public input is over. */
async function considered(more: object = {}): Promise<Proposed> {
  const one = await proposed(more);
  const steps = [
    { to: 'public-input', effectiveOn: '2026-01-05' },
    { to: 'under-consideration', effectiveOn: '2026-01-20' },
  ];
  for (const step of steps) {
    expect((await post(`${one.path}/transitions`, step)).status).toBe(200);
  }
  return one;
}

/** A decision of the Joint Committee, with both signatures. */
async function decided(items: readonly object[], decisionOn = '2026-03-01'): Promise<string> {
  const given = { mode: 'electronic', title: 'Electronic decision', decisionOn, items };
  const { body } = await post(DECISIONS, given);
  for (const [at, side] of ['japan', 'partner'].entries()) {
    const signed = await post(
      `${DECISIONS}/${body.id}/signatures`,
      { side },
      { key: coChairs[at] ?? null },
    );
    expect(signed.status).toBe(201);
  }
  return body.id;
}

async function approved(more: object = {}): Promise<Proposed & { approvedNumber: string }> {
  const one = await considered();
  const subject = `KZ_PM${one.number}`;
  const approvedNumber = `KZ_AM${one.number}`;
  const decisionId = await decided([{ type: 'methodology-approval', subject }]);
  const step = { to: 'approved', decisionId, approvedNumber, formula: 'ev-charging-1', ...more };
  const { status, body } = await post(`${one.path}/transitions`, step);
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { state: 'approved', approvedNumber },
  });
  return { ...one, approvedNumber };
}

describe('a methodology', () => {
  it('goes from its proposal to approval, and says on the way what it waits for', async () => {
    const one = await proposed({ documents: FORMS.slice(0, 1) });
    expect((await get(one.path)).body).toMatchObject({
      state: 'proposed',
      title: 'Электр көліктерін зарядтау',
      moves: [
        {
          to: 'public-input',
          possible: false,
          lacks: [{ lacks: 'the forms PMS', by: 'methodology proponent' }],
        },
      ],
      deadlines: [{ what: 'completeness check', dueOn: '2026-01-08' }],
    });
    const early = { to: 'public-input', effectiveOn: '2026-01-05' };
    expect(await post(`${one.path}/transitions`, early)).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.MOVE_LACKS', state: 'proposed' },
    });
    const complete = { ...early, documents: FORMS.slice(1) };
    expect((await post(`${one.path}/transitions`, complete)).status).toBe(200);
    expect((await get(`/v1/methodologies/KZ_PM${one.number}/transitions`)).body).toEqual({
      state: 'public-input',
      moves: [{ to: 'under-consideration', possible: true, lacks: [] }],
    });
    const considered = { to: 'under-consideration', effectiveOn: '2026-01-20' };
    expect((await post(`${one.path}/transitions`, considered)).status).toBe(200);
    const decisionId = await decided([{ type: 'methodology-approval', subject: one.id }]);
    const approval = { to: 'approved', decisionId, approvedNumber: `KZ_AM${one.number}` };
    const last = await post(`${one.path}/transitions`, approval);
    expect(last.headers.get('etag')).toBe('"4"');
    const { body } = await get(`/v1/methodologies/KZ_AM${one.number}`);
    expect(body).toMatchObject({
      state: 'approved',
      decision: decisionId,
      decidedOn: '2026-03-01',
      currentVersion: 'Ver1.0',
      methodologyVersions: [{ version: 'Ver1.0', approvedOn: '2026-03-01', formula: null }],
      moves: [],
      deadlines: [],
    });
    expect(body.versions).toHaveLength(4);
    expect(body.documents[0].title).toBe('Әдістеме — 方法論');
  });

  it('is not approved by a decision that is not signed, or that is about another', async () => {
    const one = await considered();
    const items = [{ type: 'methodology-approval', subject: `KZ_PM${one.number}` }];
    const given = { mode: 'meeting', title: 'A meeting', decisionOn: '2026-03-01', items };
    const { body } = await post(DECISIONS, given);
    const step = { to: 'approved', approvedNumber: `KZ_AM${one.number}` };
    const path = `${one.path}/transitions`;
    expect(await post(path, { ...step, decisionId: body.id })).toMatchObject({
      status: 422,
      body: { code: 'DECISION.NOT_EFFECTIVE' },
    });
    const other = await decided([{ type: 'methodology-approval', subject: 'KZ_PM999' }]);
    expect(await post(path, { ...step, decisionId: other })).toMatchObject({
      body: { code: 'DECISION.SAYS_NOTHING_OF_THIS' },
    });
    expect((await get(one.path)).body.state).toBe('under-consideration');
  });

  it('is approved once, by one of twenty at the same moment on two queues', async () => {
    const one = await considered();
    const subject = `KZ_PM${one.number}`;
    const decisionId = await decided([{ type: 'methodology-approval', subject }]);
    const kinds = new Map(methodologyRoom.acts.map((kind) => [kind.kind, kind as AnyActKind]));
    const settings = tillSettings({ kinds, constraints: methodologyRoom.constraints });
    const elsewhere = tillQueue(application.database.applicationUrl, { settings });
    const here = application.ledger.app.get(PostingQueue);
    const body = { to: 'approved', decisionId, approvedNumber: `KZ_AM${one.number}` };
    const subjectId = one.id.slice(3);
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        (at % 2 === 0 ? here : elsewhere.queue).submit(
          request('methodology-transition', body, { subjectId }),
        ),
      ),
    );
    await elsewhere.close();
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(new Set(refused)).toEqual(new Set(['LEDGER.MOVE_NOT_POSSIBLE']));
    const { body: after } = await get(one.path);
    expect(after).toMatchObject({ state: 'approved', version: 4 });
    expect(after.methodologyVersions).toHaveLength(1);
    expect(after.versions).toHaveLength(4);
  });

  it('keeps its number when a further proposal revises it, and its versions', async () => {
    const one = await approved();
    const revision = await considered({ revises: one.id });
    const path = `${revision.path}/transitions`;
    const subject = `KZ_PM${revision.number}`;
    const decisionId = await decided([{ type: 'methodology-revision', subject }], '2026-03-02');
    const { body } = await post(path, { to: 'approved', decisionId });
    expect(body).toMatchObject({ state: 'approved', approvedNumber: null });
    const direct = [{ type: 'methodology-revision', subject: one.approvedNumber }];
    const second = { version: 'Ver2.1', decisionId: await decided(direct, '2026-03-03') };
    expect((await post(`${one.path}/versions`, second)).status).toBe(201);
    const again = await post(`${one.path}/versions`, { ...second, version: 'Ver3.0' });
    expect(again).toMatchObject({ status: 409, body: { code: 'METHODOLOGY.DECISION_USED' } });
    expect((await get(one.path)).body).toMatchObject({
      approvedNumber: one.approvedNumber,
      currentVersion: 'Ver2.1',
      proposalNumbers: [`KZ_PM${one.number}`, subject],
      methodologyVersions: [
        { version: 'Ver1.0', proposal: one.id },
        { version: 'Ver2.0', proposal: revision.id },
        { version: 'Ver2.1', proposal: null },
      ],
    });
  });

  it('has numbers of its own, also against an approval and a proposal elsewhere', async () => {
    const one = await approved();
    const twice = { country: 'KZ', proposalNumber: `KZ_PM${one.number}`, title: 't', scopes: [1] };
    expect(await post('/v1/methodologies', twice)).toMatchObject({
      status: 409,
      body: { code: 'METHODOLOGY.NUMBER_USED' },
    });
    const other = await considered();
    const items = [{ type: 'methodology-approval', subject: `KZ_PM${other.number}` }];
    const decisionId = await decided(items);
    const step = { to: 'approved', decisionId, approvedNumber: one.approvedNumber };
    expect(await post(`${other.path}/transitions`, step)).toMatchObject({
      status: 409,
      body: { code: 'METHODOLOGY.NUMBER_USED' },
    });
    const far = { ...twice, country: 'MN' };
    expect((await post('/v1/methodologies', far)).body.code).toBe(
      'METHODOLOGY.NUMBER_OF_OTHER_COUNTRY',
    );
  });

  it('needs the permission to propose, and another to decide', async () => {
    const auditor = { key: application.keys['auditor'] ?? null };
    const body = { country: 'KZ', proposalNumber: 'KZ_PM900', title: 't', scopes: [1] };
    expect((await post('/v1/methodologies', body, auditor)).status).toBe(403);
    const one = await proposed();
    const step = { to: 'public-input' };
    expect((await post(`${one.path}/transitions`, step, auditor)).status).toBe(403);
    expect((await post(`${one.path}/versions`, {}, { key: null })).status).toBe(401);
  });

  it('is listed by number, page by page, filtered and searched', async () => {
    const one = await approved();
    const { body: first } = await get('/v1/methodologies?limit=2');
    expect(first.items.map(({ proposalNumber }: Row) => proposalNumber)).toEqual([
      'KZ_PM001',
      'KZ_PM002',
    ]);
    const { body: next } = await get(`/v1/methodologies?limit=1&cursor=${first.next}`);
    expect(next.items.map(({ proposalNumber }: Row) => proposalNumber)).toEqual(['KZ_PM003']);
    const only = (query: string) =>
      get(`/v1/methodologies?limit=200&${query}`).then(({ body }) => body.items as Row[]);
    expect(await only('country=MN')).toEqual([]);
    expect(await only('scope=8')).toEqual([]);
    expect((await only('state=approved')).every(({ state }) => state === 'approved')).toBe(true);
    expect(await only(`q=${one.approvedNumber}`)).toMatchObject([{ id: one.id }]);
    expect((await only('q=зарядтау&scope=7')).length).toBeGreaterThan(5);
    expect((await get('/v1/methodologies/KZ_AM999')).status).toBe(404);
    expect((await get('/v1/methodologies/nonsense')).status).toBe(404);
  });

  it('cannot be moved past its cycle in the database itself, from any state', async () => {
    const allowed = new Set([
      'proposed → public-input',
      'public-input → under-consideration',
      'under-consideration → approved',
      'under-consideration → not-approved',
    ]);
    const one = await approved();
    for (const from of METHODOLOGY_STATES) {
      for (const to of METHODOLOGY_STATES.filter((state) => state !== from)) {
        await owner.query('BEGIN');
        await owner.query(`ALTER TABLE methodology DISABLE TRIGGER USER`);
        await owner.query(
          `ALTER TABLE methodology DROP CONSTRAINT methodology_is_decided_by_a_decision,
             DROP CONSTRAINT methodology_is_numbered_when_approved`,
        );
        await owner.query('UPDATE methodology SET status = $1 WHERE id = $2', [
          from,
          one.id.slice(3),
        ]);
        await owner.query(`ALTER TABLE methodology ENABLE TRIGGER USER`);
        const outcome = await owner
          .query('UPDATE methodology SET status = $1 WHERE id = $2', [to, one.id.slice(3)])
          .then(() => null)
          .catch((error: { constraint?: string }) => error.constraint);
        await owner.query('ROLLBACK');
        expect([from, to, outcome]).toEqual([
          from,
          to,
          allowed.has(`${from} → ${to}`) ? null : 'methodology_moves_along_its_cycle',
        ]);
      }
    }
  });

  it('cannot be decided in the database itself without a decision in effect about it', async () => {
    const one = await considered();
    const other = await decided([{ type: 'methodology-approval', subject: 'KZ_PM998' }]);
    const decide = (decision: string, on: string) =>
      owner
        .query(
          `UPDATE methodology SET status = 'approved', decision_id = $1, decided_on = $2,
             approved_number = 'KZ_AM998', current_version = 'Ver1.0' WHERE id = $3`,
          [decision.slice(3), on, one.id.slice(3)],
        )
        .then(() => null)
        .catch((error: { constraint?: string }) => error.constraint);
    expect(await decide(other, '2026-03-01')).toBe('methodology_is_decided');
    const items = [{ type: 'methodology-approval', subject: one.id }];
    expect(await decide(await decided(items), '2026-03-02')).toBe('methodology_is_decided');
    expect((await get(one.path)).body.state).toBe('under-consideration');
  });
});

interface Row {
  readonly proposalNumber: string;
  readonly state: string;
}

const EV = [
  { parameter: 'ED', value: '900000', unit: 'kWh' },
  { parameter: 'eta', value: '0.9' },
  { parameter: 'AFEC', value: '18' },
  { parameter: 'FC', value: '8.0' },
];

describe('a trial calculation', () => {
  it('is made by a version of a methodology, explained, and stored nowhere', async () => {
    const one = await approved();
    const size = () =>
      owner.query(`SELECT size FROM audit_tree WHERE country_code = 'KZ'`).then(({ rows }) => rows);
    const before = await size();
    const anybody = { key: null, idempotencyKey: null };
    const path = `/v1/methodologies/${one.approvedNumber}/versions/Ver1.0/calculate`;
    const { status, body } = await post(path, { inputs: EV }, anybody);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      methodology: one.id,
      methodologyVersion: 'Ver1.0',
      formula: 'ev-charging-1',
      referenceEmissions: '918.4',
      projectEmissions: '821.391',
      emissionReductions: '97.009',
      warnings: [{ code: 'BOUNDARIES_MIXED' }],
    });
    expect(body.steps[0].numbers).toBe('900000 kWh ÷ 18 kWh/100 km × 100');
    expect(await size()).toEqual(before);
    expect(await post(path.replace('Ver1.0', '2.0'), { inputs: EV }, anybody)).toMatchObject({
      status: 404,
      body: { code: 'METHODOLOGY.VERSION_NOT_FOUND', versions: ['Ver1.0'] },
    });
  });

  it('uses the factors that the version fixes, and takes no others for them', async () => {
    const one = await approved({ factors: [GRID] });
    const path = `/v1/methodologies/${one.id}/versions/1.0/calculate`;
    expect((await post(path, { inputs: EV })).body).toMatchObject({
      projectEmissions: '700',
      warnings: [],
    });
    expect(await post(path, { inputs: EV, factors: [GRID] })).toMatchObject({
      status: 422,
      body: { code: 'FORMULA.FACTOR_REFUSED', errors: [{ pointer: '/factors/EF_grid' }] },
    });
    const without = await approved({ formula: undefined });
    expect(
      await post(`/v1/methodologies/${without.id}/versions/1.0/calculate`, { inputs: EV }),
    ).toMatchObject({ status: 422, body: { code: 'METHODOLOGY.NO_FORMULA' } });
  });

  it('is made by a formula alone, which anybody can read', async () => {
    const { body } = await get('/v1/formulas');
    expect(body.items.map(({ code }: { code: string }) => code)).toContain('chiller-efficiency-1');
    expect((await get('/v1/formulas/freight-modal-shift-1')).body).toMatchObject({
      factors: [{ symbol: 'EF_road', standard: { value: '129' } }, { symbol: 'EF_rail' }],
      examples: [{ emissionReductions: '32100' }],
    });
    const path = '/v1/formulas/ev-charging-1/calculate';
    const calculated = await post(path, { inputs: EV, country: 'KZ' });
    expect(calculated.body.emissionReductions).toBe('97.009');
    expect(await post(path, { inputs: EV })).toMatchObject({
      status: 422,
      body: { code: 'FORMULA.FACTOR_REFUSED', errors: [{ pointer: '/factors/EF_grid' }] },
    });
    const wrong = EV.with(0, { parameter: 'ED', value: '900', unit: 'MWh' });
    expect(await post(path, { inputs: wrong, country: 'KZ' })).toMatchObject({
      status: 422,
      body: {
        code: 'FORMULA.INPUT_REFUSED',
        errors: [{ pointer: '/inputs/0', detail: 'ED is in MWh; it is measured in kWh' }],
      },
    });
    expect((await get('/v1/formulas/none')).status).toBe(404);
    expect((await post('/v1/formulas/none/calculate', { inputs: EV })).status).toBe(404);
  });
});

describe('the laws of this room', () => {
  const broken = (client: pg.Client) =>
    checkLaws(client, methodologyLaws, () => undefined).then((results) =>
      results.map((result) => String(result.broken)),
    );

  it('hold after all of this, and find what slipped past every guard', async () => {
    const one = await approved();
    const id = one.id.slice(3);
    expect(await broken(owner)).toEqual(['0', '0', '0']);
    await owner.query('BEGIN');
    await owner.query('ALTER TABLE methodology DISABLE TRIGGER USER');
    await owner.query(
      `UPDATE methodology SET decided_on = decided_on + 1, current_version = 'Ver9.0'
        WHERE id = $1`,
      [id],
    );
    expect(await broken(owner)).toEqual(['1', '1', '1']);
    await owner.query('ROLLBACK');
    expect(await broken(owner)).toEqual(['0', '0', '0']);
  });
});
