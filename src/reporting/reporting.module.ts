import { Module } from '@nestjs/common';
import { PartnerCountryModule } from '../partner-country/partner-country.module.ts';
import { CountriesReports } from './countries-report.service.ts';
import { OtherReportsController } from './other-reports.controller.ts';
import { OtherReports } from './other-reports.service.ts';
import { CarbonCreditModule } from '../carbon-credit/carbon-credit.module.ts';
import { CertificateController } from './certificate/certificate.controller.ts';
import { Certificates } from './certificate/certificates.service.ts';
import { ReconciliationController } from './reconciliation/reconciliation.controller.ts';
import { Reconciliations } from './reconciliation/reconciliation.service.ts';
import { CreditLinesController } from './credit-lines.controller.ts';
import { CreditLines } from './credit-lines.service.ts';
import { CadTrustReads } from './cad-trust.reads.ts';
import { CreditUnitReads } from './credit-units.reads.ts';
import { CountryReportController } from './country-report.controller.ts';
import { CountryReportReads } from './country-report.reads.ts';
import { CountryReports } from './country-report.service.ts';
import { EditionsController } from './editions.controller.ts';
import { EditionReads } from './editions.reads.ts';
import { ReportEditions } from './editions.service.ts';
import { FigureEntries } from './figure-entries.service.ts';
import { PublicDocumentReads } from './public-documents.reads.ts';
import { ReportFiles } from './report-files.ts';
import { StatementReads } from './statement.reads.ts';
import { Statements } from './statement.service.ts';
import { TransactionReads } from './transactions.reads.ts';

@Module({
  imports: [CarbonCreditModule, PartnerCountryModule],
  controllers: [
    CertificateController,
    CountryReportController,
    CreditLinesController,
    EditionsController,
    OtherReportsController,
    ReconciliationController,
  ],
  providers: [
    Certificates,
    CountriesReports,
    OtherReports,
    EditionReads,
    ReportEditions,
    CountryReportReads,
    CountryReports,
    FigureEntries,
    Reconciliations,
    ReportFiles,
    StatementReads,
    Statements,
    TransactionReads,
    CreditLines,
    CadTrustReads,
    PublicDocumentReads,
    CreditUnitReads,
  ],
  exports: [
    Certificates,
    Reconciliations,
    OtherReports,
    CountryReports,
    CreditLines,
    FigureEntries,
    ReportFiles,
  ],
})
export class ReportingModule {}
