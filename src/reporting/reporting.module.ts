import { Module } from '@nestjs/common';
import { CarbonCreditModule } from '../carbon-credit/carbon-credit.module.ts';
import { CertificateController } from './certificate/certificate.controller.ts';
import { Certificates } from './certificate/certificates.service.ts';
import { CountryReportController } from './country-report.controller.ts';
import { CountryReportReads } from './country-report.reads.ts';
import { CountryReports } from './country-report.service.ts';
import { FigureEntries } from './figure-entries.service.ts';
import { ReportFiles } from './report-files.ts';

@Module({
  imports: [CarbonCreditModule],
  controllers: [CertificateController, CountryReportController],
  providers: [Certificates, CountryReportReads, CountryReports, FigureEntries, ReportFiles],
  exports: [Certificates, CountryReports, FigureEntries, ReportFiles],
})
export class ReportingModule {}
