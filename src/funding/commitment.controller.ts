import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { PageQuery } from '../http/paging.ts';
import { Permit, Public } from '../identity/permit.ts';
import { Acts } from '../ledger/acts.service.ts';
import { CommitmentReads } from './commitment.reads.ts';
import {
  CommitmentDetail,
  DisbursementDetail,
  DisbursementPage,
  FundingAnswer,
} from './funding.answers.ts';
import { MoneyDto, RefundDto } from './funding.dto.ts';

/** What becomes of committed money: paid out, cancelled, given back, repaid. */
@ApiTags('Funding')
@Controller()
export class CommitmentController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: CommitmentReads,
  ) {}

  @Get('/v1/commitments/:id')
  @Public()
  @ApiOperation({ summary: 'A commitment with agreement, shares, figures and disbursements' })
  @ApiOkResponse({ type: CommitmentDetail })
  @ProblemResponses(400, 404)
  detail(@Param('id') id: string): Promise<CommitmentDetail> {
    return this.reads.detail(id);
  }

  @Get('/v1/commitments/:id/disbursements')
  @Public()
  @ApiOperation({ summary: 'What was paid out of a commitment' })
  @ApiOkResponse({ type: DisbursementPage })
  @ProblemResponses(400, 404)
  disbursements(@Param('id') id: string, @Query() query: PageQuery): Promise<DisbursementPage> {
    return this.reads.disbursements(id, query);
  }

  @Post('/v1/commitments/:id/disbursements')
  @Permit('funding.disburse')
  @ApiOperation({ summary: 'Pay out part of a commitment' })
  @ActResponse(FundingAnswer)
  disburse(@Param('id') id: string, @Body() body: MoneyDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'disbursement', subject: id, body });
  }

  @Post('/v1/commitments/:id/decommitments')
  @Permit('funding.decommit')
  @ApiOperation({ summary: 'Cancel part of what is undrawn' })
  @ActResponse(FundingAnswer)
  decommit(@Param('id') id: string, @Body() body: MoneyDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'decommitment', subject: id, body });
  }

  @Post('/v1/commitments/:id/repayments')
  @Permit('funding.repay')
  @ApiOperation({ summary: 'Record principal that was paid back' })
  @ActResponse(FundingAnswer)
  repay(@Param('id') id: string, @Body() body: MoneyDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'repayment', subject: id, body });
  }

  @Post('/v1/commitments/:id/interest')
  @Permit('funding.repay')
  @ApiOperation({ summary: 'Record interest that was paid; it never reduces the principal' })
  @ActResponse(FundingAnswer)
  payInterest(@Param('id') id: string, @Body() body: MoneyDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'interest-payment', subject: id, body });
  }

  @Post('/v1/commitments/:id/fees')
  @Permit('funding.repay')
  @ApiOperation({ summary: 'Record a fee that was paid; it never reduces the principal' })
  @ActResponse(FundingAnswer)
  payFee(@Param('id') id: string, @Body() body: MoneyDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'fee-payment', subject: id, body });
  }

  @Get('/v1/disbursements/:id')
  @Public()
  @ApiOperation({ summary: 'A disbursement with its refunds' })
  @ApiOkResponse({ type: DisbursementDetail })
  @ProblemResponses(400, 404)
  disbursement(@Param('id') id: string): Promise<DisbursementDetail> {
    return this.reads.disbursement(id);
  }

  @Post('/v1/disbursements/:id/refunds')
  @Permit('funding.refund')
  @ApiOperation({ summary: 'Record money that the recipient gave back' })
  @ActResponse(FundingAnswer)
  refund(@Param('id') id: string, @Body() body: RefundDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'refund', subject: id, body });
  }
}
