import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SettlementDto } from '../../carbon-credit/carbon-credit.dto.ts';
import { giverOfTransfer, takerOfTransfer } from '../../carbon-credit/scopes.ts';
import { TransferReads } from '../../carbon-credit/transfer.reads.ts';
import { FormBody } from '../../http/forms.ts';
import { Permit } from '../../identity/permit.ts';
import { amount, day } from '../../reporting/html/display.ts';
import type { ActForm } from '../form/act-form.ts';
import { ActForms } from '../form/act-forms.service.ts';
import { OwnerNames, titleOf } from '../form/owner-names.reads.ts';
import { PageFilter } from '../page.filter.ts';
import { creditLines } from './disposal-fields.ts';

type End = 'accept' | 'decline' | 'cancel';

const WORDS = {
  accept: {
    kind: 'offer-acceptance',
    title: 'Accept an offer',
    lead: 'The credits come into your account, free to go.',
    verb: 'Accept these credits',
  },
  decline: {
    kind: 'offer-decline',
    title: 'Decline an offer',
    lead: 'The credits go back to whoever offered them.',
    verb: 'Decline these credits',
  },
  cancel: {
    kind: 'offer-cancellation',
    title: 'Take an offer back',
    lead: 'The credits are free in your account again.',
    verb: 'Take the offer back',
  },
} as const satisfies Record<End, object>;

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
  async acceptForm(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    this.forms.show(reply, await this.#form(id, 'accept'));
  }

  @Post('accept')
  @Permit('carbon-credit.accept', takerOfTransfer)
  @FormBody()
  async accept(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#form(id, 'accept'));
  }

  @Get('decline')
  @Permit('carbon-credit.accept', takerOfTransfer)
  async declineForm(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    this.forms.show(reply, await this.#form(id, 'decline'));
  }

  @Post('decline')
  @Permit('carbon-credit.accept', takerOfTransfer)
  @FormBody()
  async decline(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#form(id, 'decline'));
  }

  @Get('cancel')
  @Permit('carbon-credit.transfer', giverOfTransfer)
  async cancelForm(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    this.forms.show(reply, await this.#form(id, 'cancel'));
  }

  @Post('cancel')
  @Permit('carbon-credit.transfer', giverOfTransfer)
  @FormBody()
  async cancel(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#form(id, 'cancel'));
  }

  async #form(id: string, end: End): Promise<ActForm> {
    const offer = await this.transfers.detail(id);
    const accounts = await this.names.creditAccounts(id.slice(0, 2), [
      offer.from.slice(3),
      offer.to.slice(3),
    ]);
    const nameOf = (account: string) => {
      const known = accounts.get(account.slice(3));
      return known ? titleOf(known) : account;
    };
    const { kind, ...words } = WORDS[end];
    return {
      ...words,
      path: [
        { label: 'Offers of credits', address: '/credit-offers' },
        { label: 'The offer', address: `/credit-transfers/${id}` },
      ],
      action: `/credit-transfers/${id}/${end}`,
      facts: [
        { label: 'From', value: nameOf(offer.from) },
        { label: 'To', value: nameOf(offer.to) },
        { label: 'Tonnes of CO₂ equivalent', value: amount(offer.tonnes) },
        { label: 'Can be accepted until', value: day(offer.expiresOn) },
        { label: 'Serial numbers', value: offer.serials },
      ],
      fields: [{ kind: 'long-text', name: 'reason', label: 'Reason', maxLength: 500 }],
      bodyClass: SettlementDto,
      act: { kind, subject: id },
      summary: creditLines,
      receipt: () => `/credit-transfers/${id}`,
    };
  }
}
