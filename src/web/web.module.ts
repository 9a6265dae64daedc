import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ProjectModule } from '../project/project.module.ts';
import { PublicSourceModule } from '../project/public-source/public-source.module.ts';
import { ReportingModule } from '../reporting/reporting.module.ts';
import { MonitoringModule } from '../monitoring/monitoring.module.ts';
import { CycleModule } from '../project/cycle/cycle.module.ts';
import { DocumentModule } from '../project/documents/documents.module.ts';
import { IssuanceModule } from '../carbon-credit/issuance/issuance.module.ts';
import { MethodologyModule } from '../methodology/methodology.module.ts';
import { ParticipantModule } from '../participant/participant.module.ts';
import { PartnerCountryModule } from '../partner-country/partner-country.module.ts';
import { Article6Module } from '../article6/article6.module.ts';
import { Article6PagesController } from './article6-pages.controller.ts';
import { AssetsController } from './assets.controller.ts';
import { CountryPagesController } from './country-pages.controller.ts';
import { CreditLinesPageController } from './credit-lines-page.controller.ts';
import { CyclePagesController } from './cycle-pages.controller.ts';
import { DashboardReads } from './dashboard.reads.ts';
import { DirectoryPagesController } from './directory-pages.controller.ts';
import { DirectoryReads } from './directory.reads.ts';
import { HomeReads } from './home.reads.ts';
import { IssuancePagesController } from './issuance-pages.controller.ts';
import { LanguagePageController } from './language-page.controller.ts';
import { MethodologyPagesController } from './methodology-pages.controller.ts';
import { PageFilter } from './page.filter.ts';
import { ProjectCycleReads } from './project-cycle.reads.ts';
import { ProjectListController } from './project-list.controller.ts';
import { ProjectListReads } from './project-list.reads.ts';
import { ReceiptPageController } from './receipt-page.controller.ts';
import { SubjectPagesController } from './subject-pages.controller.ts';
import { EventsModule } from '../events/events.module.ts';
import { AccessActsPagesController } from './access-acts-pages.controller.ts';
import { AccessLogPageController } from './access-log-page.controller.ts';
import { WebhookPagesController } from './webhook-pages.controller.ts';
import { AccessPagesController } from './access-pages.controller.ts';
import { OwnPagesController } from './own-pages.controller.ts';
import { SignInPagesController } from './sign-in-pages.controller.ts';
import { SearchPageController } from './search-page.controller.ts';
import { SearchReads } from './search.reads.ts';
import { SubjectReads } from './subject.reads.ts';
import { CreditPagesModule } from './credits/credit-pages.module.ts';
import { DailyFormsModule } from './daily/daily-forms.module.ts';
import { FormModule } from './form/form.module.ts';

@Module({
  imports: [
    Article6Module,
    CreditPagesModule,
    CycleModule,
    DailyFormsModule,
    DocumentModule,
    EventsModule,
    FormModule,
    IssuanceModule,
    MethodologyModule,
    MonitoringModule,
    ParticipantModule,
    PartnerCountryModule,
    ProjectModule,
    PublicSourceModule,
    ReportingModule,
  ],
  controllers: [
    Article6PagesController,
    CountryPagesController,
    CreditLinesPageController,
    CyclePagesController,
    IssuancePagesController,
    DirectoryPagesController,
    MethodologyPagesController,
    ProjectListController,
    SubjectPagesController,
    ReceiptPageController,
    AssetsController,
    SignInPagesController,
    OwnPagesController,
    AccessPagesController,
    AccessActsPagesController,
    AccessLogPageController,
    WebhookPagesController,
    SearchPageController,
    LanguagePageController,
  ],
  providers: [
    DashboardReads,
    DirectoryReads,
    HomeReads,
    ProjectCycleReads,
    ProjectListReads,
    SearchReads,
    SubjectReads,
    { provide: APP_FILTER, useClass: PageFilter },
  ],
})
export class WebModule {}
