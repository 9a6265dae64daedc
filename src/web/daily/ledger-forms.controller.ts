import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Month, Text } from '../../http/fields.ts';
import { FormBody } from '../../http/forms.ts';
import { Permit } from '../../identity/permit.ts';
import { ReversalDto } from '../../ledger/ledger.dto.ts';
import { LedgerReads } from '../../ledger/ledger.reads.ts';
import { PartnerCountryReads } from '../../partner-country/partner-country.reads.ts';
import { displayOf } from '../../reporting/language/display.ts';
import type { ActForm } from '../form/act-form.ts';
import { ActForms } from '../form/act-forms.service.ts';
import { OwnerNames } from '../form/owner-names.reads.ts';
import { pageLanguage } from '../language/page-language.ts';
import { wordsIn } from '../language/words.ts';
import { PageFilter } from '../page.filter.ts';
import { fieldOfMoneyCode, moneyLines } from './daily-fields.ts';

/** A closing as a form asks for it: its month stands in a field, and not in the address. */
class ClosingFormDto {
  @Month({ description: 'Through which the books are closed' })
  readonly month!: string;
  @Text({ max: 500, optional: true, description: 'Why, e.g. the minute of the closing' })
  readonly reason?: string;
}

/** What concerns any entry: one that was wrong is reversed, the books of a month are closed. */
@ApiExcludeController()
@Controller()
@UseFilters(PageFilter)
export class LedgerFormsController {
  constructor(
    private readonly reads: LedgerReads,
    private readonly countries: PartnerCountryReads,
    private readonly names: OwnerNames,
    private readonly forms: ActForms,
  ) {}

  @Get('/journal-entries/:id/reverse')
  @Permit('ledger.reverse')
  async reverseForm(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, await this.#reversal(id, request));
  }

  @Post('/journal-entries/:id/reverse')
  @Permit('ledger.reverse')
  @FormBody()
  async reverse(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#reversal(id, request));
  }

  @Get('/countries/:iso2/close-month')
  @Permit('ledger.close')
  async closeForm(
    @Param('iso2') iso2: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, await this.#closing(iso2, request));
  }

  @Post('/countries/:iso2/close-month')
  @Permit('ledger.close')
  @FormBody()
  async close(
    @Param('iso2') iso2: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, await this.#closing(iso2, request));
  }

  async #reversal(id: string, request: FastifyRequest): Promise<ActForm> {
    const entry = await this.reads.entry(id);
    const country = id.slice(0, 2);
    const language = pageLanguage(request);
    const t = wordsIn(language);
    const display = displayOf(language);
    const owners = await this.names.ownersIn(
      country,
      entry.postings.map(({ owner }) => owner.slice(3)),
      t,
    );
    const title = [t.code(`kind.${entry.kind}`), entry.reference].filter(Boolean).join(', ');
    return {
      language,
      title: t('reverse.title'),
      lead: t('reverse.lead'),
      path: [
        { label: country, address: `/countries/${country}` },
        { label: title, address: `/journal-entries/${id}` },
      ],
      action: `/journal-entries/${id}/reverse`,
      facts: [
        { label: t('reverse.what'), value: title },
        { label: t('field.effective-on'), value: display.day(entry.effectiveOn) },
        {
          label: t('form.entry'),
          value: entry.postings.map(({ accountKind, owner, amount, currency }) =>
            [
              owners.get(owner.slice(3)) ?? '',
              t.code(`account.${accountKind}`),
              `${display.amount(amount.toString())} ${currency}`,
            ].join(', '),
          ),
        },
      ],
      fields: [
        {
          kind: 'long-text',
          name: 'reason',
          label: t('field.reason'),
          hint: t('reverse.reason-hint'),
          maxLength: 500,
          required: true,
        },
        {
          kind: 'day',
          name: 'effectiveOn',
          label: t('field.effective-on'),
          hint: t('reverse.effective-hint'),
        },
      ],
      warning: t('reverse.warning'),
      verb: t('reverse.verb'),
      bodyClass: ReversalDto,
      act: { kind: 'reversal', subject: id },
      fieldOfCode: fieldOfMoneyCode,
      showsBefore: true,
      summary: (answer) => [
        { label: t('reverse.what'), value: title },
        ...moneyLines(t, language)(answer),
      ],
      receipt: ({ status, id: made }) =>
        status === 'awaiting-approval'
          ? `/acts/${String(made)}`
          : `/journal-entries/${String(made)}/receipt`,
    };
  }

  async #closing(iso2: string, request: FastifyRequest): Promise<ActForm> {
    const country = await this.countries.requirePartner(iso2);
    const { closedThrough } = await this.reads.periods(country);
    const language = pageLanguage(request);
    const t = wordsIn(language);
    const display = displayOf(language);
    return {
      language,
      title: t('close.title'),
      lead: t('close.lead'),
      path: [{ label: country, address: `/countries/${country}` }],
      action: `/countries/${country}/close-month`,
      facts: [
        {
          label: t('close.through'),
          value: typeof closedThrough === 'string' ? display.day(closedThrough) : t('page.none'),
        },
      ],
      fields: [
        {
          kind: 'text',
          name: 'month',
          label: t('close.month'),
          hint: t('close.month-hint'),
          maxLength: 7,
          required: true,
        },
        { kind: 'long-text', name: 'reason', label: t('field.reason'), maxLength: 500 },
      ],
      warning: t('close.warning'),
      verb: t('close.verb'),
      bodyClass: ClosingFormDto,
      act: { kind: 'period-closing', country },
      fieldOfCode: (code) => (code.startsWith('LEDGER.') ? 'month' : undefined),
      summary: (answer) => [
        {
          label: t('close.through'),
          value: display.day(String(answer['closedThrough'] ?? answer['month'])),
        },
      ],
      // An act that made no record has no page; the form itself says through when the books are closed.
      receipt: () => `/countries/${country}/close-month`,
    };
  }
}
