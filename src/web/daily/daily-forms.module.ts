import { Module } from '@nestjs/common';
import { FundingModule } from '../../funding/funding.module.ts';
import { PartnerCountryModule } from '../../partner-country/partner-country.module.ts';
import { ProjectModule } from '../../project/project.module.ts';
import { FormModule } from '../form/form.module.ts';
import { ActPageController } from './act-page.controller.ts';
import { DecisionFormsController } from './decision-forms.controller.ts';
import { MoneyFormsController } from './money-forms.controller.ts';
import { RecordFormsController } from './record-forms.controller.ts';

/** Forms for what registry and fund officers do every day, and the receipts of what they did. */
@Module({
  imports: [FormModule, FundingModule, PartnerCountryModule, ProjectModule],
  controllers: [
    ActPageController,
    DecisionFormsController,
    MoneyFormsController,
    RecordFormsController,
  ],
})
export class DailyFormsModule {}
