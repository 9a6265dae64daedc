import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyRequest } from 'fastify';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { principalOfRequest } from '../identity/me.controller.ts';
import { Permit } from '../identity/permit.ts';
import { byRow } from '../identity/scope.ts';
import { WebhookAnswer, WebhookDto } from './events.dto.ts';
import type { WebhookRow } from './webhook-rows.ts';
import { webhookItem, Webhooks } from './webhooks.service.ts';

/** Who is told of what, and how far: each their own. */
@ApiTags('Events')
@Controller('v1/webhooks')
@Permit('events.subscribe', byRow)
export class WebhooksController {
  constructor(@Inject(Webhooks) private readonly webhooks: Webhooks) {}

  @Get()
  @ApiOperation({ summary: 'List your webhooks, the newest first; an administrator sees all' })
  async list(@Req() request: FastifyRequest) {
    return { items: await this.webhooks.list(principalOfRequest(request)), next: null };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read a webhook: its state, and how far it has been told' })
  @ProblemResponses(400, 404)
  find(@Param('id') id: string, @Req() request: FastifyRequest) {
    return this.webhooks.find(principalOfRequest(request), id);
  }

  @Post()
  @ApiOperation({
    summary: 'Register a webhook within your own scope; its secret is answered once',
    description:
      'It tells what you may see at the moment of telling, and ends with the key or the grant by which it ' +
      'was registered.',
  })
  @ActResponse(WebhookAnswer)
  async make(@Body() body: WebhookDto, @ActCall() call: ActCall): Promise<object> {
    const { webhook, secret } = await this.webhooks.make(call, body);
    const item = webhookItem(webhook);
    call.reply.header('location', `/v1/webhooks/${item.id}`);
    return { ...answerOf(webhook), ...item, secret };
  }

  @Post(':id/disabling')
  @HttpCode(200)
  @ApiOperation({ summary: 'Switch a webhook off' })
  @ActResponse(WebhookAnswer, { status: 200 })
  async disable(@Param('id') id: string, @ActCall() call: ActCall): Promise<object> {
    return shown(await this.webhooks.switch(call, id, false));
  }

  @Post(':id/enabling')
  @HttpCode(200)
  @ApiOperation({ summary: 'Switch a webhook on again; it goes on where it stopped' })
  @ActResponse(WebhookAnswer, { status: 200 })
  async enable(@Param('id') id: string, @ActCall() call: ActCall): Promise<object> {
    return shown(await this.webhooks.switch(call, id, true));
  }

  @Post(':id/secret')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a webhook a new secret; for a day the old one signs too' })
  @ActResponse(WebhookAnswer, { status: 200 })
  async renew(@Param('id') id: string, @ActCall() call: ActCall): Promise<object> {
    const { webhook, secret, sequence, at } = await this.webhooks.renew(call, id);
    return { ...shown(webhook), recordedAt: at, auditSequence: sequence, secret };
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try what failed again now, not after its time of waiting' })
  @ActResponse(WebhookAnswer, { status: 200 })
  async retry(@Param('id') id: string, @ActCall() call: ActCall): Promise<object> {
    return shown(await this.webhooks.retry(call.principal, id));
  }
}

function answerOf({ created_at: recordedAt, audit_sequence: auditSequence }: WebhookRow) {
  return { status: 'posted', recordedAt, auditSequence };
}

function shown(webhook: WebhookRow): object {
  return { ...answerOf(webhook), ...webhookItem(webhook) };
}
