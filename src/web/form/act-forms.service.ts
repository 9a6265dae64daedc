import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BOOK } from '../../database/database.module.ts';
import type { Book } from '../../database/migrator.ts';
import { formCallOf } from '../../http/act-call.ts';
import { checkedBody } from '../../http/body.pipe.ts';
import { fieldOf, formOf, type FormFields } from '../../http/forms.ts';
import type { ActPreview } from '../../ledger/act-preview.ts';
import { Acts } from '../../ledger/acts.service.ts';
import { render } from '../../reporting/html/templates.ts';
import { seeOther } from '../forms.ts';
import { bookOnPage, sendOwnPage } from '../page.ts';
import type { ActForm } from './act-form.ts';
import { actProblem, type ActProblem } from './act-problem.ts';
import { wordsIn } from '../language/words.ts';
import { bodyIn, rowsOf, typedIn, type Typed } from './form-field.ts';
import { OwnerNames } from './owner-names.reads.ts';

/** The hidden field that makes a second click the same act. */
const KEY = 'idempotency-key';

/**
 * Forms of acts: shown, refused with what was typed, previewed, confirmed; then the reader is sent on to
 * the receipt. Every form goes the same way, so that a new one is a description and two routes.
 */
@Injectable()
export class ActForms {
  constructor(
    private readonly acts: Acts,
    private readonly owners: OwnerNames,
    @Inject(BOOK) private readonly book: Book,
  ) {}

  /** The form as it is asked for; an address may fill some of its fields in. */
  show(reply: FastifyReply, form: ActForm, typed: Typed = {}): void {
    this.#form(reply, form, { typed, problem: null, key: randomUUID() });
  }

  /** Whatever the form sends: to be looked at first, to be changed again, or to be done. */
  async answer(request: FastifyRequest, reply: FastifyReply, form: ActForm): Promise<void> {
    const sent = formOf(request);
    const typed = typedIn(sent, form.fields);
    const key = fieldOf(sent, KEY) ?? randomUUID();
    const step = fieldOf(sent, 'step');
    if (step === 'change' || step === 'rows') {
      this.#form(reply, form, { typed, problem: null, key, moreRows: step === 'rows' });
      return;
    }
    try {
      await this.#take(request, reply, form, { sent, typed, key });
    } catch (error) {
      const problem = await actProblem(error, form, typed);
      // The key stands for what was done under it; something else needs another.
      const next = problem.code === 'LEDGER.KEY_REUSED' ? randomUUID() : key;
      this.#form(reply, form, { typed, problem, key: next });
    }
  }

  async #take(
    request: FastifyRequest,
    reply: FastifyReply,
    form: ActForm,
    {
      sent,
      typed,
      key,
    }: { readonly sent: FormFields; readonly typed: Typed; readonly key: string },
  ): Promise<void> {
    const body = { ...form.fixed, ...bodyIn(typed, form.fields) };
    const checked = (await checkedBody(body, form.bodyClass)) as object;
    const call = formCallOf(request, reply, { body, idempotencyKey: key });
    const act = { ...form.act, body: { ...checked, ...form.added } };
    if (fieldOf(sent, 'step') === 'confirm') {
      seeOther(reply, form.receipt(await this.acts.submit(call, act)));
      return;
    }
    const preview = await this.acts.preview(call, act);
    if (preview.isRecorded) seeOther(reply, form.receipt(preview.answer.body));
    else await this.#preview(reply, form, { preview, typed, key });
  }

  async #preview(
    reply: FastifyReply,
    form: ActForm,
    { preview, typed, key }: { preview: ActPreview; readonly typed: Typed; readonly key: string },
  ): Promise<void> {
    const country = (form.act.subject ?? form.act.country ?? '').slice(0, 2);
    const { language } = form;
    const t = wordsIn(language);
    const postings = await this.owners.namedPostings(country, preview.postings, t);
    const title = t('form.preview-title', { title: form.title });
    const page = { title, language, book: bookOnPage(this.book) };
    const content = {
      form,
      t,
      typed: Object.entries(typed).filter(([, value]) => value !== ''),
      key,
      postings,
      lines: form.summary(preview.answer.body),
    };
    sendOwnPage(reply, render('/web/views/act-preview', page, content));
  }

  #form(
    reply: FastifyReply,
    form: ActForm,
    content: {
      readonly typed: Typed;
      readonly problem: ActProblem | null;
      readonly key: string;
      /** One more empty row than usual was asked for. */
      readonly moreRows?: boolean;
    },
  ): void {
    const { language } = form;
    const t = wordsIn(language);
    const title = content.problem ? t('form.not-done', { title: form.title }) : form.title;
    const page = { title, language, book: bookOnPage(this.book) };
    const html = render('/web/views/act-form', page, { form, t, rowsOf, ...content });
    sendOwnPage(reply, html, content.problem?.status ?? 200);
  }
}
