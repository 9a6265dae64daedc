import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../kernel/refusal.ts';
import { httpErrors } from './errors.ts';
import { possibleMethods } from './methods-at.ts';
import { problemOf, refusalOf, statusOf } from './problem.ts';

/** Every error of every room leaves through here, as application/problem+json (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerError(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Answers with what the error means; a fault of the program is logged whole and told by its id only. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = withMethods(refusalOf(error), request);
  const refusal = known ?? httpErrors.refuse('HTTP.INTERNAL');
  const status = statusOf(refusal);
  if (status >= 500) logFault(error, request, known === null);
  reply.refusalCode = refusal.code;
  if (reply.sent || reply.raw.headersSent) {
    // A download broke off in the middle: the client must not take it for whole.
    reply.raw.destroy();
    return;
  }
  void reply
    .code(status)
    .headers(headersOf(refusal, status))
    .send(JSON.stringify(problemOf(refusal, request.id)));
}

/** What is not there for this method may be there for another. */
function withMethods(refusal: Refusal | null, request: FastifyRequest): Refusal | null {
  if (refusal?.code !== 'HTTP.ROUTE_NOT_FOUND' || !request.is404) return refusal;
  const possible = possibleMethods(request);
  if (possible.length === 0) return refusal;
  return httpErrors.refuse('HTTP.METHOD_NOT_ALLOWED', { method: request.method, possible });
}

function headersOf(refusal: Refusal, status: number): Record<string, string> {
  return {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...(status === 401 ? { 'www-authenticate': challenge(refusal) } : {}),
    ...(status === 405 ? { allow: (refusal.facts['possible'] as string[]).join(', ') } : {}),
    ...(status === 503 || status === 429 ? { 'retry-after': retryAfter(refusal) } : {}),
  };
}

/** RFC 6750 §3: a request without credentials is asked for them, without an error. */
function challenge(refusal: Refusal): string {
  const realm = 'Bearer realm="jcm-ledger"';
  return refusal.code === 'IDENTITY.KEY_MISSING' ? realm : `${realm}, error="invalid_token"`;
}

/** Seconds; a refusal that knows better says so in its facts. */
function retryAfter(refusal: Refusal): string {
  const seconds = refusal.facts['retryAfterSeconds'];
  return Number.isSafeInteger(seconds) ? String(seconds) : '1';
}

function logFault(error: unknown, request: FastifyRequest, unexpected: boolean): void {
  const about = {
    requestId: request.id,
    method: request.method,
    // The route, not the address: an address can hold what people typed.
    route: request.routeOptions?.url ?? null,
    traceId: request.trace?.traceId,
    error: faultOf(error),
  };
  if (unexpected) request.log.error(about, 'A request failed');
  else request.log.warn(about, 'A request could not be served');
}

/** An error for the log: no parameters or rows, which database errors carry in other members. */
function faultOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, table } = error as {
    code?: unknown;
    constraint?: unknown;
    table?: unknown;
  };
  return { name: error.name, message: error.message, code, constraint, table, stack: error.stack };
}
