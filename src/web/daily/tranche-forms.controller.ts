import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AMENDMENT_KINDS, type AmendmentKind } from '../../funding/acts/amendment-form.ts';
import { TrancheReads } from '../../funding/tranche.reads.ts';
import { httpErrors } from '../../http/errors.ts';
import { FormBody } from '../../http/forms.ts';
import { Permit } from '../../identity/permit.ts';
import { ActForms } from '../form/act-forms.service.ts';
import { pageLanguage } from '../language/page-language.ts';
import { PageFilter } from '../page.filter.ts';
import { amendmentForm, presentOf } from './tranche-form.ts';

/** What changes about a tranche: its amount, its days, its status, what is said of it. */
@ApiExcludeController()
@Controller('/tranches/:id/amend/:kind')
@UseFilters(PageFilter)
export class TrancheFormsController {
  constructor(
    private readonly tranches: TrancheReads,
    private readonly forms: ActForms,
  ) {}

  @Get()
  @Permit('funding.amend')
  async amendForm(
    @Param('id') id: string,
    @Param('kind') given: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const kind = kindOf(given);
    const tranche = await this.tranches.detail(id);
    const form = amendmentForm(kind, tranche, pageLanguage(request));
    this.forms.show(reply, form, presentOf(kind, tranche));
  }

  @Post()
  @Permit('funding.amend')
  @FormBody()
  async amend(
    @Param('id') id: string,
    @Param('kind') given: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const tranche = await this.tranches.detail(id);
    const form = amendmentForm(kindOf(given), tranche, pageLanguage(request));
    await this.forms.answer(request, reply, form);
  }
}

/** Refuses HTTP.ROUTE_NOT_FOUND for a kind that there is not. */
function kindOf(given: string): AmendmentKind {
  const kind = AMENDMENT_KINDS.find((each) => each === given);
  if (kind === undefined) throw httpErrors.refuse('HTTP.ROUTE_NOT_FOUND');
  return kind;
}
