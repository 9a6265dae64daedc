import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommitmentReads } from '../../funding/commitment.reads.ts';
import { TrancheReads } from '../../funding/tranche.reads.ts';
import { FormBody } from '../../http/forms.ts';
import { Permit } from '../../identity/permit.ts';
import { ActForms } from '../form/act-forms.service.ts';
import { pageLanguage } from '../language/page-language.ts';
import { PageFilter } from '../page.filter.ts';
import { afterCommitmentForm, refundForm, type AfterCommitment } from './after-commitment-form.ts';

/** What becomes of committed money: undrawn it is cancelled, drawn it is given back or repaid. */
@ApiExcludeController()
@Controller()
@UseFilters(PageFilter)
export class AfterCommitmentFormsController {
  constructor(
    private readonly tranches: TrancheReads,
    private readonly commitments: CommitmentReads,
    private readonly forms: ActForms,
  ) {}

  @Get('/commitments/:id/decommit')
  @Permit('funding.decommit')
  decommitForm(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.#show('decommit', id, reply);
  }

  @Post('/commitments/:id/decommit')
  @Permit('funding.decommit')
  @FormBody()
  decommit(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.#answer('decommit', id, request, reply);
  }

  @Get('/commitments/:id/repay')
  @Permit('funding.repay')
  repayForm(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.#show('repay', id, reply);
  }

  @Post('/commitments/:id/repay')
  @Permit('funding.repay')
  @FormBody()
  repay(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.#answer('repay', id, request, reply);
  }

  @Get('/commitments/:id/pay-interest')
  @Permit('funding.repay')
  interestForm(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.#show('pay-interest', id, reply);
  }

  @Post('/commitments/:id/pay-interest')
  @Permit('funding.repay')
  @FormBody()
  interest(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.#answer('pay-interest', id, request, reply);
  }

  @Get('/commitments/:id/pay-fee')
  @Permit('funding.repay')
  feeForm(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    return this.#show('pay-fee', id, reply);
  }

  @Post('/commitments/:id/pay-fee')
  @Permit('funding.repay')
  @FormBody()
  fee(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.#answer('pay-fee', id, request, reply);
  }

  @Get('/disbursements/:id/refund')
  @Permit('funding.refund')
  async refundForm(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const form = await this.#refund(id, reply.request);
    this.forms.show(reply, form, { currency: form.currency });
  }

  @Post('/disbursements/:id/refund')
  @Permit('funding.refund')
  @FormBody()
  async refund(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#refund(id, request));
  }

  async #show(act: AfterCommitment, id: string, reply: FastifyReply): Promise<void> {
    const form = await this.#form(act, id, reply.request);
    this.forms.show(reply, form, { currency: form.currency });
  }

  async #answer(
    act: AfterCommitment,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#form(act, id, request));
  }

  async #form(act: AfterCommitment, id: string, request: FastifyRequest) {
    const commitment = await this.commitments.detail(id);
    const { reference } = await this.tranches.detail(commitment.tranche);
    const language = pageLanguage(request);
    const form = afterCommitmentForm(act, commitment, { trancheReference: reference, language });
    return { ...form, currency: commitment.currency };
  }

  async #refund(id: string, request: FastifyRequest) {
    const disbursement = await this.commitments.disbursement(id);
    const commitment = await this.commitments.detail(disbursement.commitment);
    const { reference } = await this.tranches.detail(commitment.tranche);
    const language = pageLanguage(request);
    const form = refundForm(disbursement, commitment, { trancheReference: reference, language });
    return { ...form, currency: disbursement.currency };
  }
}
