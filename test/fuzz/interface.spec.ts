import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApplication, type RunningApplication } from '../harness/application.ts';
import { expectLawsToHold } from '../faults/laws-hold.ts';
import { fillBook } from '../reporting/report-book.ts';

/*
 * Requests made from our own description of the interface: every route, every field, with values that are
 * right, nearly right, and hostile. Whatever is sent, the answer is one that the interface promises.
 */
const REQUESTS = parseInt(process.env['FUZZ'] ?? (process.env['LONG'] ? '10000' : '400'), 10);
const SEED = parseInt(process.env['FUZZ_SEED'] ?? '1', 10);

let app: RunningApplication;
/** Ids that exist, so that some requests reach what lies behind "not found". */
let ids: readonly string[];
/** Keys whose scope is drawn from what is asked: before anything of it was checked. */
let limited: readonly string[];

beforeAll(async () => {
  app = await startApplication({ kind: 'demonstration', http: { requestsPerMinute: 0 } });
  ids = Object.values(await fillBook(app, 'UZ'));
  const participant = '01932c5e-7a00-7c3e-9b1a-0242ac120000';
  limited = await Promise.all([
    app.makeKey({ roles: ['registry-officer'], countries: ['UZ'], side: 'partner' }),
    app.makeKey({ roles: ['project-participant'], organisations: [participant] }),
    app.makeKey({
      roles: ['administrator'],
      projects: [ids.find((id) => id.startsWith('UZ-')) ?? ''],
    }),
  ]);
}, 60_000);
afterAll(() => app?.close());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a JSON document is read as it comes
type Json = any;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Json[];
  readonly body: Json;
}

/** The same choices each time, from one seed. */
class Choice {
  /** Whether every text of the request under way is to be hostile. */
  allHostile = false;

  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  once(inSo: number): boolean {
    return this.below(inSo) === 0;
  }
}

const TEXTS: readonly string[] = [
  '',
  ' ',
  'x'.repeat(100_000),
  "'; DROP TABLE posting; --",
  "' OR 1=1 --",
  '$1',
  '%s%n{0}${7*7}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../etc/passwd',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\ufeff',
  'e\u0301\u200d\u202e',
  'Ж'.repeat(300),
  '漢字',
  '🙂'.repeat(70),
  'null',
  '__proto__',
  'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000',
  '00-00000000-0000-0000-0000-000000000000',
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '1e400',
  '-0',
  '0.00000000000000000000000000000000001',
  '9'.repeat(400),
  '99999999999999999999999999999999.99',
  'NaN',
  'Infinity',
  '１２３',
];
const VALUES: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  [],
  {},
  [[[[[]]]]],
  { $ne: null },
  { toString: 1, constructor: { prototype: {} } },
];

function hostile(choice: Choice): Json {
  return choice.once(3) ? choice.of(VALUES) : choice.of(TEXTS);
}

/** A value as its description wants it; now and then another, or one whose every text is hostile. */
function valueOf(schema: Json, document: Json, choice: Choice, depth = 0): Json {
  const said = resolved(schema, document);
  if (depth > 6 || choice.once(choice.allHostile ? 40 : 6)) return hostile(choice);
  if (choice.allHostile && [said.type].flat()[0] === 'string') return choice.of(TEXTS);
  if (Array.isArray(said.enum)) return choice.of(said.enum);
  switch ([said.type].flat()[0]) {
    case 'object': {
      const made: Record<string, Json> = {};
      for (const [name, of] of Object.entries(said.properties ?? {})) {
        const needed = (said.required ?? []).includes(name);
        if (needed ? !choice.once(12) : choice.once(2)) {
          made[name] = valueOf(of, document, choice, depth + 1);
        }
      }
      if (choice.once(10)) made[choice.of(TEXTS).slice(0, 40)] = hostile(choice);
      return made;
    }
    case 'array':
      return Array.from({ length: choice.below(4) }, () =>
        valueOf(said.items ?? {}, document, choice, depth + 1),
      );
    case 'integer':
    case 'number':
      return choice.of([0, 1, 2, 2026, 7]);
    case 'boolean':
      return choice.once(2);
    default:
      return textOf(said, choice);
  }
}

function textOf(said: Json, choice: Choice): string {
  if (said.example !== undefined && choice.once(2)) return String(said.example);
  if (said.format === 'date') return choice.of(['2026-03-31', '2025-01-01', '2030-12-31']);
  if (said.format === 'date-time') return '2026-03-31T10:00:00.000Z';
  return choice.of([
    '1.00',
    '100',
    'USD',
    'JPY',
    'KZ',
    'UZ',
    'JICA',
    'A title',
    'JICA_ODA_LOAN',
    ...ids,
  ]);
}

function resolved(schema: Json, document: Json): Json {
  const parts = schema?.allOf as Json[] | undefined;
  if (parts !== undefined) {
    return parts.reduce((all, part) => ({ ...all, ...resolved(part, document) }), schema);
  }
  const path = schema?.$ref as string | undefined;
  if (path === undefined) return schema ?? {};
  const found = path
    .slice(2)
    .split('/')
    .reduce((value, name) => value?.[name], document);
  if (found === undefined) throw new Error(`${path} leads nowhere`);
  return found;
}

function operationsOf(document: Json): readonly Operation[] {
  return Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Json>(methods).map(([method, said]) => ({
      method: method.toUpperCase(),
      path,
      parameters: said.parameters ?? [],
      body: said.requestBody?.content?.['application/json']?.schema ?? null,
    })),
  );
}

function addressOf({ path, parameters }: Operation, document: Json, choice: Choice): string {
  const filled = path.replace(/\{[^}]+\}/g, () => {
    const value = choice.once(3) ? hostile(choice) : choice.of(['KZ', 'UZ', 'KZ001', '1', ...ids]);
    return encoded(asText(value).slice(0, 500), choice) || 'x';
  });
  const query = parameters
    .filter((each) => each.in === 'query' && choice.once(2))
    .map((each) => {
      const value = valueOf(each.schema ?? {}, document, choice);
      return `${each.name}=${encoded(asText(value).slice(0, 3_000), choice)}`;
    });
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Percent-encoded, now and then wrongly. */
function encoded(text: string, choice: Choice): string {
  if (choice.once(20)) return choice.of(['%', '%zz', '%ff%fe', '%00', '%c0%ae', '%2e%2e%2f']);
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
}

function bodyOf(operation: Operation, document: Json, choice: Choice): string | Buffer | undefined {
  if (operation.method === 'GET') return undefined;
  if (choice.once(25)) {
    return choice.of<string | Buffer>([
      '{',
      '[]',
      'null',
      '"text"',
      '{"a":1,"a":2}',
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      '{"__proto__":{"admin":true}}',
      Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
      `{"x":${'9'.repeat(5_000)}}`,
    ]);
  }
  return JSON.stringify(valueOf(operation.body ?? { type: 'object' }, document, choice));
}

const TYPES = [
  'application/json',
  'application/json',
  'application/json',
  'text/plain',
  'application/pdf',
];

/** What a header can carry at all; what it cannot, no client sends. */
const HEADER_TEXTS = TEXTS.filter((text) => /^[\x20-\x7e\x80-\xff]{0,4000}$/.test(text));

function headersOf({ parameters }: Operation, choice: Choice): Record<string, string> {
  const keys = [
    ...[app.keys['administrator'], app.keys['auditor'], app.keys['fund-officer']],
    ...limited,
  ];
  const described = parameters
    .filter((each) => each.in === 'header' && choice.once(2))
    .map((each) => [String(each.name).toLowerCase(), choice.of(HEADER_TEXTS)] as const);
  const key = choice.of([...keys, ...keys, '', 'jcm_wrong', 'x'.repeat(2_000)]);
  return {
    ...Object.fromEntries(described),
    'content-type': choice.of(TYPES),
    ...(key ? { authorization: `Bearer ${key}` } : {}),
    ...(choice.once(8)
      ? { 'idempotency-key': choice.of(HEADER_TEXTS), cookie: choice.of(HEADER_TEXTS) }
      : { 'idempotency-key': `fuzz-${choice.below(1e9)}` }),
    ...(choice.once(3)
      ? { 'if-match': choice.of(['"1"', '*', '"x"', 'W/"1"', '"99999999999"']) }
      : {}),
    ...(choice.once(10) ? { accept: choice.of(['text/html', 'application/xml', '*/*;q=x']) } : {}),
    ...(choice.once(10) ? { range: 'bytes=5-1', traceparent: choice.of(['x', '00-0-0-0']) } : {}),
  };
}

/** Words that only a fault of the program would say to a client. */
const LEAKS =
  /\bat \S+ \(|node_modules|\.ts:\d+|\.js:\d+|SELECT |INSERT |pg_catalog|syntax error at|violates/;

describe('the interface, asked anything', () => {
  it('never fails, never leaks, and breaks no law', async () => {
    const document = (await app.request('GET', '/openapi.json', { key: null })).body as Json;
    const operations = operationsOf(document);
    expect(operations.length).toBeGreaterThan(60);
    const choice = new Choice(SEED);
    const faults: string[] = [];
    const statuses = new Map<number, number>();
    for (let at = 0; at < REQUESTS; at += 1) {
      // Every operation in its turn first, then at random.
      const operation = operations[at] ?? choice.of(operations);
      choice.allHostile = choice.once(8);
      const path = addressOf(operation, document, choice);
      const headers = headersOf(operation, choice);
      const body = bodyOf(operation, document, choice);
      const { status, text } = await fetch(`${app.url}${path}`, {
        method: operation.method,
        headers,
        redirect: 'manual',
        ...(body === undefined ? {} : { body: body as string }),
      }).then(async (answer) => ({ status: answer.status, text: await answer.text() }));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const isProblem = status >= 400 && text.startsWith('{');
      const leaks = status >= 400 && LEAKS.test(text);
      if (
        (status >= 500 && status !== 503) ||
        leaks ||
        (isProblem && JSON.parse(text).code === undefined)
      ) {
        faults.push(
          `${at}: ${operation.method} ${path.slice(0, 300)} ${status} ${text.slice(0, 200)} ` +
            `body ${String(body).slice(0, 300)}`,
        );
      }
    }
    expect(faults).toEqual([]);
    // It reached what lies behind the first look: some was taken, some refused for each reason.
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 404]));
    const { status } = await app.request('GET', '/readyz', { key: null });
    expect(status).toBe(200);
    await expectLawsToHold(app.database);
  }, 900_000);
});
