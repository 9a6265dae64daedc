import { request as httpRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ActCall } from '../../src/http/act-call.ts';
import { AmountText, CurrencyCode, Day, ListOf, Text } from '../../src/http/fields.ts';
import { declaredRoutes, refuseUndeclaredRoutes } from '../../src/http/routes.ts';
import { Permit, Public } from '../../src/identity/permit.ts';
import { startEdge } from '../harness/edge.ts';
import type { Edge } from '../harness/edge.ts';

class ShareDto {
  @Text({ max: 40, description: 'Reference of a project' })
  readonly project!: string;

  @AmountText({ description: 'Its share' })
  readonly amount!: string;
}

class CommitmentDto {
  @AmountText({ description: 'Amount' })
  readonly amount!: string;

  @CurrencyCode({ description: 'Currency' })
  readonly currency!: string;

  @Day({ description: 'Effective day' })
  readonly effectiveOn!: string;

  @ListOf(() => ShareDto, { optional: true, max: 100, description: 'Shares of projects' })
  readonly projectShares?: readonly ShareDto[];
}

let reached = 0;

@Controller()
class ProbeController {
  @Post('/v1/tranches/:id/commitments')
  @Permit('funding.commit')
  commit(@Param('id') id: string, @Body() body: CommitmentDto, @ActCall() call: ActCall): object {
    reached += 1;
    call.reply.status(201);
    return { id, amount: body.amount, hash: call.requestHash };
  }

  @Get('/v1/fault')
  @Public()
  fault(): never {
    throw Object.assign(new TypeError('password=hunter2 at /srv/secret.ts:12'), {
      detail: 'Key (name)=(secret) already exists.',
    });
  }

  @Get('/v1/slow')
  @Public()
  async slow(): Promise<object> {
    await pause(700);
    return { done: true };
  }

  @Get('/v1/lost')
  @Public()
  lost(): never {
    throw Object.assign(new Error('terminating connection'), { code: '57P01' });
  }
}

@Controller()
class OpenByAccident {
  @Get('/v1/open-by-accident')
  open(): object {
    return {};
  }
}

const GOOD = { amount: '200000.00', currency: 'USD', effectiveOn: '2026-03-31' };
const PATH = '/v1/tranches/KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000/commitments';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge([ProbeController]);
});
afterAll(() => edge.close());

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  readonly text: string;
  readonly problem: Record<string, unknown> & {
    errors?: readonly { pointer: string; detail: string }[];
  };
}

async function post(body: string, headers: Record<string, string> = {}): Promise<Answer> {
  return answerOf(
    await fetch(edge.url + PATH, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${edge.key}`,
        'content-type': 'application/json',
        'idempotency-key': 'key-1',
        ...headers,
      },
    }),
  );
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    headers: response.headers,
    text,
    problem: JSON.parse(text) as Answer['problem'],
  };
}

describe('a good request', () => {
  it('reaches its act', async () => {
    const { status, problem } = await post(JSON.stringify(GOOD));
    expect([status, problem['amount']]).toEqual([201, '200000.00']);
  });

  it('is the same request with other white space, another order of fields, a trace', async () => {
    const { amount, ...rest } = GOOD;
    const one = await post(JSON.stringify(GOOD));
    const other = await post(JSON.stringify({ ...rest, amount }, null, 4), {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });
    expect(other.problem['hash']).toBe(one.problem['hash']);
  });

  it('cannot be told by its answer to run or to be framed', async () => {
    const { headers } = await post(JSON.stringify(GOOD));
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('server')).toBeNull();
  });
});

describe('bad input', () => {
  it.each<[string, object, string, string]>([
    ['an amount as a JSON number', { amount: 5 }, '/amount', 'not a JSON number'],
    ['an amount with an exponent', { amount: '1e3' }, '/amount', 'no exponent'],
    ['an amount with its currency', { amount: '0.001 USD' }, '/amount', 'currency'],
    ['a tenth of a cent', { amount: '0.001' }, '/amount', 'at most 2 decimals in USD'],
    ['half a yen', { amount: '1.5', currency: 'JPY' }, '/amount', 'JPY has no decimals'],
    ['a yen and a half', { amount: '1 JPY.5', currency: 'JPY' }, '/amount', 'decimal text'],
    ['an unknown field', { amuont: '1' }, '/amuont', 'is not a field here; possible: amount'],
    [
      'a day that does not exist',
      { effectiveOn: '2026-02-30' },
      '/effectiveOn',
      'a day that exists',
    ],
    ['a currency that does not exist', { currency: 'KZK' }, '/currency', 'ISO 4217'],
    [
      'a fault inside a list',
      {
        projectShares: [
          { project: 'KZ001', amount: '1' },
          { project: 'KZ002', amount: 1 },
        ],
      },
      '/projectShares/1/amount',
      'not a JSON number',
    ],
  ])('%s is refused by JSON pointer', async (_what, change, pointer, detail) => {
    const before = reached;
    const { status, type, problem } = await post(JSON.stringify({ ...GOOD, ...change }));
    expect([status, problem['code']]).toEqual([400, 'HTTP.BODY_INVALID']);
    expect(type).toContain('application/problem+json');
    const found = problem.errors?.find((each) => each.pointer === pointer);
    expect(found?.detail).toContain(detail);
    expect(reached).toBe(before);
  });

  it.each<[string, string, Record<string, string>, number, string]>([
    ['half a body', '{"amount":', {}, 400, 'HTTP.BODY_NOT_JSON'],
    ['a body that sets a prototype', '{"__proto__":{"amount":"1"}}', {}, 400, 'HTTP.BODY_NOT_JSON'],
    [
      'a body that sets a constructor',
      '{"constructor":{"prototype":{"amount":"1"}}}',
      {},
      400,
      'HTTP.BODY_NOT_JSON',
    ],
    [
      'a body of another type',
      'amount=1',
      { 'content-type': 'text/plain' },
      415,
      'HTTP.MEDIA_TYPE_UNSUPPORTED',
    ],
    [
      'a form',
      'amount=1',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'HTTP.MEDIA_TYPE_UNSUPPORTED',
    ],
    [
      'a huge body',
      JSON.stringify({ ...GOOD, x: 'x'.repeat(2 ** 20) }),
      {},
      413,
      'HTTP.BODY_TOO_LARGE',
    ],
    [
      'a body nested too deeply',
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      {},
      400,
      'HTTP.BODY_TOO_DEEP',
    ],
    [
      'half a character',
      JSON.stringify(GOOD).replace('USD', '\\ud800'),
      {},
      400,
      'JSON.NOT_CANONICAL',
    ],
    [
      'no Idempotency-Key',
      JSON.stringify(GOOD),
      { 'idempotency-key': '' },
      400,
      'HTTP.IDEMPOTENCY_KEY_MISSING',
    ],
    [
      'an Idempotency-Key with a blank',
      JSON.stringify(GOOD),
      { 'idempotency-key': 'a b' },
      400,
      'HTTP.IDEMPOTENCY_KEY_MALFORMED',
    ],
    [
      'an If-Match that is no version',
      JSON.stringify(GOOD),
      { 'if-match': 'x' },
      400,
      'HTTP.IF_MATCH_MALFORMED',
    ],
  ])('%s is refused', async (_what, body, headers, status, code) => {
    const before = reached;
    const answer = await post(body, headers);
    expect([answer.status, answer.problem['code']]).toEqual([status, code]);
    expect(answer.type).toContain('application/problem+json');
    expect(reached).toBe(before);
  });

  it('a body without an announced length is cut off where it becomes too large', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(edge.url);
      const sent = httpRequest({
        port,
        method: 'POST',
        path: PATH,
        headers: {
          authorization: `Bearer ${edge.key}`,
          'content-type': 'application/json',
          'idempotency-key': 'k',
          'transfer-encoding': 'chunked',
        },
      });
      sent.on('response', (response) => resolve(response.statusCode));
      sent.on('error', reject);
      sent.write(`{"x":"${'x'.repeat(1.2 * 2 ** 20)}`);
    });
    expect(status).toBe(413);
  });

  it('an address that is not there, or not written as one, is told in the same form', async () => {
    for (const [path, status, code] of [
      ['/v1/nothing', 404, 'HTTP.ROUTE_NOT_FOUND'],
      ['/v1/%zz', 400, 'HTTP.REQUEST_MALFORMED'],
      [`/v1/tranches/${'x'.repeat(300)}/commitments`, 404, 'HTTP.ROUTE_NOT_FOUND'],
    ] as const) {
      const answer = await answerOf(await fetch(edge.url + path));
      expect([answer.status, answer.problem['code']]).toEqual([status, code]);
      expect(answer.type).toContain('application/problem+json');
    }
  });
});

describe('an address that is asked with another method', () => {
  it.each([
    ['DELETE', PATH, 'POST'],
    ['GET', PATH, 'POST'],
    ['PUT', '/v1/fault?a=b', 'GET, HEAD'],
    ['POST', '/v1/fault/', 'GET, HEAD'],
  ])('%s %s is told that it takes %s', async (method, path, allow) => {
    const answer = await answerOf(await fetch(edge.url + path, { method }));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    expect(answer.problem).toMatchObject({
      code: 'HTTP.METHOD_NOT_ALLOWED',
      method,
      possible: allow.split(', '),
    });
  });

  it('is still not there where no method leads to it', async () => {
    for (const path of ['/v1/tranches//commitments', '/v1/fault/more', '/v1']) {
      const answer = await fetch(edge.url + path, { method: 'DELETE' });
      expect([answer.status, answer.headers.get('allow')]).toEqual([404, null]);
    }
  });
});

describe('a body that says the same name twice', () => {
  it.each([
    ['{"amount":"1.00","amount":"2.00","currency":"USD","effectiveOn":"2026-03-31"}', 'amount'],
    [
      '{"amount":"1.00","currency":"USD","effectiveOn":"2026-03-31","\\u0061mount":"2.00"}',
      'amount',
    ],
    [
      '{"amount":"1.00","currency":"USD","effectiveOn":"2026-03-31",' +
        '"projectShares":[{"project":"KZ001","amount":"1.00","project":"KZ002"}]}',
      'project',
    ],
  ])('is refused, and nobody chooses which of the two counts: %s', async (body, name) => {
    const before = reached;
    const answer = await answerOf(
      await fetch(edge.url + PATH, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${edge.key}`,
          'content-type': 'application/json',
          'idempotency-key': 'twice',
        },
        body,
      }),
    );
    expect([answer.status, answer.problem]).toEqual([
      400,
      expect.objectContaining({ code: 'HTTP.BODY_NAME_REPEATED', name }),
    ]);
    expect(reached).toBe(before);
  });
});

describe('a fault of the program', () => {
  it('leaks nothing: the client learns the id of its request', async () => {
    const answer = await answerOf(await fetch(`${edge.url}/v1/fault`));
    expect([answer.status, answer.problem['code']]).toEqual([500, 'HTTP.INTERNAL']);
    expect(answer.problem['instance']).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(answer.text).not.toMatch(/hunter2|secret|TypeError|\.ts|\bat \//);
  });

  it('of the database says when to come back', async () => {
    const answer = await answerOf(await fetch(`${edge.url}/v1/lost`));
    expect([answer.status, answer.problem['code']]).toEqual([503, 'HTTP.DATABASE_UNAVAILABLE']);
    expect(answer.headers.get('retry-after')).toBe('1');
  });
});

describe('a server that stops', () => {
  it('still answers what it is at, and does not wait for the connection to be given up', async () => {
    const stopping = await startEdge([ProbeController]);
    const slow = fetch(`${stopping.url}/v1/slow`);
    await pause(100);
    const began = performance.now();
    await stopping.close();
    expect(await (await slow).json()).toEqual({ done: true });
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('a client that runs in circles', () => {
  it('is told to wait', async () => {
    const narrow = await startEdge([ProbeController], { requestsPerMinute: 2 });
    try {
      const answers = [];
      for (let each = 0; each < 3; each += 1) answers.push(await fetch(`${narrow.url}/v1/x`));
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 429]);
      const last = answers[2];
      const seconds = parseInt(last?.headers.get('retry-after') ?? '', 10);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(await last?.json()).toMatchObject({ code: 'HTTP.TOO_MANY_REQUESTS', atMost: 2 });
    } finally {
      await narrow.close();
    }
  });
});

describe('a route that declares no permission', () => {
  it('keeps the program from starting, by its name, and is closed all the same', async () => {
    const open = await startEdge([ProbeController, OpenByAccident]);
    try {
      expect(() => declaredRoutes(open.app)).toThrow(
        'GET /v1/open-by-accident (OpenByAccident.open)',
      );
      expect((await fetch(`${open.url}/v1/open-by-accident`)).status).toBe(500);
    } finally {
      await open.close();
    }
  });

  it('is found where it came about without a controller, too', () => {
    const declared = declaredRoutes(edge.app);
    expect(() => refuseUndeclaredRoutes(edge.server.registered, declared, [])).not.toThrow();
    const withStray = new Set([...edge.server.registered, 'GET /metrics', 'GET /assets/a.css']);
    expect(() => refuseUndeclaredRoutes(withStray, declared, ['/assets/'])).toThrow(
      /declared nowhere:\n {2}GET \/metrics$/,
    );
  });
});
