import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { Permit, Public } from '../identity/permit.ts';
import { Acts } from '../ledger/acts.service.ts';
import {
  Article6PartyAnswer,
  Article6PartyView,
  InventoryEmissionsAnswer,
  NdcPeriodAnswer,
} from './article6.answers.ts';
import { Article6PartyDto, InventoryEmissionsDto, NdcPeriodDto } from './article6.dto.ts';
import { PartyReads } from './party.reads.ts';
import { ofPartyInAddress } from './scopes.ts';

/** What is recorded of the Parties themselves: ITMO registry, NDC periods, inventory emissions. */
@ApiTags('Article 6')
@Controller('v1/article6-parties')
export class PartyController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: PartyReads,
  ) {}

  @Get(':party')
  @Public()
  @ApiOperation({ summary: 'A Party by its alpha-3 code: registry, NDC periods, inventory' })
  @ApiOkResponse({ type: Article6PartyView })
  @ProblemResponses(404)
  detail(@Param('party') party: string): Promise<Article6PartyView> {
    return this.reads.detail(party);
  }

  @Post(':party/itmo-registry')
  @Permit('article6.party', ofPartyInAddress)
  @ApiOperation({ summary: 'Record the ITMO registry of a Party' })
  @ActResponse(Article6PartyAnswer)
  async registry(
    @Param('party') party: string,
    @Body() body: Article6PartyDto,
    @ActCall() call: ActCall,
  ) {
    const { country } = await this.reads.find(party);
    return this.acts.submit(call, { kind: 'article6-party', country, body });
  }

  @Post(':party/ndc-periods')
  @Permit('article6.party', ofPartyInAddress)
  @ApiOperation({ summary: 'Record an NDC period and its one method of adjustment' })
  @ActResponse(NdcPeriodAnswer)
  async ndcPeriod(
    @Param('party') party: string,
    @Body() body: NdcPeriodDto,
    @ActCall() call: ActCall,
  ) {
    const { country } = await this.reads.find(party);
    return this.acts.submit(call, { kind: 'ndc-period', country, body });
  }

  @Post(':party/inventory-emissions')
  @Permit('article6.party', ofPartyInAddress)
  @ApiOperation({ summary: 'Record the inventory emissions of a year, or their recalculation' })
  @ActResponse(InventoryEmissionsAnswer)
  async inventory(
    @Param('party') party: string,
    @Body() body: InventoryEmissionsDto,
    @ActCall() call: ActCall,
  ) {
    const { country } = await this.reads.find(party);
    return this.acts.submit(call, { kind: 'inventory-emissions', country, body });
  }
}
