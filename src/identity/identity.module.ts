import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type pg from 'pg';
import { CLOCK, POSTING_POOL } from '../database/database.module.ts';
import { Reader } from '../database/reader.ts';
import type { Clock } from '../kernel/clock.ts';
import { AccessGuard } from './access.guard.ts';
import { ApiKeysController } from './api-keys.controller.ts';
import { ApiKeys } from './api-keys.service.ts';
import { KeyDirectory } from './key-directory.ts';
import { keyLookup } from './key-rows.ts';
import { PrincipalsController } from './principals.controller.ts';
import { Principals } from './principals.service.ts';
import { ScopeGate } from './scope-gate.ts';

/** Who asks, and whether they may: keys, roles, and the guard before every route. */
@Global()
@Module({
  controllers: [ApiKeysController, PrincipalsController],
  providers: [
    {
      provide: KeyDirectory,
      inject: [Reader, CLOCK],
      useFactory: (reader: Reader, clock: Clock) => new KeyDirectory(keyLookup(reader.pool), clock),
    },
    {
      provide: ScopeGate,
      inject: [POSTING_POOL, CLOCK],
      useFactory: (pool: pg.Pool, clock: Clock) => new ScopeGate(pool, clock),
    },
    {
      provide: APP_GUARD,
      inject: [KeyDirectory, ScopeGate],
      useFactory: (directory: KeyDirectory, gate: ScopeGate) => new AccessGuard(directory, gate),
    },
    ApiKeys,
    Principals,
  ],
  exports: [KeyDirectory, ApiKeys, ScopeGate],
})
export class IdentityModule {}
