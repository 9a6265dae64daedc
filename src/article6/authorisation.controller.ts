import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyReply } from 'fastify';
import { ActCall, versionOf } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { Permit, Public } from '../identity/permit.ts';
import { parsePublicId } from '../kernel/ids.ts';
import { Acts } from '../ledger/acts.service.ts';
import {
  AuthorisationAnswer,
  AuthorisationDetail,
  AuthorisationPage,
  AuthorisedEntityAnswer,
  CooperativeApproachAnswer,
  CooperativeApproachDetail,
  CooperativeApproachPage,
} from './article6.answers.ts';
import {
  AuthorisationDto,
  AuthorisationQuery,
  AuthorisationRevocationDto,
  AuthorisationVersionDto,
  AuthorisedEntityDto,
  CooperativeApproachChangeDto,
  CooperativeApproachDto,
  CooperativeApproachQuery,
  CooperativeApproachTransitionDto,
} from './article6.dto.ts';
import { AuthorisationReads } from './authorisation.reads.ts';
import { ofPartner, ofPartnerIn } from './scopes.ts';

/** Cooperative approaches with partners, and what Parties authorise under them. */
@ApiTags('Article 6')
@Controller('v1')
export class AuthorisationController {
  constructor(
    private readonly acts: Acts,
    private readonly reads: AuthorisationReads,
  ) {}

  @Get('cooperative-approaches')
  @Public()
  @ApiOperation({ summary: 'The cooperative approaches, by country' })
  @ApiOkResponse({ type: CooperativeApproachPage })
  @ProblemResponses(400)
  listApproaches(@Query() query: CooperativeApproachQuery): Promise<CooperativeApproachPage> {
    return this.reads.listApproaches(query);
  }

  @Post('partner-countries/:iso2/cooperative-approaches')
  @Permit('article6.authorise')
  @ApiOperation({ summary: 'Enter a cooperative approach with a partner, as a draft' })
  @ActResponse(CooperativeApproachAnswer)
  enterApproach(
    @Param('iso2') country: string,
    @Body() body: CooperativeApproachDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'cooperative-approach', country, body });
  }

  @Get('cooperative-approaches/:id')
  @Public()
  @ApiOperation({ summary: 'A cooperative approach, with its versions and possible steps' })
  @ApiOkResponse({ type: CooperativeApproachDetail })
  @ProblemResponses(400, 404)
  async approach(
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CooperativeApproachDetail> {
    const detail = await this.reads.approach(id);
    void reply.header('etag', `"${detail.version}"`);
    return detail;
  }

  @Patch('cooperative-approaches/:id')
  @HttpCode(200)
  @Permit('article6.authorise')
  @ApiOperation({ summary: 'A new version: its number on the CARP, its initial report' })
  @ActResponse(CooperativeApproachAnswer, { status: 200, changes: true })
  changeApproach(
    @Param('id') subject: string,
    @Body() given: CooperativeApproachChangeDto,
    @ActCall() call: ActCall,
  ) {
    const body = { ...given, expectedVersion: versionOf(call) };
    return this.acts.submit(call, { kind: 'cooperative-approach-change', subject, body });
  }

  @Post('cooperative-approaches/:id/transitions')
  @Permit('article6.authorise')
  @ApiOperation({ summary: 'Take a cooperative approach to its next state' })
  @ActResponse(CooperativeApproachAnswer)
  moveApproach(
    @Param('id') subject: string,
    @Body() body: CooperativeApproachTransitionDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'cooperative-approach-transition', subject, body });
  }

  @Get('authorisations')
  @Public()
  @ApiOperation({ summary: 'The authorisations, by country' })
  @ApiOkResponse({ type: AuthorisationPage })
  @ProblemResponses(400)
  list(@Query() query: AuthorisationQuery): Promise<AuthorisationPage> {
    return this.reads.listAuthorisations(query);
  }

  @Post('authorisations')
  @Permit('article6.authorise', ofPartnerIn('cooperativeApproach'))
  @ApiOperation({ summary: 'Enter an authorisation under a cooperative approach' })
  @ActResponse(AuthorisationAnswer)
  authorise(@Body() body: AuthorisationDto, @ActCall() call: ActCall) {
    const { countryCode: country } = parsePublicId(body.cooperativeApproach);
    return this.acts.submit(call, { kind: 'authorisation', country, body });
  }

  @Get('authorisations/:id')
  @Public()
  @ApiOperation({ summary: 'An authorisation, with its entities and versions' })
  @ApiOkResponse({ type: AuthorisationDetail })
  @ProblemResponses(400, 404)
  async authorisation(
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthorisationDetail> {
    const detail = await this.reads.authorisation(id);
    void reply.header('etag', `"${detail.version}"`);
    return detail;
  }

  @Patch('authorisations/:id')
  @HttpCode(200)
  @Permit('article6.authorise', ofPartner)
  @ApiOperation({ summary: 'A new version of an authorisation' })
  @ActResponse(AuthorisationAnswer, { status: 200, changes: true })
  change(
    @Param('id') subject: string,
    @Body() given: AuthorisationVersionDto,
    @ActCall() call: ActCall,
  ) {
    const body = { ...given, expectedVersion: versionOf(call) };
    return this.acts.submit(call, { kind: 'authorisation-version', subject, body });
  }

  @Post('authorisations/:id/revoke')
  @Permit('article6.authorise', ofPartner)
  @ApiOperation({ summary: 'Revoke an authorisation: nothing more is done under it' })
  @ActResponse(AuthorisationAnswer)
  revoke(
    @Param('id') subject: string,
    @Body() body: AuthorisationRevocationDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'authorisation-revocation', subject, body });
  }

  @Post('authorisations/:id/entities')
  @Permit('article6.authorise', ofPartner)
  @ApiOperation({ summary: 'Name an entity that an authorisation covers' })
  @ActResponse(AuthorisedEntityAnswer)
  nameEntity(
    @Param('id') subject: string,
    @Body() body: AuthorisedEntityDto,
    @ActCall() call: ActCall,
  ) {
    return this.acts.submit(call, { kind: 'authorised-entity', subject, body });
  }
}
