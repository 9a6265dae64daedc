import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { Permit, Public } from '../identity/permit.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { Acts } from '../ledger/acts.service.ts';
import {
  FirstTransferAnswer,
  FirstTransferDetail,
  FirstTransferPage,
  ItmoAcquisitionAnswer,
  ItmoIdentificationAnswer,
  ItmoPage,
} from './itmo.answers.ts';
import {
  FirstTransferDto,
  ItmoAcquisitionDto,
  ItmoIdentificationDto,
  ItmoQuery,
} from './itmo.dto.ts';
import { ItmoReads } from './itmo.reads.ts';
import { ofJapan, ofPartner, ofPartnerIn } from './scopes.ts';

/** ITMOs: identified under an authorisation, first transferred, acquired. */
@ApiTags('Article 6')
@Controller('v1')
export class ItmoController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: ItmoReads,
  ) {}

  @Get('itmos')
  @Public()
  @ApiOperation({ summary: 'The runs of ITMOs, with their identifiers' })
  @ApiOkResponse({ type: ItmoPage })
  @ProblemResponses(400)
  list(@Query() query: ItmoQuery): Promise<ItmoPage> {
    return this.reads.listItmos(query);
  }

  @Post('authorisations/:id/itmos')
  @Permit('article6.transfer', ofPartner)
  @ApiOperation({ summary: 'Give issued credits their numbers as ITMOs under an authorisation' })
  @ActResponse(ItmoIdentificationAnswer)
  identify(
    @Param('id') subject: string,
    @Body() body: ItmoIdentificationDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'itmo-identification', subject, body });
  }

  @Get('first-transfers')
  @Public()
  @ApiOperation({ summary: 'The first transfers, run by run' })
  @ApiOkResponse({ type: FirstTransferPage })
  @ProblemResponses(400)
  listTransfers(@Query() query: ItmoQuery): Promise<FirstTransferPage> {
    return this.reads.listTransfers(query);
  }

  @Post('first-transfers')
  @Permit('article6.transfer', ofPartnerIn('authorisation'))
  @ApiOperation({ summary: 'Record the first transfer of ITMOs' })
  @ActResponse(FirstTransferAnswer)
  transfer(@Body() body: FirstTransferDto, @ActCall() call: ActCall) {
    const { countryCode: country } = parsePublicId(body.authorisation);
    return this.acts.submit(call, { kind: 'first-transfer', country, body });
  }

  @Get('first-transfers/:id')
  @Public()
  @ApiOperation({ summary: 'One first transfer' })
  @ApiOkResponse({ type: FirstTransferDetail })
  @ProblemResponses(400, 404)
  detail(@Param('id') id: string): Promise<FirstTransferDetail> {
    return this.reads.transfer(id);
  }

  @Post('partner-countries/:iso2/itmo-acquisitions')
  @Permit('article6.transfer', ofJapan)
  @ApiOperation({ summary: 'Record which credits of Japan’s registry are the ITMOs it acquired' })
  @ActResponse(ItmoAcquisitionAnswer)
  acquire(
    @Param('iso2') country: string,
    @Body() body: ItmoAcquisitionDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'itmo-acquisition', country, body });
  }
}
