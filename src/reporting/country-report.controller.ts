import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ProblemResponses } from '../http/act-response.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { Public } from '../identity/permit.ts';
import { CountryReportQuery } from './country-report.dto.ts';
import { countryReportSchema } from './country-report.schema.ts';
import { formatOf, isNotModified, reportHeaders } from './formats.ts';
import { languageOf } from './language/language.ts';
import type { ReportFile } from './report-file.ts';
import { ReportFiles } from './report-files.ts';

/** The country report for everybody, in every form and language. */
@ApiTags('Reports')
@Controller('v1')
export class CountryReportController {
  constructor(private readonly files: ReportFiles) {}

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
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
      'application/zip': { schema: { type: 'string', format: 'binary' } },
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
        schema: { type: 'string', format: 'binary' },
      },
      'image/svg+xml': { schema: { type: 'string' } },
    },
  })
  @ProblemResponses(400, 404, 406, 422)
  async report(
    @Param('iso2') iso2: string,
    @Query() query: CountryReportQuery,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = formatOf(query.format, accept);
    const language = languageOf(query.lang, acceptLanguage);
    const file = await this.files.make(iso2, query, { format, language });
    sendReport(reply, file, ifNoneMatch);
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
  file: ReportFile,
  ifNoneMatch: string | undefined,
  caching?: string,
): void {
  const headers = reportHeaders(file, caching);
  // A page may use this server's style sheet, wherever it was asked for.
  const isPage = file.format === 'html';
  void reply.headers({ ...(isPage ? securityHeaders('/') : {}), ...headers });
  if (isNotModified(ifNoneMatch, headers['etag'] ?? '')) void reply.code(304).send();
  else void reply.code(200).send(file.bytes);
}
