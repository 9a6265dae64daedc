import { Module } from '@nestjs/common';
import { PartnerCountryModule } from '../partner-country/partner-country.module.ts';
import { CountryReportController } from './country-report.controller.ts';
import { CountryReportReads } from './country-report.reads.ts';
import { CountryReports } from './country-report.service.ts';
import { EditionsController } from './editions.controller.ts';
import { EditionReads } from './editions.reads.ts';
import { ReportEditions } from './editions.service.ts';
import { FigureEntries } from './figure-entries.service.ts';
import { ReportFiles } from './report-files.ts';
import { TransactionReads } from './transactions.reads.ts';

@Module({
  imports: [PartnerCountryModule],
  controllers: [CountryReportController, EditionsController],
  providers: [
    EditionReads,
    ReportEditions,
    CountryReportReads,
    CountryReports,
    FigureEntries,
    ReportFiles,
    TransactionReads,
  ],
  exports: [CountryReports, FigureEntries, ReportFiles],
})
export class ReportingModule {}
