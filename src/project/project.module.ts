import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PartnerCountryModule } from '../partner-country/partner-country.module.ts';
import { IndicatorEntity } from './indicator.entity.ts';
import { ProjectController } from './project.controller.ts';
import { ProjectEntity } from './project.entity.ts';
import { ProjectReads } from './project.reads.ts';

/** The entities of this room, for the data source. */
export const projectEntities = [ProjectEntity, IndicatorEntity] as const;

@Module({
  imports: [PartnerCountryModule, TypeOrmModule.forFeature([...projectEntities])],
  controllers: [ProjectController],
  providers: [ProjectReads],
  exports: [ProjectReads],
})
export class ProjectModule {}
