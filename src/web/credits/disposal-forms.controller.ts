import { Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '../../http/api-notes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountView } from '../../carbon-credit/account.answers.ts';
import { AccountReads } from '../../carbon-credit/account.reads.ts';
import { CANCELLATION_PURPOSES } from '../../carbon-credit/acts/credit-cancellation.ts';
import {
  CreditCancellationActDto,
  CreditOfferActDto,
  CreditRetirementActDto,
  CreditTransferActDto,
} from '../../carbon-credit/carbon-credit.dto.ts';
import { holderOfAccount } from '../../carbon-credit/scopes.ts';
import { fieldOf, FormBody, formOf } from '../../http/forms.ts';
import { Permit } from '../../identity/permit.ts';
import type { ActForm } from '../form/act-form.ts';
import { ActForms } from '../form/act-forms.service.ts';
import { PageFilter } from '../page.filter.ts';
import {
  creditLines,
  fieldOfCreditCode,
  heldLines,
  WHEN_AND_WHY,
  WHICH_CREDITS,
} from './disposal-fields.ts';
import { PURPOSE_WORDS } from './words.ts';

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
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, retirementForm(await this.accounts.detail(id)), typedIn(asked));
  }

  @Post('retire')
  @Permit('carbon-credit.retire', holderOfAccount)
  @FormBody()
  async retire(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, retirementForm(await this.accounts.detail(id)));
  }

  @Get('cancel')
  @Permit('carbon-credit.cancel', holderOfAccount)
  async cancelForm(
    @Param('id') id: string,
    @Query() asked: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, cancellationForm(await this.accounts.detail(id)), typedIn(asked));
  }

  @Post('cancel')
  @Permit('carbon-credit.cancel', holderOfAccount)
  @FormBody()
  async cancel(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.forms.answer(request, reply, cancellationForm(await this.accounts.detail(id)));
  }

  @Get('transfer')
  @Permit('carbon-credit.transfer', holderOfAccount)
  async transferForm(
    @Param('id') id: string,
    @Query() asked: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.forms.show(reply, transferForm(await this.accounts.detail(id), true), typedIn(asked));
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
    const form = transferForm(await this.accounts.detail(id), isOffer);
    await this.forms.answer(request, reply, form);
  }
}

/** Links may name the serials: '?serials=JP-KZ-…' fills the form in. */
function typedIn({ serials }: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  if (typeof serials !== 'string' || serials.length > 500) return {};
  return { selection: 'serials', serials };
}

function formOfAccount(account: AccountView) {
  const { country, id, holderName, number } = account;
  return {
    path: [
      { label: country, address: `/countries/${country}/credits` },
      { label: `${holderName}, ${number}`, address: `/credit-accounts/${id}` },
    ],
    facts: heldLines(account),
    fieldOfCode: fieldOfCreditCode,
    summary: creditLines,
  };
}

const CERTIFICATE = (answer: { readonly id?: unknown }) => `/certificates/${String(answer.id)}`;

function retirementForm(account: AccountView): ActForm {
  return {
    ...formOfAccount(account),
    title: 'Retire credits',
    lead: 'Retired credits count towards a nationally determined contribution, once, and are never moved again.',
    action: `/credit-accounts/${account.id}/retire`,
    fields: [
      WHICH_CREDITS,
      {
        kind: 'whole-number',
        name: 'ndcYear',
        label: 'Year of the contribution',
        hint: 'The year of the nationally determined contribution that they count towards.',
        required: true,
      },
      { kind: 'text', name: 'beneficiary', label: 'On behalf of', maxLength: 300 },
      { kind: 'long-text', name: 'reason', label: 'Reason', maxLength: 500 },
      ...WHEN_AND_WHY,
    ],
    warning:
      'A retirement is for good. Only the Joint Committee of both sides can have one reversed, and it stays in the books all the same.',
    verb: 'Retire these credits',
    bodyClass: CreditRetirementActDto,
    act: { kind: 'credit-retirement', subject: account.id },
    receipt: CERTIFICATE,
  };
}

function cancellationForm(account: AccountView): ActForm {
  return {
    ...formOfAccount(account),
    title: 'Cancel credits',
    lead: 'Cancelled credits are taken out of use for another purpose than a national contribution, and are never moved again.',
    action: `/credit-accounts/${account.id}/cancel`,
    fields: [
      WHICH_CREDITS,
      {
        kind: 'choice',
        name: 'purpose',
        label: 'Purpose',
        required: true,
        choices: CANCELLATION_PURPOSES.map((value) => ({
          value,
          label: PURPOSE_WORDS[value] ?? value,
        })),
      },
      { kind: 'text', name: 'beneficiary', label: 'On behalf of', maxLength: 300, required: true },
      { kind: 'long-text', name: 'reason', label: 'Reason', maxLength: 500, required: true },
      ...WHEN_AND_WHY,
    ],
    warning:
      'A cancellation is for good. Only the Joint Committee of both sides can have one reversed, and it stays in the books all the same.',
    verb: 'Cancel these credits',
    bodyClass: CreditCancellationActDto,
    act: { kind: 'credit-cancellation', subject: account.id },
    receipt: CERTIFICATE,
  };
}

function transferForm(account: AccountView, isOffer: boolean): ActForm {
  return {
    ...formOfAccount(account),
    title: 'Transfer or offer credits',
    lead: 'Within one holder credits move at once. To another holder they are offered: locked here until it accepts, declines, or the last day is over.',
    action: `/credit-accounts/${account.id}/transfer`,
    fields: [
      WHICH_CREDITS,
      {
        kind: 'text',
        name: 'to',
        label: 'Account that takes in',
        hint: `Its id, such as ${account.country}-0190…; the holder finds it on the page of its account.`,
        maxLength: 60,
        required: true,
      },
      {
        kind: 'day',
        name: 'expiresOn',
        label: 'Last day of the offer',
        hint: 'For another holder; left open where both accounts are of one holder.',
      },
      { kind: 'long-text', name: 'memo', label: 'Reason', maxLength: 500 },
      ...WHEN_AND_WHY,
    ],
    verb: isOffer ? 'Offer these credits' : 'Transfer these credits',
    bodyClass: isOffer ? CreditOfferActDto : CreditTransferActDto,
    act: { kind: isOffer ? 'credit-offer' : 'credit-transfer', subject: account.id },
    receipt: (answer) => `/credit-transfers/${String(answer['id'])}`,
  };
}
