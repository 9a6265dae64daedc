import type { CommitmentView, TrancheView } from '../../funding/funding.answers.ts';
import { CommitmentDto, MoneyDto } from '../../funding/funding.dto.ts';
import { displayOf } from '../../reporting/language/display.ts';
import type { Language } from '../../reporting/language/language.ts';
import type { ActForm } from '../form/act-form.ts';
import type { FormField } from '../form/form-field.ts';
import { wordsIn, type PageWords } from '../language/words.ts';
import {
  fieldOfMoneyCode,
  memoField,
  moneyFields,
  moneyLines,
  moneyReceipt,
} from './daily-fields.ts';

/** Commits money of a tranche. */
export function commitmentForm(tranche: TrancheView, language: Language): ActForm {
  const { id, currency, reference, title } = tranche;
  const country = id.slice(0, 2);
  const t = wordsIn(language);
  const display = displayOf(language);
  return {
    language,
    title: t('commit.title'),
    lead: t('commit.lead'),
    path: [
      { label: country, address: `/countries/${country}` },
      { label: reference, address: `/tranches/${id}` },
    ],
    action: `/tranches/${id}/commit`,
    facts: [
      { label: t('field.tranche'), value: title },
      {
        label: t('commit.available', { currency }),
        value: display.amount(String(tranche.figures.available)),
      },
      {
        label: t('commit.announced', { currency }),
        value: display.amount(String(tranche.figures.announced)),
      },
    ],
    fields: [
      ...moneyFields(t, currency),
      ...agreementFields(t),
      sharesField(t, currency),
      memoField(t),
    ],
    warning: t('money.warning'),
    verb: t('commit.verb'),
    bodyClass: CommitmentDto,
    act: { kind: 'commitment', subject: id },
    fieldOfCode: fieldOfMoneyCode,
    showsBefore: true,
    summary: moneyLines(t, language),
    receipt: moneyReceipt,
  };
}

/** Pays out part of a commitment. */
export function disbursementForm(
  commitment: CommitmentView,
  trancheReference: string,
  language: Language,
): ActForm {
  const { id, currency, reference, figures } = commitment;
  const country = id.slice(0, 2);
  const t = wordsIn(language);
  const display = displayOf(language);
  return {
    language,
    title: t('disburse.title'),
    lead: t('disburse.lead'),
    path: [
      { label: country, address: `/countries/${country}` },
      { label: trancheReference, address: `/tranches/${commitment.tranche}` },
      { label: reference, address: `/tranches/${commitment.tranche}#commitments` },
    ],
    action: `/commitments/${id}/disburse`,
    facts: [
      { label: t('field.commitment'), value: reference },
      {
        label: t('disburse.undisbursed', { currency }),
        value: display.amount(String(figures.undisbursed)),
      },
      {
        label: t('disburse.disbursed', { currency }),
        value: display.amount(String(figures.disbursed)),
      },
    ],
    fields: [...moneyFields(t, currency), memoField(t)],
    warning: t('money.warning'),
    verb: t('disburse.verb'),
    bodyClass: MoneyDto,
    act: { kind: 'disbursement', subject: id },
    fieldOfCode: fieldOfMoneyCode,
    showsBefore: true,
    summary: moneyLines(t, language),
    receipt: moneyReceipt,
  };
}

function agreementFields(t: PageWords): readonly FormField[] {
  return [
    {
      kind: 'text',
      name: 'agreement.title',
      label: t('field.agreement-title'),
      hint: t('field.agreement-hint'),
      maxLength: 300,
    },
    { kind: 'day', name: 'agreement.signedOn', label: t('field.agreement-signed-on') },
    {
      kind: 'text',
      name: 'agreement.sha256',
      label: t('field.agreement-sha256'),
      maxLength: 64,
    },
  ];
}

function sharesField(t: PageWords, currency: string): FormField {
  return {
    kind: 'rows',
    name: 'projectShares',
    label: t('field.shares'),
    hint: t('field.shares-hint'),
    columns: [
      {
        kind: 'text',
        name: 'project',
        label: t('field.project'),
        maxLength: 80,
        required: true,
      },
      {
        kind: 'text',
        name: 'amount',
        label: t('field.amount', { currency }),
        maxLength: 40,
        required: true,
      },
    ],
  };
}
