import { hash } from 'node:crypto';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { identityErrors } from '../identity/errors.ts';
import type { Grant } from '../identity/grant.ts';
import type { Principal } from '../identity/principal.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { JsonValue } from '../kernel/canonical-json.ts';
import { httpErrors } from './errors.ts';

/** What the edge knows about a request for an act, beside its body. */
export interface ActCall {
  readonly principalId: string;
  /** Whoever asks, with what it may do: for a room that must look closer than its route does. */
  readonly principal: Principal;
  /** The grants by which its route admitted whoever asks. */
  readonly grants: readonly Grant[];
  /** Empty where the keys are in the body. */
  readonly idempotencyKey: string;
  /** SHA-256 (hex) over method, path and canonical body: what "the same request" means. */
  readonly requestHash: string;
  /** The version in If-Match that a change was made from; null where none was sent. */
  readonly expectedVersion: number | null;
  /** For status, Location and ETag of the answer. */
  readonly reply: FastifyReply;
}

/** Where each of many acts in one body has a key of its own, and the request as a whole needs none. */
export interface ActCallOptions {
  readonly keysInBody: true;
}

/**
 * The call of an act, as a parameter of a handler. Refuses HTTP.IDEMPOTENCY_KEY_MISSING,
 * HTTP.IDEMPOTENCY_KEY_MALFORMED, HTTP.IF_MATCH_MALFORMED.
 */
export const ActCall = createParamDecorator(
  (options: ActCallOptions | undefined, context: ExecutionContext): ActCall => {
    const http = context.switchToHttp();
    return actCallOf(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), options);
  },
);

/** The grants by which a route admitted whoever asks, for a list that shows what they reach. */
export const ActGrants = createParamDecorator(
  (_options: undefined, context: ExecutionContext): readonly Grant[] =>
    context.switchToHttp().getRequest<FastifyRequest>().grants ?? [],
);

export function actCallOf(
  request: FastifyRequest,
  reply: FastifyReply,
  options?: ActCallOptions,
): ActCall {
  return callWith(request, reply, request.body, options);
}

/**
 * The call of an act whose body is a file: what makes two requests the same is then not the body as it
 * was parsed but what is said of it, its digest among it.
 *
 * Refuses as {@link actCallOf}; ask before the file is read, too.
 */
export function fileCallOf(
  request: FastifyRequest,
  reply: FastifyReply,
  content: JsonValue,
): ActCall {
  return callWith(request, reply, content);
}

/**
 * The call of an act that a page's form asks for. The form carries its key and, where it changes a
 * record, the version it was made from, as a program would send them in headers.
 */
export function formCallOf(
  request: FastifyRequest,
  reply: FastifyReply,
  form: {
    readonly body: JsonValue;
    readonly idempotencyKey: string | undefined;
    readonly version?: string | undefined;
  },
): ActCall {
  const principal = request.principal;
  if (principal === null) throw identityErrors.refuse('IDENTITY.NOT_SIGNED_IN');
  return {
    principalId: principal.id,
    principal,
    grants: request.grants ?? [],
    idempotencyKey: idempotencyKeyOf(form.idempotencyKey),
    requestHash: requestHash(request.method, request.url, form.body),
    expectedVersion: form.version === undefined ? null : expectedVersionOf(`"${form.version}"`),
    reply,
  };
}

function callWith(
  request: FastifyRequest,
  reply: FastifyReply,
  content: unknown,
  options?: ActCallOptions,
): ActCall {
  const principal = request.principal;
  if (principal === null) throw identityErrors.refuse('IDENTITY.KEY_MISSING');
  return {
    principalId: principal.id,
    principal,
    grants: request.grants ?? [],
    idempotencyKey: options?.keysInBody ? '' : idempotencyKeyOf(request.headers['idempotency-key']),
    requestHash: requestHash(request.method, request.url, content),
    expectedVersion: expectedVersionOf(request.headers['if-match']),
    reply,
  };
}

const KEY = /^[\x21-\x7e]{1,200}$/;

function idempotencyKeyOf(header: string | readonly string[] | undefined): string {
  if (header === undefined || header === '')
    throw httpErrors.refuse('HTTP.IDEMPOTENCY_KEY_MISSING');
  if (typeof header !== 'string' || !KEY.test(header)) {
    throw httpErrors.refuse('HTTP.IDEMPOTENCY_KEY_MALFORMED');
  }
  return header;
}

/**
 * What makes two requests the same: method, path without its query, and the body in canonical JSON, so
 * that white space and the order of fields do not matter.
 *
 * @param body as it was parsed, before any rule changed it; undefined counts as null
 */
export function requestHash(method: string, url: string, body: unknown): string {
  const query = url.indexOf('?');
  const path = query === -1 ? url : url.slice(0, query);
  const content = canonicalJson((body ?? null) as JsonValue);
  return hash('sha256', `${method} ${path}\n${content}`, 'hex');
}

const STRONG_VERSION = /^"([1-9][0-9]{0,8})"$/;

function expectedVersionOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  const version = STRONG_VERSION.exec(header)?.[1];
  if (version === undefined) throw httpErrors.refuse('HTTP.IF_MATCH_MALFORMED', { given: header });
  return parseInt(version, 10);
}

/** The version a change was made from. Refuses HTTP.IF_MATCH_MISSING where the client sent none. */
export function versionOf(call: ActCall): number {
  if (call.expectedVersion === null) throw httpErrors.refuse('HTTP.IF_MATCH_MISSING');
  return call.expectedVersion;
}
