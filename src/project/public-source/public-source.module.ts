import { Module } from '@nestjs/common';
import { PartnerCountryModule } from '../../partner-country/partner-country.module.ts';
import { ProjectModule } from '../project.module.ts';
import { PublicRecordController } from './public-record.controller.ts';
import { PublicRecordReads } from './public-record.reads.ts';

@Module({
  imports: [PartnerCountryModule, ProjectModule],
  controllers: [PublicRecordController],
  providers: [PublicRecordReads],
  exports: [PublicRecordReads],
})
export class PublicSourceModule {}
