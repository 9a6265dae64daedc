import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { Permit, Public } from '../identity/permit.ts';
import { Acts } from '../ledger/acts.service.ts';
import { ProjectReads } from '../project/project.reads.ts';
import { ofProject } from '../project/scope.ts';
import {
  MonitoringReportAnswer,
  MonitoringReportDetail,
  MonitoringReportPage,
  ProjectReductions,
  VerificationAnswer,
} from './monitoring.answers.ts';
import {
  MonitoringReportDto,
  MonitoringReportQuery,
  MonitoringSubmissionDto,
  MonitoringWithdrawalDto,
  VerificationDto,
} from './monitoring.dto.ts';
import { MonitoringReads } from './monitoring.reads.ts';
import { ofReport, ofVerification } from './scope.ts';

/** Monitoring reports: opened, submitted, verified by a third-party entity, or withdrawn. */
@ApiTags('Monitoring')
@Controller()
export class MonitoringController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: MonitoringReads,
    private readonly projects: ProjectReads,
  ) {}

  @Get('/v1/projects/:project/monitoring-reports')
  @Public()
  @ApiOperation({ summary: 'The monitoring reports of a project, by their first day' })
  @ApiOkResponse({ type: MonitoringReportPage })
  @ProblemResponses(400, 404)
  list(
    @Param('project') project: string,
    @Query() query: MonitoringReportQuery,
  ): Promise<MonitoringReportPage> {
    return this.reads.list(project, query);
  }

  @Post('/v1/projects/:project/monitoring-reports')
  @Permit('monitoring.report', ofProject)
  @ApiOperation({ summary: 'Open a monitoring report for a period' })
  @ActResponse(MonitoringReportAnswer)
  async open(
    @Param('project') project: string,
    @Body() body: MonitoringReportDto,
    @ActCall() call: ActCall,
  ) {
    const subject = await this.projects.idOf(project);
    return this.acts.submit(call, { kind: 'monitoring-report', subject, body });
  }

  @Get('/v1/projects/:project/reductions')
  @Public()
  @ApiOperation({ summary: 'Emission reductions of a project per calendar year' })
  @ApiOkResponse({ type: ProjectReductions })
  @ProblemResponses(404)
  reductions(@Param('project') project: string): Promise<ProjectReductions> {
    return this.reads.reductions(project);
  }

  @Get('/v1/monitoring-reports/:id')
  @Public()
  @ApiOperation({ summary: 'A monitoring report with its figures, and what can follow' })
  @ApiOkResponse({ type: MonitoringReportDetail })
  @ProblemResponses(400, 404)
  async detail(
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MonitoringReportDetail> {
    const detail = await this.reads.detail(id);
    void reply.header('etag', `"${detail.version}"`);
    return detail;
  }

  @Post('/v1/monitoring-reports/:id/submit')
  @HttpCode(200)
  @Permit('monitoring.report', ofReport)
  @ApiOperation({ summary: 'Submit a monitoring report for verification' })
  @ActResponse(MonitoringReportAnswer, { status: 200 })
  submit(
    @Param('id') subject: string,
    @Body() given: MonitoringSubmissionDto,
    @ActCall() call: ActCall,
  ) {
    const body = { ...given, expectedVersion: call.expectedVersion };
    return this.acts.submit(call, { kind: 'monitoring-submission', subject, body });
  }

  @Post('/v1/monitoring-reports/:id/verify')
  @Permit('monitoring.verify', ofVerification)
  @ApiOperation({ summary: 'What a third-party entity verified, per calendar year' })
  @ActResponse(VerificationAnswer)
  verify(@Param('id') subject: string, @Body() given: VerificationDto, @ActCall() call: ActCall) {
    const body = { ...given, expectedVersion: call.expectedVersion };
    return this.acts.submit(call, { kind: 'verification', subject, body });
  }

  @Post('/v1/monitoring-reports/:id/withdraw')
  @HttpCode(200)
  @Permit('monitoring.report', ofReport)
  @ApiOperation({ summary: 'Withdraw a monitoring report; its days are free for another one' })
  @ActResponse(MonitoringReportAnswer, { status: 200 })
  withdraw(
    @Param('id') subject: string,
    @Body() given: MonitoringWithdrawalDto,
    @ActCall() call: ActCall,
  ) {
    const body = { ...given, expectedVersion: call.expectedVersion };
    return this.acts.submit(call, { kind: 'monitoring-withdrawal', subject, body });
  }
}
