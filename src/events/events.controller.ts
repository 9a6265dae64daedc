import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '../http/api-notes.ts';
import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { CLOCK, ENVIRONMENT, POSTING_POOL } from '../database/database.module.ts';
import type { Environment } from '../database/environment.ts';
import { Reader } from '../database/reader.ts';
import { ActCall } from '../http/act-call.ts';
import { ActResponse, ProblemResponses } from '../http/act-response.ts';
import { demand, demandCountry } from '../identity/access.ts';
import { Permit, Public } from '../identity/permit.ts';
import type { Clock } from '../kernel/clock.ts';
import { NO_COUNTRY, parseCountryCode } from '../kernel/country-code.ts';
import { parsePublicId, publicId } from '../kernel/ids.ts';
import { eventErrors } from './errors.ts';
import { eventsFrom } from './event.ts';
import { EventsQuery, WebhookAnswer, WebhookDto } from './events.dto.ts';
import { sealingKey } from './sealing-key.ts';
import { targetOf } from './target.ts';
import {
  cursorsOf,
  listWebhooks,
  makeWebhook,
  switchWebhook,
  webhookById,
} from './webhook-rows.ts';
import type { WebhookActor, WebhookRow } from './webhook-rows.ts';

/** What happened, from the log itself: to be asked for, or to be told. */
@ApiTags('Events')
@Controller('v1')
export class EventsController {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(POSTING_POOL) private readonly pool: pg.Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  @Get('events')
  @Public()
  @ApiOperation({ summary: 'What happened in a country, in the order of its log' })
  @ProblemResponses(400, 401, 403)
  async events(@Query() query: EventsQuery, @Req() request: FastifyRequest) {
    const country = parseCountryCode(query.country);
    const edition = query.edition ?? 'public';
    if (edition === 'auditor') {
      demand(request.principal, 'audit.read');
      demandCountry(request.principal, country);
    }
    const limit = parseInt(query.limit ?? '50', 10);
    const from = query.after === undefined ? 0 : parseInt(query.after, 10) + 1;
    const items = await eventsFrom(this.reader.pool, { country, from, limit }, edition);
    const last = items.at(-1);
    return { items, next: items.length === limit && last ? String(last.sequence) : null };
  }

  @Get('webhooks')
  @Permit('events.subscribe')
  @ApiOperation({ summary: 'List webhooks, the newest first' })
  async list() {
    const rows = await listWebhooks(this.reader.pool);
    return { items: rows.map(itemOf), next: null };
  }

  @Get('webhooks/:id')
  @Permit('events.subscribe')
  @ApiOperation({ summary: 'Read a webhook: its state, and how far it has been told' })
  @ProblemResponses(400, 404)
  async find(@Param('id') id: string) {
    const uuid = idOf(id);
    const webhook = await webhookById(this.reader.pool, uuid);
    return { ...itemOf(webhook), told: await cursorsOf(this.reader.pool, uuid) };
  }

  @Post('webhooks')
  @Permit('events.subscribe')
  @ApiOperation({ summary: 'Register a webhook; its secret is answered once' })
  @ActResponse(WebhookAnswer)
  async make(@Body() body: WebhookDto, @ActCall() call: ActCall): Promise<object> {
    const { allowPrivate, keyFile } = this.environment.webhooks;
    const url = targetOf(body.url, allowPrivate).href;
    const edition = body.edition ?? 'public';
    if (edition === 'auditor') demand(call.principal, 'audit.read');
    const { webhook, secret } = await makeWebhook(
      { pool: this.pool, clock: this.clock },
      actorOf(call),
      {
        url,
        countries: body.countries ?? null,
        kinds: body.kinds ?? null,
        edition,
        fromBeginning: body.from === 'beginning',
      },
      await sealingKey(keyFile),
    );
    const item = itemOf(webhook);
    call.reply.header('location', `/v1/webhooks/${item.id}`);
    return { ...answerOf(webhook), ...item, secret };
  }

  @Post('webhooks/:id/disabling')
  @HttpCode(200)
  @Permit('events.subscribe')
  @ApiOperation({ summary: 'Switch a webhook off' })
  @ActResponse(WebhookAnswer, { status: 200 })
  disable(@Param('id') id: string, @ActCall() call: ActCall): Promise<object> {
    return this.#switch(id, call, false);
  }

  @Post('webhooks/:id/enabling')
  @HttpCode(200)
  @Permit('events.subscribe')
  @ApiOperation({ summary: 'Switch a webhook on again; it goes on where it stopped' })
  @ActResponse(WebhookAnswer, { status: 200 })
  enable(@Param('id') id: string, @ActCall() call: ActCall): Promise<object> {
    return this.#switch(id, call, true);
  }

  async #switch(id: string, call: ActCall, on: boolean): Promise<object> {
    const parts = { pool: this.pool, clock: this.clock };
    const webhook = await switchWebhook(parts, actorOf(call), idOf(id), on);
    return { ...answerOf(webhook), ...itemOf(webhook) };
  }
}

function idOf(text: string): string {
  const { countryCode, id } = parsePublicId(text);
  if (countryCode !== NO_COUNTRY) throw eventErrors.refuse('EVENTS.WEBHOOK_NOT_FOUND');
  return id;
}

function actorOf({ principalId, idempotencyKey, requestHash }: ActCall): WebhookActor {
  return { principalId, idempotencyKey, requestHash };
}

function answerOf(webhook: WebhookRow) {
  const { created_at: recordedAt, audit_sequence: auditSequence } = webhook;
  return { status: 'posted', recordedAt, auditSequence };
}

function itemOf(webhook: WebhookRow) {
  return {
    id: publicId(NO_COUNTRY, webhook.id),
    url: webhook.url,
    countries: webhook.countries,
    kinds: webhook.kinds,
    edition: webhook.edition,
    createdAt: webhook.created_at,
    state: webhook.disabled_at === null ? 'on' : 'off',
    disabledAt: webhook.disabled_at,
    disabledReason: webhook.disabled_reason,
  };
}
