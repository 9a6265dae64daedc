import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MIGRATIONS } from '../migrations/all.ts';
import { carbonCreditRoom } from './carbon-credit/carbon-credit.acts.ts';
import { CarbonCreditModule } from './carbon-credit/carbon-credit.module.ts';
import { article6Room } from './article6/article6.acts.ts';
import { Article6Module } from './article6/article6.module.ts';
import { dataSourceOptions } from './database/data-source.ts';
import type { EntityClass } from './database/data-source.ts';
import { DatabaseModule } from './database/database.module.ts';
import { DatabaseRoom } from './database/database-room.ts';
import type { DatabaseParts } from './database/database.module.ts';
import { migrationName } from './database/migrator.ts';
import { databaseChecks, placeChecks } from './database/readiness.ts';
import { CATALOGUES } from './error-catalogues.ts';
import { EventsModule } from './events/events.module.ts';
import { fundingRoom } from './funding/funding.acts.ts';
import { FundingModule, fundingEntities } from './funding/funding.module.ts';
import { HttpModule } from './http/http.module.ts';
import { IdentityModule } from './identity/identity.module.ts';
import { DEFAULT_IDENTITY_SETTINGS } from './identity/settings.ts';
import type { IdentitySettings } from './identity/settings.ts';
import { LedgerModule } from './ledger/ledger.module.ts';
import type { RoomActs } from './ledger/room-acts.ts';
import { methodologyRoom } from './methodology/methodology.acts.ts';
import { MethodologyModule, methodologyEntities } from './methodology/methodology.module.ts';
import { monitoringRoom } from './monitoring/monitoring.acts.ts';
import { MonitoringModule } from './monitoring/monitoring.module.ts';
import { participantRoom } from './participant/participant.acts.ts';
import { ParticipantModule, participantEntities } from './participant/participant.module.ts';
import { partnerCountryRoom } from './partner-country/partner-country.acts.ts';
import {
  PartnerCountryModule,
  partnerCountryEntities,
} from './partner-country/partner-country.module.ts';
import { PartnerCountryRules } from './partner-country/partner-country.rules.ts';
import { CycleModule } from './project/cycle/cycle.module.ts';
import { DocumentModule } from './project/documents/documents.module.ts';
import { projectRoom } from './project/project.acts.ts';
import { ProjectModule, projectEntities } from './project/project.module.ts';
import { PublicSourceModule } from './project/public-source/public-source.module.ts';
import { reportingRoom } from './reporting/reporting.acts.ts';
import { ReportingModule } from './reporting/reporting.module.ts';
import { WebModule } from './web/web.module.ts';

/* A new room adds one line to each of these, in the order of the street. */

/** What each room serves. */
const ROOMS: readonly Type[] = [
  PartnerCountryModule,
  ParticipantModule,
  MethodologyModule,
  ProjectModule,
  PublicSourceModule,
  DocumentModule,
  CycleModule,
  FundingModule,
  MonitoringModule,
  CarbonCreditModule,
  Article6Module,
  ReportingModule,
  WebModule,
  EventsModule,
];

/** What each room brings to the posting queue. */
const ACTS: readonly RoomActs[] = [
  partnerCountryRoom,
  participantRoom,
  methodologyRoom,
  projectRoom,
  fundingRoom,
  monitoringRoom,
  carbonCreditRoom,
  article6Room,
  reportingRoom,
];

/** What each room keeps for lists and search. */
const ENTITIES: readonly EntityClass[] = [
  ...partnerCountryEntities,
  ...participantEntities,
  ...methodologyEntities,
  ...projectEntities,
  ...fundingEntities,
];

/** All that a running program is made of. */
export interface AppParts extends Omit<DatabaseParts, 'room'> {
  readonly applicationUrl: string;
  /** Where the embedded database keeps its data; null for any other. */
  readonly databaseDirectory: string | null;
  readonly identity?: IdentitySettings;
}

@Module({})
export class AppModule {
  static of(parts: AppParts): DynamicModule {
    const room = new DatabaseRoom(parts.clock);
    const { dataDir, documents } = parts.environment;
    const folders = [dataDir, documents.dir, parts.databaseDirectory ?? dataDir];
    const checks = [
      ...databaseChecks(parts.postingPool, MIGRATIONS.map(migrationName), room),
      ...placeChecks({ ...parts, ...parts.environment, folders }),
    ];
    return {
      module: AppModule,
      imports: [
        DatabaseModule.of({ ...parts, room }),
        TypeOrmModule.forRoot(dataSourceOptions(parts.applicationUrl, ENTITIES)),
        HttpModule.of({ catalogues: CATALOGUES, readinessChecks: checks }),
        IdentityModule.of(parts.identity ?? DEFAULT_IDENTITY_SETTINGS),
        LedgerModule.of(ACTS, PartnerCountryRules),
        ...ROOMS,
      ],
    };
  }
}
