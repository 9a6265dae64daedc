import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ProjectModule } from '../project/project.module.ts';
import { PublicSourceModule } from '../project/public-source/public-source.module.ts';
import { ReportingModule } from '../reporting/reporting.module.ts';
import { MonitoringModule } from '../monitoring/monitoring.module.ts';
import { CycleModule } from '../project/cycle/cycle.module.ts';
import { DocumentModule } from '../project/documents/documents.module.ts';
import { Article6Module } from '../article6/article6.module.ts';
import { Article6PagesController } from './article6-pages.controller.ts';
import { AssetsController } from './assets.controller.ts';
import { CountryPagesController } from './country-pages.controller.ts';
import { CyclePagesController } from './cycle-pages.controller.ts';
import { HomeReads } from './home.reads.ts';
import { PageFilter } from './page.filter.ts';
import { ProjectCycleReads } from './project-cycle.reads.ts';
import { ProjectListController } from './project-list.controller.ts';
import { ProjectListReads } from './project-list.reads.ts';
import { SubjectPagesController } from './subject-pages.controller.ts';
import { SubjectReads } from './subject.reads.ts';

@Module({
  imports: [
    Article6Module,
    CycleModule,
    DocumentModule,
    MonitoringModule,
    ProjectModule,
    PublicSourceModule,
    ReportingModule,
  ],
  controllers: [
    Article6PagesController,
    CountryPagesController,
    CyclePagesController,
    ProjectListController,
    SubjectPagesController,
    AssetsController,
  ],
  providers: [
    HomeReads,
    ProjectCycleReads,
    ProjectListReads,
    SubjectReads,
    { provide: APP_FILTER, useClass: PageFilter },
  ],
})
export class WebModule {}
