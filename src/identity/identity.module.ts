import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CLOCK } from '../database/database.module.ts';
import { Reader } from '../database/reader.ts';
import type { Clock } from '../kernel/clock.ts';
import { AccessGuard } from './access.guard.ts';
import { ApiKeysController } from './api-keys.controller.ts';
import { ApiKeys } from './api-keys.service.ts';
import { KeyDirectory } from './key-directory.ts';
import { keyLookup } from './key-rows.ts';

/** Who asks, and whether they may: keys, roles, and the guard before every route. */
@Module({
  controllers: [ApiKeysController],
  providers: [
    {
      provide: KeyDirectory,
      inject: [Reader, CLOCK],
      useFactory: (reader: Reader, clock: Clock) => new KeyDirectory(keyLookup(reader.pool), clock),
    },
    {
      provide: APP_GUARD,
      inject: [KeyDirectory],
      useFactory: (directory: KeyDirectory) => new AccessGuard(directory),
    },
    ApiKeys,
  ],
  exports: [KeyDirectory, ApiKeys],
})
export class IdentityModule {}
