import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgreementEntity } from './agreement.entity.ts';
import { HistoricalLoanEntity } from './historical-loan.entity.ts';
import { JointCommitteeController } from './joint-committee.controller.ts';
import { JointCommitteeDecisionEntity } from './joint-committee-decision.entity.ts';
import { JointCommitteeReads } from './joint-committee.reads.ts';
import { PartnerCountryController } from './partner-country.controller.ts';
import { PartnerCountryEntity } from './partner-country.entity.ts';
import { PartnerCountryReads } from './partner-country.reads.ts';

/** The entities of this room, for the data source. */
export const partnerCountryEntities = [
  PartnerCountryEntity,
  AgreementEntity,
  HistoricalLoanEntity,
  JointCommitteeDecisionEntity,
] as const;

@Module({
  imports: [TypeOrmModule.forFeature([...partnerCountryEntities])],
  controllers: [PartnerCountryController, JointCommitteeController],
  providers: [PartnerCountryReads, JointCommitteeReads],
  exports: [PartnerCountryReads, JointCommitteeReads],
})
export class PartnerCountryModule {}
