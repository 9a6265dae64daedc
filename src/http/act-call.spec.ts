import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { principalOf } from '../identity/key-directory.ts';
import { sha256Hex } from '../kernel/canonical-json.ts';
import { actCallOf, requestHash, versionOf } from './act-call.ts';

const principal = principalOf({
  keyId: '01932c5e-7a00-7c3e-9b1a-0242ac120000',
  principalId: '01932c5e-7a00-7c3e-9b1a-0242ac120100',
  roles: ['fund-officer'],
  countries: null,
});

function call(headers: Record<string, unknown>, others: object = {}): ReturnType<typeof actCallOf> {
  const request = {
    principal,
    headers,
    method: 'POST',
    url: '/v1/x?y=1',
    body: { a: 1 },
    ...others,
  };
  return actCallOf(request as unknown as FastifyRequest, {} as FastifyReply);
}

describe('the call of an act', () => {
  it('knows who asks, by which key, for which request', () => {
    expect(call({ 'idempotency-key': 'k-1', 'if-match': '"3"' })).toMatchObject({
      principalId: principal.id,
      idempotencyKey: 'k-1',
      requestHash: sha256Hex('POST /v1/x\n{"a":1}'),
      expectedVersion: 3,
    });
  });

  it.each<[Record<string, unknown>, object, string]>([
    [{ 'idempotency-key': 'k' }, { principal: null }, 'IDENTITY.KEY_MISSING'],
    [{}, {}, 'HTTP.IDEMPOTENCY_KEY_MISSING'],
    [{ 'idempotency-key': '' }, {}, 'HTTP.IDEMPOTENCY_KEY_MISSING'],
    [{ 'idempotency-key': 'ключ' }, {}, 'HTTP.IDEMPOTENCY_KEY_MALFORMED'],
    [{ 'idempotency-key': 'x'.repeat(201) }, {}, 'HTTP.IDEMPOTENCY_KEY_MALFORMED'],
    [{ 'idempotency-key': ['a', 'b'] }, {}, 'HTTP.IDEMPOTENCY_KEY_MALFORMED'],
    [{ 'idempotency-key': 'k', 'if-match': '3' }, {}, 'HTTP.IF_MATCH_MALFORMED'],
    [{ 'idempotency-key': 'k', 'if-match': 'W/"3"' }, {}, 'HTTP.IF_MATCH_MALFORMED'],
    [{ 'idempotency-key': 'k', 'if-match': '"0"' }, {}, 'HTTP.IF_MATCH_MALFORMED'],
  ])('with %j %j is refused', (headers, others, code) => {
    expect(() => call(headers, others)).toThrow(expect.objectContaining({ code }));
  });

  it('that makes a new version must say from which', () => {
    expect(versionOf(call({ 'idempotency-key': 'k', 'if-match': '"12"' }))).toBe(12);
    expect(() => versionOf(call({ 'idempotency-key': 'k' }))).toThrow(
      expect.objectContaining({ code: 'HTTP.IF_MATCH_MISSING' }),
    );
  });
});

describe('what makes two requests the same', () => {
  it('is method, path and body, whatever the order of its fields', () => {
    const hash = requestHash('POST', '/v1/x', { a: '1', b: [1, 2] });
    expect(requestHash('POST', '/v1/x?trace=1', { b: [1, 2], a: '1' })).toBe(hash);
    expect(requestHash('POST', '/v1/y', { a: '1', b: [1, 2] })).not.toBe(hash);
    expect(requestHash('PUT', '/v1/x', { a: '1', b: [1, 2] })).not.toBe(hash);
    expect(requestHash('POST', '/v1/x', { a: '1', b: [2, 1] })).not.toBe(hash);
  });

  it('counts a body that is not there as null', () => {
    expect(requestHash('POST', '/v1/x', undefined)).toBe(requestHash('POST', '/v1/x', null));
  });
});
