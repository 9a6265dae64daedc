import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { RawBody } from '../http/raw-body.ts';
import { Permit, Public } from '../identity/permit.ts';
import { Acts } from '../ledger/acts.service.ts';
import { ActivityFiles } from './activity-files.service.ts';
import { ActivityDataAnswer, ActivityDataView, ActivityTrialView } from './monitoring.answers.ts';
import { ActivityDataDto, ActivityFileQuery } from './monitoring.dto.ts';
import { MonitoringReads } from './monitoring.reads.ts';
import { ofReport } from './scope.ts';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;
const FILE_TYPES = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** What was measured: entered as rows or as a file, and tried out before. */
@ApiTags('Monitoring')
@Controller()
export class ActivityDataController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: MonitoringReads,
    private readonly files: ActivityFiles,
  ) {}

  @Post('/v1/monitoring-reports/:id/activity-data')
  @Permit('monitoring.report', ofReport)
  @ApiOperation({ summary: 'Enter all that was measured for one methodology of a draft' })
  @ActResponse(ActivityDataAnswer)
  enter(@Param('id') subject: string, @Body() given: ActivityDataDto, @ActCall() call: ActCall) {
    const body = { ...given, expectedVersion: call.expectedVersion };
    return this.acts.submit(call, { kind: 'activity-data', subject, body });
  }

  @Post('/v1/monitoring-reports/:id/activity-data/check')
  @HttpCode(200)
  @Permit('monitoring.report', ofReport)
  @ApiOperation({ summary: 'What rows would come to, and which could not be taken; keeps nothing' })
  @ApiOkResponse({ type: ActivityTrialView })
  @ProblemResponses(400, 401, 403, 404, 413, 422)
  check(@Param('id') id: string, @Body() body: ActivityDataDto): Promise<ActivityTrialView> {
    return this.files.tryRows(id, body.methodology ?? null, body.rows);
  }

  @Post('/v1/monitoring-reports/:id/activity-data/file')
  @RawBody()
  @Permit('monitoring.report', ofReport)
  @ApiOperation({
    summary:
      'Enter a file (CSV, or the first sheet of XLSX): first_day, last_day, of, parameter, value, unit',
  })
  @ApiConsumes(...FILE_TYPES)
  @ApiBody(FILE)
  @ActResponse(ActivityDataAnswer)
  enterFile(
    @Param('id') id: string,
    @Query() query: ActivityFileQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.files.enter(id, query.methodology ?? null, request, reply);
  }

  @Post('/v1/monitoring-reports/:id/activity-data/file/check')
  @HttpCode(200)
  @RawBody()
  @Permit('monitoring.report', ofReport)
  @ApiOperation({
    summary: 'What a file would come to, with its errors by line; keeps nothing',
  })
  @ApiConsumes(...FILE_TYPES)
  @ApiBody(FILE)
  @ApiOkResponse({ type: ActivityTrialView })
  @ProblemResponses(400, 401, 403, 404, 413, 422)
  checkFile(
    @Param('id') id: string,
    @Query() query: ActivityFileQuery,
    @Req() request: FastifyRequest,
  ): Promise<ActivityTrialView> {
    return this.files.tryFile(id, query.methodology ?? null, request);
  }

  @Get('/v1/activity-data/:id')
  @Public()
  @ApiOperation({ summary: 'One edition of activity data, with the calculation explained' })
  @ApiOkResponse({ type: ActivityDataView })
  @ProblemResponses(400, 404)
  activityData(@Param('id') id: string): Promise<ActivityDataView> {
    return this.reads.activityData(id);
  }
}
