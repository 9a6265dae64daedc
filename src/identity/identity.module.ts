import { Global, Logger, Module } from '@nestjs/common';
import type { DynamicModule, FactoryProvider, OnModuleDestroy } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type pg from 'pg';
import { CLOCK, POSTING_POOL } from '../database/database.module.ts';
import { Reader } from '../database/reader.ts';
import type { Clock } from '../kernel/clock.ts';
import { AccessGuard } from './access.guard.ts';
import { AccessLog } from './access-log.ts';
import { AccessLogController } from './access-log.controller.ts';
import { AccessLogReads } from './access-log.reads.ts';
import { AccessMemory } from './access-memory.ts';
import { ApiKeysController } from './api-keys.controller.ts';
import { ApiKeys } from './api-keys.service.ts';
import { BearerTokens } from './bearer-tokens.ts';
import { KeyDirectory } from './key-directory.ts';
import { keyLookup } from './key-rows.ts';
import { MeController } from './me.controller.ts';
import { Oidc } from './oidc.service.ts';
import { otherWays } from './other-ways.ts';
import { PrincipalsController } from './principals.controller.ts';
import { Principals } from './principals.service.ts';
import { ScopeGate } from './scope-gate.ts';
import { SecondFactors } from './second-factor.service.ts';
import { SessionDirectory } from './session-directory.ts';
import { sessionLookup } from './session-rows.ts';
import { Sessions } from './sessions.service.ts';
import type { IdentitySettings } from './settings.ts';
import { IDENTITY_SETTINGS } from './settings-token.ts';

/** Who asks, and whether they may: keys, sessions, grants, and the guard before every route. */
@Global()
@Module({})
export class IdentityModule implements OnModuleDestroy {
  constructor(private readonly log: AccessLog) {}

  /** What was noted in the last second is still written. */
  onModuleDestroy(): Promise<void> {
    return this.log.flush();
  }

  static of(settings: IdentitySettings): DynamicModule {
    return {
      module: IdentityModule,
      controllers: [AccessLogController, ApiKeysController, PrincipalsController, MeController],
      providers: [
        { provide: IDENTITY_SETTINGS, useValue: settings },
        ACCESS_LOG,
        {
          provide: KeyDirectory,
          inject: [Reader, CLOCK, AccessLog],
          useFactory: (reader: Reader, clock: Clock, log: AccessLog) =>
            new KeyDirectory(noting(keyLookup(reader.pool), log), clock),
        },
        {
          provide: SessionDirectory,
          inject: [POSTING_POOL, CLOCK],
          useFactory: (pool: pg.Pool, clock: Clock) =>
            new SessionDirectory(sessionLookup(pool, clock, settings), clock),
        },
        {
          provide: ScopeGate,
          inject: [POSTING_POOL, CLOCK],
          useFactory: (pool: pg.Pool, clock: Clock) => new ScopeGate(pool, clock),
        },
        {
          provide: BearerTokens,
          inject: [POSTING_POOL, CLOCK, Oidc],
          useFactory: (pool: pg.Pool, clock: Clock, oidc: Oidc) =>
            new BearerTokens(pool, clock, settings.oidc, oidc),
        },
        {
          provide: APP_GUARD,
          inject: [KeyDirectory, ScopeGate, Sessions, BearerTokens, AccessLog],
          useFactory: (
            directory: KeyDirectory,
            gate: ScopeGate,
            sessions: Sessions,
            tokens: BearerTokens,
            log: AccessLog,
          ) => new AccessGuard(directory, gate, otherWays(sessions, tokens, log, settings)),
        },
        AccessMemory,
        AccessLogReads,
        ApiKeys,
        Oidc,
        Principals,
        SecondFactors,
        Sessions,
      ],
      exports: [
        AccessLog,
        AccessLogReads,
        ApiKeys,
        IDENTITY_SETTINGS,
        KeyDirectory,
        Oidc,
        Principals,
        ScopeGate,
        SecondFactors,
        Sessions,
      ],
    };
  }
}

const ACCESS_LOG: FactoryProvider<AccessLog> = {
  provide: AccessLog,
  inject: [POSTING_POOL, CLOCK],
  useFactory: (pool: pg.Pool, clock: Clock) =>
    new AccessLog(pool, clock, (error) => {
      const message = error instanceof Error ? error.message : String(error);
      new Logger('identity').error(`The access log could not be written: ${message}`);
    }),
};

/** A key that is looked up is being used; it is looked up once in some seconds. */
function noting(
  lookUp: ReturnType<typeof keyLookup>,
  log: AccessLog,
): ReturnType<typeof keyLookup> {
  return async (hash) => {
    const found = await lookUp(hash);
    if (found?.principal.keyId) log.keyUsed(found.principal.keyId);
    return found;
  };
}
