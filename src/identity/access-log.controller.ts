import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import { ActGrants } from '../http/act-call.ts';
import { ProblemResponses } from '../http/act-response.ts';
import type { PageOf } from '../http/paging.ts';
import { AccessLogItem, AccessLogPage, AccessLogQuery } from './access-log.dto.ts';
import { ACCESS_LOG_DAYS, AccessLogReads } from './access-log.reads.ts';
import type { Grant } from './grant.ts';
import { Permit } from './permit.ts';
import { byRow } from './scope.ts';

@ApiTags('identity')
@Controller()
export class AccessLogController {
  constructor(@Inject(AccessLogReads) private readonly reads: AccessLogReads) {}

  @Get('/v1/access-log')
  @Permit('access-log.read', byRow)
  @ApiOperation({
    summary: 'Who signed in, and who read what is not for everybody, the newest first',
    description:
      `Kept for ${ACCESS_LOG_DAYS} days at least; what is older is forgotten when the operator says so ` +
      '(`jcm-ledger access-log forget`). Reading it is noted in it.',
  })
  @ApiOkResponse({ type: AccessLogPage })
  @ProblemResponses(400, 401, 403)
  list(
    @Query() query: AccessLogQuery,
    @ActGrants() grants: readonly Grant[],
  ): Promise<PageOf<AccessLogItem>> {
    return this.reads.list(query, grants);
  }
}
