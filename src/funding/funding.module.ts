import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PartnerCountryModule } from '../partner-country/partner-country.module.ts';
import { CommitmentController } from './commitment.controller.ts';
import { CommitmentEntity, CommitmentShareEntity } from './commitment.entity.ts';
import { CommitmentReads } from './commitment.reads.ts';
import { DisbursementEntity, RefundEntity } from './disbursement.entity.ts';
import { ExchangeRateEntity } from './exchange-rate.entity.ts';
import { FacilityEntity } from './facility.entity.ts';
import { FundingFrameController } from './funding-frame.controller.ts';
import { FundingFrameReads } from './funding-frame.reads.ts';
import { TrancheController } from './tranche.controller.ts';
import { PaymentScheduleEntity, PledgeEntity, TrancheEntity } from './tranche.entity.ts';
import { TrancheReads } from './tranche.reads.ts';

/** The entities of this room, for the data source. */
export const fundingEntities = [
  FacilityEntity,
  ExchangeRateEntity,
  TrancheEntity,
  PledgeEntity,
  PaymentScheduleEntity,
  CommitmentEntity,
  CommitmentShareEntity,
  DisbursementEntity,
  RefundEntity,
] as const;

@Module({
  imports: [TypeOrmModule.forFeature([...fundingEntities]), PartnerCountryModule],
  controllers: [FundingFrameController, TrancheController, CommitmentController],
  providers: [FundingFrameReads, TrancheReads, CommitmentReads],
  exports: [FundingFrameReads, TrancheReads, CommitmentReads],
})
export class FundingModule {}
