import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { PageQuery } from '../http/paging.ts';
import type { PageOf } from '../http/paging.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import { Permit } from './permit.ts';
import {
  ErasureAnswer,
  GrantAnswer,
  GrantDto,
  IdentityLinkAnswer,
  IdentityLinkDto,
  IdentityLinkList,
  PrincipalDto,
  PrincipalPage,
  PrincipalView,
  SecondFactorResetAnswer,
} from './principals.dto.ts';
import { grantView, Principals } from './principals.service.ts';

@ApiTags('identity')
@Controller()
export class PrincipalsController {
  constructor(@Inject(Principals) private readonly principals: Principals) {}

  @Get('/v1/principals')
  @Permit('identity.administer')
  @ApiOperation({ summary: 'List who may ask, with what they are granted, the newest first' })
  @ApiOkResponse({ type: PrincipalPage })
  list(@Query() query: PageQuery): Promise<PageOf<PrincipalView>> {
    return this.principals.list(query);
  }

  @Get('/v1/principals/:id')
  @Permit('identity.administer')
  @ApiOperation({ summary: 'Read one principal with its grants' })
  @ApiOkResponse({ type: PrincipalView })
  @ProblemResponses(400, 401, 403, 404)
  find(@Param('id') id: string): Promise<PrincipalView> {
    return this.principals.find(id);
  }

  @Post('/v1/principals')
  @Permit('identity.administer')
  @ApiOperation({ summary: 'Make a principal without a key, such as a person who will sign in' })
  @ActResponse(PrincipalView)
  async make(@Body() body: PrincipalDto, @ActCall() call: ActCall): Promise<PrincipalView> {
    const made = await this.principals.make(call, body);
    call.reply.header('location', `/v1/principals/${made.id}`);
    return made;
  }

  @Post('/v1/principals/:id/grants')
  @Permit('identity.administer')
  @ApiOperation({ summary: 'Grant a role: where, for which side, organisations, projects' })
  @ActResponse(GrantAnswer)
  async grant(
    @Param('id') id: string,
    @Body() body: GrantDto,
    @ActCall() call: ActCall,
  ): Promise<object> {
    const row = await this.principals.grant(call, id, body);
    const view = grantView(row);
    call.reply.header('location', `/v1/principals/${id}`);
    const recordedAt = row.granted_at;
    const { audit_sequence: auditSequence } = row;
    return { ...view, principal: id, status: 'posted', recordedAt, auditSequence };
  }

  @Get('/v1/principals/:id/identities')
  @Permit('identity.administer')
  @ApiOperation({ summary: 'Accounts at identity providers that lead to a principal' })
  @ApiOkResponse({ type: IdentityLinkList })
  @ProblemResponses(400, 401, 403)
  async links(@Param('id') id: string): Promise<IdentityLinkList> {
    return { items: await this.principals.linksOf(id), next: null };
  }

  @Post('/v1/principals/:id/identities')
  @Permit('identity.administer')
  @ApiOperation({ summary: 'Let a principal sign in with an account at an identity provider' })
  @ActResponse(IdentityLinkAnswer)
  async link(
    @Param('id') id: string,
    @Body() body: IdentityLinkDto,
    @ActCall() call: ActCall,
  ): Promise<object> {
    const row = await this.principals.link(call, id, body);
    call.reply.header('location', `/v1/principals/${id}/identities`);
    return told(row.id, id, row.audit_sequence, row.linked_at);
  }

  @Post('/v1/identity-links/:id/end')
  @HttpCode(200)
  @Permit('identity.administer')
  @ApiOperation({ summary: 'End a link to an account, and erase whose it was' })
  @ActResponse(IdentityLinkAnswer, { status: 200 })
  async unlink(@Param('id') id: string, @ActCall() call: ActCall): Promise<object> {
    const { principalId, sequence, at } = await this.principals.unlink(call, id);
    return { ...told('', publicId(NO_COUNTRY, principalId), sequence, at), id };
  }

  @Post('/v1/principals/:id/second-factor/reset')
  @HttpCode(200)
  @Permit('identity.administer')
  @ApiOperation({ summary: 'Take away a lost second factor, and end the sessions of its holder' })
  @ActResponse(SecondFactorResetAnswer, { status: 200 })
  async resetSecondFactor(@Param('id') id: string, @ActCall() call: ActCall): Promise<object> {
    const { sequence, at } = await this.principals.resetSecondFactor(call, id);
    return { id, status: 'posted', recordedAt: at, auditSequence: sequence };
  }

  @Post('/v1/principals/:id/erasure')
  @HttpCode(200)
  @Permit('identity.administer')
  @ApiOperation({
    summary: 'Erase who somebody is and end their access; what they did stays, and can be proved',
  })
  @ActResponse(ErasureAnswer, { status: 200 })
  async erase(@Param('id') id: string, @ActCall() call: ActCall): Promise<object> {
    const { sequence, at } = await this.principals.erase(call, id);
    return { id, status: 'posted', recordedAt: at, auditSequence: sequence };
  }

  @Post('/v1/grants/:id/end')
  @HttpCode(200)
  @Permit('identity.administer')
  @ApiOperation({ summary: 'End a grant for ever' })
  @ActResponse(GrantAnswer, { status: 200 })
  async end(@Param('id') id: string, @ActCall() call: ActCall): Promise<object> {
    const { grant, auditSequence } = await this.principals.end(call, id);
    const principal = publicId(NO_COUNTRY, grant.principal_id);
    const recordedAt = grant.ended_at;
    return { ...grantView(grant), principal, status: 'posted', recordedAt, auditSequence };
  }
}

function told(id: string, principal: string, auditSequence: number, recordedAt: string): object {
  return { id: publicId(NO_COUNTRY, id), principal, status: 'posted', recordedAt, auditSequence };
}
