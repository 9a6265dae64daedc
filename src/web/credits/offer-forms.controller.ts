import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SettlementDto } from '../../carbon-credit/carbon-credit.dto.ts';
import { giverOfTransfer, takerOfTransfer } from '../../carbon-credit/scopes.ts';
import { TransferReads } from '../../carbon-credit/transfer.reads.ts';
import { FormBody } from '../../http/forms.ts';
import { Permit } from '../../identity/permit.ts';
import { displayOf } from '../../reporting/language/display.ts';
import type { ActForm } from '../form/act-form.ts';
import { ActForms } from '../form/act-forms.service.ts';
import { OwnerNames, titleOf } from '../form/owner-names.reads.ts';
import { pageLanguage } from '../language/page-language.ts';
import { wordsIn } from '../language/words.ts';
import { PageFilter } from '../page.filter.ts';
import { creditLines } from './disposal-fields.ts';

type End = 'accept' | 'decline' | 'cancel';

const KINDS = {
  accept: 'offer-acceptance',
  decline: 'offer-decline',
  cancel: 'offer-cancellation',
} as const satisfies Record<End, string>;

/** How an offer ends: the receiver accepts or declines it, the giver takes it back. */
@ApiExcludeController()
@Controller('credit-transfers/:id')
@UseFilters(PageFilter)
export class OfferFormsController {
  constructor(
    private readonly transfers: TransferReads,
    private readonly names: OwnerNames,
    private readonly forms: ActForms,
  ) {}

  @Get('accept')
  @Permit('carbon-credit.accept', takerOfTransfer)
  async acceptForm(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, await this.#form(id, 'accept', request));
  }

  @Post('accept')
  @Permit('carbon-credit.accept', takerOfTransfer)
  @FormBody()
  async accept(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#form(id, 'accept', request));
  }

  @Get('decline')
  @Permit('carbon-credit.accept', takerOfTransfer)
  async declineForm(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, await this.#form(id, 'decline', request));
  }

  @Post('decline')
  @Permit('carbon-credit.accept', takerOfTransfer)
  @FormBody()
  async decline(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#form(id, 'decline', request));
  }

  @Get('cancel')
  @Permit('carbon-credit.transfer', giverOfTransfer)
  async cancelForm(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, await this.#form(id, 'cancel', request));
  }

  @Post('cancel')
  @Permit('carbon-credit.transfer', giverOfTransfer)
  @FormBody()
  async cancel(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#form(id, 'cancel', request));
  }

  async #form(id: string, end: End, request: FastifyRequest): Promise<ActForm> {
    const offer = await this.transfers.detail(id);
    const accounts = await this.names.creditAccounts(id.slice(0, 2), [
      offer.from.slice(3),
      offer.to.slice(3),
    ]);
    const language = pageLanguage(request);
    const t = wordsIn(language);
    const display = displayOf(language);
    const nameOf = (account: string) => {
      const known = accounts.get(account.slice(3));
      return known ? titleOf(known, t) : account;
    };
    return {
      language,
      title: t(`offer-${end}.title`),
      lead: t(`offer-${end}.lead`),
      verb: t(`offer-${end}.verb`),
      path: [
        { label: t('credits.offers'), address: '/credit-offers' },
        { label: t('credits.the-offer'), address: `/credit-transfers/${id}` },
      ],
      action: `/credit-transfers/${id}/${end}`,
      facts: [
        { label: t('offer.from'), value: nameOf(offer.from) },
        { label: t('offer.to'), value: nameOf(offer.to) },
        { label: t('credits.tonnes-co2'), value: display.amount(offer.tonnes) },
        ...(offer.expiresOn === null
          ? []
          : [{ label: t('offer.until'), value: display.day(offer.expiresOn) }]),
        { label: t('credits.serials'), value: offer.serials },
      ],
      fields: [{ kind: 'long-text', name: 'reason', label: t('field.reason'), maxLength: 500 }],
      bodyClass: SettlementDto,
      act: { kind: KINDS[end], subject: id },
      summary: creditLines(t, language),
      receipt: () => `/credit-transfers/${id}`,
    };
  }
}
