import { Module } from '@nestjs/common';
import { AccountReads } from './account.reads.ts';
import { BlockReads } from './block.reads.ts';
import { CreditActsController } from './credit-acts.controller.ts';
import { CreditReadsController } from './credit-reads.controller.ts';
import { DisclosureReads } from './disclosure.reads.ts';
import { HistoryReads } from './history.reads.ts';
import { OriginReads } from './origin.reads.ts';
import { TransferReads } from './transfer.reads.ts';
import { UseReads } from './use.reads.ts';

const READS = [
  AccountReads,
  BlockReads,
  DisclosureReads,
  HistoryReads,
  OriginReads,
  TransferReads,
  UseReads,
];

@Module({
  controllers: [CreditActsController, CreditReadsController],
  providers: READS,
  exports: READS,
})
export class CarbonCreditModule {}
