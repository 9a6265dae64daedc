import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type pg from 'pg';
import type { Clock } from '../kernel/clock.ts';
import { DatabaseRoom } from './database-room.ts';
import type { Environment } from './environment.ts';
import type { Book } from './migrator.ts';
import { Reader } from './reader.ts';

/** The pool on which acts are decided and committed; a `pg.Pool`. */
export const POSTING_POOL = Symbol('posting pool');
/** Where the time comes from; a `Clock`. */
export const CLOCK = Symbol('clock');
/** What the program was started with; an `Environment`. */
export const ENVIRONMENT = Symbol('environment');
/** Which book this is, and whether it is a demonstration; a `Book`. */
export const BOOK = Symbol('book');

export interface DatabaseParts {
  readonly postingPool: pg.Pool;
  readonly readPool: pg.Pool;
  readonly clock: Clock;
  readonly environment: Environment;
  readonly book: Book;
  readonly room: DatabaseRoom;
}

/** What every room may inject: `Reader`, `DatabaseRoom`, POSTING_POOL, CLOCK, ENVIRONMENT, BOOK. */
@Module({})
export class DatabaseModule {
  static of(parts: DatabaseParts): DynamicModule {
    const providers = [
      { provide: Reader, useValue: new Reader(parts.readPool) },
      { provide: POSTING_POOL, useValue: parts.postingPool },
      { provide: CLOCK, useValue: parts.clock },
      { provide: ENVIRONMENT, useValue: parts.environment },
      { provide: BOOK, useValue: parts.book },
      { provide: DatabaseRoom, useValue: parts.room },
    ];
    return { module: DatabaseModule, global: true, providers, exports: providers };
  }
}
