import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { PageQuery } from '../http/paging.ts';
import type { PageOf } from '../http/paging.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import { Permit } from './permit.ts';
import {
  GrantAnswer,
  GrantDto,
  PrincipalDto,
  PrincipalPage,
  PrincipalView,
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
