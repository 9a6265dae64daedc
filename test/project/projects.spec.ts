import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

let application: RunningApplication;

beforeAll(async () => {
  application = await startWithReference();
});
afterAll(() => application?.close());

const PROJECTS = '/v1/partner-countries/KZ/projects';
const JAPAN = { name: '株式会社グリーン', side: 'japan', country: 'JP' };
const ALMATY = { name: '«Жасыл даму» АҚ', side: 'partner', country: 'KZ' };

function jcm(reference: string, more: object = {}) {
  return {
    reference,
    title: 'Зарядные станции в Алматы — Алматыдағы зарядтау станциялары — アルマトイの充電網',
    mechanism: 'JCM',
    sector: 'transport',
    participants: [JAPAN, ALMATY],
    ...more,
  };
}

function none(reference: string, more: object = {}) {
  return { reference, title: 'Outside', mechanism: 'NONE', sector: 'transport', ...more };
}

function post(path: string, body: unknown, more = {}) {
  return application.request('POST', path, { body, ...more });
}
function get(path: string) {
  return application.request('GET', path, { key: null });
}
let patches = 0;
function patch(path: string, body: unknown, version: number | null, key?: string) {
  patches += 1;
  return application.request('PATCH', path, {
    body,
    headers: {
      'idempotency-key': key ?? `patch-${patches}`,
      ...(version === null ? {} : { 'if-match': `"${version}"` }),
    },
  });
}

describe('a project', () => {
  it('is entered in any script and read back by reference and by id, without a key', async () => {
    const almaty = { name: 'Алматы', latitude: '43.238', longitude: '76.945' };
    const body = jcm('KZ001', {
      sites: [almaty, { name: 'Astana' }],
      startsOn: '2026-04-01',
      endsOn: '2036-03-31',
      expectedAnnualReduction: '1200.50',
      source: 'Études de faisabilité',
    });
    const made = await post(PROJECTS, body);
    expect(made).toMatchObject({
      status: 201,
      body: { reference: 'KZ001', mechanism: 'JCM', version: 1, status: 'posted' },
    });
    const byReference = await get('/v1/projects/KZ001');
    expect(byReference.status).toBe(200);
    expect(byReference.headers.get('etag')).toBe('"1"');
    expect(byReference.body).toMatchObject({
      ...body,
      id: made.body.id,
      country: 'KZ',
      status: 'proposed',
      sites: [almaty, { name: 'Astana', latitude: null, longitude: null }],
      versions: [{ version: 1, validFrom: '2026-04-01' }],
      indicators: [],
    });
    const byId = await get(made.headers.get('location') ?? '');
    expect(byId.body).toEqual(byReference.body);
  });

  it('is entered by a registry officer, and once', async () => {
    const body = none('KZ-ONCE');
    expect((await post(PROJECTS, body, { key: null })).status).toBe(401);
    expect((await post(PROJECTS, body, { key: application.keys['fund-officer'] })).status).toBe(
      403,
    );
    expect((await post(PROJECTS, body, { idempotencyKey: null })).body.code).toBe(
      'HTTP.IDEMPOTENCY_KEY_MISSING',
    );
    const officer = { key: application.keys['registry-officer'], idempotencyKey: 'once' };
    const first = await post(PROJECTS, body, officer);
    expect(first.status).toBe(201);
    expect((await post(PROJECTS, body, officer)).body).toEqual(first.body);
    expect(await post(PROJECTS, { ...body, title: 'Other' }, officer)).toMatchObject({
      status: 422,
      body: { code: 'LEDGER.KEY_REUSED' },
    });
    expect(await post(PROJECTS, body)).toMatchObject({
      status: 409,
      body: { code: 'PROJECT.REFERENCE_USED', reference: 'KZ-ONCE' },
    });
  });

  it.each([
    [jcm('KZ902', { participants: [ALMATY] }), 422, 'PROJECT.NO_JAPAN_SIDE'],
    [jcm('KZ902', { participants: [] }), 422, 'PROJECT.NO_JAPAN_SIDE'],
    [jcm('KZ-JCM-2'), 422, 'PROJECT.REFERENCE_NOT_JCM'],
    [jcm('KZ0002'), 422, 'PROJECT.REFERENCE_NOT_JCM'],
    [jcm('VN902'), 422, 'PROJECT.REFERENCE_OF_OTHER_COUNTRY'],
    [jcm('kz902'), 400, 'HTTP.BODY_INVALID'],
    [none('KZ-00000000-0000-7000-8000-000000000000'), 400, 'PROJECT.REFERENCE_MALFORMED'],
    [
      none('KZ-X', { startsOn: '2026-01-02', endsOn: '2026-01-01' }),
      422,
      'PROJECT.ENDS_BEFORE_START',
    ],
    [none('KZ-X', { expectedAnnualReduction: '-1' }), 400, 'HTTP.BODY_INVALID'],
    [none('KZ-X', { expectedAnnualReduction: 12 }), 400, 'HTTP.BODY_INVALID'],
    [none('KZ-X', { expectedAnnualReduction: '1e3' }), 400, 'HTTP.BODY_INVALID'],
    [none('KZ-X', { startsOn: '2026-02-30' }), 400, 'HTTP.BODY_INVALID'],
    [none('KZ-X', { mechanism: 'CDM' }), 400, 'HTTP.BODY_INVALID'],
    [none('KZ-X', { credits: '5' }), 400, 'HTTP.BODY_INVALID'],
    [none('KZ-X', { title: 'a\u0000b' }), 400, 'HTTP.BODY_INVALID'],
    [
      none('KZ-X', { sites: [{ name: 'A', latitude: '91', longitude: '0' }] }),
      422,
      'PROJECT.SITE_OFF_THE_MAP',
    ],
  ])('is refused as %j', async (body, status, code) => {
    const answer = await post(PROJECTS, body);
    expect(answer).toMatchObject({ status, body: { code } });
    expect((await get(`/v1/projects/${body.reference}`)).status).toBe(404);
  });

  it('says which field is wrong', async () => {
    const { body } = await post(
      PROJECTS,
      none('KZ-X', { sites: [{ name: '' }], expectedAnnualReduction: 1 }),
    );
    expect(body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '/expectedAnnualReduction',
      '/sites/0/name',
    ]);
  });

  it('belongs to a partner country', async () => {
    expect(await post(PROJECTS.replace('KZ', 'FR'), none('FR-X'))).toMatchObject({
      status: 404,
      body: { code: 'PARTNER_COUNTRY.NOT_FOUND', country: 'FR' },
    });
  });

  it.each(['KZ999', 'XX001', 'nothing', 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000', 'KZ%00'])(
    'is not there under %s',
    async (name) => {
      const answer = await get(`/v1/projects/${name}`);
      expect([400, 404]).toContain(answer.status);
      expect(answer.body.code).not.toBe('HTTP.INTERNAL');
    },
  );
});

describe('a change of a project', () => {
  it('is made from the version that was read', async () => {
    await post(PROJECTS, none('KZ-CHANGE'));
    const path = '/v1/projects/KZ-CHANGE';
    expect(await patch(path, { title: 'New' }, null)).toMatchObject({
      status: 428,
      body: { code: 'HTTP.IF_MATCH_MISSING' },
    });
    expect(await patch(path, { title: 'New' }, 2)).toMatchObject({
      status: 412,
      body: { code: 'PROJECT.VERSION_STALE', expected: 2, version: 1 },
    });
    const changed = await patch(path, { title: 'Жаңа', startsOn: '2026-01-01' }, 1);
    expect(changed).toMatchObject({ status: 200, body: { version: 2 } });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect((await patch(path, { title: 'Late' }, 1)).status).toBe(412);
    expect(await patch(path, { title: 'Жаңа' }, 2)).toMatchObject({
      status: 422,
      body: { code: 'PROJECT.NOTHING_CHANGES' },
    });
    expect((await patch(path, { startsOn: null }, 2)).status).toBe(200);
    const { body } = await get(path);
    expect(body).toMatchObject({ version: 3, title: 'Жаңа', startsOn: null });
    expect(body.versions.map((one: { body: { title: string } }) => one.body.title)).toEqual([
      'Outside',
      'Жаңа',
      'Жаңа',
    ]);
  });

  it('lets one of two officers through who read the same version', async () => {
    await post(PROJECTS, none('KZ-RACE'));
    const both = await Promise.all(
      ['One', 'Two'].map((title) => patch('/v1/projects/KZ-RACE', { title }, 1)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('takes a project into the JCM only with somebody from Japan and a number', async () => {
    await post(PROJECTS, none('KZ-JOINS', { participants: [ALMATY] }));
    const path = '/v1/projects/KZ-JOINS';
    expect(await patch(path, { mechanism: 'JCM', reference: 'KZ003' }, 1)).toMatchObject({
      status: 422,
      body: { code: 'PROJECT.NO_JAPAN_SIDE', japanSideParticipants: 0 },
    });
    expect(await patch(path, { mechanism: 'JCM', participants: [JAPAN, ALMATY] }, 1)).toMatchObject(
      {
        status: 422,
        body: { code: 'PROJECT.REFERENCE_NOT_JCM' },
      },
    );
    const joins = { mechanism: 'JCM', reference: 'KZ003', participants: [JAPAN, ALMATY] };
    expect((await patch(path, joins, 1, 'joins')).status).toBe(200);
    expect((await patch(path, { participants: [ALMATY] }, 2)).body.code).toBe(
      'PROJECT.NO_JAPAN_SIDE',
    );
    // The old address still leads to it, also for the same request sent again.
    expect((await get(path)).body.reference).toBe('KZ003');
    expect((await patch(path, joins, 1, 'joins')).body.version).toBe(2);
  });

  it('never takes a number that another project has or had', async () => {
    await post(PROJECTS, none('KZ-FIRST'));
    await post(PROJECTS, none('KZ-SECOND'));
    expect((await patch('/v1/projects/KZ-FIRST', { reference: 'KZ-FIRST-B' }, 1)).status).toBe(200);
    for (const reference of ['KZ-FIRST', 'KZ-FIRST-B']) {
      const facts = { status: 409, body: { code: 'PROJECT.REFERENCE_USED', reference } };
      expect(await patch('/v1/projects/KZ-SECOND', { reference }, 1)).toMatchObject(facts);
      expect(await post(PROJECTS, none(reference))).toMatchObject(facts);
    }
    expect((await patch('/v1/projects/KZ-FIRST-B', { reference: 'KZ-FIRST' }, 2)).status).toBe(200);
  });
});

describe('the list of projects', () => {
  it('holds what the articles tell of, outside the mechanism', async () => {
    const { body } = await get(`${PROJECTS}?mechanism=NONE&q=KZ-EV`);
    expect(body.items.map((item: { reference: string }) => item.reference)).toEqual([
      'KZ-EV-ASSEMBLY',
      'KZ-EV-CHARGING',
    ]);
  });

  it('finds a participant by part of a name, and goes on where a page ended', async () => {
    const found = await get(`${PROJECTS}?q=${encodeURIComponent('グリーン')}&sort=-reference`);
    expect(found.body.items.map((item: { reference: string }) => item.reference)).toEqual([
      'KZ003',
      'KZ001',
    ]);
    for (const sort of ['reference', '-reference', 'title', '-title']) {
      const all = await get(`${PROJECTS}?limit=200&sort=${sort}`);
      const seen: string[] = [];
      let next = '';
      do {
        const page = await get(`${PROJECTS}?limit=3&sort=${sort}${next}`);
        seen.push(...page.body.items.map((item: { id: string }) => item.id));
        next = page.body.next === null ? '' : `&cursor=${page.body.next}`;
      } while (next !== '');
      expect(seen).toEqual(all.body.items.map((item: { id: string }) => item.id));
    }
  });
});

describe('an indicator', () => {
  it('shows the charging stations of the five places, 106 in all', async () => {
    const { body } = await get('/v1/projects/KZ-EV-CHARGING');
    const counted = body.indicators.map(
      (one: { place: string; readings: { value: string; observedOn: string }[] }) => [
        one.place,
        one.readings.map(({ value }) => value),
      ],
    );
    expect(Object.fromEntries(counted)).toEqual({
      Astana: ['51'],
      Almaty: ['52'],
      Pavlodar: ['1'],
      Aktau: ['1'],
      'Astana–Schuchinsk road': ['1'],
    });
  });

  it('is followed from a baseline to dated targets, and read on dated days', async () => {
    const made = await post('/v1/projects/KZ001/indicators', {
      name: 'Зарядтау станциялары',
      unit: 'stations',
      place: 'Алматы',
      baseline: { value: '0', on: '2026-04-01' },
      targets: [{ value: '120', dueOn: '2029-12-31' }],
    });
    expect(made.status).toBe(201);
    const path = made.headers.get('location') ?? '';
    const participant = { key: application.keys['project-participant'] };
    for (const [value, observedOn] of [
      ['30.5', '2026-09-30'],
      ['12', '2026-06-30'],
      ['31', '2026-09-30'],
    ]) {
      const read = await post(`${path}/readings`, { value, observedOn }, participant);
      expect(read.status).toBe(201);
    }
    const { body } = await get(path);
    expect(body).toMatchObject({
      name: 'Зарядтау станциялары',
      baseline: { value: '0', on: '2026-04-01' },
      targets: [{ value: '120', dueOn: '2029-12-31' }],
    });
    expect(body.readings.map(({ value }: { value: string }) => value)).toEqual([
      '12',
      '30.5',
      '31',
    ]);
    expect((await get('/v1/projects/KZ001')).body.indicators).toEqual([body]);
  });

  it('may be of the country as a whole', async () => {
    const made = await post('/v1/partner-countries/KZ/indicators', {
      name: 'Large cities with charging infrastructure',
      unit: 'cities',
      place: 'Kazakhstan',
    });
    expect(made).toMatchObject({ status: 201, body: { project: null } });
    const all = await get('/v1/partner-countries/KZ/indicators?limit=200');
    expect(all.body.items.map((item: { id: string }) => item.id)).toContain(made.body.id);
  });

  it('refuses a reading of tomorrow, a number, and an indicator that is not there', async () => {
    const { body } = await get('/v1/projects/KZ-EV-ASSEMBLY');
    const path = `/v1/indicators/${body.indicators[0].id}/readings`;
    expect(await post(path, { value: '141', observedOn: '2999-01-01' })).toMatchObject({
      status: 422,
      body: { code: 'PROJECT.OBSERVED_IN_FUTURE' },
    });
    expect((await post(path, { value: 141, observedOn: '2026-01-01' })).status).toBe(400);
    const gone = path.replace(/[0-9a-f]{12}\/readings/, '000000000000/readings');
    expect(await post(gone, { value: '1', observedOn: '2026-01-01' })).toMatchObject({
      status: 404,
      body: { code: 'PROJECT.INDICATOR_NOT_FOUND' },
    });
    expect((await get(gone.replace('/readings', ''))).status).toBe(404);
    expect((await get('/v1/indicators/nothing')).status).toBe(400);
    expect((await post('/v1/projects/KZ777/indicators', {})).status).toBe(400);
    const indicator = { name: 'n', unit: 'u', place: 'p' };
    expect((await post('/v1/projects/KZ777/indicators', indicator)).status).toBe(404);
  });
});

describe('the database itself', () => {
  it('refuses what the acts refuse, and every change to what was read', async () => {
    const owner = new pg.Client(application.database.ownerUrl);
    await owner.connect();
    const refused = (text: string) =>
      owner.query(text).then(
        () => 'accepted',
        (error: { constraint?: string }) => error.constraint,
      );
    try {
      const of = (reference: string) => `UPDATE public.project SET mechanism = 'JCM'
        WHERE country_code = 'KZ' AND reference = '${reference}'`;
      expect(await refused(of('KZ-EV-CHARGING'))).toMatch(/^project_jcm/);
      expect(
        await refused(
          `UPDATE public.project SET japan_side_participants = 1
            WHERE country_code = 'KZ' AND reference = 'KZ-EV-CHARGING'`,
        ),
      ).toBe('project_japan_side_is_counted');
      for (const table of ['indicator_reading', 'project_reference', 'country']) {
        expect(await refused(`DELETE FROM public.${table}`)).toBe(`${table}_is_append_only`);
        expect(await refused(`TRUNCATE public.${table} CASCADE`)).toBe(`${table}_is_never_emptied`);
      }
      for (const table of ['project', 'partner_country', 'agreement', 'indicator']) {
        expect(await refused(`DELETE FROM public.${table}`)).toBe(`${table}_is_never_deleted`);
      }
    } finally {
      await owner.end();
    }
  });
});
