import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { PageQuery } from '../http/paging.ts';
import { Permit, Public } from '../identity/permit.ts';
import { Acts } from '../ledger/acts.service.ts';
import { sendReport } from './country-report.controller.ts';
import { EditionAnswer, EditionDetail, EditionPage } from './editions.answers.ts';
import {
  EditionAgreementDto,
  EditionDto,
  EditionFileQuery,
  EditionPublicationDto,
} from './editions.dto.ts';
import { EditionReads, publishedPart } from './editions.reads.ts';
import { PUBLISHED_FORMATS, ReportEditions } from './editions.service.ts';
import { reportingErrors } from './errors.ts';

/** Published bytes never change: they may be kept for ever. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Editions of country reports: from a draft, by agreement of both sides, to what is published. */
@ApiTags('Reports')
@Controller()
export class EditionsController {
  constructor(
    private readonly acts: Acts,
    private readonly editions: ReportEditions,
    private readonly reads: EditionReads,
  ) {}

  @Get('/v1/partner-countries/:iso2/report-editions')
  @Public()
  @ApiOperation({ summary: 'Editions of the report of a partner country, the latest first' })
  @ApiOkResponse({ type: EditionPage })
  @ProblemResponses(400, 404)
  list(@Param('iso2') iso2: string, @Query() query: PageQuery): Promise<EditionPage> {
    return this.reads.list(iso2, query);
  }

  @Post('/v1/partner-countries/:iso2/report-editions')
  @Permit('reporting.publish')
  @ApiOperation({ summary: 'Begin an edition: fixes of which period, day and heads it is' })
  @ActResponse(EditionAnswer)
  begin(@Param('iso2') iso2: string, @Body() body: EditionDto, @ActCall() call: ActCall) {
    return this.editions.begin(iso2, body, call);
  }

  @Get('/v1/report-editions/:id')
  @Public()
  @ApiOperation({ summary: 'An edition with its files and their digests' })
  @ApiOkResponse({ type: EditionDetail })
  @ProblemResponses(400, 404)
  detail(@Param('id') id: string): Promise<EditionDetail> {
    return this.reads.detail(id);
  }

  @Post('/v1/report-editions/:id/agreement')
  @Permit('reporting.publish')
  @ApiOperation({ summary: 'Record that both sides agreed, by a decision with both signatures' })
  @ActResponse(EditionAnswer)
  agree(@Param('id') id: string, @Body() body: EditionAgreementDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'report-agreement', subject: id, body });
  }

  @Post('/v1/report-editions/:id/publication')
  @Permit('reporting.publish')
  @ApiOperation({
    summary: 'Publish an agreed edition: keeps its bytes in every form and language',
  })
  @ActResponse(EditionAnswer)
  publish(@Param('id') id: string, @Body() _body: EditionPublicationDto, @ActCall() call: ActCall) {
    return this.editions.publish(id, call);
  }

  /** The very bytes that were published. */
  @Get('/v1/report-editions/:id/files/:format')
  @Public()
  @ApiOperation({ summary: 'A file of a published edition, the same for ever' })
  @ApiOkResponse({ description: 'The file, its digest in Repr-Digest' })
  @ProblemResponses(400, 404)
  async file(
    @Param('id') id: string,
    @Param('format') format: string,
    @Query() query: EditionFileQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const part = publishedPart(format, query.lang, query.view);
    if (part === null) {
      const possible = PUBLISHED_FORMATS;
      throw reportingErrors.refuse('REPORTING.EDITION_NOT_FOUND', {
        edition: id,
        format,
        possible,
      });
    }
    sendReport(reply, await this.reads.file(id, part), ifNoneMatch, FOR_EVER);
  }
}
