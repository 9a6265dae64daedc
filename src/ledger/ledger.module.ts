import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type pg from 'pg';
import { DatabaseRoom } from '../database/database-room.ts';
import { CLOCK, ENVIRONMENT, POSTING_POOL } from '../database/database.module.ts';
import type { Environment } from '../database/environment.ts';
import type { Clock } from '../kernel/clock.ts';
import { ActLog } from './act-log.ts';
import type { ConstraintRefusals } from './act.ts';
import { approvalAct, declinationAct } from './acts/approval.ts';
import { periodClosing } from './acts/period-closing.ts';
import { reversalAct } from './acts/reversal.ts';
import { Acts } from './acts.service.ts';
import type { AnyActKind } from './batch.ts';
import { AuditController } from './audit.controller.ts';
import { AuditHeadsController } from './audit-heads.controller.ts';
import { BulkActs, BulkBodies } from './bulk-acts.service.ts';
import { ledgerConstraints } from './constraints.ts';
import { CountryRules } from './country-rules.ts';
import { ImmutableRows } from './immutable-rows.ts';
import { LedgerController } from './ledger.controller.ts';
import { LedgerReads } from './ledger.reads.ts';
import { PostingQueue } from './posting-queue.ts';
import { Receipts } from './receipts.service.ts';
import type { RoomActs } from './room-acts.ts';

/** How many rows that never change a process keeps in memory; some tens of megabytes at most. */
const IMMUTABLE_ROWS_KEPT = 50_000;

/** The ledger, told which rooms bring acts and who knows the countries. */
@Module({})
export class LedgerModule {
  static of(rooms: readonly RoomActs[], countryRules: Type<CountryRules>): DynamicModule {
    const bodies = new Map(rooms.flatMap((room) => Object.entries(room.bodies)));
    const shared = [PostingQueue, Acts, CountryRules, LedgerReads, Receipts];
    return {
      module: LedgerModule,
      global: true,
      controllers: [LedgerController, AuditController, AuditHeadsController],
      providers: [
        { provide: CountryRules, useClass: countryRules },
        { provide: BulkBodies, useValue: new BulkBodies(bodies) },
        ActLog,
        Acts,
        BulkActs,
        LedgerReads,
        Receipts,
        {
          provide: PostingQueue,
          inject: [POSTING_POOL, CLOCK, ENVIRONMENT, CountryRules, ActLog, DatabaseRoom],
          useFactory: (
            pool: pg.Pool,
            clock: Clock,
            environment: Environment,
            countries: CountryRules,
            log: ActLog,
            room: DatabaseRoom,
          ) =>
            new PostingQueue({
              pool,
              log,
              onRoom: (isThere) => room.told(isThere),
              useNames: environment.preparedStatements,
              ...(environment.batchAtMost === null ? {} : { batchAtMost: environment.batchAtMost }),
              settings: {
                clock,
                kinds: kindsOf(rooms),
                constraints: constraintsOf(rooms),
                latestDay: (country) => countries.latestDay(country, clock.now()),
                immutableRows: new ImmutableRows(IMMUTABLE_ROWS_KEPT),
              },
            }),
        },
      ],
      exports: shared,
    };
  }
}

/** Every kind of act of the product, by name. */
export function kindsOf(rooms: readonly RoomActs[]): ReadonlyMap<string, AnyActKind> {
  const kinds = new Map<string, AnyActKind>();
  const kindOf = (name: string) => kinds.get(name);
  const own = [
    reversalAct(rooms.flatMap((room) => room.reversals)),
    periodClosing,
    approvalAct(kindOf),
    declinationAct(kindOf),
  ];
  for (const kind of [...own, ...rooms.flatMap((room) => room.acts)] as AnyActKind[]) {
    if (kinds.has(kind.kind)) throw new Error(`two acts are called ${kind.kind}`);
    kinds.set(kind.kind, kind);
  }
  return kinds;
}

function constraintsOf(rooms: readonly RoomActs[]): ConstraintRefusals {
  return Object.assign({}, ledgerConstraints, ...rooms.map((room) => room.constraints));
}
