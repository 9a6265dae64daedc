import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../../http/api-notes.ts';
import { ProblemResponses } from '../../http/act-response.ts';
import { Public } from '../../identity/permit.ts';
import { PublicRecordList, PublicRecordPage, PublicRecordQuery } from './public-record.answers.ts';
import { PublicRecordReads } from './public-record.reads.ts';

/** What public sources say of projects and issuances, for anybody to compare. */
@ApiTags('Projects')
@Controller()
@Public()
export class PublicRecordController {
  constructor(private readonly reads: PublicRecordReads) {}

  @Get('/v1/partner-countries/:iso2/public-records')
  @ApiOperation({ summary: 'What public sources say of projects and issuances of a partner' })
  @ApiOkResponse({ type: PublicRecordPage })
  @ProblemResponses(400, 404)
  list(@Param('iso2') iso2: string, @Query() query: PublicRecordQuery): Promise<PublicRecordPage> {
    return this.reads.list(iso2, query);
  }

  @Get('/v1/projects/:project/public-records')
  @ApiOperation({ summary: 'What public sources say of a project and of its issuances' })
  @ApiOkResponse({ type: PublicRecordList })
  @ProblemResponses(404)
  ofProject(@Param('project') project: string): Promise<PublicRecordList> {
    return this.reads.ofProject(project);
  }
}
