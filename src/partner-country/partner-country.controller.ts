import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ActCall, versionOf } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { PageQuery } from '../http/paging.ts';
import { Permit, Public } from '../identity/permit.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { Acts } from '../ledger/acts.service.ts';
import { partnerCountryErrors } from './errors.ts';
import {
  AgreementAnswer,
  AgreementPage,
  AgreementView,
  HistoricalLoanPage,
  PartnerCountryAnswer,
  PartnerCountryDetail,
  PartnerCountryPage,
} from './partner-country.answers.ts';
import {
  AgreementDto,
  AgreementQuery,
  PartnerCountryChangeDto,
  PartnerCountryDto,
  PartnerCountryQuery,
} from './partner-country.dto.ts';
import { PartnerCountryReads } from './partner-country.reads.ts';

/** Partner countries, their memoranda and other agreements, and the loans of earlier years. */
@ApiTags('Partner countries')
@Controller()
export class PartnerCountryController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: PartnerCountryReads,
  ) {}

  @Get('/v1/partner-countries')
  @Public()
  @ApiOperation({ summary: 'The partner countries, in the order of signature' })
  @ApiOkResponse({ type: PartnerCountryPage })
  list(@Query() query: PartnerCountryQuery): Promise<PartnerCountryPage> {
    return this.reads.list(query);
  }

  @Post('/v1/partner-countries')
  @Permit('partner-country.register')
  @ApiOperation({ summary: 'Register a country as a partner' })
  @ActResponse(PartnerCountryAnswer)
  register(@Body() { iso2, ...body }: PartnerCountryDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'partner-country', country: iso2, body });
  }

  @Get('/v1/partner-countries/:iso2')
  @Public()
  @ApiOperation({ summary: 'A partner country, with every version of its record' })
  @ApiOkResponse({ type: PartnerCountryDetail })
  @ProblemResponses(400, 404)
  async detail(
    @Param('iso2') iso2: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerCountryDetail> {
    const detail = await this.reads.detail(iso2);
    void reply.header('etag', `"${detail.version}"`);
    return detail;
  }

  @Patch('/v1/partner-countries/:iso2')
  @HttpCode(200)
  @Permit('partner-country.amend')
  @ApiOperation({ summary: "A new version of a partner country's record" })
  @ActResponse(PartnerCountryAnswer, { status: 200, changes: true })
  async change(
    @Param('iso2') iso2: string,
    @Body() body: PartnerCountryChangeDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, {
      kind: 'partner-country-change',
      subject: await this.reads.idOf(iso2),
      body: { ...body, expectedVersion: versionOf(call) },
    });
  }

  @Get('/v1/partner-countries/:iso2/agreements')
  @Public()
  @ApiOperation({ summary: 'Memoranda and other agreements of a partner country' })
  @ApiOkResponse({ type: AgreementPage })
  @ProblemResponses(400, 404)
  listAgreements(
    @Param('iso2') iso2: string,
    @Query() query: AgreementQuery,
  ): Promise<AgreementPage> {
    return this.reads.listAgreements(iso2, query);
  }

  @Post('/v1/partner-countries/:iso2/agreements')
  @Permit('partner-country.register')
  @ApiOperation({ summary: 'Record a memorandum or another agreement, between any parties' })
  @ActResponse(AgreementAnswer)
  recordAgreement(
    @Param('iso2') iso2: string,
    @Body() body: AgreementDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'agreement', country: iso2, body });
  }

  @Get('/v1/partner-countries/:iso2/agreements/:id')
  @Public()
  @ApiOperation({ summary: 'One agreement' })
  @ApiOkResponse({ type: AgreementView })
  @ProblemResponses(400, 404)
  async agreement(@Param('iso2') iso2: string, @Param('id') text: string): Promise<AgreementView> {
    const { countryCode, id } = parsePublicId(text);
    const found = countryCode === iso2 ? await this.reads.agreement(countryCode, id) : null;
    if (found === null) throw partnerCountryErrors.refuse('AGREEMENT.NOT_FOUND', { id: text });
    return found;
  }

  @Get('/v1/partner-countries/:iso2/historical-loans')
  @Public()
  @ApiOperation({ summary: 'Loans of the years before this book: facts, never balances' })
  @ApiOkResponse({ type: HistoricalLoanPage })
  @ProblemResponses(400, 404)
  listHistoricalLoans(
    @Param('iso2') iso2: string,
    @Query() query: PageQuery,
  ): Promise<HistoricalLoanPage> {
    return this.reads.listHistoricalLoans(iso2, query);
  }
}
