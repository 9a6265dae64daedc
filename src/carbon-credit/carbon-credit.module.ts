import { Module } from '@nestjs/common';
import { CreditActsController } from './credit-acts.controller.ts';

@Module({
  controllers: [CreditActsController],
})
export class CarbonCreditModule {}
