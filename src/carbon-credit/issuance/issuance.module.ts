import { Module } from '@nestjs/common';
import { PartnerCountryModule } from '../../partner-country/partner-country.module.ts';
import { ProjectModule } from '../../project/project.module.ts';
import { IssuanceController } from './issuance.controller.ts';
import { IssuanceReads } from './issuance.reads.ts';

@Module({
  imports: [PartnerCountryModule, ProjectModule],
  controllers: [IssuanceController],
  providers: [IssuanceReads],
  exports: [IssuanceReads],
})
export class IssuanceModule {}
