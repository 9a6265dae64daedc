import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActCall } from '../../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../../http/act-response.ts';
import { RawBody, rawBodyOf } from '../../http/raw-body.ts';
import { Permit, Public } from '../../identity/permit.ts';
import { AefFilings } from './aef-filings.ts';
import { aefBytes, aefFileName, aefHeaders, AEF_MEDIA_TYPES } from './aef-files.ts';
import {
  AefCheckView,
  AefFilingAnswer,
  AefFilings as AefFilingList,
  HoldingsSnapshotAnswer,
  ReconciliationView,
} from './aef.answers.ts';
import { AefCheckQuery, AefFilingDto, AefQuery, HoldingsSnapshotDto } from './aef.dto.ts';
import { Aefs, yearOf } from './aef.service.ts';
import { received } from './received.ts';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;
import { ofPartyInAddress } from '../scopes.ts';

/** The agreed electronic format of Article 6.2, per Party and year. */
@ApiTags('Article 6')
@Controller('v1/aef')
export class AefController {
  constructor(
    private readonly aefs: Aefs,
    private readonly filings: AefFilings,
  ) {}

  @Get(':party/:year')
  @Public()
  @ApiOperation({ summary: 'The five tables of a Party and year, as JSON, CSV or XLSX' })
  @ApiOkResponse({
    description: 'The format, its digest in Repr-Digest',
    content: {
      'application/json': { schema: { type: 'object' } },
      'text/csv': { schema: { type: 'string' } },
      [AEF_MEDIA_TYPES.xlsx]: FILE,
    },
  })
  @ProblemResponses(400, 404)
  async get(
    @Param('party') party: string,
    @Param('year') year: string,
    @Query() { format = 'json', knownAsOf, version }: AefQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const made =
      version === undefined
        ? await this.made(party, year, knownAsOf, format)
        : { version, bytes: await this.filings.filed(party, year, version, format) };
    const name = aefFileName(party, yearOf(year), made.version, format);
    void reply
      .headers(aefHeaders(made.bytes, format, name))
      .code(200)
      .send(made.bytes);
  }

  @Get(':party/:year/check')
  @Public()
  @ApiOperation({ summary: 'What stands in the way of filing, row by row' })
  @ApiOkResponse({ type: AefCheckView })
  @ProblemResponses(400, 404)
  async check(
    @Param('party') code: string,
    @Param('year') yearText: string,
    @Query() { knownAsOf }: AefCheckQuery,
  ): Promise<AefCheckView> {
    const made = await this.aefs.make(code, yearText, { knownAsOf });
    return {
      party: made.party.party,
      year: made.year,
      version: made.version,
      passes: made.findings.length === 0,
      holdingsVersion: made.snapshot?.version ?? null,
      knownAsOf: made.knownAsOf,
      findings: made.findings,
    };
  }

  @Get(':party/:year/filings')
  @Public()
  @ApiOperation({ summary: 'The versions that were filed' })
  @ApiOkResponse({ type: AefFilingList })
  @ProblemResponses(400, 404)
  async list(@Param('party') party: string, @Param('year') year: string): Promise<AefFilingList> {
    return { items: await this.filings.list(party, year) };
  }

  @Post(':party/:year/filings')
  @Permit('article6.report', ofPartyInAddress)
  @ApiOperation({ summary: 'File the format as it is known now; refused while its check fails' })
  @ActResponse(AefFilingAnswer)
  file(
    @Param('party') party: string,
    @Param('year') year: string,
    @Body() body: AefFilingDto,
    @ActCall() call: ActCall,
  ) {
    return this.filings.file(call, party, year, body);
  }

  @Post(':party/:year/holdings-snapshots')
  @Permit('article6.report', ofPartyInAddress)
  @ApiOperation({ summary: 'Freeze the holdings at 31 December, or freeze them anew' })
  @ActResponse(HoldingsSnapshotAnswer)
  freeze(
    @Param('party') party: string,
    @Param('year') year: string,
    @Body() body: HoldingsSnapshotDto,
    @ActCall() call: ActCall,
  ) {
    return this.filings.freeze(call, party, year, body);
  }

  @Post(':party/:year/reconcile')
  @HttpCode(200)
  @RawBody()
  @Permit('article6.report', ofPartyInAddress)
  @ApiOperation({ summary: 'Somebody’s format beside ours, line by line; changes nothing' })
  @ApiConsumes('application/octet-stream', 'text/csv', AEF_MEDIA_TYPES.xlsx)
  @ApiBody(FILE)
  @ApiOkResponse({ type: ReconciliationView })
  @ProblemResponses(400, 401, 403, 404, 413, 422)
  async reconcile(
    @Param('party') party: string,
    @Param('year') year: string,
    @Req() request: FastifyRequest,
  ): Promise<ReconciliationView> {
    return this.aefs.reconcile(party, year, await received(rawBodyOf(request)));
  }

  private async made(
    party: string,
    year: string,
    knownAsOf: string | undefined,
    format: NonNullable<AefQuery['format']>,
  ) {
    const { version, model } = await this.aefs.make(party, year, { knownAsOf });
    return { version, bytes: await aefBytes(model, format) };
  }
}
