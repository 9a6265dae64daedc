import { Module } from '@nestjs/common';
import { PartnerCountryModule } from '../../partner-country/partner-country.module.ts';
import { ProjectModule } from '../../project/project.module.ts';
import { PublicSourceModule } from '../../project/public-source/public-source.module.ts';
import { CreditIssuanceReads } from './credit-issuance.reads.ts';
import { IssuanceHistoryController } from './history.controller.ts';
import { IssuanceHistoryReads } from './history.reads.ts';
import { IssuanceController } from './issuance.controller.ts';
import { IssuanceReads } from './issuance.reads.ts';

@Module({
  imports: [PartnerCountryModule, ProjectModule, PublicSourceModule],
  controllers: [IssuanceController, IssuanceHistoryController],
  providers: [CreditIssuanceReads, IssuanceReads, IssuanceHistoryReads],
  exports: [IssuanceReads, IssuanceHistoryReads],
})
export class IssuanceModule {}
