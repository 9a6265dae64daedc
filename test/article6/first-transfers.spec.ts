import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { article6Laws } from '../../src/article6/laws.ts';
import { Reader } from '../../src/database/reader.ts';
import { checkLaws } from '../../src/ledger/laws.ts';
import { CreditBook } from '../carbon-credit/credit-book.ts';
import type { RunningApplication } from '../harness/application.ts';
import { startWithReference } from '../partner-country/reference-book.ts';
import { Article6Book } from './article6-book.ts';

let application: RunningApplication;
let book: Article6Book;
let credits: CreditBook;
let approach: string;
let government: string;
let second: string;
let japan: string;

beforeAll(async () => {
  application = await startWithReference();
  book = new Article6Book(application);
  credits = await CreditBook.open(application.database);
  approach = await book.active('KZ');
  await book.done('/v1/article6-parties/KAZ/itmo-registry', {
    itmoRegistryId: 'KAZ01',
    source: 'Letter',
  });
  government = await credits.account('government', 'partner');
  second = await credits.account('government', 'partner', 'second');
  japan = await credits.account('government', 'japan');
});
afterAll(async () => {
  await credits?.close();
  await application?.close();
});

let projects = 0;
/** Issues tonnes of a vintage to the partner's government, of a project of their own. */
async function issued(tonnes: string, vintage = 2023): Promise<string> {
  projects += 1;
  const reference = `KZ${String(projects).padStart(3, '0')}`;
  const shares = [{ account: government, tonnes }];
  const [serial = ''] = await credits.issue(reference, vintage, shares, 'partner');
  return serial;
}

const identify = (authorisation: string, serials: readonly string[], more: object = {}) =>
  book.post(`/v1/authorisations/${authorisation}/itmos`, { serials, ...more });
const transfer = (authorisation: string, serials: readonly string[], more: object = {}) =>
  book.post('/v1/first-transfers', {
    authorisation,
    serials,
    basis: 'transfer-to-party',
    acquiringParty: 'JPN',
    evidence: 'Notification',
    ...more,
  });

function part(serial: string, first: number, last: number): string {
  return serial.replace(/-\d+-\d+$/, `-${first}-${last}`);
}

async function asApplication(text: string, values: readonly unknown[] = []): Promise<unknown> {
  const client = new pg.Client(application.database.applicationUrl);
  await client.connect();
  try {
    return await client.query(text, [...values]);
  } finally {
    await client.end();
  }
}

describe('ITMOs', () => {
  it('have numbers without a gap, in full once the cooperative approach has its own', async () => {
    const authorisation = await book.authorised(approach, { quantity: '1000' });
    const [one, other] = [await issued('300'), await issued('200', 2024)];
    const first = await identify(authorisation, [one, other]);
    expect([first.status, first.body]).toEqual([
      201,
      expect.objectContaining({
        tonnes: '500',
        registryId: 'KAZ01',
        itmos: [
          { serials: one, firstId: '1', lastId: '300' },
          { serials: other, firstId: '301', lastId: '500' },
        ],
      }),
    ]);
    expect((await identify(authorisation, [one])).body.code).toBe('ARTICLE6.IDENTIFIED_ALREADY');
    const { body } = await book.get(`/v1/itmos?authorisation=${authorisation}`);
    const inOrder = [...body.items].sort((a, b) =>
      BigInt(a.firstId) < BigInt(b.firstId) ? -1 : 1,
    );
    expect(inOrder).toMatchObject([
      {
        firstIdentifier: 'CA0099-KAZ01-KAZ-1-2023',
        lastIdentifier: 'CA0099-KAZ01-KAZ-300-2023',
        tonnes: '300',
        tonnesFirstTransferred: '0',
      },
      { firstIdentifier: 'CA0099-KAZ01-KAZ-301-2024', tonnes: '200' },
    ]);
    const change = await book.patch(
      `/v1/cooperative-approaches/${approach}`,
      { carpId: 'CA0001' },
      3,
    );
    expect(change.body.code).toBe('ARTICLE6.CARP_ID_IN_USE');
    const registry = { itmoRegistryId: 'KAZ02', source: 'Letter' };
    expect((await book.post('/v1/article6-parties/KAZ/itmo-registry', registry)).body.code).toBe(
      'ARTICLE6.REGISTRY_IN_USE',
    );
  });

  it('are no more than is authorised, of what is authorised, whole blocks that were issued', async () => {
    const authorisation = await book.authorised(approach, {
      quantity: '100',
      firstVintage: 2023,
      lastVintage: 2024,
      projects: ['KZ003', 'KZ004', 'KZ005'],
    });
    const serial = await issued('101');
    expect((await identify(authorisation, [serial])).body).toMatchObject({
      code: 'ARTICLE6.EXCEEDS_AUTHORISED',
      requested: '101',
      available: '100',
    });
    expect((await identify(authorisation, [part(serial, 1, 100)])).body).toMatchObject({
      code: 'ARTICLE6.PART_OF_A_BLOCK',
      block: serial,
    });
    expect((await identify(authorisation, [part(serial, 1, 102)])).body.code).toBe(
      'ARTICLE6.CREDITS_NOT_ISSUED',
    );
    const late = { at: '2999-01-01T00:00:00Z' };
    expect((await identify(authorisation, [serial], late)).body.code).toBe(
      'ARTICLE6.MOMENT_IN_FUTURE',
    );
    const early = { at: '2025-01-01T00:00:00Z' };
    expect((await identify(authorisation, [serial], early)).body.code).toBe(
      'ARTICLE6.BEFORE_AUTHORISATION',
    );
    const old = await issued('10', 2022);
    expect((await identify(authorisation, [old])).body.code).toBe(
      'ARTICLE6.VINTAGE_NOT_AUTHORISED',
    );
    await issued('1');
    const strange = await issued('10');
    expect((await identify(authorisation, [strange])).body.code).toBe(
      'ARTICLE6.PROJECT_NOT_AUTHORISED',
    );
    const path = `/v1/authorisations/${authorisation}`;
    expect((await book.patch(path, { quantity: '500', projects: [] }, 1)).status).toBe(200);
    expect((await identify(authorisation, [serial])).status).toBe(201);
    expect((await book.patch(path, { quantity: '100' }, 2)).body).toMatchObject({
      code: 'ARTICLE6.BELOW_WHAT_IS_IDENTIFIED',
      identified: '101',
    });
  });
});

describe('a first transfer', () => {
  it('happens once, and every part of a split block has it', async () => {
    const authorisation = await book.authorised(approach);
    const serial = await issued('1000');
    expect((await transfer(authorisation, [serial])).body.code).toBe('ARTICLE6.NOT_IDENTIFIED');
    await identify(authorisation, [serial]);
    const early = { at: '2025-03-01T00:00:00Z' };
    expect((await transfer(authorisation, [serial], early)).body.code).toBe(
      'ARTICLE6.BEFORE_IDENTIFICATION',
    );
    const made = await transfer(authorisation, [serial]);
    expect([made.status, made.body.tonnes]).toEqual([201, '1000']);
    const detail = await book.get(made.headers.get('location') ?? '');
    expect(detail.body.runs).toMatchObject([
      { serials: serial, acquiringParty: 'JPN', tonnes: '1000' },
    ]);
    // The attack that the nearest peer loses: a partial move after (and before) the mark.
    await credits.post('credit-transfer', government, {
      to: second,
      serials: [part(serial, 401, 600)],
    });
    for (const piece of [serial, part(serial, 401, 600), part(serial, 1, 400)]) {
      const again = await transfer(authorisation, [piece]);
      expect([409, 422]).toContain(again.status);
    }
    const { rows } = await credits.owner.query(
      `SELECT count(*)::int AS blocks, bool_and(first_transferred) AS all, count(DISTINCT itmo_offset)::int AS offsets
         FROM credit_block WHERE commodity = $1`,
      [serial.replace(/-\d+-\d+$/, '')],
    );
    expect(rows).toEqual([{ blocks: 3, all: true, offsets: 1 }]);
    const half = await issued('1000');
    await identify(authorisation, [half]);
    await credits.post('credit-transfer', government, {
      to: second,
      serials: [part(half, 401, 600)],
    });
    expect((await transfer(authorisation, [part(half, 401, 600)])).body.tonnes).toBe('200');
    expect((await transfer(authorisation, [half])).body.code).toBe(
      'ARTICLE6.FIRST_TRANSFERRED_ALREADY',
    );
    const rest = [part(half, 1, 400), part(half, 601, 1000)];
    expect((await transfer(authorisation, rest)).body.tonnes).toBe('800');
    const absent = '/v1/first-transfers/KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000';
    expect((await book.get(absent)).body.code).toBe('ARTICLE6.FIRST_TRANSFER_NOT_FOUND');
  });

  it.each([
    [{ purposes: 'NDC' }, { basis: 'issuance', acquiringParty: undefined }],
    [{ purposes: 'NDC' }, { acquiringParty: undefined }],
    [
      { purposes: 'OIMP', firstTransferDefinition: 'Issuance', oimp: 'CORSIA' },
      { basis: 'transfer-to-party' },
    ],
    [
      { purposes: 'NDC and OIMP', firstTransferDefinition: 'Issuance', oimp: 'CORSIA' },
      { basis: 'authorisation', acquiringParty: undefined },
    ],
  ])('under %j is not by %j', async (terms, more) => {
    const authorisation = await book.authorised(approach, terms);
    const serial = await issued('10');
    await identify(authorisation, [serial]);
    const answer = await transfer(authorisation, [serial], more);
    expect(answer.body.code).toBe('ARTICLE6.FIRST_TRANSFER_BASIS');
  });

  it('for another purpose is what the Party defined, and to a Party only one that is authorised', async () => {
    const authorisation = await book.authorised(approach, {
      purposes: 'NDC and OIMP',
      firstTransferDefinition: 'Authorisation',
      oimp: 'CORSIA',
    });
    const serial = await issued('10');
    await identify(authorisation, [serial]);
    expect((await transfer(authorisation, [serial], { acquiringParty: 'SGP' })).body).toMatchObject(
      {
        code: 'ARTICLE6.PARTY_NOT_AUTHORISED',
        authorised: ['JPN'],
      },
    );
    const more = { basis: 'authorisation', acquiringParty: undefined };
    const made = await transfer(authorisation, [serial], more);
    expect(made.body).toMatchObject({ basis: 'authorisation', purpose: 'CORSIA' });
  });

  it('does not happen under a revoked authorisation', async () => {
    const authorisation = await book.authorised(approach);
    const serial = await issued('10');
    await identify(authorisation, [serial]);
    await book.done(`/v1/authorisations/${authorisation}/revoke`, { reason: 'Decision' });
    expect((await transfer(authorisation, [serial])).body.code).toBe(
      'ARTICLE6.AUTHORISATION_REVOKED',
    );
  });

  it('is acquired by Japan under the same numbers, serial by serial', async () => {
    const authorisation = await book.authorised(approach);
    const serial = await issued('50');
    const reference = serial.split('-')[2] ?? '';
    const shares = [{ account: japan, tonnes: '50' }];
    const [japanese = ''] = await credits.issue(reference, 2023, shares, 'japan');
    await identify(authorisation, [serial]);
    const path = '/v1/partner-countries/KZ/itmo-acquisitions';
    const pair = { partner: serial, japan: japanese };
    expect((await book.post(path, { pairs: [pair] })).body.code).toBe(
      'ARTICLE6.NOT_FIRST_TRANSFERRED',
    );
    const made = await transfer(authorisation, [serial]);
    const [{ firstId }] = made.body.itmos;
    const short = { ...pair, japan: part(japanese, 1, 49) };
    expect((await book.post(path, { pairs: [short] })).body.code).toBe(
      'ARTICLE6.NOT_LIKE_ONE_ANOTHER',
    );
    const early = { pairs: [pair], at: '2025-03-01T00:00:00Z' };
    expect((await book.post(path, early)).body.code).toBe('ARTICLE6.BEFORE_FIRST_TRANSFER');
    expect((await book.post(path, { pairs: [pair] })).body.itmos).toMatchObject([
      { partner: serial, japan: japanese, firstId },
    ]);
    expect((await book.post(path, { pairs: [pair] })).body.code).toBe(
      'ARTICLE6.IDENTIFIED_ALREADY',
    );
    const itmos = await book.get(`/v1/itmos?authorisation=${authorisation}`);
    expect(itmos.body.items).toMatchObject([
      { tonnesFirstTransferred: '50', tonnesAcquired: '50' },
    ]);
  });
});

describe('at once', () => {
  it('two identifications of 60 and 70 under 100: exactly one is taken', async () => {
    for (let round = 0; round < 10; round += 1) {
      const authorisation = await book.authorised(approach, { quantity: '100' });
      const serials = [await issued('60'), await issued('70')];
      const answers = await Promise.all(serials.map((one) => identify(authorisation, [one])));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    }
  });

  it('ten first transfers of the same ITMOs: one', async () => {
    const authorisation = await book.authorised(approach);
    const serial = await issued('100');
    await identify(authorisation, [serial]);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => transfer(authorisation, [serial])),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });
});

describe('whoever writes', () => {
  it('cannot transfer twice, beyond what is authorised, or uncounted', async () => {
    const authorisation = await book.authorised(approach, { quantity: '10' });
    const serial = await issued('10');
    await identify(authorisation, [serial]);
    await transfer(authorisation, [serial]);
    const again = `INSERT INTO public.first_transfer
      SELECT country_code, gen_random_uuid(), act_id, itmo_block_id, authorisation_id, class_id,
             first_serial, last_serial, first_id, last_id, basis, acquiring_party, purpose, evidence,
             transferred_at, recorded_at, audit_sequence
        FROM public.first_transfer WHERE authorisation_id = $1`;
    await expect(asApplication(again, [authorisation.slice(3)])).rejects.toMatchObject({
      constraint: 'first_transfer_is_made_once',
    });
    await expect(
      asApplication(`UPDATE public.authorisation SET tonnes_identified = 11 WHERE id = $1`, [
        authorisation.slice(3),
      ]),
    ).rejects.toMatchObject({ constraint: 'authorisation_covers_what_is_identified' });
    const gap = `INSERT INTO public.itmo_block
      SELECT country_code, gen_random_uuid(), authorisation_id, authorisation_version, approach_id,
             class_id, project_reference, vintage, first_serial + 1000, last_serial + 1000, serials,
             registry_id, first_id + 100000, last_id + 100000, identified_at, recorded_at,
             audit_sequence
        FROM public.itmo_block WHERE authorisation_id = $1`;
    await expect(asApplication(gap, [authorisation.slice(3)])).rejects.toMatchObject({
      constraint: 'itmo_block_follows_the_last',
    });
    await expect(asApplication('DELETE FROM public.first_transfer')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('finds the laws kept', async () => {
    const pool = application.ledger.app.get(Reader).pool;
    for (const result of await checkLaws(pool, article6Laws)) {
      expect(result).toMatchObject({ broken: 0, examples: [] });
    }
  });
});
