import { Module } from '@nestjs/common';
import { CountryReportController } from './country-report.controller.ts';
import { CountryReportReads } from './country-report.reads.ts';
import { CountryReports } from './country-report.service.ts';
import { FigureEntries } from './figure-entries.service.ts';
import { ReportFiles } from './report-files.ts';
import { TransactionReads } from './transactions.reads.ts';

@Module({
  controllers: [CountryReportController],
  providers: [CountryReportReads, CountryReports, FigureEntries, ReportFiles, TransactionReads],
  exports: [CountryReports, FigureEntries, ReportFiles],
})
export class ReportingModule {}
