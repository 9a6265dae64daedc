import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../../http/api-notes.ts';
import { ProblemResponses } from '../../http/act-response.ts';
import { Public } from '../../identity/permit.ts';
import { IssuanceHistory } from './history.answers.ts';
import { IssuanceHistoryReads } from './history.reads.ts';

/** What public sources say of issuances, beside what stands in this book. */
@ApiTags('Issuance of credits')
@Controller()
@Public()
export class IssuanceHistoryController {
  constructor(private readonly reads: IssuanceHistoryReads) {}

  @Get('/v1/partner-countries/:iso2/issuance-history')
  @ApiOperation({ summary: "Historical issuances as published, and the book's own, never added" })
  @ApiOkResponse({ type: IssuanceHistory })
  @ProblemResponses(404)
  ofCountry(@Param('iso2') iso2: string): Promise<IssuanceHistory> {
    return this.reads.ofCountry(iso2);
  }
}
