import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ProblemResponses } from '../http/act-response.ts';
import { Public } from '../identity/permit.ts';
import { sendReport } from './country-report.controller.ts';
import { CountriesQuery } from './countries-report.dto.ts';
import { CountryReportQuery, StatementQuery } from './country-report.dto.ts';
import { formatOf } from './formats.ts';
import { languageOf } from './language/language.ts';
import { OtherReports } from './other-reports.service.ts';

/** Reports of several countries, and of a part of one. */
@ApiTags('Reports')
@Controller('v1')
export class OtherReportsController {
  constructor(private readonly reports: OtherReports) {}

  @Get('reports/all-countries')
  @Public()
  @ApiOperation({ summary: 'All partners: sums of their reports at one moment, by currency' })
  @ApiOkResponse({ description: 'The report, its digest in Repr-Digest' })
  @ProblemResponses(400, 422)
  async allCountries(
    @Query() query: CountriesQuery,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = {
      format: query.format ?? 'json',
      language: languageOf(query.lang, acceptLanguage),
    };
    sendReport(reply, await this.reports.countries(query, null, asked), ifNoneMatch);
  }

  @Get('reports/funders/:code')
  @Public()
  @ApiOperation({ summary: "A funder's tranches in all countries, by currency" })
  @ApiOkResponse({ description: 'The report, its digest in Repr-Digest' })
  @ProblemResponses(400, 422)
  async funder(
    @Param('code') code: string,
    @Query() query: CountriesQuery,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = {
      format: query.format ?? 'json',
      language: languageOf(query.lang, acceptLanguage),
    };
    sendReport(reply, await this.reports.countries(query, code, asked), ifNoneMatch);
  }

  @Get('tranches/:id/statement')
  @Public()
  @ApiOperation({
    summary: 'The statement of a tranche: its single entries, and its part of the country report',
  })
  @ApiOkResponse({ description: 'The statement, in the forms of the country report' })
  @ProblemResponses(400, 404, 406, 422)
  async statement(
    @Param('id') id: string,
    @Query() query: StatementQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = {
      format: formatOf(query.format, accept),
      language: languageOf(query.lang, acceptLanguage),
    };
    const file = await this.reports.part('tranche', id, query, asked);
    sendReport(reply, file, ifNoneMatch);
  }

  @Get('projects/:id/dossier')
  @Public()
  @ApiOperation({ summary: 'The dossier of a project: its part of the country report' })
  @ApiOkResponse({ description: 'The dossier, in the forms of the country report' })
  @ProblemResponses(400, 404, 406, 422)
  async dossier(
    @Param('id') id: string,
    @Query() query: CountryReportQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = {
      format: formatOf(query.format, accept),
      language: languageOf(query.lang, acceptLanguage),
    };
    const file = await this.reports.part('project', id, query, asked);
    sendReport(reply, file, ifNoneMatch);
  }
}
