import { Module } from '@nestjs/common';
import { CreditActsController } from './credit-acts.controller.ts';
import { IssuanceModule } from './issuance/issuance.module.ts';

@Module({
  imports: [IssuanceModule],
  controllers: [CreditActsController],
})
export class CarbonCreditModule {}
