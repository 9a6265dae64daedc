import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgreementEntity } from './agreement.entity.ts';
import { HistoricalLoanEntity } from './historical-loan.entity.ts';
import { PartnerCountryController } from './partner-country.controller.ts';
import { PartnerCountryEntity } from './partner-country.entity.ts';
import { PartnerCountryReads } from './partner-country.reads.ts';

/** The entities of this room, for the data source. */
export const partnerCountryEntities = [
  PartnerCountryEntity,
  AgreementEntity,
  HistoricalLoanEntity,
] as const;

@Module({
  imports: [TypeOrmModule.forFeature([...partnerCountryEntities])],
  controllers: [PartnerCountryController],
  providers: [PartnerCountryReads],
  exports: [PartnerCountryReads],
})
export class PartnerCountryModule {}
