import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ActCall } from '../../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../../http/act-response.ts';
import { Permit, Public } from '../../identity/permit.ts';
import { parsePublicId } from '../../kernel/ids.ts';
import { Acts } from '../../ledger/acts.service.ts';
import { ProjectReads } from '../../project/project.reads.ts';
import { CreditIssuanceReads } from './credit-issuance.reads.ts';
import {
  CreditAllocationAnswer,
  CreditAllocationView,
  CreditIssuanceAnswer,
  CreditIssuanceView,
  IssuanceNotificationAnswer,
  IssuanceProposal,
  IssuanceRequestAnswer,
  IssuanceRequestDetail,
  IssuanceRequestPage,
} from './issuance.answers.ts';
import {
  CreditAllocationDto,
  CreditIssuanceDto,
  IssuanceNotificationDto,
  IssuanceRequestDto,
  IssuanceRequestQuery,
  IssuanceWithdrawalDto,
  ProposalQuery,
} from './issuance.dto.ts';
import { IssuanceReads } from './issuance.reads.ts';
import { ofReportInBody, ofRequest, registryOfIssuance } from './scopes.ts';
import { ofProject } from '../../project/scope.ts';

/** Requests for issuance: made, withdrawn, notified by the Joint Committee, issued by each side. */
@ApiTags('Issuance of credits')
@Controller()
export class IssuanceController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: IssuanceReads,
    private readonly issuances: CreditIssuanceReads,
    private readonly projects: ProjectReads,
  ) {}

  @Get('/v1/issuance-requests')
  @Public()
  @ApiOperation({ summary: 'Requests for issuance of a country; `open=true`: a side is awaited' })
  @ApiOkResponse({ type: IssuanceRequestPage })
  @ProblemResponses(400, 404)
  list(@Query() query: IssuanceRequestQuery): Promise<IssuanceRequestPage> {
    return this.reads.list(query);
  }

  @Post('/v1/issuance-requests')
  @Permit('carbon-credit.request', ofReportInBody)
  @ApiOperation({ summary: 'Request the issuance of credits for a verified monitoring report' })
  @ActResponse(IssuanceRequestAnswer)
  request(@Body() body: IssuanceRequestDto, @ActCall() call: ActCall) {
    const country = parsePublicId(body.monitoringReport).countryCode;
    return this.acts.submit(call, { kind: 'issuance-request', country, body });
  }

  @Get('/v1/issuance-requests/:id')
  @Public()
  @ApiOperation({ summary: 'A request with its table of vintages and beneficiaries' })
  @ApiOkResponse({ type: IssuanceRequestDetail })
  @ProblemResponses(400, 404)
  async detail(
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuanceRequestDetail> {
    const detail = await this.reads.detail(id);
    void reply.header('etag', `"${detail.version}"`);
    return detail;
  }

  @Get('/v1/issuance-requests/:id/proposal')
  @Public()
  @ApiOperation({ summary: 'A split of the verified tonnes, proposed from percentages' })
  @ApiOkResponse({ type: IssuanceProposal })
  @ProblemResponses(400, 404, 422)
  proposal(@Param('id') id: string, @Query() query: ProposalQuery): Promise<IssuanceProposal> {
    return this.reads.proposal(id, query.shares);
  }

  @Post('/v1/issuance-requests/:id/withdraw')
  @HttpCode(200)
  @Permit('carbon-credit.request', ofRequest)
  @ApiOperation({ summary: 'Withdraw a request that has not been notified' })
  @ActResponse(IssuanceRequestAnswer, { status: 200 })
  withdraw(
    @Param('id') subject: string,
    @Body() body: IssuanceWithdrawalDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'issuance-withdrawal', subject, body });
  }

  @Post('/v1/issuance-requests/:id/notify')
  @Permit('carbon-credit.notify', ofRequest)
  @ApiOperation({ summary: 'Record what a decision of the Joint Committee notified of a request' })
  @ActResponse(IssuanceNotificationAnswer)
  notify(
    @Param('id') subject: string,
    @Body() body: IssuanceNotificationDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'issuance-notification', subject, body });
  }

  @Post('/v1/issuance-requests/:id/issue')
  @Permit('carbon-credit.issue', registryOfIssuance)
  @ApiOperation({ summary: 'Issue in the registry of one side what it was notified' })
  @ActResponse(CreditIssuanceAnswer)
  issue(@Param('id') subject: string, @Body() body: CreditIssuanceDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'credit-issuance', subject, body });
  }

  @Get('/v1/credit-issuances/:id')
  @Public()
  @ApiOperation({ summary: 'An issuance, and what it rests on: report, verification, decision' })
  @ApiOkResponse({ type: CreditIssuanceView })
  @ProblemResponses(400, 404)
  issuance(@Param('id') id: string): Promise<CreditIssuanceView> {
    return this.issuances.detail(id);
  }

  @Get('/v1/projects/:project/credit-allocation')
  @Public()
  @ApiOperation({ summary: "What a project's Percentage of Credit Allocation Form says" })
  @ApiOkResponse({ type: CreditAllocationView })
  @ProblemResponses(404, 422)
  allocation(@Param('project') project: string): Promise<CreditAllocationView> {
    return this.reads.allocation(project);
  }

  @Post('/v1/projects/:project/credit-allocation')
  @Permit('carbon-credit.request', ofProject)
  @ApiOperation({ summary: 'Record the Percentage of Credit Allocation Form, or a new edition' })
  @ActResponse(CreditAllocationAnswer)
  async allocate(
    @Param('project') project: string,
    @Body() body: CreditAllocationDto,
    @ActCall() call: ActCall,
  ) {
    const subject = await this.projects.idOf(project);
    return this.acts.submit(call, { kind: 'credit-allocation', subject, body });
  }
}
