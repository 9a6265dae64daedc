import { HttpException } from '@nestjs/common';
import { isOutOfRoom, sqlStateOf } from '../database/database-problem.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { ErrorDefinition, PointedError, RefusalKind } from '../kernel/refusal.ts';
import { httpErrors } from './errors.ts';

/** What each kind of refusal is over HTTP; the one place where the two meet. */
export const STATUS = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  refused: 422,
  'precondition-missing': 428,
  'too-many': 429,
  unavailable: 503,
} as const satisfies Record<RefusalKind, number>;

/** Codes of the edge itself for which HTTP has a finer status than their kind. */
const STATUS_OF_CODE: ReadonlyMap<string, number> = new Map([
  ['HTTP.METHOD_NOT_ALLOWED', 405],
  ['HTTP.NOT_ACCEPTABLE', 406],
  ['HTTP.MEDIA_TYPE_UNSUPPORTED', 415],
  ['HTTP.INTERNAL', 500],
]);

export function statusOf(refusal: Refusal): number {
  return statusOfDefinition(refusal.code, refusal);
}

/** The status that a code of a catalogue always has. */
export function statusOfDefinition(
  code: string,
  definition: Pick<ErrorDefinition, 'kind'>,
): number {
  return STATUS_OF_CODE.get(code) ?? STATUS[definition.kind];
}

/** A refusal as it goes out (RFC 9457); the facts stand beside the members the standard names. */
export function problemOf(refusal: Refusal, requestId: string): Readonly<Record<string, unknown>> {
  return {
    // First, so that no fact can take the place of a member below.
    ...refusal.facts,
    type: `/docs/errors#${refusal.code}`,
    title: refusal.title,
    status: statusOf(refusal),
    detail: refusal.message,
    instance: `urn:uuid:${requestId}`,
    code: refusal.code,
    advice: refusal.advice,
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors.map(sent) }),
  };
}

function sent({ pointer, detail }: PointedError): PointedError {
  return { pointer, detail };
}

/**
 * What an error means to the client: a refusal as it is, the framework's own complaints in our words.
 * Null where it is a fault of the program, of which the client learns nothing but the request's id.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof HttpException) return refusalOfFramework(error);
  if (isOutOfRoom(error)) {
    return httpErrors.refuse('HTTP.DISK_FULL', { retryAfterSeconds: 10 });
  }
  if (isDatabaseAway(error)) return httpErrors.refuse('HTTP.DATABASE_UNAVAILABLE');
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (status === 503) return httpErrors.refuse('HTTP.SHUTTING_DOWN');
  return typeof status === 'number' && status >= 400 && status < 500
    ? refusalOfStatus(status, codeOf(error))
    : null;
}

function refusalOfFramework(error: HttpException): Refusal | null {
  const status = error.getStatus();
  return status < 500 ? refusalOfStatus(status, codeOf(error.cause)) : null;
}

const NOT_JSON = new Set([
  'FST_ERR_CTP_INVALID_JSON_BODY',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_CTP_INVALID_BODY',
]);

function refusalOfStatus(status: number, code: string | null): Refusal {
  switch (status) {
    case 404:
      return httpErrors.refuse('HTTP.ROUTE_NOT_FOUND');
    case 413:
      return httpErrors.refuse('HTTP.BODY_TOO_LARGE');
    case 415:
      return httpErrors.refuse('HTTP.MEDIA_TYPE_UNSUPPORTED');
    case 400:
      // secure-json-parse throws a plain SyntaxError, which carries no code.
      return code === null || NOT_JSON.has(code)
        ? httpErrors.refuse('HTTP.BODY_NOT_JSON')
        : httpErrors.refuse('HTTP.REQUEST_MALFORMED');
    default:
      return httpErrors.refuse('HTTP.REQUEST_MALFORMED');
  }
}

function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : null;
}

const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** Connection lost (08…), server stopping (57P…), out of connections (53…), a statement timed out. */
function isDatabaseAway(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== null) return /^(?:08|53|57P)/.test(state) || state === '57014';
  if (CONNECTION_CODES.has(codeOf(error) ?? '')) return true;
  // The words of pg, which gives these errors no code.
  return (
    error instanceof Error &&
    /^(?:Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  );
}
