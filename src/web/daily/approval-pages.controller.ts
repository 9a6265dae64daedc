import { randomUUID } from 'node:crypto';
import { Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../../database/database.module.ts';
import type { Book } from '../../database/migrator.ts';
import { formCallOf } from '../../http/act-call.ts';
import { FormBody } from '../../http/forms.ts';
import { Permit } from '../../identity/permit.ts';
import type { ActPreview } from '../../ledger/act-preview.ts';
import { Acts } from '../../ledger/acts.service.ts';
import { PartnerCountryReads } from '../../partner-country/partner-country.reads.ts';
import { render } from '../../reporting/html/templates.ts';
import { ActForms } from '../form/act-forms.service.ts';
import { actProblem, type ActProblem } from '../form/act-problem.ts';
import type { ActForm } from '../form/act-form.ts';
import { OwnerNames } from '../form/owner-names.reads.ts';
import { pageLanguage } from '../language/page-language.ts';
import { wordsIn } from '../language/words.ts';
import { mayIn } from '../may.ts';
import { PageFilter } from '../page.filter.ts';
import { bookOnPage, sendOwnPage } from '../page.ts';
import { approvalForm, pathOf, submittedLines, type SecondWord } from './approval-form.ts';
import { PendingActReads } from './pending-acts.reads.ts';

/** Refusals after which this person cannot decide on the act, whatever the books say. */
const NOT_THEIRS = new Set(['LEDGER.SAME_OFFICER', 'LEDGER.ACT_ALREADY_DECIDED']);

/** What waits for a second officer: listed, looked at as it would be posted, approved or declined. */
@ApiExcludeController()
@Controller()
@UseFilters(PageFilter)
export class ApprovalPagesController {
  constructor(
    private readonly acts: Acts,
    private readonly pending: PendingActReads,
    private readonly countries: PartnerCountryReads,
    private readonly owners: OwnerNames,
    private readonly forms: ActForms,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  @Get('/countries/:iso2/waiting')
  @Permit('ledger.read')
  async list(
    @Param('iso2') iso2: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const country = await this.countries.requirePartner(iso2);
    const items = await this.pending.ofCountry(country);
    const language = pageLanguage(request);
    const t = wordsIn(language);
    const content = {
      t,
      country,
      items: items.map((act) => ({
        act,
        lines: submittedLines(act, language).slice(2),
        isOwn: act.submittedBy === request.principal?.id,
      })),
      mayDecide: mayIn(request, 'ledger.approve', country),
    };
    const page = { title: t('waiting.title'), language, book: bookOnPage(this.book) };
    sendOwnPage(reply, render('/web/views/waiting-acts', page, content));
  }

  /** The act as it would be posted now, with both answers beneath it. */
  @Get('/acts/:id/decide')
  @Permit('ledger.approve')
  async look(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const act = await this.pending.require(id);
    const language = pageLanguage(request);
    const t = wordsIn(language);
    const form = approvalForm('approve', act, language);
    const key = randomUUID();
    const { preview, problem } = await this.#previewOf(form, key, request, reply);
    const content = {
      ...{ t, act, key, form, problem, path: pathOf(act, t) },
      lines: submittedLines(act, language),
      postings: await this.owners.namedPostings(act.country, preview?.postings ?? [], t),
      mayApprove: problem === null,
      mayDecline: problem === null || !NOT_THEIRS.has(problem.code),
    };
    const page = { title: t('decide.title'), language, book: bookOnPage(this.book) };
    sendOwnPage(reply, render('/web/views/decide-act', page, content));
  }

  @Post('/acts/:id/approve')
  @Permit('ledger.approve')
  @FormBody()
  async approve(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.#answer('approve', id, request, reply);
  }

  @Post('/acts/:id/decline')
  @Permit('ledger.approve')
  @FormBody()
  async decline(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.#answer('decline', id, request, reply);
  }

  async #answer(
    word: SecondWord,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const act = await this.pending.require(id);
    await this.forms.answer(request, reply, approvalForm(word, act, pageLanguage(request)));
  }

  async #previewOf(
    form: ActForm,
    key: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly preview: ActPreview | null; readonly problem: ActProblem | null }> {
    try {
      const call = formCallOf(request, reply, { body: {}, idempotencyKey: key });
      const preview = await this.acts.preview(call, { ...form.act, body: {} });
      return { preview, problem: null };
    } catch (error) {
      return { preview: null, problem: await actProblem(error, form) };
    }
  }
}
