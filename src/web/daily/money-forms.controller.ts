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
import { commitmentForm, disbursementForm } from './money-form.ts';

/** What a fund officer does every day: commit money of a tranche, and pay it out. */
@ApiExcludeController()
@Controller()
@UseFilters(PageFilter)
export class MoneyFormsController {
  constructor(
    private readonly tranches: TrancheReads,
    private readonly commitments: CommitmentReads,
    private readonly forms: ActForms,
  ) {}

  @Get('/tranches/:id/commit')
  @Permit('funding.commit')
  async commitForm(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const tranche = await this.tranches.detail(id);
    const form = commitmentForm(tranche, pageLanguage(request));
    this.forms.show(reply, form, { currency: tranche.currency });
  }

  @Post('/tranches/:id/commit')
  @Permit('funding.commit')
  @FormBody()
  async commit(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = commitmentForm(await this.tranches.detail(id), pageLanguage(request));
    await this.forms.answer(request, reply, form);
  }

  @Get('/commitments/:id/disburse')
  @Permit('funding.disburse')
  async disburseForm(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = await this.#disbursement(id, request);
    this.forms.show(reply, form, { currency: form.currency });
  }

  @Post('/commitments/:id/disburse')
  @Permit('funding.disburse')
  @FormBody()
  async disburse(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#disbursement(id, request));
  }

  async #disbursement(id: string, request: FastifyRequest) {
    const commitment = await this.commitments.detail(id);
    const tranche = await this.tranches.detail(commitment.tranche);
    const form = disbursementForm(commitment, tranche.reference, pageLanguage(request));
    return { ...form, currency: commitment.currency };
  }
}
