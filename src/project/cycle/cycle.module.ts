import { Module } from '@nestjs/common';
import { PartnerCountryModule } from '../../partner-country/partner-country.module.ts';
import { ProjectModule } from '../project.module.ts';
import { CycleController } from './cycle.controller.ts';
import { CycleReads } from './cycle.reads.ts';
import { DeadlineReads } from './deadlines.reads.ts';

@Module({
  imports: [PartnerCountryModule, ProjectModule],
  controllers: [CycleController],
  providers: [CycleReads, DeadlineReads],
  exports: [CycleReads, DeadlineReads],
})
export class CycleModule {}
