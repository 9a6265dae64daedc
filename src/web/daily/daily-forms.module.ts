import { Module } from '@nestjs/common';
import { FundingModule } from '../../funding/funding.module.ts';
import { PartnerCountryModule } from '../../partner-country/partner-country.module.ts';
import { ProjectModule } from '../../project/project.module.ts';
import { FormModule } from '../form/form.module.ts';
import { ActPageController } from './act-page.controller.ts';
import { AfterCommitmentFormsController } from './after-commitment-forms.controller.ts';
import { ApprovalPagesController } from './approval-pages.controller.ts';
import { DecisionFormsController } from './decision-forms.controller.ts';
import { LedgerFormsController } from './ledger-forms.controller.ts';
import { MoneyFormsController } from './money-forms.controller.ts';
import { PendingActReads } from './pending-acts.reads.ts';
import { RecordFormsController } from './record-forms.controller.ts';
import { TrancheFormsController } from './tranche-forms.controller.ts';

/** Forms for what registry and fund officers do every day, and the receipts of what they did. */
@Module({
  imports: [FormModule, FundingModule, PartnerCountryModule, ProjectModule],
  controllers: [
    ActPageController,
    AfterCommitmentFormsController,
    ApprovalPagesController,
    DecisionFormsController,
    LedgerFormsController,
    MoneyFormsController,
    RecordFormsController,
    TrancheFormsController,
  ],
  providers: [PendingActReads],
})
export class DailyFormsModule {}
