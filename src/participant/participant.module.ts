import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PartnerCountryModule } from '../partner-country/partner-country.module.ts';
import { DuplicateReads } from './duplicates.reads.ts';
import { ParticipantController } from './participant.controller.ts';
import { ParticipantEntity } from './participant.entity.ts';
import { ParticipantReads } from './participant.reads.ts';

/** The entities of this room, for the data source. */
export const participantEntities = [ParticipantEntity] as const;

@Module({
  imports: [PartnerCountryModule, TypeOrmModule.forFeature([...participantEntities])],
  controllers: [ParticipantController],
  providers: [ParticipantReads, DuplicateReads],
  exports: [ParticipantReads],
})
export class ParticipantModule {}
