import type { AccountView } from '../../carbon-credit/account.answers.ts';
import { CANCELLATION_PURPOSES } from '../../carbon-credit/acts/credit-cancellation.ts';
import {
  CreditCancellationActDto,
  CreditOfferActDto,
  CreditRetirementActDto,
  CreditTransferActDto,
} from '../../carbon-credit/carbon-credit.dto.ts';
import type { Language } from '../../reporting/language/language.ts';
import type { ActForm } from '../form/act-form.ts';
import type { FormField } from '../form/form-field.ts';
import { wordsIn, type PageWords } from '../language/words.ts';
import {
  creditLines,
  fieldOfCreditCode,
  heldLines,
  whenAndWhy,
  whichCredits,
} from './disposal-fields.ts';

const CERTIFICATE = (answer: { readonly id?: unknown }) => `/certificates/${String(answer.id)}`;

/** Retires credits of an account towards a contribution. */
export function retirementForm(account: AccountView, language: Language): ActForm {
  const t = wordsIn(language);
  return {
    ...formOfAccount(account, t, language),
    title: t('retire.title'),
    lead: t('retire.lead'),
    action: `/credit-accounts/${account.id}/retire`,
    fields: [
      whichCredits(t),
      {
        kind: 'whole-number',
        name: 'ndcYear',
        label: t('credits.ndc-year'),
        hint: t('credits.ndc-year-hint'),
        required: true,
      },
      { kind: 'text', name: 'beneficiary', label: t('credits.beneficiary'), maxLength: 300 },
      reasonField(t),
      ...whenAndWhy(t),
    ],
    warning: t('retire.warning'),
    verb: t('retire.verb'),
    bodyClass: CreditRetirementActDto,
    act: { kind: 'credit-retirement', subject: account.id },
    receipt: CERTIFICATE,
  };
}

/** Cancels credits of an account for another purpose. */
export function cancellationForm(account: AccountView, language: Language): ActForm {
  const t = wordsIn(language);
  return {
    ...formOfAccount(account, t, language),
    title: t('cancel.title'),
    lead: t('cancel.lead'),
    action: `/credit-accounts/${account.id}/cancel`,
    fields: [
      whichCredits(t),
      {
        kind: 'choice',
        name: 'purpose',
        label: t('credits.purpose'),
        required: true,
        choices: CANCELLATION_PURPOSES.map((value) => ({
          value,
          label: t.code(`purpose.${value}`),
        })),
      },
      {
        kind: 'text',
        name: 'beneficiary',
        label: t('credits.beneficiary'),
        maxLength: 300,
        required: true,
      },
      { ...reasonField(t), required: true },
      ...whenAndWhy(t),
    ],
    warning: t('cancel.warning'),
    verb: t('cancel.verb'),
    bodyClass: CreditCancellationActDto,
    act: { kind: 'credit-cancellation', subject: account.id },
    receipt: CERTIFICATE,
  };
}

/** Moves credits within one holder. */
export function transferForm(account: AccountView, language: Language): ActForm {
  return {
    ...movingForm(account, language),
    verb: wordsIn(language)('transfer.verb'),
    bodyClass: CreditTransferActDto,
    act: { kind: 'credit-transfer', subject: account.id },
  };
}

/** Offers credits to another holder. */
export function offerForm(account: AccountView, language: Language): ActForm {
  return {
    ...movingForm(account, language),
    verb: wordsIn(language)('transfer.offer-verb'),
    bodyClass: CreditOfferActDto,
    act: { kind: 'credit-offer', subject: account.id },
  };
}

function movingForm(account: AccountView, language: Language) {
  const t = wordsIn(language);
  const fields: readonly FormField[] = [
    whichCredits(t),
    {
      kind: 'text',
      name: 'to',
      label: t('transfer.to'),
      hint: t('transfer.to-hint', { country: account.country }),
      maxLength: 60,
      required: true,
    },
    {
      kind: 'day',
      name: 'expiresOn',
      label: t('transfer.expires'),
      hint: t('transfer.expires-hint'),
    },
    { kind: 'long-text', name: 'memo', label: t('field.reason'), maxLength: 500 },
    ...whenAndWhy(t),
  ];
  return {
    ...formOfAccount(account, t, language),
    title: t('transfer.title'),
    lead: t('transfer.lead'),
    action: `/credit-accounts/${account.id}/transfer`,
    fields,
    receipt: (answer: { readonly id?: unknown }) => `/credit-transfers/${String(answer.id)}`,
  };
}

function formOfAccount(account: AccountView, t: PageWords, language: Language) {
  const { country, id, holderName, number } = account;
  const holder = account.holder === 'government' ? governmentOf(account, t) : holderName;
  return {
    language,
    path: [
      { label: country, address: `/countries/${country}/credits` },
      { label: t('credits.account-of', { holder, number }), address: `/credit-accounts/${id}` },
    ],
    facts: heldLines(account, t, language),
    fieldOfCode: fieldOfCreditCode,
    summary: creditLines(t, language),
  };
}

function governmentOf({ side }: AccountView, t: PageWords): string {
  return t(side === 'japan' ? 'credits.government-japan' : 'credits.government-partner');
}

function reasonField(t: PageWords) {
  return { kind: 'long-text', name: 'reason', label: t('field.reason'), maxLength: 500 } as const;
}
