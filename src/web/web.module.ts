import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ReportingModule } from '../reporting/reporting.module.ts';
import { AssetsController } from './assets.controller.ts';
import { CountryPagesController } from './country-pages.controller.ts';
import { HomeReads } from './home.reads.ts';
import { PageFilter } from './page.filter.ts';
import { SubjectPagesController } from './subject-pages.controller.ts';
import { SubjectReads } from './subject.reads.ts';

@Module({
  imports: [ReportingModule],
  controllers: [CountryPagesController, SubjectPagesController, AssetsController],
  providers: [HomeReads, SubjectReads, { provide: APP_FILTER, useClass: PageFilter }],
})
export class WebModule {}
