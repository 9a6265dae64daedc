import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '../http/api-notes.ts';
import { ActCall } from '../http/act-call.ts';
import { ActResponse } from '../http/act-response.ts';
import { PageQuery } from '../http/paging.ts';
import type { PageOf } from '../http/paging.ts';
import { ApiKeyAnswer, ApiKeyDto, ApiKeyItem, ApiKeyPage } from './api-keys.dto.ts';
import { ApiKeys, itemOf } from './api-keys.service.ts';
import { Permit } from './permit.ts';

@ApiTags('identity')
@Controller()
export class ApiKeysController {
  constructor(@Inject(ApiKeys) private readonly apiKeys: ApiKeys) {}

  @Get('/v1/api-keys')
  @Permit('identity.administer')
  @ApiOperation({ summary: 'List API keys, the newest first' })
  @ApiOkResponse({ type: ApiKeyPage })
  list(@Query() query: PageQuery): Promise<PageOf<ApiKeyItem>> {
    return this.apiKeys.list(query);
  }

  @Get('/v1/api-keys/:id')
  @Permit('identity.administer')
  @ApiOperation({ summary: 'Read one API key, but never the key itself' })
  @ApiOkResponse({ type: ApiKeyItem })
  find(@Param('id') id: string): Promise<ApiKeyItem> {
    return this.apiKeys.find(id);
  }

  @Post('/v1/api-keys')
  @Permit('identity.administer')
  @ApiOperation({ summary: 'Make an API key; it is answered once' })
  @ActResponse(ApiKeyAnswer)
  async make(@Body() body: ApiKeyDto, @ActCall() call: ActCall): Promise<object> {
    const { key, text } = await this.apiKeys.make(call, body);
    const item = itemOf(key);
    call.reply.header('location', `/v1/api-keys/${item.id}`);
    const { audit_sequence: auditSequence, created_at: recordedAt } = key;
    return { ...item, key: text, status: 'posted', recordedAt, auditSequence };
  }

  @Post('/v1/api-keys/:id/revocation')
  @HttpCode(200)
  @Permit('identity.administer')
  @ApiOperation({ summary: 'Revoke an API key for ever' })
  @ActResponse(ApiKeyAnswer, { status: 200 })
  async revoke(@Param('id') id: string, @ActCall() call: ActCall): Promise<object> {
    const { key, auditSequence } = await this.apiKeys.revoke(call, id);
    return { ...itemOf(key), status: 'posted', recordedAt: key.revoked_at, auditSequence };
  }
}
