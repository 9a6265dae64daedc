import { randomUUID } from 'node:crypto';
import { Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../database/database.module.ts';
import type { Book } from '../database/migrator.ts';
import { formCallOf } from '../http/act-call.ts';
import type { ActCall } from '../http/act-call.ts';
import { fieldOf, FormBody, formOf } from '../http/forms.ts';
import { Permit } from '../identity/permit.ts';
import { Principals } from '../identity/principals.service.ts';
import { NO_COUNTRY } from '../kernel/country-code.ts';
import { publicId } from '../kernel/ids.ts';
import { seeOther } from './forms.ts';
import { sendInLanguage } from './own-page.ts';
import { PageFilter } from './page.filter.ts';

/** What ends somebody's access, or who they are: links, a lost second factor, everything. */
@ApiExcludeController()
@Controller('access')
@Permit('identity.administer')
@UseFilters(PageFilter)
export class AccessActsPagesController {
  constructor(
    private readonly principals: Principals,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Post('identity-links/:id/end')
  @FormBody()
  async unlink(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { principalId } = await this.principals.unlink(callOf(request, reply), id);
    seeOther(reply, `/access/principals/${publicId(NO_COUNTRY, principalId)}`);
  }

  @Post('principals/:id/second-factor/reset')
  @FormBody()
  async reset(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.principals.resetSecondFactor(callOf(request, reply), id);
    seeOther(reply, `/access/principals/${id}`);
  }

  /** What is erased, what ends and what stays, before it is done: there is no way back. */
  @Get('principals/:id/erasure')
  async erasurePage(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const content = { person: await this.principals.find(id), key: randomUUID() };
    const { book } = this;
    sendInLanguage(request, reply, { book, view: 'erasure', title: 'ending.title', content });
  }

  @Post('principals/:id/erasure')
  @FormBody()
  async erase(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.principals.erase(callOf(request, reply), id);
    seeOther(reply, `/access/principals/${id}`);
  }
}

function callOf(request: FastifyRequest, reply: FastifyReply): ActCall {
  const idempotencyKey = fieldOf(formOf(request), 'idempotencyKey');
  return formCallOf(request, reply, { body: {}, idempotencyKey });
}
