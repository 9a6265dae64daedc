import { Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BodyPipe } from '../../src/http/body.pipe.ts';
import { ServerLog } from '../../src/http/logger.ts';
import { ProblemFilter } from '../../src/http/problem.filter.ts';
import { createServer } from '../../src/http/server.ts';
import type { Server } from '../../src/http/server.ts';
import { DEFAULT_HTTP_SETTINGS } from '../../src/http/settings.ts';
import type { HttpSettings } from '../../src/http/settings.ts';
import { AccessGuard } from '../../src/identity/access.guard.ts';
import { newApiKey } from '../../src/identity/api-key.ts';
import { KeyDirectory, principalOf } from '../../src/identity/key-directory.ts';
import { ScopeGate } from '../../src/identity/scope-gate.ts';
import { systemClock } from '../../src/kernel/clock.ts';

export interface Edge {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly server: Server;
  /** A key that may do everything. */
  readonly key: string;
  close(): Promise<void>;
}

/** The edge of the product alone, with a test's own controllers behind it and no database. */
export async function startEdge(
  controllers: readonly Type[],
  http: Partial<HttpSettings> = {},
): Promise<Edge> {
  const key = newApiKey();
  const principal = principalOf({
    keyId: '01932c5e-7a00-7c3e-9b1a-0242ac120000',
    principalId: '01932c5e-7a00-7c3e-9b1a-0242ac120100',
    roles: ['administrator'],
    countries: null,
  });
  const directory = new KeyDirectory(
    (hash) =>
      Promise.resolve(hash === key.hash ? { hash: key.hash, principal, expiresAt: null } : null),
    systemClock,
  );

  const gate = new ScopeGate({ query: () => Promise.resolve({ rows: [] }) }, systemClock);

  @Module({
    controllers: [...controllers],
    providers: [
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_PIPE, useClass: BodyPipe },
      { provide: APP_GUARD, useFactory: () => new AccessGuard(directory, gate) },
    ],
  })
  class EdgeModule {}

  const server = createServer({
    settings: { ...DEFAULT_HTTP_SETTINGS, ...http },
    logLevel: 'silent',
  });
  const app = await NestFactory.create<NestFastifyApplication>(EdgeModule, server.adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new ServerLog(server.adapter.getInstance().log),
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { url: await app.getUrl(), app, server, key: key.text, close: () => app.close() };
}
