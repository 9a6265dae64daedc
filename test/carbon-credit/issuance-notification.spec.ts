import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { FundingBook } from '../funding/funding-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { cell, IssuanceBook, type Cell, type IssuingProject } from './issuance-book.ts';

let application: RunningApplication;
let book: IssuanceBook;
let owner: pg.Client;
let project: IssuingProject;

beforeAll(async () => {
  application = await startWithReference();
  book = await new IssuanceBook(application).open();
  owner = new pg.Client(application.database.ownerUrl);
  await owner.connect();
  project = await book.project();
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await application?.close();
});

const GOJ = 'government-of-japan';
const KZ = 'partner-government';

describe('what the Joint Committee notifies', () => {
  let request: string;
  let table: readonly Cell[];
  let decision: string;

  it('is a table of vintages and beneficiaries that agrees with a decision in effect', async () => {
    request = await book.requested(project, { 2021: '12', 2022: '40', 2023: '0' });
    table = [
      cell(2021, GOJ, '6'),
      cell(2021, 'japanese-participant', '3', project.japanese),
      cell(2021, KZ, '3'),
      cell(2022, GOJ, '20'),
      cell(2022, 'japanese-participant', '11', project.japanese),
      cell(2022, KZ, '5'),
      cell(2022, 'partner-participant', '4', project.local),
    ];
    decision = await book.decide(request, table);
    const answer = await book.notify(request, decision, table);
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 201,
      body: {
        request,
        state: 'notified',
        japan: 'awaiting',
        partner: 'awaiting',
        decidedOn: '2026-07-01',
        sides: [
          { side: 'japan', tonnes: '40', tonnesToIssue: '40' },
          { side: 'partner', tonnes: '12', tonnesToIssue: '52' },
        ],
      },
    });
    const detail = (await book.get(`/v1/issuance-requests/${request}`)).body;
    expect(detail).toMatchObject({
      state: 'notified',
      decision,
      decidedOn: '2026-07-01',
      tonnesVerified: '52',
      tonnesNotified: '52',
      vintages: [
        { vintage: 2021, tonnesVerified: '12', tonnesNotified: '12', shortfallReason: null },
        { vintage: 2022, tonnesVerified: '40', tonnesNotified: '40' },
        { vintage: 2023, tonnesVerified: '0', tonnesNotified: '0' },
      ],
      moves: [{ to: 'completed', possible: false, lacks: [{ guard: 'both-sides' }] }],
    });
    expect(detail.credits.map((one: Cell) => [one.vintage, one.beneficiary, one.tonnes])).toEqual(
      table.map((one) => [one.vintage, one.beneficiary, one.tonnes]),
    );
    expect(detail.credits[1]).toMatchObject({
      participant: project.japanese,
      name: `株式会社緑 ${project.reference}`,
    });
  });

  it('is listed as open, with the days that it waits for the sides', async () => {
    const open = (await book.get('/v1/issuance-requests?country=KZ&open=true')).body.items;
    expect(open).toMatchObject([{ id: request, state: 'notified' }]);
    expect(open[0].daysWaiting).toBeGreaterThan(0);
    expect(open[0].sides).toMatchObject([
      { side: 'japan', state: 'awaiting', tonnesIssued: '0', issuedOn: null },
      { side: 'partner', state: 'awaiting', tonnesIssued: '0', issuedOn: null },
    ]);
  });

  it('is notified once, for good: not again, not withdrawn, its verification not corrected', async () => {
    expect(await book.notify(request, decision, table)).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.MOVE_NOT_POSSIBLE', state: 'notified', possible: ['completed'] },
    });
    const { monitoringReport } = (await book.get(`/v1/issuance-requests/${request}`)).body;
    const reason = 'Too late';
    const documents = [project.documents['IW_Req']];
    expect(
      await book.post(`/v1/issuance-requests/${request}/withdraw`, { reason, documents }),
    ).toMatchObject({ status: 422, body: { code: 'LEDGER.MOVE_NOT_POSSIBLE' } });
    expect(
      await book.post(`/v1/monitoring-reports/${monitoringReport}/withdraw`, { reason }),
    ).toMatchObject({ status: 409, body: { code: 'ISSUANCE.REPORT_UNDER_ISSUANCE' } });
    const { verifications } = (await book.get(`/v1/monitoring-reports/${monitoringReport}`)).body;
    const years = { 2021: '11', 2022: '40', 2023: '0' };
    expect(await book.verify(project, monitoringReport, years, verifications[0].id)).toMatchObject({
      status: 409,
      body: { code: 'ISSUANCE.REPORT_UNDER_ISSUANCE' },
    });
  });

  it('can leave a side without a tonne: it is then not applicable', async () => {
    const own = await book.project();
    const cells = [cell(2021, KZ, '1')];
    const id = await book.notified(own, { 2021: '1' }, cells);
    expect((await book.get(`/v1/issuance-requests/${id}`)).body).toMatchObject({
      state: 'notified',
      sides: [
        { side: 'japan', state: 'not-applicable', tonnesNotified: '0' },
        { side: 'partner', state: 'awaiting', tonnesNotified: '1', tonnesToIssue: '1' },
      ],
    });
  });
});

describe('a notification is refused', () => {
  let own: IssuingProject;
  let request: string;
  const right = [cell(2021, GOJ, '6'), cell(2021, KZ, '4'), cell(2022, GOJ, '5')];
  let decision: string;
  beforeAll(async () => {
    own = await book.project();
    request = await book.requested(own, { 2021: '10', 2022: '5' });
    decision = await book.decide(request, right);
  }, 30_000);

  const tried = async (cells: readonly Cell[], more: object = {}, decided = decision) => {
    const { status, body } = await book.notify(request, decided, cells, more);
    return { status, ...body };
  };

  it('for one tonne more than was verified of a year, whatever the other years leave', async () => {
    const more = [cell(2021, GOJ, '7'), cell(2021, KZ, '4'), cell(2022, GOJ, '4')];
    const decided = await book.decide(request, more);
    expect(await tried(more, {}, decided)).toMatchObject({
      status: 422,
      code: 'ISSUANCE.EXCEEDS_VERIFIED',
      vintage: 2021,
      requested: '11',
      available: '10',
    });
  });

  it('for less than was verified without a reason, and for a reason without need', async () => {
    const less = [cell(2021, GOJ, '6'), cell(2021, KZ, '4')];
    const decided = await book.decide(request, less);
    expect(await tried(less, {}, decided)).toMatchObject({
      code: 'ISSUANCE.SHORTFALL_UNEXPLAINED',
      vintage: 2022,
      verified: '5',
      notified: '0',
    });
    const shortfalls = [{ vintage: 2021, reason: 'Held back' }];
    expect(await tried(less, { shortfalls }, decided)).toMatchObject({
      code: 'ISSUANCE.NO_SHORTFALL',
      vintage: 2021,
    });
  });

  it.each([
    ['an unverified vintage', [cell(2024, GOJ, '1')], 'ISSUANCE.VINTAGE_NOT_VERIFIED'],
    [
      'a beneficiary twice',
      [cell(2021, GOJ, '6'), cell(2021, GOJ, '4')],
      'ISSUANCE.BENEFICIARY_TWICE',
    ],
  ])('for %s', async (_what, cells, code) => {
    expect(await tried(cells)).toMatchObject({ status: 422, code });
  });

  it('for a participant where none belongs, or none where one does', async () => {
    const given = [cell(2021, GOJ, '6', own.japanese), cell(2022, 'partner-participant', '5')];
    expect(await tried(given)).toMatchObject({
      status: 400,
      code: 'ISSUANCE.BENEFICIARY_INCOMPLETE',
      errors: [{ pointer: '/credits/0/participant' }, { pointer: '/credits/1/participant' }],
    });
  });

  it('for whoever does not take part in the project, on that side, on that day', async () => {
    const verifier = await book.takesPart(
      own.id,
      'A verifying entity',
      'partner',
      'verifying-entity',
    );
    for (const [beneficiary, participant] of [
      ['japanese-participant', project.japanese],
      ['partner-participant', own.japanese],
      ['partner-participant', verifier],
      ['partner-participant', own.id],
    ] as const) {
      expect(await tried([cell(2021, beneficiary, '4', participant)])).toMatchObject({
        status: 422,
        code: 'ISSUANCE.NOT_A_PARTICIPANT',
      });
    }
  });

  it.each(['1.5', '-1', '+4', '1e3', '007', '', `1${'0'.repeat(21)}`, 4])(
    'for %j tonnes, which are not whole tonnes as text',
    async (tonnes) => {
      const credits = [{ vintage: 2021, beneficiary: GOJ, tonnes }];
      const answer = await book.post(`/v1/issuance-requests/${request}/notify`, {
        decisionId: decision,
        credits,
      });
      expect(answer).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/credits/0/tonnes' }] },
      });
    },
  );

  it('for a table that differs from what was decided, in a vintage or in all', async () => {
    const moved = [cell(2021, GOJ, '5'), cell(2021, KZ, '5'), cell(2022, GOJ, '5')];
    expect(await tried(moved)).toMatchObject({
      status: 422,
      code: 'ISSUANCE.DIFFERS_FROM_DECISION',
      side: 'japan',
      vintage: 2021,
      decided: '6',
      given: '5',
    });
  });

  it('for a decision that lacks a signature, is about another request, or of another country', async () => {
    const decisions = '/v1/partner-countries/KZ/joint-committee/decisions';
    const half = await book.post(decisions, {
      mode: 'meeting',
      title: 'Awaiting',
      decisionOn: '2026-07-01',
      items: [book.item(request, right)],
    });
    expect(await tried(right, {}, half.body.id)).toMatchObject({
      status: 422,
      code: 'DECISION.NOT_EFFECTIVE',
    });
    const other = await book.decide(own.id, right);
    expect(await tried(right, {}, other)).toMatchObject({
      status: 422,
      code: 'DECISION.SAYS_NOTHING_OF_THIS',
      asked: 'issuance',
      subject: request,
    });
    const foreign = decision.replace('KZ-', 'MN-');
    expect(await tried(right, {}, foreign)).toMatchObject({
      status: 404,
      code: 'DECISION.NOT_FOUND',
    });
    const early = await book.decide(request, right, '2026-06-14');
    expect(await tried(right, {}, early)).toMatchObject({
      status: 422,
      code: 'ISSUANCE.DECIDED_BEFORE_REQUEST',
    });
  });

  it('for less than half to the Government of Japan, where the project is subsidised', async () => {
    const allocation = {
      shares: [
        { beneficiary: GOJ, percent: '50' },
        { beneficiary: KZ, percent: '50' },
      ],
      subsidisedByMoej: true,
      document: own.documents['Crd_Allc'],
    };
    const path = `/v1/projects/${own.id}/credit-allocation`;
    expect((await book.post(path, allocation)).status).toBe(201);
    const few = [
      cell(2021, GOJ, '5'),
      cell(2021, KZ, '5'),
      cell(2022, GOJ, '2'),
      cell(2022, KZ, '3'),
    ];
    const decided = await book.decide(request, few);
    expect(await tried(few, {}, decided)).toMatchObject({
      status: 422,
      code: 'ISSUANCE.GOVERNMENT_SHARE_TOO_SMALL',
      requested: '7',
      least: '8',
      total: '15',
    });
    const proposal = (await book.get(`/v1/issuance-requests/${request}/proposal`)).body;
    expect(proposal).toMatchObject({ basis: 'form', subsidised: true, total: '15' });
    expect(proposal.credits).toMatchObject([
      { vintage: 2021, beneficiary: GOJ, tonnes: '5' },
      { vintage: 2021, beneficiary: KZ, tonnes: '5' },
      { vintage: 2022, beneficiary: GOJ, tonnes: '3' },
      { vintage: 2022, beneficiary: KZ, tonnes: '2' },
    ]);
    const asked = `${GOJ}:60,japanese-participant:${own.japanese}:20,${KZ}:20`;
    const other = await book.get(`/v1/issuance-requests/${request}/proposal?shares=${asked}`);
    expect(other.body.credits.map(({ tonnes }: Cell) => tonnes)).toEqual('6 2 2 3 1 1'.split(' '));
    for (const [shares, code] of [
      ['half', 'ISSUANCE.SHARES_MALFORMED'],
      [`${GOJ}:99.999999`, 'ISSUANCE.SHARES_NOT_WHOLE'],
      [`${GOJ}:50,${GOJ}:50`, 'ISSUANCE.BENEFICIARY_TWICE'],
    ] as const) {
      const refused = await book.get(`/v1/issuance-requests/${request}/proposal?shares=${shares}`);
      expect(refused.body.code).toBe(code);
    }
  });

  it('the same where the book itself has committed a subsidy to the project', async () => {
    const funded = await book.project();
    const id = await book.requested(funded, { 2021: '10' });
    const few = [cell(2021, GOJ, '4'), cell(2021, KZ, '6')];
    const decided = await book.decide(id, few);
    const funding = new FundingBook(application);
    const tranche = await funding.tranche({ funder: 'MOEJ', instrument: 'MOEJ_JCM_MODEL' });
    const shares = [{ project: funded.reference, amount: '600.00' }];
    const committed = await funding.commit(tranche, { projectShares: shares });
    expect({ status: committed.status, body: committed.body }).toMatchObject({ status: 201 });
    const refused = await book.notify(id, decided, few);
    expect(refused.body).toMatchObject({
      code: 'ISSUANCE.GOVERNMENT_SHARE_TOO_SMALL',
      requested: '4',
      least: '5',
    });
    expect((await funding.reverse(committed.body.entry ?? committed.body.id)).status).toBe(201);
    expect((await book.notify(id, decided, few)).status).toBe(201);
  });

  it('nineteen times out of twenty at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => book.notify(request, decision, right)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(422)]);
  });

  it('after the project was withdrawn', async () => {
    const leaving = await book.project();
    const id = await book.requested(leaving, { 2021: '3' });
    const cells = [cell(2021, GOJ, '3')];
    const decided = await book.decide(id, cells);
    const pwReq = await book.before.file(leaving.id, 'PW_Req');
    const withdrawal = await book.before.decide(
      [{ type: 'project-withdrawal', subject: leaving.reference }],
      '2026-07-02',
    );
    await book.before.posted(`/v1/projects/${leaving.id}/transitions`, {
      to: 'withdrawn',
      decisionId: withdrawal,
      documentIds: [pwReq],
    });
    expect(await book.notify(id, decided, cells)).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.MOVE_LACKS', lacks: [{ guard: 'project-credited' }] },
    });
    const documents = [leaving.documents['IW_Req']];
    const reason = 'The project has left';
    const path = `/v1/issuance-requests/${id}/withdraw`;
    expect((await book.post(path, { reason, documents })).status).toBe(200);
    const { monitoringReport } = (await book.get(`/v1/issuance-requests/${id}`)).body;
    expect(await book.ask(monitoringReport, leaving)).toMatchObject({
      status: 422,
      body: { code: 'ISSUANCE.PROJECT_NOT_REGISTERED', state: 'withdrawn' },
    });
    expect((await book.get(`/v1/issuance-requests/${id}/proposal`)).body).toMatchObject({
      status: 422,
      code: 'ISSUANCE.SHARES_UNKNOWN',
    });
  });
});

describe('the tables of issuance', () => {
  it('let nothing join a notification, and take nothing away', async () => {
    const { rows } = await owner.query(
      `SELECT notification_id, report_id FROM public.notified_vintage WHERE country_code = 'KZ'
        ORDER BY notification_id LIMIT 1`,
    );
    const { notification_id: notification, report_id: report } = rows[0];
    await expect(
      owner.query(
        `INSERT INTO public.notified_credit VALUES
           ('KZ', $1, $2, 70, 2021, 'partner', 'partner-participant', $2, 1)`,
        [notification, report],
      ),
    ).rejects.toMatchObject({ constraint: 'notified_table_sums_up' });
    for (const table of ['notified_credit', 'notified_vintage', 'notified_side']) {
      await expect(owner.query(`DELETE FROM public.${table}`)).rejects.toThrow(
        /append-only|refuse|never/,
      );
    }
  });

  it('bound what is notified by what was verified, whatever a program believes', async () => {
    const { rows } = await owner.query(
      `SELECT * FROM public.notified_vintage WHERE country_code = 'KZ' AND tonnes_verified > 0 LIMIT 1`,
    );
    const row = rows[0];
    const insert = (vintage: number, verified: string, notified: string) =>
      owner.query(
        `INSERT INTO public.notified_vintage VALUES ('KZ', $1, $2, $3, $4, $5, $6, NULL)`,
        [row.notification_id, row.report_id, row.verification_id, vintage, verified, notified],
      );
    await expect(
      insert(row.vintage, row.tonnes_verified, row.tonnes_verified),
    ).rejects.toMatchObject({
      code: '23505',
    });
    const bigger = `${row.tonnes_verified}0`;
    await expect(insert(2050, bigger, bigger)).rejects.toMatchObject({
      constraint: 'notified_vintage_keeps_the_verified_figure',
    });
    await expect(insert(2050, '1', '2')).rejects.toMatchObject({
      constraint: 'notified_vintage_is_within_what_was_verified',
    });
  });
});
