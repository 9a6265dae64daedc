import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkLaws, ledgerLaws } from '../../src/ledger/laws.ts';
import { createReadPool } from '../../src/database/pools.ts';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { hasReal, openDesk, REAL, type Desk } from './import-harness.ts';

/*
 * The real lists: 147 projects of 15 countries and 31 issuances, with all the quirks of what is public.
 */
const suite = hasReal ? describe : () => undefined;
if (!hasReal) {
  it('is left out where the public lists are not on this machine', () => {
    console.log(`The public lists are not here (${REAL.projects}); their tests are left out.`);
    expect(hasReal).toBe(false);
  });
}

suite('the public lists of the JCM', () => {
  let application: RunningApplication;
  let desk: Desk;
  beforeAll(async () => {
    application = await startApplication();
    desk = await openDesk(application.database);
  });
  afterAll(async () => {
    await desk?.close();
    await application?.close();
  });
  const get = async (path: string) => (await application.request('GET', path)).body;

  it('are held against the book by a dry run, which writes nothing', async () => {
    const dry = await desk.load('projects', REAL.projects, false);
    expect(dry).toMatchObject({ read: 147, created: 147, unchanged: 0, refused: 0, errors: [] });
    expect(await desk.query('SELECT 1 FROM public.public_record')).toEqual([]);
  });

  it('load whole: 147 projects of 15 countries, 31 issuances', async () => {
    const projects = await desk.load('projects', REAL.projects);
    expect(projects).toMatchObject({ read: 147, created: 147, refused: 0, errors: [] });
    const issuances = await desk.load('issuances', REAL.issuances);
    expect(issuances).toMatchObject({ read: 31, created: 31, refused: 0, errors: [] });
    const rows = await desk.query(
      `SELECT status, count(*)::integer AS projects FROM public.project
        WHERE recorded_from = 'public-source' GROUP BY status ORDER BY status`,
    );
    expect(rows).toEqual([
      { status: 'registered', projects: 94 },
      { status: 'registration-request-withdrawn', projects: 4 },
      { status: 'validation', projects: 49 },
    ]);
    const countries = await desk.query('SELECT DISTINCT country_code FROM public.public_record');
    expect(countries).toHaveLength(15);
  });

  it('change nothing when they are loaded again', async () => {
    const sizes = 'SELECT country_code, size FROM public.audit_tree ORDER BY country_code';
    const before = await desk.query(sizes);
    const projects = await desk.load('projects', REAL.projects);
    expect(projects).toMatchObject({ read: 147, created: 0, updated: 0, unchanged: 147 });
    const issuances = await desk.load('issuances', REAL.issuances);
    expect(issuances).toMatchObject({ read: 31, created: 0, updated: 0, unchanged: 31 });
    expect(await desk.query(sizes)).toEqual(before);
  });

  it.each([
    [
      'projects',
      2,
      /"City Sugar.*\(Focal Point \(2\) \)" is read as "City Sugar Industries Limited"/,
    ],
    ['projects', 6, /mojibake .* is read as .*Universidad Técnica Federico Santa María"/],
    ['projects', 17, /is read as 2 names between commas/],
    ['projects', 45, /"Project location 7\. Dynaplast 4" is a place and no participant/],
    ['projects', 76, /japan_participants: "N\/A" is kept as not known/],
    ['projects', 127, /is read as 2 names with nothing between/],
    ['issuances', 4, /row-span error/],
    ['issuances', 16, /sources conflict: 151 vs 150/],
    ['issuances', 21, /one figure for several projects together, ID002, ID003/],
    ['issuances', 22, /several projects together, which are not named/],
    ['issuances', 32, /no amount is published/],
  ] as const)('warn, in the list of %s, of line %i', async (what, line, message) => {
    const { warnings } = await desk.load(what, REAL[what], false);
    expect(
      warnings.filter((each) => each.line === line).map((each) => each.message),
    ).toContainEqual(expect.stringMatching(message));
  });

  it('are there for everybody, and say what is not known', async () => {
    const { items } = await get('/v1/partner-countries/TH/projects?limit=200');
    expect(items).toHaveLength(34);
    const unnamed = await get('/v1/projects/MV002');
    expect(unnamed).toMatchObject({ status: 'registered', mechanism: 'JCM', sector: 'unknown' });
    expect(unnamed.participants.map((one: { side: string }) => one.side)).toEqual([
      'partner',
      'partner',
    ]);
    const records = await get('/v1/projects/ID002/public-records');
    expect(records.items).toMatchObject([
      { kind: 'project', reference: 'ID002', body: { registeredOn: '2015-03-29' } },
      {
        kind: 'issuance',
        reference: 'ID002+ID003',
        body: { notified: { total: '40', japan: '31', partner: '9' }, decisionOn: null },
      },
    ]);
    const palau = await get('/v1/partner-countries/PW/public-records?kind=issuance');
    expect(palau.items).toHaveLength(8);
    expect(palau.items[0].body.notified).toEqual({ total: null, japan: null, partner: null });
  });

  it('count the 129,320 tonnes that Mongolia and Japan were notified, from the parts', async () => {
    const rows = await desk.query(
      `SELECT kind, sum((body #>> '{notified,total}')::numeric) AS total,
              sum((body #>> '{notified,japan}')::numeric) AS japan
         FROM public.public_record WHERE country_code = 'MN' GROUP BY kind ORDER BY kind`,
    );
    expect(rows).toEqual([
      { kind: 'issuance', total: '129320', japan: '103451' },
      { kind: 'project', total: '129320', japan: '103451' },
    ]);
  });

  it('post nothing, and break no law', async () => {
    expect(
      await desk.query(
        `SELECT DISTINCT kind FROM public.act WHERE country_code = 'MN'
            AND kind LIKE '%source%'`,
      ),
    ).toEqual([{ kind: 'public-source-record' }]);
    expect(
      await desk.query(`SELECT 1 FROM public.posting WHERE country_code IN ('MN', 'TH', 'PW')`),
    ).toEqual([]);
    const pool = createReadPool(application.database.readerUrl, { max: 1 });
    const results = await checkLaws(pool, ledgerLaws);
    await pool.end();
    expect(results.filter(({ broken }) => broken > 0)).toEqual([]);
  });

  it('refuse a change of a project that would still name nobody from Japan', async () => {
    const { headers } = await application.request('GET', '/v1/projects/MN007');
    const { status, body } = await application.request('PATCH', '/v1/projects/MN007', {
      body: { title: 'Hydropower' },
      headers: { 'if-match': headers.get('etag') ?? '', 'idempotency-key': 'mn007' },
    });
    expect([status, body.code]).toEqual([422, 'PROJECT.NO_JAPAN_SIDE']);
  });
});
