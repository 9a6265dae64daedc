import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { participantLaws } from '../../src/participant/laws.ts';
import { Reader } from '../../src/database/reader.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

let application: RunningApplication;

beforeAll(async () => {
  application = await startWithReference();
});
afterAll(() => application?.close());

const PARTICIPANTS = '/v1/participants';
const ZHASYL_DAMU = {
  name: 'АО «Жасыл даму»',
  names: {
    kk: '«Жасыл даму» АҚ',
    ru: 'АО «Жасыл даму»',
    en: 'JSC Zhasyl Damu',
    ja: 'ジャスィル・ダム',
  },
  kind: 'agency',
  country: 'KZ',
  identifiers: [{ scheme: 'KZ-BIN', id: '941240000193' }],
  source: 'https://recycle.kz',
};
const TOYOTA = {
  name: 'トヨタ自動車株式会社',
  names: { en: 'Toyota Motor Corporation' },
  kind: 'company',
  country: 'JP',
  identifiers: [{ scheme: 'JP-JCN', id: '1180301018771' }],
};

function post(path: string, body: unknown, more: object = {}) {
  return application.request('POST', path, { body, ...more });
}
function get(path: string) {
  return application.request('GET', path, { key: null });
}
let patches = 0;
function patch(path: string, body: unknown, version: number | null, more: object = {}) {
  patches += 1;
  return application.request('PATCH', path, {
    body,
    headers: {
      'idempotency-key': `participant-patch-${patches}`,
      ...(version === null ? {} : { 'if-match': `"${version}"` }),
    },
    ...more,
  });
}
async function registered(body: object): Promise<string> {
  const { status, headers } = await post(PARTICIPANTS, body);
  expect(status).toBe(201);
  return headers.get('location') ?? '';
}

describe('a participant', () => {
  it('is registered in any script by a registry officer, and read by anybody', async () => {
    const officer = { key: application.keys['registry-officer'] };
    const made = await post(PARTICIPANTS, ZHASYL_DAMU, officer);
    expect(made).toMatchObject({ status: 201, body: { version: 1, kind: 'agency' } });
    const path = made.headers.get('location') ?? '';
    expect(path).toMatch(/^\/v1\/participants\/00-/);
    const read = await get(path);
    expect(read.body).toMatchObject({ ...ZHASYL_DAMU, designations: [] });
    expect(read.headers.get('etag')).toBe('"1"');
    expect((await post(PARTICIPANTS, ZHASYL_DAMU, { key: null })).status).toBe(401);
    const coChair = { key: application.keys['joint-committee-co-chair'] };
    expect((await post(PARTICIPANTS, ZHASYL_DAMU, coChair)).status).toBe(403);
  });

  it('is of no country, so that a key for one country cannot change it', async () => {
    const path = await registered({ name: 'Министерство экологии', kind: 'government' });
    const key = await application.makeKey({ roles: ['registry-officer'], countries: ['KZ'] });
    expect((await post(PARTICIPANTS, TOYOTA, { key })).body.code).toBe('IDENTITY.OTHER_COUNTRY');
    expect((await patch(path, { name: 'Other' }, 1, { key })).body.code).toBe(
      'IDENTITY.OTHER_COUNTRY',
    );
  });

  it.each([
    ['JP-JCN', '2180301018771', 'has a check digit'],
    ['JP-JCN', '118030101877', 'must have 13 digits'],
    ['KZ-BIN', '94124000019', 'must have 12 digits'],
    ['LEI', '506700GE1G29325QX364', 'has check digits'],
    ['LEI', '506700ge1g29325qx363', 'must have 18 capital letters'],
  ])('is refused with a mistyped %s: %s', async (scheme, id, detail) => {
    const identifiers = [
      { scheme: 'MN-REG', id: 'any' },
      { scheme, id },
    ];
    expect(await post(PARTICIPANTS, { ...TOYOTA, identifiers })).toMatchObject({
      status: 422,
      body: {
        code: 'PARTICIPANT.IDENTIFIER_INVALID',
        errors: [{ pointer: '/identifiers/1/id', detail: expect.stringContaining(detail) }],
      },
    });
  });

  it('may have a name of signs that stand for phrases', async () => {
    const path = await registered({ name: '\ufdfa'.repeat(200), kind: 'other' });
    expect((await get(`${path}/duplicates`)).body.items).toEqual([]);
  });

  it('is refused with two identifiers of one scheme, no scheme, or no such country', async () => {
    const [jcn] = TOYOTA.identifiers;
    expect((await post(PARTICIPANTS, { ...TOYOTA, identifiers: [jcn, jcn] })).body.code).toBe(
      'PARTICIPANT.IDENTIFIER_TWICE',
    );
    const unknown = [{ scheme: 'number', id: '1' }];
    expect((await post(PARTICIPANTS, { ...TOYOTA, identifiers: unknown })).status).toBe(400);
    expect((await post(PARTICIPANTS, { ...TOYOTA, country: 'ZZ' })).body.code).toBe(
      'PARTICIPANT.NOT_A_COUNTRY',
    );
  });

  it('keeps every name it had, with the day from which it held', async () => {
    const path = await registered({ name: 'ТОО «Қазақ теміржол — Жүк»', kind: 'company' });
    const renamed = { name: 'ТОО «КТЖ — Грузовые перевозки»', validFrom: '2024-01-15' };
    expect(await patch(path, renamed, 1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await patch(path, { country: 'KZ' }, 2)).status).toBe(200);
    expect((await patch(path, { names: { en: 'KTZ Freight' } }, 3)).status).toBe(200);
    const { body } = await get(path);
    expect(body).toMatchObject({ name: renamed.name, version: 4, country: 'KZ' });
    expect(body.nameHistory).toEqual([
      { name: 'ТОО «Қазақ теміржол — Жүк»', names: {}, version: 1, validFrom: '1900-01-01' },
      { name: renamed.name, names: {}, version: 2, validFrom: '2024-01-15' },
      {
        name: renamed.name,
        names: { en: 'KTZ Freight' },
        version: 4,
        validFrom: expect.stringMatching(/^20/),
      },
    ]);
    const former = await get(`${PARTICIPANTS}?q=${encodeURIComponent('қазақ теміржол')}`);
    expect(former.body.items).toMatchObject([{ name: renamed.name }]);
    expect((await patch(path, { names: { en: null } }, 4)).status).toBe(200);
    expect((await get(path)).body.names).toEqual({});
  });

  it('is changed only from its present version, and only where something changes', async () => {
    const path = await registered({ name: '未来電力株式会社', kind: 'company', country: 'JP' });
    expect((await patch(path, { name: 'X' }, null)).status).toBe(428);
    const race = await Promise.all(['A', 'B', 'C'].map((name) => patch(path, { name }, 1)));
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await patch(path, { country: 'JP' }, 2)).body.code).toBe('PARTICIPANT.NOTHING_CHANGES');
    const [jcn] = TOYOTA.identifiers;
    const wrong = { identifiers: [{ ...jcn, id: '1180301018772' }] };
    expect((await patch(path, wrong, 2)).body.code).toBe('PARTICIPANT.IDENTIFIER_INVALID');
    expect((await patch(path, { country: 'ZZ' }, 2)).body.code).toBe('PARTICIPANT.NOT_A_COUNTRY');
    const gone = path.replace(/[0-9a-f]{12}$/, '000000000000');
    expect((await patch(gone, { name: 'X' }, 1)).body.code).toBe('PARTICIPANT.NOT_FOUND');
    expect((await get(gone)).status).toBe(404);
    expect((await get(`${PARTICIPANTS}/nobody`)).status).toBe(400);
  });
});

describe('duplicates', () => {
  it('are proposed by identifier and by name, also a former one, and nothing is merged', async () => {
    const first = await registered(TOYOTA);
    const spelled = await registered({ name: 'ﾄﾖﾀ自動車㈱', kind: 'company' });
    const numbered = await registered({
      name: 'Toyota Jidosha',
      kind: 'company',
      identifiers: TOYOTA.identifiers,
    });
    const former = await registered({ name: 'TOYOTA MOTOR CORP.', kind: 'other' });
    await patch(former, { name: 'Somebody Else' }, 1);
    await registered({ name: 'Toyota Tsusho', kind: 'company' });

    const { status, body } = await get(`${first}/duplicates`);
    expect(status).toBe(200);
    const found = body.items.map((item: { participant: { id: string }; reasons: object[] }) => [
      `${PARTICIPANTS}/${item.participant.id}`,
      item.reasons,
    ]);
    const name = { kind: 'name', scheme: null };
    expect(found).toEqual([
      [numbered, [{ kind: 'identifier', scheme: 'JP-JCN', value: '1180301018771', current: true }]],
      [spelled, [{ ...name, value: 'ﾄﾖﾀ自動車㈱', current: true }]],
      [former, [{ ...name, value: 'TOYOTA MOTOR CORP.', current: false }]],
    ]);
    expect((await get(first)).body.version).toBe(1);
    expect((await get(`${numbered}/duplicates`)).body.items).toHaveLength(1);
    expect((await get(`${first.replace(/.{12}$/, '000000000000')}/duplicates`)).status).toBe(404);
  });
});

describe('the list of participants', () => {
  it('is filtered by kind and country, searched by name and number, and goes on by page', async () => {
    const byNumber = await get(`${PARTICIPANTS}?q=941240000193`);
    expect(byNumber.body.items).toMatchObject([{ name: ZHASYL_DAMU.name }]);
    for (const q of ['жасыл', 'ジャスィル', 'zhasyl']) {
      const { body } = await get(`${PARTICIPANTS}?q=${encodeURIComponent(q)}&kind=agency`);
      expect(body.items).toMatchObject([{ country: 'KZ' }]);
    }
    expect((await get(`${PARTICIPANTS}?q=${encodeURIComponent('100%_')}`)).body.items).toEqual([]);
    for (const sort of ['name', '-name']) {
      const all = await get(`${PARTICIPANTS}?limit=200&sort=${sort}&country=JP`);
      expect(all.body.items.length).toBeGreaterThan(1);
      const seen: string[] = [];
      let next = '';
      do {
        const page = await get(`${PARTICIPANTS}?limit=1&country=JP&sort=${sort}${next}`);
        seen.push(...page.body.items.map((item: { id: string }) => item.id));
        next = page.body.next === null ? '' : `&cursor=${page.body.next}`;
      } while (next !== '');
      expect(seen).toEqual(all.body.items.map((item: { id: string }) => item.id));
    }
  });
});

describe('the designation of a third-party entity', () => {
  const DECISIONS = '/v1/partner-countries/KZ/joint-committee/decisions';
  const DESIGNATIONS = '/v1/partner-countries/KZ/tpe-designations';
  let entity: string;

  beforeAll(async () => {
    const made = await post(PARTICIPANTS, {
      name: '一般財団法人日本品質保証機構',
      names: { en: 'Japan Quality Assurance Organization' },
      kind: 'third-party-entity',
      country: 'JP',
    });
    entity = made.body.id;
  });

  async function decided(items: readonly object[], sides = ['japan', 'partner']) {
    const body = { mode: 'meeting', title: 'Designation', decisionOn: '2026-03-05', items };
    const made = await post(DECISIONS, body);
    expect(made.status).toBe(201);
    for (const side of sides) {
      const key = await application.makeKey({ roles: ['joint-committee-co-chair'] });
      const path = `${made.headers.get('location')}/signatures`;
      expect((await post(path, { side }, { key })).status).toBe(201);
    }
    return made.body.id as string;
  }
  function designation(decision: string, more: object = {}) {
    return { participant: entity, verificationScopes: [3, 1], decision, ...more };
  }

  it('needs a decision in effect that names this very entity and these scopes', async () => {
    const scopes = { validation: [1], verification: [1, 3] };
    const item = { type: 'tpe-designation', subject: entity, scopes };
    const unsigned = await decided([item], ['japan']);
    const ofOther = await decided([
      { type: 'tpe-designation', subject: entity.replace(/.{12}$/, '000000000000') },
      { type: 'other', subject: entity },
    ]);
    const right = await decided([item]);
    const company = await post(PARTICIPANTS, { name: 'Фирма', kind: 'company' });
    const absent = right.replace(/.{12}$/, '000000000000');
    for (const [code, body] of [
      ['PARTICIPANT.NOT_FOUND', designation(right, { participant: right })],
      ['TPE.NOT_A_THIRD_PARTY_ENTITY', designation(right, { participant: company.body.id })],
      ['TPE.NO_SCOPE', designation(right, { verificationScopes: [] })],
      ['DECISION.NOT_FOUND', designation(absent)],
      ['DECISION.NOT_FOUND', designation(right.replace('KZ', 'MN'))],
      ['DECISION.NOT_EFFECTIVE', designation(unsigned)],
      ['DECISION.SAYS_NOTHING_OF_THIS', designation(ofOther)],
      ['TPE.SCOPE_NOT_DECIDED', designation(right, { validationScopes: [3] })],
      ['TPE.BEFORE_ITS_DECISION', designation(right, { designatedOn: '2026-03-04' })],
      ['TPE.DAY_IN_FUTURE', designation(right, { designatedOn: '2999-01-01' })],
      ['TPE.ENDS_BEFORE_START', designation(right, { until: '2026-03-04' })],
    ] as const) {
      expect([code, (await post(DESIGNATIONS, body)).body.code]).toEqual([code, code]);
    }
    for (const verificationScopes of [[0], [17], ['1'], [1.5]]) {
      const { status } = await post(DESIGNATIONS, designation(right, { verificationScopes }));
      expect(status).toBe(400);
    }
    expect((await get(DESIGNATIONS)).body.items).toEqual([]);

    const body = designation(right);
    const racing = await Promise.all(Array.from({ length: 5 }, () => post(DESIGNATIONS, body)));
    expect(racing.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect((await post(DESIGNATIONS, body)).body).toMatchObject({
      code: 'TPE.ALREADY_DESIGNATED',
      participant: entity,
    });
    const expected = {
      country: 'KZ',
      participant: entity,
      name: '一般財団法人日本品質保証機構',
      validationScopes: [],
      verificationScopes: [1, 3],
      decision: right,
      designatedOn: '2026-03-05',
      until: null,
    };
    expect((await get(DESIGNATIONS)).body.items).toMatchObject([expected]);
    expect((await get(`${PARTICIPANTS}/${entity}`)).body.designations).toMatchObject([expected]);
  });

  it('is listed for an entity, and for a day between its first and its last', async () => {
    const decision = await decided([{ type: 'tpe-designation', subject: entity }]);
    const body = designation(decision, { validationScopes: [7], until: '2026-06-30' });
    expect((await post(DESIGNATIONS, body)).status).toBe(201);
    for (const [on, count] of [
      ['2026-03-04', 0],
      ['2026-03-05', 2],
      ['2026-06-30', 2],
      ['2026-07-01', 1],
    ] as const) {
      const { body: found } = await get(`${DESIGNATIONS}?participant=${entity}&on=${on}`);
      expect([on, found.items.length]).toEqual([on, count]);
    }
    const page = await get(`${DESIGNATIONS}?limit=1`);
    const rest = await get(`${DESIGNATIONS}?limit=1&cursor=${page.body.next}`);
    expect(rest.body).toMatchObject({ items: [{ until: '2026-06-30' }], next: null });
  });

  it('is refused by the database itself without such a decision, and never changed', async () => {
    const decision = await decided([{ type: 'other', subject: entity }]);
    const owner = new pg.Client(application.database.ownerUrl);
    await owner.connect();
    const refused = (text: string) =>
      owner.query(text).then(
        () => 'accepted',
        (error: { constraint?: string; message: string }) => error.constraint ?? error.message,
      );
    try {
      expect(
        await refused(`INSERT INTO public.tpe_designation VALUES ('KZ', '${decision.slice(3)}',
          '${entity.slice(3)}', '[1]', '[]', '${decision.slice(3)}', '2026-03-05', NULL, now(), 0)`),
      ).toBe('tpe_designation_is_decided');
      for (const table of ['tpe_designation', 'participant_name', 'participant_identifier']) {
        expect(await refused(`DELETE FROM public.${table}`)).toBe(`${table}_is_append_only`);
        expect(await refused(`TRUNCATE public.${table} CASCADE`)).toBe(`${table}_is_never_emptied`);
      }
      expect(await refused('DELETE FROM public.participant')).toBe('participant_is_never_deleted');
    } finally {
      await owner.end();
    }
  });

  it('is told by a check where it was forged', async () => {
    const { pool } = application.ledger.app.get(Reader);
    const broken = async () => (await checkLaws(pool, participantLaws)).map((law) => law.broken);
    expect(await broken()).toEqual([0, 0, 0]);
    const decision = await decided([{ type: 'other', subject: entity }]);
    const forger = new pg.Client(application.database.superuserUrl);
    await forger.connect();
    try {
      await forger.query('SET session_replication_role = replica');
      await forger.query(`INSERT INTO public.tpe_designation VALUES ('KZ', '${decision.slice(3)}',
        '${entity.slice(3)}', '[1]', '[]', '${decision.slice(3)}', '2026-03-05', NULL, now(), 0)`);
      await forger.query(`UPDATE public.participant SET name = 'Somebody' WHERE id = $1`, [
        entity.slice(3),
      ]);
    } finally {
      await forger.end();
    }
    expect(await broken()).toEqual([1, 1, 1]);
  });
});
