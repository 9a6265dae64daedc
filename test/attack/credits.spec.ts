import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreditBook } from '../carbon-credit/credit-book.ts';
import { expectLawsToHold } from '../faults/laws-hold.ts';
import { freshDatabase, type FreshDatabase } from '../harness/database.ts';
import { dataFolder, post, startServer, type ServerProcess } from '../harness/server-process.ts';

/*
 * A hostile client of the credits, over HTTP, on two server processes that share one database: every
 * answer is a refusal with its reason or something true, and the laws hold after all of it.
 */
const ROUNDS = process.env['LONG'] ? 200 : 15;
const MANY = 100_000;

let database: FreshDatabase;
let folder: Awaited<ReturnType<typeof dataFolder>>;
let servers: readonly [ServerProcess, ServerProcess];
let book: CreditBook;
let holder: string;
let other: string;
let main: string;
let trust: string;
let taker: string;
let partners: string;
let numbers = 700;

beforeAll(async () => {
  database = await freshDatabase('demonstration');
  folder = await dataFolder();
  servers = [await startServer(database, folder.path), await startServer(database, folder.path)];
  book = await CreditBook.open(database);
  // The demonstration has opened the governments' main accounts already.
  await book.account('government', 'japan', 'attack');
  await book.account('government', 'partner', 'attack');
  holder = await book.participant('Attacked');
  other = await book.participant('Other');
  main = await book.account(holder);
  trust = await book.account(holder, 'japan', 'trust');
  partners = await book.account(holder, 'partner');
  taker = await book.account(other);
}, 120_000);
afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await expectLawsToHold(database);
  await book?.close();
  await folder?.remove();
  await database?.drop();
});

/** A hundred new credits of a class of their own in the attacked account; answers the class. */
async function hundred(vintage = 2023): Promise<string> {
  numbers += 1;
  const reference = `KZ${numbers}`;
  await book.issue(reference, vintage, [{ account: main, tonnes: '100' }]);
  return `JP-KZ-${reference}-${vintage}`;
}

const one = (path: string, body: object, at = 0) => post(servers[at] ?? servers[0], path, body);
const both = <T>(make: (at: 0 | 1) => Promise<T>) => Promise.all([make(0), make(1)]);
const transfer = (body: object, at = 0) =>
  one('/v1/credit-transfers', { from: main, to: trust, ...body }, at);
const offer = async (serials: readonly string[], expiresOn = '2999-12-31') => {
  const made = await transfer({ to: taker, serials, expiresOn });
  expect(made.status).toBe(201);
  return String(made.body['id']);
};
const retire = (body: object, at = 0) =>
  one('/v1/credit-retirements', { account: main, ndcYear: 2030, ...body }, at);
const verdict = ({ status, body }: Awaited<ReturnType<typeof one>>) => [status, body['code']];
const of = (code: string) => `CARBON_CREDIT.${code}`;
async function get(path: string, at = 0) {
  const server = servers[at] ?? servers[0];
  const authorization = `Bearer ${server.keys['administrator'] ?? ''}`;
  const answer = await fetch(`${server.url}${path}`, { headers: { authorization } });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
async function places(commodity: string): Promise<object> {
  const blocks = await book.blocks(commodity);
  return blocks.map(
    ({ first, last, state }) => `${String(first)}-${String(last)} ${String(state)}`,
  );
}

describe('serials that are none', () => {
  it('are refused each as what it is, and move nothing', async () => {
    const it = await hundred();
    const next = await hundred();
    const bad = [
      `${it}-1-${next}-60`,
      `${it}-60-1`,
      `${it}-1-60-70`,
      `${it}-01-60`,
      `${it}-0-60`,
      `${it}--1-60`,
      `${it}-1-1${'0'.repeat(24)}`,
      `${it}-${'9'.repeat(25)}`,
      `${it}-١-٦`,
      `${it}-1-\uFF16`,
      `${it}-1–60`,
      `${it}-1-60\n`,
      ` ${it}-1`,
      `${it}-1e1`,
      `${it}-0x1`,
      it.replace('JP', 'jp'),
      it.replace('-KZ-', '-MN-') + '-1',
      `JP-constructor-${it}-1`,
      `JP-__proto__-1`,
      `${it}-1' OR '1'='1`,
    ];
    for (const serial of bad) {
      expect([serial, (await transfer({ serials: [serial] })).status]).toEqual([serial, 400]);
    }
    const codes: readonly [readonly string[], readonly unknown[]][] = [
      [
        [`${it}-1-60`, `${it}-60-70`],
        [400, of('SERIAL_TWICE')],
      ],
      [
        [`${it}-1`, `${next}-1`, `${it}-1-1`],
        [400, of('SERIAL_TWICE')],
      ],
      [[`${it}-1-101`], [422, of('SERIAL_UNKNOWN')]],
      [[`${it}-100-999999999999`], [422, of('SERIAL_UNKNOWN')]],
      [[it.replace('JP', 'KZ') + '-1'], [422, of('OTHER_REGISTRY')]],
      [[it.replace('2023', '2024') + '-1'], [422, of('SERIAL_UNKNOWN')]],
      [['JP-KZ-KZ999-2023-1'], [422, of('SERIAL_UNKNOWN')]],
    ];
    for (const [serials, code] of codes) {
      expect([serials, verdict(await transfer({ serials }))]).toEqual([serials, code]);
    }
    for (const tonnes of ['٦', '\uFF16', '1'.repeat(25), '007', '+1', '1.0', '1e2', '']) {
      const answer = await transfer({ selection: 'fifo', vintage: 2023, tonnes });
      expect([tonnes, answer.status]).toEqual([tonnes, 400]);
    }
    expect(await places(it)).toEqual(['1-100 held']);
    expect(await places(next)).toEqual(['1-100 held']);
  });

  it('are asked about in vain, by anybody, with any word in the place of the partner', async () => {
    const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty', '%00', 'KZ%00', ''];
    for (const word of words) {
      for (const path of [
        `/v1/credit-serials/JP-${word}-KZ001-2023-1`,
        `/v1/credit-blocks?serial=JP-${word}-KZ001-2023-1`,
      ]) {
        const { status } = await get(path);
        expect([path, status >= 400 && status < 500]).toEqual([path, true]);
      }
    }
  });

  it('are not asked about by a cursor that was made up', async () => {
    const it = await hundred();
    const made = (parts: readonly unknown[]) =>
      Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
    const id = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
    for (const parts of [
      ['KZ', id, 'held', it, 'abc'],
      ['KZ', id, 'held', it, -1],
      ['KZ', id, 'held', it, null],
      [1, 2, 3, 4, 5],
      ['KZ', 'x', 'held', it, 1],
    ]) {
      for (const filter of [`serial=${it}-1-5`, `account=${main}`, 'country=KZ']) {
        const { status } = await get(`/v1/credit-blocks?${filter}&cursor=${made(parts)}`);
        expect([parts, filter, status < 500]).toEqual([parts, filter, true]);
      }
    }
  });
});

describe('one block in two acts', () => {
  const acts = async (atomic: boolean, commodity: string) => {
    const retirement = { ndcYear: 2030, serials: [`${commodity}-1-60`] };
    const answer = await one('/v1/partner-countries/KZ/acts', {
      atomic,
      acts: [
        { kind: 'credit-retirement', key: crypto.randomUUID(), subject: main, body: retirement },
        {
          kind: 'credit-transfer',
          key: crypto.randomUUID(),
          subject: main,
          body: { to: trust, serials: [`${commodity}-50-70`] },
        },
      ],
    });
    const items = answer.body['items'] as readonly { status: number; body: { code?: string } }[];
    return items.map(({ status, body }) => [status, body.code]);
  };

  it('of one atomic request is nothing at all; of another, one act', async () => {
    const it = await hundred();
    const whole = await acts(true, it);
    expect(whole[0]?.[1]).toBe('LEDGER.ATOMIC_REFUSED');
    expect(whole[1]).toEqual([409, of('SERIAL_RETIRED')]);
    expect(await places(it)).toEqual(['1-100 held']);
    expect(await acts(false, it)).toEqual([
      [201, undefined],
      [409, of('SERIAL_RETIRED')],
    ]);
    expect(await places(it)).toEqual(['1-60 retired', '61-100 held']);
  });

  it('under one key in two processes at once is one act; with another body none', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const it = await hundred();
      const key = crypto.randomUUID();
      const body = { account: main, ndcYear: 2030, serials: [`${it}-1-60`] };
      const path = '/v1/credit-retirements';
      const answers = await both((at) => post(servers[at], path, body, key));
      const done = answers.filter(({ status }) => status === 201).map(({ body: { id } }) => id);
      expect(new Set(done).size).toBe(1);
      const different = await post(servers[1], path, { ...body, ndcYear: 2031 }, key);
      expect(different.status).toBe(422);
      expect(await places(it)).toEqual(['1-60 retired', '61-100 held']);
    }
  });
});

describe('an offer', () => {
  it('accepted in one process and cancelled in the other at once ends once', async () => {
    const ends = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const it = await hundred();
      const id = await offer([`${it}-11-20`]);
      const answers = await Promise.all([
        one(`/v1/credit-transfers/${id}/accept`, {}, round % 2),
        one(`/v1/credit-transfers/${id}/cancel`, {}, (round + 1) % 2),
      ]);
      const won = answers.findIndex(({ status }) => status === 201);
      const lost = answers[1 - won];
      expect(lost && verdict(lost)).toEqual([409, of('OFFER_SETTLED')]);
      const end = won === 0 ? 'accepted' : 'cancelled';
      ends.set(end, (ends.get(end) ?? 0) + 1);
      expect(await book.balance(taker, it)).toBe(won === 0 ? '10' : '0');
      expect(await book.balance(main, it, 'locked')).toBe('0');
    }
    expect([...ends.values()].reduce((sum, each) => sum + each, 0)).toBe(ROUNDS);
  });

  it('of which midnight has gone by is released once, and never accepted', async () => {
    const it = await hundred();
    const today = await offer([`${it}-1-10`], book.today);
    expect(verdict(await one(`/v1/credit-transfers/${today}/expire`, {}))).toEqual([
      409,
      of('OFFER_STILL_OPEN'),
    ]);
    expect((await one(`/v1/credit-transfers/${today}/accept`, {})).status).toBe(201);
    const over = await offer([`${it}-11-20`], book.today);
    await book.turnDay(over, '2026-01-01');
    const answers = await Promise.all([
      one(`/v1/credit-transfers/${over}/accept`, {}, 0),
      one(`/v1/credit-transfers/${over}/expire`, {}, 1),
      one(`/v1/credit-transfers/${over}/expire`, {}, 0),
      one(`/v1/credit-transfers/${over}/accept`, {}, 1),
    ]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers[0]?.status).toBe(409);
    expect(answers[3]?.status).toBe(409);
    expect(await book.balance(main, it)).toBe('90');
    const early = await transfer({ to: taker, serials: [`${it}-30`], expiresOn: '2020-01-01' });
    expect(verdict(early)).toEqual([422, of('EXPIRES_TOO_EARLY')]);
  });

  it('to oneself, to a final account, another registry or nobody is refused', async () => {
    const it = await hundred();
    const to = (account: unknown) =>
      transfer({ to: account, serials: [`${it}-1`], expiresOn: '2999-12-31' });
    expect((await to(main)).body['code']).toBe(of('SAME_ACCOUNT'));
    expect((await to(trust)).body['code']).toBe(of('SAME_HOLDER'));
    expect((await to(partners)).body['code']).toBe(of('OTHER_REGISTRY'));
    const finals = await book.owner.query<{ id: string }>(
      `SELECT 'KZ-' || id AS id FROM credit_account
        WHERE side = 'japan' AND class IN ('retirement', 'cancellation', 'transferred-out')`,
    );
    expect(finals.rows).toHaveLength(3);
    for (const { id } of finals.rows) {
      expect((await to(id)).body['code']).toBe(of('ACCOUNT_CANNOT'));
      const back = await transfer({ from: id, serials: [`${it}-1`] });
      expect(back.body['code']).toBe(of('ACCOUNT_CANNOT'));
    }
    expect((await to(`MN-${taker.slice(3)}`)).body['code']).toBe(of('OTHER_COUNTRY'));
    expect((await to(`KZ-${holder.slice(3)}`)).body['code']).toBe(of('ACCOUNT_NOT_FOUND'));
    expect((await to(null)).status).toBe(400);
    expect(await places(it)).toEqual(['1-100 held']);
  });

  it('reaches a frozen account, which then gives nothing', async () => {
    const it = await hundred();
    const frozen = await book.account(await book.participant('Frozen'));
    const stop = { country: 'KZ', reason: 'Under review', account: frozen };
    expect((await one('/v1/disposal-stops', { ...stop, kind: 'freeze' })).status).toBe(201);
    expect((await one('/v1/disposal-stops', { ...stop, kind: 'restriction' })).status).toBe(201);
    const twice = await both((at) => one('/v1/disposal-stops', { ...stop, kind: 'freeze' }, at));
    expect(twice.map(verdict)).toEqual([
      [409, of('STOPPED_ALREADY')],
      [409, of('STOPPED_ALREADY')],
    ]);
    const made = await transfer({ to: frozen, serials: [`${it}-1-5`], expiresOn: '2999-12-31' });
    const id = String(made.body['id']);
    expect((await one(`/v1/credit-transfers/${id}/accept`, {})).status).toBe(201);
    const gone = await retire({ account: frozen, serials: [`${it}-1`] });
    expect(verdict(gone)).toEqual([422, of('ACCOUNT_FROZEN')]);
  });
});

describe('a freeze that races a transfer', () => {
  it('in two processes: what left had left before, and nothing leaves after', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const it = await hundred();
      const what =
        round % 2 === 0 ? { serials: `${it}-1-100` } : { project: it.split('-')[2] ?? '' };
      const stop = { country: 'KZ', kind: 'freeze', reason: 'Race', ...what };
      const [stopped, moved] = await Promise.all([
        one('/v1/disposal-stops', stop, round % 2),
        retire({ serials: [`${it}-40-60`] }, (round + 1) % 2),
      ]);
      expect(stopped.status).toBe(201);
      if (moved.status === 201) {
        const { rows } = await book.owner.query<{ is_before: boolean }>(
          `SELECT u.audit_sequence < s.audit_sequence AS is_before FROM act u, act s
            WHERE 'KZ-' || u.id = $1 AND 'KZ-' || s.id = $2`,
          [moved.body['id'], stopped.body['id']],
        );
        expect(rows).toEqual([{ is_before: true }]);
      } else {
        expect(moved.body['code']).toBe(of('SERIAL_FROZEN'));
      }
      const later = await both((at) => retire({ serials: [`${it}-1`] }, at));
      expect(later.map(verdict)).toEqual([
        [422, of('SERIAL_FROZEN')],
        [422, of('SERIAL_FROZEN')],
      ]);
    }
  });
});

describe('a retirement', () => {
  it('for a beneficiary of a hundred thousand letters is refused, and one of many runs is not', async () => {
    const it = await hundred();
    const long = await retire({ serials: [`${it}-1`], beneficiary: 'ё'.repeat(MANY) });
    expect(long.status).toBe(400);
    const nul = await retire({ serials: [`${it}-1`], beneficiary: 'a\u0000b' });
    expect(nul.status).toBe(400);
    const odd = Array.from({ length: 50 }, (_, at) => `${it}-${2 * at + 1}`);
    const even = Array.from({ length: 50 }, (_, at) => `${it}-${2 * at + 2}`);
    const words = { beneficiary: '𝕏'.repeat(150), reason: '𝕐'.repeat(250) };
    const most = await retire({ serials: [...odd, ...even], ...words });
    expect({ status: most.status, code: most.body['code'] }).toEqual({
      status: 201,
      code: undefined,
    });
    const certificate = await get(`/v1/certificates/${String(most.body['id'])}`);
    expect(certificate.body).toMatchObject({ tonnes: '100', beneficiary: words.beneficiary });
  });

  it('is given back once, whole, whichever process is asked; its certificate says so', async () => {
    const it = await hundred();
    const made = await retire({ serials: [`${it}-1-10`, `${it}-21-30`] });
    const use = String(made.body['id']);
    const item = { type: 'registry-reversal', subject: use, outcome: null, text: null };
    const decision = await book.decided([{ ...item, amounts: [], scopes: null }]);
    await decision.sign();
    const body = { decision: decision.id, reason: 'By mistake' };
    const path = `/v1/certificates/${use}/reversal`;
    // A part of it is not given back: what is asked for besides is named, and nothing happens.
    const part = await one(path, { ...body, serials: [`${it}-1-5`] });
    expect(part).toMatchObject({ status: 400, body: { errors: [{ pointer: '/serials' }] } });
    const ofPart = await one(path, { ...body, tonnes: '5' });
    expect(ofPart).toMatchObject({ status: 400, body: { errors: [{ pointer: '/tonnes' }] } });
    expect(await places(it)).toContain('1-10 retired');
    const answers = await both((at) => one(path, body, at));
    expect(answers.map(verdict).sort()).toEqual([
      [201, undefined],
      [409, of('USE_REVERSED')],
    ]);
    const won = answers.find(({ status }) => status === 201);
    expect(won?.body).toMatchObject({ tonnes: '20', reverses: use });
    for (const at of [0, 1]) {
      const { body: said } = await get(`/v1/certificates/${use}`, at);
      expect(said).toMatchObject({ tonnes: '20', reversedBy: won?.body['id'] });
    }
    expect(await book.balance(main, it)).toBe('100');
    const page = await fetch(`${servers[0].url}/certificates/${use}`);
    expect(await page.text()).toMatch(/revers|given back/i);
  });
});

describe('an account', () => {
  it('opened twenty times at once in two processes is opened once', async () => {
    const who = await book.participant('Twenty times');
    const body = { country: 'KZ', side: 'japan', holder: who };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => one('/v1/credit-accounts', body, at % 2)),
    );
    const codes = answers.map(({ status, body: said }) => `${status} ${String(said['code'])}`);
    expect(codes.filter((code) => code.startsWith('201'))).toHaveLength(1);
    expect(new Set(codes).size).toBe(2);
    expect(codes).toContain(`409 ${of('ACCOUNT_EXISTS')}`);
    const same = [`  main `, 'main\u0000', 'm\u200Bain'];
    for (const label of same) {
      const { status } = await one('/v1/credit-accounts', { ...body, label });
      expect([label, status < 500]).toEqual([label, true]);
    }
  });
});

describe('the first credits of a vintage', () => {
  it('are drawn on without a project by whoever has seen them arrive', async () => {
    const it = await hundred(2031);
    const account = await book.account(await book.participant('Newly arrived'));
    const made = await transfer({ to: account, serials: [`${it}-1-9`], expiresOn: '2999-12-31' });
    const accept = `/v1/credit-transfers/${String(made.body['id'])}/accept`;
    expect((await one(accept, {}, 0)).status).toBe(201);
    const fifo = { account, selection: 'fifo', vintage: 2031, tonnes: '9' };
    expect((await retire(fifo, 1)).status).toBe(201);
  });

  it('which come in the same request are refused to one that names no project, and nothing moves', async () => {
    const it = await hundred(2032);
    const account = await book.account(await book.participant('In one request'));
    const request = async (more: object) => {
      const made = await transfer({ to: account, serials: [`${it}-1-9`], expiresOn: '2999-12-31' });
      const id = String(made.body['id']);
      const fifo = { selection: 'fifo', vintage: 2032, tonnes: '9', ndcYear: 2040, ...more };
      const acts = [
        { kind: 'offer-acceptance', key: crypto.randomUUID(), subject: id, body: {} },
        { kind: 'credit-retirement', key: crypto.randomUUID(), subject: account, body: fifo },
      ];
      const answer = await one('/v1/partner-countries/KZ/acts', { atomic: true, acts });
      const items = answer.body['items'] as readonly { status: number; body: object }[];
      if (items[0]?.status !== 201) await one(`/v1/credit-transfers/${id}/cancel`, {});
      return items;
    };
    const [, refused] = await request({});
    expect(refused).toMatchObject({
      status: 422,
      body: { code: of('EXCEEDS_HELD'), requested: '9', held: '0' },
    });
    expect(await book.balance(main, it)).toBe('100');
    const done = await request({ project: it.split('-')[2] });
    expect(done.map(({ status }) => status)).toEqual([201, 201]);
  });
});
