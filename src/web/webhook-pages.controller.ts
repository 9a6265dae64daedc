import { Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { EVENT_EDITIONS } from '../events/edition.ts';
import { WebhookDto } from '../events/events.dto.ts';
import { webhookItem, Webhooks } from '../events/webhooks.service.ts';
import { formCallOf } from '../http/act-call.ts';
import type { ActCall } from '../http/act-call.ts';
import { bodyOfForm, fieldOf, FormBody, formOf } from '../http/forms.ts';
import { principalOfRequest } from '../identity/me.controller.ts';
import { Permit } from '../identity/permit.ts';
import { byRow } from '../identity/scope.ts';
import { checkedForm, formProblem, seeOther } from './forms.ts';
import type { FormProblem } from './forms.ts';
import { sendInLanguage } from './own-page.ts';
import { PageFilter } from './page.filter.ts';

/** One's own webhooks: what they are told, how far, and what went wrong. */
@ApiExcludeController()
@Controller('webhooks')
@Permit('events.subscribe', byRow)
@UseFilters(PageFilter)
export class WebhookPagesController {
  constructor(
    private readonly webhooks: Webhooks,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.#list(request, reply, null, {});
  }

  @Post()
  @FormBody()
  async make(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = bodyOfForm(formOf(request), ['url', 'edition'], ['countries']);
    try {
      const checked = await checkedForm<WebhookDto>(body, WebhookDto);
      const { webhook, secret } = await this.webhooks.make(callOf(request, reply, body), checked);
      this.#secret(request, reply, webhookItem(webhook).id, secret);
    } catch (error) {
      await this.#list(request, reply, await formProblem(error, request), body);
    }
  }

  @Get(':id')
  async one(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const content = { hook: await this.webhooks.find(principalOfRequest(request), id) };
    const { book } = this;
    sendInLanguage(request, reply, { book, view: 'webhook', title: 'hooks.title', content });
  }

  @Post(':id/disabling')
  @FormBody()
  async disable(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.webhooks.switch(callOf(request, reply, {}), id, false);
    seeOther(reply, `/webhooks/${id}`);
  }

  @Post(':id/enabling')
  @FormBody()
  async enable(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.webhooks.switch(callOf(request, reply, {}), id, true);
    seeOther(reply, `/webhooks/${id}`);
  }

  @Post(':id/retry')
  @FormBody()
  async retry(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.webhooks.retry(principalOfRequest(request), id);
    seeOther(reply, `/webhooks/${id}`);
  }

  @Post(':id/secret')
  @FormBody()
  async renew(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { secret } = await this.webhooks.renew(callOf(request, reply, {}), id);
    this.#secret(request, reply, id, secret);
  }

  /** The one page that is no redirect: the secret is shown this once. */
  #secret(request: FastifyRequest, reply: FastifyReply, id: string, secret: string | null): void {
    const { book } = this;
    const content = { id, secret };
    sendInLanguage(request, reply, {
      book,
      view: 'webhook-secret',
      title: 'hooks.secret',
      content,
    });
  }

  async #list(
    request: FastifyRequest,
    reply: FastifyReply,
    problem: FormProblem | null,
    given: object,
  ): Promise<void> {
    const list = await this.webhooks.list(principalOfRequest(request));
    const content = { list, problem, given, editions: EVENT_EDITIONS };
    const { book } = this;
    const status = problem?.status;
    const page = { book, view: 'webhooks', title: 'hooks.title', content, status } as const;
    sendInLanguage(request, reply, page);
  }
}

function callOf(
  request: FastifyRequest,
  reply: FastifyReply,
  body: Parameters<typeof formCallOf>[2]['body'],
): ActCall {
  const idempotencyKey = fieldOf(formOf(request), 'idempotencyKey');
  return formCallOf(request, reply, { body, idempotencyKey });
}
