import { describe, expect, it } from '@jest/globals';
import { HttpException, NotFoundException } from '@nestjs/common';
import { Amount } from '../kernel/amount.ts';
import { currencyOf } from '../kernel/currency.ts';
import { defineErrors } from '../kernel/refusal.ts';
import { problemOf, refusalOf, statusOf } from './problem.ts';

const errors = defineErrors({
  'TEST.EXCEEDS': { kind: 'refused', title: 'More than there is', advice: 'Ask for less.' },
});

describe('a refusal over HTTP', () => {
  it('tells its code, its figures under their own names, and what to do', () => {
    const usd = currencyOf('USD');
    const refusal = errors.refuse('TEST.EXCEEDS', {
      requested: Amount.parse('10.5', usd),
      available: Amount.parse('10', usd),
      currency: 'USD',
    });
    expect(problemOf(refusal, 'b7a7e2a0-0000-4000-8000-000000000000')).toEqual({
      type: '/docs/errors#TEST.EXCEEDS',
      title: 'More than there is',
      status: 422,
      detail: 'More than there is (requested 10.50, available 10.00, currency USD)',
      instance: 'urn:uuid:b7a7e2a0-0000-4000-8000-000000000000',
      code: 'TEST.EXCEEDS',
      advice: 'Ask for less.',
      requested: '10.50',
      available: '10.00',
      currency: 'USD',
    });
  });

  it('lets no fact take the place of a member of the standard', () => {
    const refusal = errors.refuse('TEST.EXCEEDS', {
      status: 200,
      type: 'x',
      code: 'x',
      detail: 'x',
    });
    expect(problemOf(refusal, 'r')).toMatchObject({ status: 422, code: 'TEST.EXCEEDS' });
    expect(problemOf(refusal, 'r')['type']).toBe('/docs/errors#TEST.EXCEEDS');
  });
});

describe('what an error means to a client', () => {
  it.each<[string, unknown, string, number]>([
    [
      'a route that is not there',
      new NotFoundException('Cannot GET /x'),
      'HTTP.ROUTE_NOT_FOUND',
      404,
    ],
    ['a body too large', new HttpException('x', 413), 'HTTP.BODY_TOO_LARGE', 413],
    ['a body of another type', new HttpException('x', 415), 'HTTP.MEDIA_TYPE_UNSUPPORTED', 415],
    ['a body that is not JSON', new HttpException('x', 400), 'HTTP.BODY_NOT_JSON', 400],
    [
      'a length that is a lie',
      new HttpException('x', 400, { cause: { code: 'FST_ERR_CTP_INVALID_CONTENT_LENGTH' } }),
      'HTTP.REQUEST_MALFORMED',
      400,
    ],
    ['an address too long', new HttpException('x', 414), 'HTTP.REQUEST_MALFORMED', 400],
    ['a lost connection', { code: '08006' }, 'HTTP.DATABASE_UNAVAILABLE', 503],
    ['a database that stops', { code: '57P01' }, 'HTTP.DATABASE_UNAVAILABLE', 503],
    ['a statement that took too long', { code: '57014' }, 'HTTP.DATABASE_UNAVAILABLE', 503],
    ['no database at all', { code: 'ECONNREFUSED' }, 'HTTP.DATABASE_UNAVAILABLE', 503],
    [
      'no free connection',
      new Error('timeout exceeded when trying to connect'),
      'HTTP.DATABASE_UNAVAILABLE',
      503,
    ],
    ['a server that stops', { statusCode: 503 }, 'HTTP.SHUTTING_DOWN', 503],
  ])('%s', (_what, error, code, status) => {
    const refusal = refusalOf(error);
    expect(refusal?.code).toBe(code);
    expect(refusal === null ? 0 : statusOf(refusal)).toBe(status);
  });

  it.each<[string, unknown]>([
    ['a mistake in the program', new TypeError('x is undefined')],
    ['a mistake in a statement', { code: '42601' }],
    ['a fault of the framework', new HttpException('secret', 500)],
    ['nothing at all', undefined],
    ['a text', 'x'],
  ])('%s is nobody else’s business', (_what, error) => {
    expect(refusalOf(error)).toBeNull();
  });
});
