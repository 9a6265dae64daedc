import { Module } from '@nestjs/common';
import { CarbonCreditModule } from '../../carbon-credit/carbon-credit.module.ts';
import { ReportingModule } from '../../reporting/reporting.module.ts';
import { FormModule } from '../form/form.module.ts';
import { ProjectListReads } from '../project-list.reads.ts';
import { AccountPagesController } from './account-pages.controller.ts';
import { CertificatePageController } from './certificate-page.controller.ts';
import { CountryCreditsController } from './country-credits.controller.ts';
import { CountryCreditsReads } from './country-credits.reads.ts';
import { DisposalFormsController } from './disposal-forms.controller.ts';
import { OfferFormsController } from './offer-forms.controller.ts';
import { OfferReads } from './offers.reads.ts';
import { OriginNames } from './origin-names.reads.ts';
import { SerialPagesController } from './serial-pages.controller.ts';

/** Pages of carbon credits, and the forms by which holders dispose of them. */
@Module({
  imports: [CarbonCreditModule, FormModule, ReportingModule],
  controllers: [
    AccountPagesController,
    CertificatePageController,
    CountryCreditsController,
    DisposalFormsController,
    OfferFormsController,
    SerialPagesController,
  ],
  providers: [CountryCreditsReads, OfferReads, OriginNames, ProjectListReads],
})
export class CreditPagesModule {}
