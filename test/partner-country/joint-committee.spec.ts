import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { partnerCountryLaws } from '../../src/partner-country/laws.ts';
import { Reader } from '../../src/database/reader.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import type { Answered, RunningApplication } from '../harness/application.ts';
import { startWithReference } from './reference-book.ts';

let application: RunningApplication;
let coChairs: readonly string[];

const SIGNERS = 20;

beforeAll(async () => {
  application = await startWithReference();
  const made: string[] = [];
  for (let at = 0; at <= SIGNERS; at += 1) {
    made.push(await application.makeKey({ roles: ['joint-committee-co-chair'] }));
  }
  coChairs = made;
});
afterAll(() => application?.close());

const DECISIONS = '/v1/partner-countries/KZ/joint-committee/decisions';
const OBJECTION = {
  type: 'pin-objection',
  subject: 'KZ_PIN002',
  text: 'Қосымшалық дәлелденбеген: қуаты 10 МВт-тан аз, тариф кепілдендірілген — 追加性の欠如',
};

function decision(more: object = {}) {
  return {
    mode: 'electronic',
    title: 'Электронное решение Совместного комитета — 合同委員会の電子決定',
    decisionOn: '2026-02-03',
    items: [{ type: 'pin-no-objection', subject: 'KZ_PIN001' }],
    ...more,
  };
}

const officer = () => ({ key: application.keys['registry-officer'] ?? null });

function post(path: string, body: unknown, more: object = {}) {
  return application.request('POST', path, { body, ...more });
}
function get(path: string) {
  return application.request('GET', path, { key: null });
}
async function submitted(more: object = {}): Promise<string> {
  const { status, headers } = await post(DECISIONS, decision(more), officer());
  expect(status).toBe(201);
  return headers.get('location') ?? '';
}
function sign(path: string, side: string, key: string | null | undefined, more: object = {}) {
  return post(`${path}/signatures`, { side }, { key: key ?? null, ...more });
}
function codes(answers: readonly Answered[]) {
  return answers.map(({ status, body }) => (status === 201 ? 201 : body.code)).sort();
}
async function owner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(application.database.ownerUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('a decision of the Joint Committee', () => {
  it('takes effect on its own day with the signature of the second side, and not before', async () => {
    const path = await submitted({ source: 'https://www.jcm.go.jp/kz-jp' });
    expect((await get(path)).body).toMatchObject({
      country: 'KZ',
      status: 'awaiting-signatures',
      effectiveOn: null,
      awaits: ['japan', 'partner'],
      version: 1,
    });
    expect(await sign(path, 'partner', coChairs[0])).toMatchObject({
      status: 201,
      body: { side: 'partner', decisionStatus: 'awaiting-signatures', effectiveOn: null },
    });
    expect((await get(path)).body).toMatchObject({ awaits: ['japan'], version: 2 });
    expect(await sign(path, 'japan', coChairs[1])).toMatchObject({
      status: 201,
      body: { side: 'japan', decisionStatus: 'effective', effectiveOn: '2026-02-03', version: 3 },
    });
    const { body } = await get(path);
    expect(body).toMatchObject({ status: 'effective', effectiveOn: '2026-02-03', awaits: [] });
    expect(body.title).toBe('Электронное решение Совместного комитета — 合同委員会の電子決定');
    expect(body.signatures.map(({ side }: { side: string }) => side)).toEqual(['partner', 'japan']);
    expect(body.versions).toHaveLength(3);
    expect(body.versions[0].body).toMatchObject({ status: 'awaiting-signatures', signatures: [] });
  });

  it('is signed by one of twenty who sign for the same side at the same moment', async () => {
    const path = await submitted();
    const answers = await Promise.all(
      coChairs.slice(0, SIGNERS).map((key) => sign(path, 'japan', key)),
    );
    expect(codes(answers)).toEqual([
      201,
      ...Array.from({ length: SIGNERS - 1 }, () => 'DECISION.SIDE_HAS_SIGNED'),
    ]);
    expect((await get(path)).body).toMatchObject({
      status: 'awaiting-signatures',
      version: 2,
      awaits: ['partner'],
    });
  });

  it('takes effect once, when everybody signs for either side at the same moment', async () => {
    const path = await submitted();
    const answers = await Promise.all(
      coChairs.map((key, at) => sign(path, at % 2 === 0 ? 'japan' : 'partner', key)),
    );
    const done = answers.filter(({ status }) => status === 201);
    expect(done).toHaveLength(2);
    expect(done.filter(({ body }) => body.decisionStatus === 'effective')).toHaveLength(1);
    expect((await get(path)).body).toMatchObject({ status: 'effective', version: 3 });
    const { rows } = await owner((client) =>
      client.query(
        `SELECT count(*)::int AS versions FROM public.record_version
          WHERE country_code = 'KZ' AND subject_type = 'joint-committee-decision'
            AND subject_id = $1 AND body ->> 'status' = 'effective'`,
        [path.split('KZ-')[1]],
      ),
    );
    expect(rows).toEqual([{ versions: 1 }]);
    for (const side of ['japan', 'partner']) {
      expect(await sign(path, side, coChairs[SIGNERS])).toMatchObject({ status: 409 });
    }
  });

  it('is signed for one side only by one person, also when both come at once', async () => {
    const path = await submitted();
    const both = await Promise.all(['japan', 'partner'].map((s) => sign(path, s, coChairs[0])));
    expect(codes(both)).toEqual([201, 'DECISION.SIGNED_FOR_OTHER_SIDE']);
    expect((await get(path)).body.status).toBe('awaiting-signatures');
  });

  it('is not signed by who submitted it, nor by an officer or without a key', async () => {
    const { headers } = await post(DECISIONS, decision());
    const path = headers.get('location') ?? '';
    expect(await sign(path, 'japan', application.keys['administrator'])).toMatchObject({
      status: 403,
      body: { code: 'DECISION.SUBMITTER_CANNOT_SIGN' },
    });
    expect(await sign(path, 'japan', application.keys['registry-officer'])).toMatchObject({
      status: 403,
      body: { code: 'IDENTITY.NOT_PERMITTED' },
    });
    expect((await sign(path, 'japan', null)).status).toBe(401);
    expect(await post(DECISIONS, decision(), { key: coChairs[0] })).toMatchObject({ status: 403 });
    expect((await get(path)).body.awaits).toEqual(['japan', 'partner']);
  });

  it('keeps one signature of a request that is sent again', async () => {
    const path = await submitted();
    const again = { idempotencyKey: 'signature-sent-twice' };
    const first = await sign(path, 'japan', coChairs[0], again);
    const second = await sign(path, 'japan', coChairs[0], again);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect((await get(path)).body.signatures).toHaveLength(1);
  });

  it('is of its own country, whichever way the address is written', async () => {
    const path = await submitted();
    const ofMongolia = path.replace('/KZ/', '/MN/');
    const mongolian = await application.makeKey({
      roles: ['joint-committee-co-chair'],
      countries: ['MN'],
    });
    expect(await sign(ofMongolia, 'partner', mongolian)).toMatchObject({
      status: 404,
      body: { code: 'DECISION.NOT_FOUND' },
    });
    expect(await sign(path, 'partner', mongolian)).toMatchObject({
      status: 403,
      body: { code: 'IDENTITY.OTHER_COUNTRY' },
    });
    expect((await get(ofMongolia)).status).toBe(404);
    expect((await get(`${DECISIONS}/nothing`)).status).toBe(400);
    const absent = path.replace(/[0-9a-f]{12}$/, '000000000000');
    expect(await sign(absent, 'japan', coChairs[0])).toMatchObject({ status: 404 });
    expect(await sign(path.replace(/00$/, '01'), 'japan', coChairs[0])).toMatchObject({
      status: 404,
    });
    expect(await post(DECISIONS.replace('KZ', 'GH'), decision())).toMatchObject({ status: 404 });
  });

  it.each([
    ['DECISION.DAY_IN_FUTURE', 422, { decisionOn: '2999-01-01' }],
    ['DECISION.ITEM_INCOMPLETE', 422, { items: [{ type: 'pin-objection', subject: 'KZ_PIN002' }] }],
    ['DECISION.ITEM_INCOMPLETE', 422, { items: [{ type: 'project-registration' }] }],
    ['DECISION.ITEM_SAYS_TOO_MUCH', 422, { items: [{ ...OBJECTION, scopes: {} }] }],
    ['DECISION.ITEM_TWICE', 422, { items: [OBJECTION, OBJECTION] }],
    [
      'DECISION.TOO_LONG',
      413,
      { items: [1, 2, 3].map(() => ({ type: 'other', text: '決'.repeat(2000) })) },
    ],
    ['HTTP.BODY_INVALID', 400, { items: [] }],
    ['HTTP.BODY_INVALID', 400, { items: [{ type: 'approval-of-everything' }] }],
    ['HTTP.BODY_INVALID', 400, { decisionOn: '2026-02-30' }],
  ])('is refused with %s', async (code, status, fault) => {
    expect(await post(DECISIONS, decision(fault), officer())).toMatchObject({
      status,
      body: { code },
    });
  });

  it('tells of an issuance the whole tonnes of each side, also one that receives none', async () => {
    const notified = (...amounts: object[]) => ({
      items: [{ type: 'issuance', subject: 'KZ001', amounts }],
    });
    const one = { side: 'partner', tonnes: '1' };
    await submitted(notified({ side: 'japan', tonnes: '0' }, one));
    for (const fault of [
      notified(one),
      notified({ side: 'japan', tonnes: '0' }, { ...one, tonnes: '0' }),
      notified({ side: 'japan', tonnes: '0' }, one, one),
    ]) {
      expect(await post(DECISIONS, decision(fault), officer())).toMatchObject({
        status: 422,
        body: { code: 'DECISION.ITEM_INCOMPLETE', errors: [{ pointer: '/items/0/amounts' }] },
      });
    }
    for (const tonnes of ['1.5', '-1', '01', 1]) {
      const fault = notified({ side: 'japan', tonnes: '0' }, { ...one, tonnes });
      expect((await post(DECISIONS, decision(fault), officer())).status).toBe(400);
    }
  });
});

describe('the list of decisions', () => {
  it('is filtered by state, by what was decided and about what, and goes on page by page', async () => {
    const path = await submitted({ decisionOn: '2024-05-06', items: [OBJECTION] });
    const mine = await get(`${DECISIONS}?type=pin-objection&subject=KZ_PIN002`);
    expect(mine.body.items).toMatchObject([{ id: path.split('/').at(-1), items: [OBJECTION] }]);
    expect((await get(`${DECISIONS}?type=renewal`)).body.items).toEqual([]);
    const effective = await get(`${DECISIONS}?status=effective`);
    expect(effective.body.items.length).toBeGreaterThanOrEqual(2);
    for (const sort of ['decisionOn', '-decisionOn']) {
      const all = await get(`${DECISIONS}?limit=200&sort=${sort}`);
      const seen: string[] = [];
      let next = '';
      do {
        const page = await get(`${DECISIONS}?limit=2&sort=${sort}${next}`);
        seen.push(...page.body.items.map((item: { id: string }) => item.id));
        next = page.body.next === null ? '' : `&cursor=${page.body.next}`;
      } while (next !== '');
      expect(seen).toEqual(all.body.items.map((item: { id: string }) => item.id));
    }
    expect(
      (await get(`${DECISIONS}?q=${encodeURIComponent('合同委員会')}`)).body.items,
    ).not.toEqual([]);
  });
});

describe('the database itself', () => {
  it('refuses a decision in effect without two signatures, or one of the wrong person', async () => {
    const path = await submitted();
    const id = path.split('KZ-')[1];
    await sign(path, 'japan', coChairs[0]);
    const signature = (side: string, by: string) => `INSERT INTO public.decision_signature
      (country_code, decision_id, side, id, signed_by, submitted_by, recorded_at, audit_sequence)
      SELECT country_code, id, '${side}', '0${id?.slice(1)}', ${by}, submitted_by, now(), 0
        FROM public.joint_committee_decision WHERE country_code = 'KZ' AND id = '${id}'`;
    const signer = `(SELECT signed_by FROM public.decision_signature WHERE decision_id = '${id}')`;
    const somebody = `(SELECT id FROM public.principal WHERE kind = 'operator')`;
    await owner(async (client) => {
      const refused = (text: string) =>
        client.query(text).then(
          () => 'accepted',
          (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
        );
      expect(
        await refused(`UPDATE public.joint_committee_decision
          SET status = 'effective', effective_on = decision_on WHERE id = '${id}'`),
      ).toBe('joint_committee_decision_is_signed');
      expect(await refused(signature('japan', somebody))).toBe(
        'decision_signature_is_one_per_side',
      );
      expect(await refused(signature('partner', signer))).toBe(
        'decision_signature_is_one_per_person',
      );
      expect(await refused(signature('partner', 'submitted_by'))).toBe(
        'decision_signature_is_not_of_the_submitter',
      );
      expect(await refused(signature('partner', somebody))).toBe(
        'decision_signature_makes_effective',
      );
      expect(
        await refused(`UPDATE public.joint_committee_decision SET version = 9
          WHERE country_code = 'KZ' AND status = 'effective'`),
      ).toBe('joint_committee_decision_takes_effect_once');
      for (const text of [
        'DELETE FROM public.decision_signature',
        'TRUNCATE public.decision_signature',
        'DELETE FROM public.joint_committee_decision',
      ]) {
        expect(await refused(text)).toMatch(/^(decision_signature|joint_committee_decision)_is_/);
      }
    });
    const client = new pg.Client(application.database.applicationUrl);
    await client.connect();
    try {
      await expect(
        client.query(`UPDATE public.joint_committee_decision SET items = '[]'`),
      ).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  });

  it('tells in a check of a decision that was forged into effect', async () => {
    const { pool } = application.ledger.app.get(Reader);
    const broken = async () => (await checkLaws(pool, partnerCountryLaws)).map((law) => law.broken);
    expect(await broken()).toEqual(partnerCountryLaws.map(() => 0));
    const path = await submitted();
    const forger = new pg.Client(application.database.superuserUrl);
    await forger.connect();
    try {
      await forger.query(`SET session_replication_role = replica`);
      await forger.query(
        `UPDATE public.joint_committee_decision SET status = 'effective', effective_on = decision_on
          WHERE id = $1`,
        [path.split('KZ-')[1]],
      );
    } finally {
      await forger.end();
    }
    // Its signatures lack, and its record knows nothing of it.
    expect(await broken()).toEqual([1, 0, 0, 0, 1]);
  });
});
