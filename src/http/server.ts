import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { repeatedName } from '../kernel/repeated-name.ts';
import { httpErrors } from './errors.ts';
import type { Metrics } from './metrics.ts';
import { rememberMethods } from './methods-at.ts';
import { DEEPEST, isTooDeep } from './json-depth.ts';
import { answerError } from './problem.filter.ts';
import { takeForms } from './forms.ts';
import { takeRawBodies } from './raw-body.ts';
import { RequestLimit } from './request-limit.ts';
import { securityHeaders } from './security-headers.ts';
import type { HttpSettings } from './settings.ts';
import { traceOf } from './trace.ts';
import type { Trace } from './trace.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The larger whole that the caller says this request belongs to. */
    trace: Trace | null;
    /** Whether the connection to the browser is behind TLS, as far as we are told. */
    readonly isSecure: boolean;
  }
  interface FastifyReply {
    /** Code of the problem that was answered; null where none was. */
    refusalCode: string | null;
  }
}

/** A body holds at most one mebibyte; a file is sent in slices. */
const BODY_BYTES_AT_MOST = 1024 * 1024;

export interface ServerOptions {
  readonly settings: HttpSettings;
  /** 'silent' for none. */
  readonly logLevel: string;
  /** Told of every request; none where nobody reads them. */
  readonly metrics?: Metrics | undefined;
  /** Where browsers reach this server, as it is configured: a proxy may have taken TLS off. */
  readonly publicUrl?: string | null;
}

export interface Server {
  readonly adapter: FastifyAdapter;
  /** Every route that is registered from now on, by whomever: 'GET /v1/projects'. */
  readonly registered: ReadonlySet<string>;
}

/** The HTTP server before any route: limits, request ids, headers, logger, one JSON parser. */
export function createServer(options: ServerOptions): Server {
  const { trustedProxies, requestsPerMinute, requestsPerMinutePerKey } = options.settings;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES_AT_MOST,
    // What a client calls its request is no id: it could repeat, or be made to look like another's.
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    // On stderr: stdout belongs to whoever started the program.
    logger: { level: options.logLevel, redact: REDACTED, stream: process.stderr },
    // A line per request would cost more than the request.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger: FastifyBaseLogger) => logger,
    forceCloseConnections: 'idle',
    // Acts that arrive while the server stops are still posted; the queue says when it is closed.
    return503OnClosing: false,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // Nothing here uses middleware in the manner of express, whose hook every request would pay for.
    skipMiddie: true,
    multipart: false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(securityHeaders(request.raw.url ?? ''));
      answerError(error, request, reply);
    },
  } as ConstructorParameters<typeof FastifyAdapter>[0]);
  const server = adapter.getInstance() as unknown as FastifyInstance;
  server.decorateRequest('principal', null);
  server.decorateRequest('grants', null);
  server.decorateRequest('trace', null);
  const { publicUrl = null } = options;
  server.decorateRequest('isSecure', {
    getter(this: FastifyRequest) {
      return publicUrl?.startsWith('https:') ?? this.protocol === 'https';
    },
  });
  server.decorateReply('refusalCode', null);
  takeJsonOnly(server);
  takeRawBodies(server);
  takeForms(server);
  addHeaders(server);
  refuseNulls(server);
  closeConnectionsInTheEnd(server);
  if (options.settings.logRequests) logRequests(server);
  options.metrics?.watch(server);
  if (requestsPerMinute > 0) limitRequests(server, new RequestLimit(requestsPerMinute));
  if (requestsPerMinutePerKey > 0) {
    limitKeys(server, new RequestLimit(requestsPerMinutePerKey));
  }
  const registered = watchRoutes(server);
  rememberMethods(server, registered);
  return { adapter: adapter as unknown as FastifyAdapter, registered };
}

function watchRoutes(server: FastifyInstance): ReadonlySet<string> {
  const registered = new Set<string>();
  server.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) registered.add(`${each} ${url}`);
  });
  return registered;
}

/** Secrets that would otherwise be written whole where an object with headers is logged. */
const REDACTED = [
  'req.headers.authorization',
  'req.headers.cookie',
  'headers.authorization',
  'headers.cookie',
  'headers["set-cookie"]',
  'authorization',
  'cookie',
  '*.key',
  '*.token',
  '*.secret',
];

/**
 * JSON and nothing else, each name once; `__proto__` and `constructor.prototype` in a body are refused. An empty body
 * counts as none, whatever its type, because clients set the type out of habit.
 */
function takeJsonOnly(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer;
    if (bytes.length === 0) return done(null, undefined);
    if (isTooDeep(bytes)) {
      return done(httpErrors.refuse('HTTP.BODY_TOO_DEEP', { atMost: DEEPEST }));
    }
    // Decoded anyway, what is no UTF-8 would become U+FFFD: another text than was sent.
    if (!isUtf8(bytes)) return done(httpErrors.refuse('HTTP.BODY_NOT_JSON'));
    const text = bytes.toString('utf8');
    parse(request, text, (error: Error | null, value?: unknown) => {
      const name = error === null ? repeatedName(text) : null;
      if (name === null) done(error, value);
      else done(httpErrors.refuse('HTTP.BODY_NAME_REPEATED', { name: name.slice(0, 100) }));
    });
  });
}

function addHeaders(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders(request.url));
    // What was answered to a key or a session is for its holder; a shared cache must not keep it.
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined || cookie !== undefined)
      reply.header('cache-control', 'no-store');
    // By this id the operator finds what the log says of the request.
    reply.header('x-request-id', request.id);
    if (request.headers.traceparent !== undefined) takeTrace(request, reply);
    done();
  });
}

/** U+0000 names nothing here, and no row of PostgreSQL can hold it. */
function refuseNulls(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const [path = ''] = request.url.split('?', 1);
    done(path.includes('%00') ? httpErrors.refuse('HTTP.REQUEST_MALFORMED') : undefined);
  });
}

function takeTrace(request: FastifyRequest, reply: FastifyReply): void {
  request.trace = traceOf(request.headers.traceparent, request.id);
  if (request.trace !== null) reply.header('traceparent', request.trace.traceparent);
}

/** A line for each answered request, where it is wanted: no address, no body, no key. */
function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', (request, reply, done) => {
    const about = {
      requestId: request.id,
      ...(request.trace === null ? {} : { traceId: request.trace.traceId }),
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      ...(reply.refusalCode === null ? {} : { code: reply.refusalCode }),
      milliseconds: Math.round(reply.elapsedTime),
    };
    request.log.info(about, 'A request was answered');
    done();
  });
}

/**
 * While the server stops, a kept-alive connection whose last answer has just gone out would hold it for
 * another minute: they are closed as they fall idle.
 */
function closeConnectionsInTheEnd(server: FastifyInstance): void {
  let sweeping: NodeJS.Timeout | undefined;
  server.addHook('preClose', (done) => {
    sweeping = setInterval(() => server.server.closeIdleConnections(), 50);
    done();
  });
  server.addHook('onClose', (_instance, done) => {
    clearInterval(sweeping);
    done();
  });
}

function limitRequests(server: FastifyInstance, limit: RequestLimit): void {
  server.addHook('onRequest', (request, _reply, done) => {
    try {
      limit.count(request.ip);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Counts by what is sent to say who one is: a key behind many addresses is one all the same. */
function limitKeys(server: FastifyInstance, limit: RequestLimit): void {
  server.addHook('onRequest', ({ headers }, _reply, done) => {
    const key = headers.authorization ?? headers.cookie;
    if (key === undefined) {
      done();
      return;
    }
    try {
      limit.count(key);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}
