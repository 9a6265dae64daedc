import { Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountView } from '../../carbon-credit/account.answers.ts';
import { AccountReads } from '../../carbon-credit/account.reads.ts';
import { holderOfAccount } from '../../carbon-credit/scopes.ts';
import { fieldOf, FormBody, formOf } from '../../http/forms.ts';
import { Permit } from '../../identity/permit.ts';
import type { Language } from '../../reporting/language/language.ts';
import type { ActForm } from '../form/act-form.ts';
import { ActForms } from '../form/act-forms.service.ts';
import { pageLanguage } from '../language/page-language.ts';
import { PageFilter } from '../page.filter.ts';
import { cancellationForm, offerForm, retirementForm, transferForm } from './disposal-form.ts';

/** Forms by which a holder disposes of credits: retirement, cancellation, transfer and offer. */
@ApiExcludeController()
@Controller('credit-accounts/:id')
@UseFilters(PageFilter)
export class DisposalFormsController {
  constructor(
    private readonly accounts: AccountReads,
    private readonly forms: ActForms,
  ) {}

  @Get('retire')
  @Permit('carbon-credit.retire', holderOfAccount)
  async retireForm(
    @Param('id') id: string,
    @Query() asked: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, await this.#form(id, request, retirementForm), typedIn(asked));
  }

  @Post('retire')
  @Permit('carbon-credit.retire', holderOfAccount)
  @FormBody()
  async retire(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#form(id, request, retirementForm));
  }

  @Get('cancel')
  @Permit('carbon-credit.cancel', holderOfAccount)
  async cancelForm(
    @Param('id') id: string,
    @Query() asked: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, await this.#form(id, request, cancellationForm), typedIn(asked));
  }

  @Post('cancel')
  @Permit('carbon-credit.cancel', holderOfAccount)
  @FormBody()
  async cancel(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#form(id, request, cancellationForm));
  }

  @Get('transfer')
  @Permit('carbon-credit.transfer', holderOfAccount)
  async transferForm(
    @Param('id') id: string,
    @Query() asked: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, await this.#form(id, request, offerForm), typedIn(asked));
  }

  @Post('transfer')
  @Permit('carbon-credit.transfer', holderOfAccount)
  @FormBody()
  async transfer(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isOffer = fieldOf(formOf(request), 'expiresOn') !== undefined;
    const form = await this.#form(id, request, isOffer ? offerForm : transferForm);
    await this.forms.answer(request, reply, form);
  }

  async #form(
    id: string,
    request: FastifyRequest,
    of: (account: AccountView, language: Language) => ActForm,
  ): Promise<ActForm> {
    return of(await this.accounts.detail(id), pageLanguage(request));
  }
}

/** Links may name the serials: '?serials=JP-KZ-…' fills the form in. */
function typedIn({ serials }: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  if (typeof serials !== 'string' || serials.length > 500) return {};
  return { selection: 'serials', serials };
}
