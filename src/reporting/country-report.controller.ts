import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ProblemResponses } from '../http/act-response.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { Public } from '../identity/permit.ts';
import { CountryReportQuery } from './country-report.dto.ts';
import { countryReportSchema } from './country-report.schema.ts';
import { CountryReports } from './country-report.service.ts';
import type { CountryReport } from './country-report.ts';
import { REPORT_WRITERS } from './report-writers.ts';
import { formatOf, isNotModified, reportHeaders, type ReportFormat } from './formats.ts';

/** The country report for everybody: JSON, a page, a table. */
@ApiTags('Reports')
@Controller('v1')
export class CountryReportController {
  constructor(private readonly reports: CountryReports) {}

  /**
   * How a partner's books stood on a day, as far as it was known at a head of its log. The same
   * parameters give the same bytes.
   */
  @Get('partner-countries/:iso2/report')
  @Public()
  @ApiOkResponse({
    description: 'The report, its digest in Repr-Digest',
    content: {
      'application/json': { schema: { type: 'object' } },
      'text/html': { schema: { type: 'string' } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  @ProblemResponses(400, 404, 406, 422)
  async report(
    @Param('iso2') iso2: string,
    @Query() query: CountryReportQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = formatOf(query.format, accept);
    const report = await this.reports.make(iso2, query);
    sendReport(reply, report, format, ifNoneMatch);
  }

  /** The JSON schema (draft 2020-12) of the report. */
  @Get('schemas/country-report-1.json')
  @Public()
  @ApiOkResponse({ description: 'A JSON schema', content: { 'application/schema+json': {} } })
  schema(@Res() reply: FastifyReply): void {
    void reply
      .header('content-type', 'application/schema+json; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(JSON.stringify(countryReportSchema));
  }
}

/** Sends a report in one of its forms, or that the client has these very bytes already. */
export function sendReport(
  reply: FastifyReply,
  report: CountryReport,
  format: ReportFormat,
  ifNoneMatch: string | undefined,
): void {
  const bytes = REPORT_WRITERS[format](report);
  const headers = reportHeaders(report, format, bytes);
  // A page may use this server's style sheet, wherever it was asked for.
  void reply.headers({ ...(format === 'html' ? securityHeaders('/') : {}), ...headers });
  if (isNotModified(ifNoneMatch, headers['etag'] ?? '')) void reply.code(304).send();
  else void reply.code(200).send(bytes);
}
