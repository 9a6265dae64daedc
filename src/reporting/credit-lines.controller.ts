import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import { ProblemResponses } from '../http/act-response.ts';
import { Public } from '../identity/permit.ts';
import { CreditLinesQuery, CreditLinesView } from './credit-lines.dto.ts';
import { CreditLines } from './credit-lines.service.ts';

/** What stands behind the figures of credits of a country report. */
@ApiTags('Reports')
@Controller('v1')
export class CreditLinesController {
  constructor(private readonly lines: CreditLines) {}

  @Get('partner-countries/:iso2/report/credit-lines')
  @Public()
  @ApiOperation({ summary: 'Movements, verifications and decisions behind a figure of credits' })
  @ApiOkResponse({ type: CreditLinesView })
  @ProblemResponses(400, 404, 422)
  async credits(
    @Param('iso2') iso2: string,
    @Query() query: CreditLinesQuery,
  ): Promise<CreditLinesView> {
    const { report, lines, figure, total, carriedForward, agrees, next } = await this.lines.page(
      iso2,
      query,
    );
    return {
      figure,
      effectiveAsOf: report.asOf.effectiveAsOf,
      knownAsOf: report.asOf.knownAsOf.size,
      total,
      carriedForward,
      items: lines,
      agrees,
      next,
    };
  }
}
