import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { Permit, Public } from '../identity/permit.ts';
import type { CountryCode } from '../kernel/country-code.ts';
import { Acts } from '../ledger/acts.service.ts';
import { CommitmentReads } from './commitment.reads.ts';
import { CommitmentPage, FundingAnswer, TrancheDetail, TranchePage } from './funding.answers.ts';
import {
  AmendmentDto,
  CommitmentDto,
  OpeningBalanceDto,
  PaymentScheduleDto,
  PledgeDto,
  TrancheDto,
} from './funding.dto.ts';
import { CommitmentQuery, TrancheQuery } from './funding-frame.dto.ts';
import { TrancheReads } from './tranche.reads.ts';

/** What was announced for a country, and what of it is committed. */
@ApiTags('Funding')
@Controller()
export class TrancheController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: TrancheReads,
    private readonly commitments: CommitmentReads,
  ) {}

  @Get('/v1/partner-countries/:iso2/tranches')
  @Public()
  @ApiOperation({ summary: 'The tranches of a partner country with their figures; never added up' })
  @ApiOkResponse({ type: TranchePage })
  @ProblemResponses(400, 404)
  list(@Param('iso2') iso2: string, @Query() query: TrancheQuery): Promise<TranchePage> {
    return this.reads.list(iso2, query);
  }

  @Post('/v1/partner-countries/:iso2/tranches')
  @Permit('funding.open')
  @ApiOperation({ summary: 'Open a tranche: announced is not yet committed' })
  @ActResponse(FundingAnswer)
  announce(@Param('iso2') iso2: string, @Body() body: TrancheDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'tranche', country: iso2, body });
  }

  @Get('/v1/tranches/:id')
  @Public()
  @ApiOperation({ summary: 'A tranche with figures, commitments, pledges, schedule and versions' })
  @ApiOkResponse({ type: TrancheDetail })
  @ProblemResponses(400, 404)
  async detail(
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrancheDetail> {
    const detail = await this.reads.detail(id);
    void reply.header('etag', `"${detail.version}"`);
    return detail;
  }

  @Post('/v1/tranches/:id/amendments')
  @Permit('funding.amend')
  @ApiOperation({
    summary: 'Increase, reduce, re-date, close, reopen or describe a tranche anew',
    description: 'If-Match is heeded where it is sent: a stale one is refused.',
  })
  @ActResponse(FundingAnswer)
  @ProblemResponses(412)
  amend(@Param('id') id: string, @Body() body: AmendmentDto, @ActCall() call: ActCall) {
    const { expectedVersion } = call;
    return this.acts.submit(call, {
      kind: 'tranche-amendment',
      subject: id,
      body: expectedVersion === null ? body : { ...body, expectedVersion },
    });
  }

  @Post('/v1/tranches/:id/pledges')
  @Permit('funding.open')
  @ApiOperation({ summary: 'Record an intention to commit; it binds nobody' })
  @ActResponse(FundingAnswer)
  pledge(@Param('id') id: string, @Body() body: PledgeDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'pledge', subject: id, body });
  }

  @Post('/v1/tranches/:id/schedule')
  @Permit('funding.open')
  @ApiOperation({ summary: 'Say when the tranche is expected to be paid out' })
  @ActResponse(FundingAnswer)
  schedule(@Param('id') id: string, @Body() body: PaymentScheduleDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'payment-schedule', subject: id, body });
  }

  @Get('/v1/tranches/:id/commitments')
  @Public()
  @ApiOperation({ summary: 'The commitments of a tranche with their figures' })
  @ApiOkResponse({ type: CommitmentPage })
  @ProblemResponses(400, 404)
  async listCommitments(
    @Param('id') id: string,
    @Query() query: CommitmentQuery,
  ): Promise<CommitmentPage> {
    const tranche = await this.reads.find(id);
    return this.commitments.list(tranche.countryCode as CountryCode, tranche.id, query);
  }

  @Post('/v1/tranches/:id/commitments')
  @Permit('funding.commit')
  @ApiOperation({ summary: 'Commit money of a tranche, with the shares of its projects' })
  @ActResponse(FundingAnswer)
  commit(@Param('id') id: string, @Body() body: CommitmentDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'commitment', subject: id, body });
  }

  @Post('/v1/tranches/:id/opening-balances')
  @Permit('funding.open-balances')
  @ApiOperation({ summary: 'Take over a commitment that is older than this book' })
  @ActResponse(FundingAnswer)
  openBalance(@Param('id') id: string, @Body() body: OpeningBalanceDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'opening-balance', subject: id, body });
  }
}
