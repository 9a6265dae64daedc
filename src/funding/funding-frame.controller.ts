import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { Permit, Public } from '../identity/permit.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { Acts } from '../ledger/acts.service.ts';
import { FUNDERS } from './funders.ts';
import {
  ExchangeRatePage,
  ExchangeRateView,
  FacilityPage,
  FacilityView,
  FunderList,
  FundingAnswer,
  InstrumentList,
} from './funding.answers.ts';
import {
  ExchangeRateDto,
  ExchangeRateQuery,
  FacilityDto,
  FacilityQuery,
} from './funding-frame.dto.ts';
import { FundingFrameReads } from './funding-frame.reads.ts';
import { INSTRUMENTS } from './instruments.ts';

/** What tranches refer to: facilities, funders, instruments, and exchange rates for display. */
@ApiTags('Funding')
@Controller()
export class FundingFrameController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: FundingFrameReads,
  ) {}

  @Get('/v1/facilities')
  @Public()
  @ApiOperation({ summary: 'Signed frames that tranches belong to; they may span countries' })
  @ApiOkResponse({ type: FacilityPage })
  @ProblemResponses(400)
  facilities(@Query() query: FacilityQuery): Promise<FacilityPage> {
    return this.reads.listFacilities(query);
  }

  @Post('/v1/facilities')
  @Permit('funding.open')
  @ApiOperation({ summary: 'Record a facility' })
  @ActResponse(FundingAnswer)
  recordFacility(@Body() body: FacilityDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'facility', country: NO_COUNTRY, body });
  }

  @Get('/v1/facilities/:id')
  @Public()
  @ApiOperation({ summary: 'One facility' })
  @ApiOkResponse({ type: FacilityView })
  @ProblemResponses(400, 404)
  facility(@Param('id') id: string): Promise<FacilityView> {
    return this.reads.facility(id);
  }

  @Get('/v1/exchange-rates')
  @Public()
  @ApiOperation({ summary: 'Exchange rates with their day and source: for display, never posted' })
  @ApiOkResponse({ type: ExchangeRatePage })
  @ProblemResponses(400)
  rates(@Query() query: ExchangeRateQuery): Promise<ExchangeRatePage> {
    return this.reads.listRates(query);
  }

  @Post('/v1/exchange-rates')
  @Permit('funding.quote')
  @ApiOperation({
    summary: "Record an exchange rate; the same source's for the same day is a new version",
  })
  @ActResponse(FundingAnswer)
  recordRate(@Body() body: ExchangeRateDto, @ActCall() call: ActCall) {
    return this.acts.submit(call, { kind: 'exchange-rate', country: NO_COUNTRY, body });
  }

  @Get('/v1/exchange-rates/:id')
  @Public()
  @ApiOperation({ summary: 'One exchange rate' })
  @ApiOkResponse({ type: ExchangeRateView })
  @ProblemResponses(400, 404)
  async rate(
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExchangeRateView> {
    const rate = await this.reads.rate(id);
    void reply.header('etag', `"${rate.version}"`);
    return rate;
  }

  @Get('/v1/funders')
  @Public()
  @ApiOperation({ summary: 'Codes of funders, with their IATI ids where established' })
  @ApiOkResponse({ type: FunderList })
  funders(): FunderList {
    return { items: FUNDERS, next: null };
  }

  @Get('/v1/instruments')
  @Public()
  @ApiOperation({ summary: 'Codes of instruments, and whether their principal is repaid' })
  @ApiOkResponse({ type: InstrumentList })
  instruments(): InstrumentList {
    return { items: INSTRUMENTS, next: null };
  }
}
