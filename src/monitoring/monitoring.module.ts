import { Module } from '@nestjs/common';
import { ProjectModule } from '../project/project.module.ts';
import { ActivityDataController } from './activity-data.controller.ts';
import { ActivityFiles } from './activity-files.service.ts';
import { MonitoringController } from './monitoring.controller.ts';
import { MonitoringReads } from './monitoring.reads.ts';

@Module({
  imports: [ProjectModule],
  controllers: [MonitoringController, ActivityDataController],
  providers: [MonitoringReads, ActivityFiles],
  exports: [MonitoringReads],
})
export class MonitoringModule {}
