import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getRepositoryToken } from '@nestjs/typeorm';
import pg from 'pg';
import type { Repository } from 'typeorm';
import { PAGE_BYTES_AT_MOST, pageOf } from '../../src/http/paging.ts';
import { parseCountryCode } from '../../src/kernel/country-code.ts';
import type { ProjectQuery } from '../../src/project/project.dto.ts';
import { ProjectEntity } from '../../src/project/project.entity.ts';
import { listProjects } from '../../src/project/project-list.ts';
import type { Reader } from '../../src/database/reader.ts';
import { SearchReads } from '../../src/web/search.reads.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';

const MANY = 10_000;
const FEW = 100;
/** An id as this program makes them. */
const NEW_ID = `overlay(overlay(gen_random_uuid()::text placing '7' from 15) placing '8' from 20)::uuid`;
const ADDRESS = '/v1/partner-countries/KZ/projects';

let application: RunningApplication;
let owner: pg.Client;

beforeAll(async () => {
  application = await startWithReference();
  owner = new pg.Client(application.database.ownerUrl);
  await owner.connect();
  await fill('KZ', MANY);
  await fill('MN', FEW);
  await owner.query('VACUUM ANALYZE public.project');
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await application?.close();
});

/** Rows as an act would leave them; what is tried here is how they are read. */
async function fill(country: string, projects: number): Promise<void> {
  await owner.query(
    `INSERT INTO public.project (country_code, id, reference, title, mechanism, sector, status, sites,
       participants, japan_side_participants, version)
     SELECT $1::text, ${NEW_ID}, $1::text || '-' || lpad(n::text, 5, '0'),
            CASE n % 3 WHEN 0 THEN 'Solar plant' WHEN 1 THEN 'Солнечная станция' ELSE '太陽光発電' END
              || ' ' || n || repeat(' of some length', 4),
            'NONE', 'sector ' || n % 20, CASE n WHEN 77 THEN 'withdrawn' ELSE 'proposed' END,
            jsonb_build_array(jsonb_build_object('name', 'Site ' || n, 'latitude', '43.2', 'longitude', '76.9')),
            jsonb_build_array(
              jsonb_build_object('name', 'ТОО «Участник ' || n || '»', 'side', 'partner', 'country', $1::text),
              jsonb_build_object('name', '株式会社 ' || n, 'side', 'japan', 'country', 'JP')),
            1, 1
       FROM generate_series(1, $2::integer) AS n`,
    [country, projects],
  );
}

const get = (path: string) => application.request('GET', path, { key: null });

/** How the database answers a page: the nodes of its plan, and how many rows it had to look at. */
async function planOf(query: ProjectQuery, country = 'KZ') {
  const projects = application.ledger.app.get<Repository<ProjectEntity>>(
    getRepositoryToken(ProjectEntity),
  );
  const select = listProjects(
    projects.createQueryBuilder('project'),
    parseCountryCode(country),
    query,
    pageOf(query, 2),
  );
  const [text, values] = select.getQueryAndParameters();
  return planOfStatement(text, values);
}

async function planOfStatement(text: string, values: readonly unknown[]) {
  const { rows } = await owner.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, [...values]);
  const nodes: string[] = [];
  let looked = 0;
  const walk = (node: Readonly<Record<string, unknown>>): void => {
    nodes.push(`${String(node['Node Type'])} ${String(node['Index Name'] ?? '')}`.trim());
    if (String(node['Node Type']).endsWith('Scan') && node['Relation Name'] === 'project') {
      const rowsSeen = ['Actual Rows', 'Rows Removed by Filter'];
      const times = node['Actual Loops'] as number;
      for (const name of rowsSeen) looked += times * ((node[name] as number) ?? 0);
    }
    for (const below of (node['Plans'] ?? []) as Readonly<Record<string, unknown>>[]) walk(below);
  };
  walk(rows[0]['QUERY PLAN'][0].Plan);
  return { nodes, looked };
}

/** The cursor of the page that ends with the last project. */
async function lastCursor(sort: string): Promise<string> {
  const opposite = sort.startsWith('-') ? sort.slice(1) : `-${sort}`;
  const { body } = await get(`${ADDRESS}?sort=${opposite}&limit=51`);
  const project = body.items[50];
  const key = [sort.endsWith('title') ? project.title : project.reference, project.reference];
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

describe('a list of ten thousand projects', () => {
  it.each(['reference', '-reference', 'title', '-title'] as const)(
    'by %s is read from an index, the last page as the first',
    async (sort) => {
      for (const cursor of [undefined, await lastCursor(sort)]) {
        const { nodes, looked } = await planOf({
          sort,
          ...(cursor === undefined ? {} : { cursor }),
        });
        expect(nodes.filter((node) => /^(Seq Scan|Sort)/.test(node))).toEqual([]);
        expect(looked).toBeLessThanOrEqual(51);
      }
      const { body } = await get(`${ADDRESS}?sort=${sort}&cursor=${await lastCursor(sort)}`);
      expect([body.items.length, body.next]).toEqual([50, null]);
    },
  );

  it.each<[ProjectQuery, number]>([
    [{ status: 'withdrawn' }, 1],
    [{ status: 'withdrawn', sort: '-title' }, 1],
    [{ sector: 'sector 7' }, 51],
    [{ mechanism: 'JCM' }, 0],
    [{ q: 'Участник 9999' }, 1],
    [{ q: 'kz-09999' }, 1],
    [{ q: 'nothing like it' }, 0],
    [{ q: 'solar', status: 'withdrawn' }, 1],
  ])('filtered by %j looks at what it answers, and hardly more', async (query, atMost) => {
    const { nodes, looked } = await planOf(query);
    expect(nodes.filter((node) => node.startsWith('Seq Scan'))).toEqual([]);
    expect(looked).toBeLessThanOrEqual(atMost);
  });

  it('that is searched for what very many have needs few of them', async () => {
    const { looked } = await planOf({ q: 'solar' });
    expect(looked).toBeLessThan(51 * 4);
  });

  it('finds a name with a quotation mark or a backslash in it, too', async () => {
    await owner.query(
      `UPDATE public.project SET version = 2, participants = participants ||
         '[{"name": "OOO \\"Back\\\\slash\\"", "side": "partner", "country": "KZ"}]'::jsonb
        WHERE country_code = 'KZ' AND reference = 'KZ-00042'`,
    );
    for (const q of ['"Back', 'Back\\slash', 'slash"', 'back']) {
      const { body } = await get(`${ADDRESS}?q=${encodeURIComponent(q)}`);
      expect(body.items.map(({ reference }: { reference: string }) => reference)).toEqual([
        'KZ-00042',
      ]);
    }
    expect((await get(`${ADDRESS}?q=${encodeURIComponent('", "')}`)).body.items).toEqual([]);
    expect((await get(`${ADDRESS}?q=%25`)).body.items).toEqual([]);
  });

  it.each([
    ['one letter of a reference', 'k', 'project_by_reference'],
    ['two letters', 'KZ', 'project_by_reference'],
    ['letters that never stand three together', 'a-b 1.2', 'project_by_reference'],
    ['a number that one has', 'KZ-00077', 'project_by_part_of_a_word'],
    ['the middle of a word', 'иск 77 of', 'project_by_part_of_a_word'],
  ])('is searched on the page of search for %s by an index', async (_for, typed, index) => {
    const asked: [string, readonly unknown[]][] = [];
    const query = async (text: string, values: readonly unknown[] = []) => {
      if (text.includes('public.project')) asked.push([text, values]);
      return (await owner.query(text, [...values])).rows;
    };
    await new SearchReads({ query } as unknown as Reader).find(typed);
    expect(asked).toHaveLength(1);
    for (const [text, values] of asked) {
      const { nodes, looked } = await planOfStatement(text, values);
      expect(nodes.join('; ')).toContain(index);
      expect(looked).toBeLessThan(150);
    }
  });

  it('is walked from the first to the last, each once, in replies of at most 200 kB', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer = await get(`${ADDRESS}?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(Buffer.byteLength(answer.text)).toBeLessThan(200_000);
      seen.push(...answer.body.items.map(({ reference }: { reference: string }) => reference));
      cursor = answer.body.next;
    }
    expect(seen.filter((reference) => /^KZ-[0-9]{5}$/.test(reference))).toHaveLength(MANY);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('of the longest projects there can be has shorter pages, and loses none of them', async () => {
    const long = (letter: string) => letter.repeat(200);
    await owner.query(
      `INSERT INTO public.project (country_code, id, reference, title, mechanism, sector, status, sites,
         participants, japan_side_participants, version)
       SELECT 'TH', ${NEW_ID}, 'TH-' || n, $1, 'NONE', 'energy', 'proposed',
              (SELECT jsonb_agg(jsonb_build_object('name', $2::text)) FROM generate_series(1, 50)),
              (SELECT jsonb_agg(jsonb_build_object('name', $2::text, 'side', 'partner'))
                 FROM generate_series(1, 50)), 0, 1
         FROM generate_series(10, 29) AS n`,
      [long('太'), long('陽')],
    );
    const seen: string[] = [];
    let address = '/v1/partner-countries/TH/projects';
    for (let pages = 0; address !== ''; pages += 1) {
      const { text, body } = await get(address);
      expect(Buffer.byteLength(text)).toBeLessThan(PAGE_BYTES_AT_MOST + 2_000);
      seen.push(...body.items.map(({ reference }: { reference: string }) => reference));
      address = body.next === null ? '' : `/v1/partner-countries/TH/projects?cursor=${body.next}`;
      expect(pages).toBeLessThan(20);
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => `TH-${n + 10}`));
  });

  it('is shown on a page of at most 200 kB', async () => {
    const answer = await application.request('GET', '/countries/KZ/projects', {
      key: null,
      headers: { accept: 'text/html' },
    });
    expect(answer.status).toBe(200);
    expect(Buffer.byteLength(answer.text)).toBeLessThan(200_000);
  });
});
