import { Readable } from 'node:stream';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpErrors } from './errors.ts';

const RAW_BODY = 'rawBody';

/** The route takes a file as it is: its handler reads the body as a stream, whatever its type. */
export function RawBody(): MethodDecorator {
  return RouteConfig({ [RAW_BODY]: true });
}

/**
 * Lets bodies that are not JSON through to the routes that ask for them, unread; everywhere else they
 * are refused as before: HTTP.MEDIA_TYPE_UNSUPPORTED.
 */
export function takeRawBodies(server: FastifyInstance): void {
  server.addContentTypeParser('*', (request, payload, done) => {
    const config = request.routeOptions.config as unknown as Readonly<Record<string, unknown>>;
    if (request.is404 || config[RAW_BODY] === true) done(null, payload);
    else done(httpErrors.refuse('HTTP.MEDIA_TYPE_UNSUPPORTED'));
  });
}

/** The body of a request as a stream. Refuses HTTP.MEDIA_TYPE_UNSUPPORTED: no body, or JSON. */
export function rawBodyOf(request: FastifyRequest): Readable {
  if (request.body instanceof Readable) return request.body;
  throw httpErrors.refuse('HTTP.MEDIA_TYPE_UNSUPPORTED');
}
