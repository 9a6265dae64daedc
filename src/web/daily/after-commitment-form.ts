import type { CommitmentView, DisbursementView } from '../../funding/funding.answers.ts';
import { MoneyDto, RefundDto } from '../../funding/funding.dto.ts';
import { displayOf } from '../../reporting/language/display.ts';
import type { Language } from '../../reporting/language/language.ts';
import type { ActForm, SummaryLine } from '../form/act-form.ts';
import { wordsIn, type PageWords, type Word } from '../language/words.ts';
import {
  fieldOfMoneyCode,
  memoField,
  moneyFields,
  moneyLines,
  moneyReceipt,
} from './daily-fields.ts';

/** What becomes of committed money besides its disbursement, by the end of its address. */
const ACTS = {
  decommit: {
    kind: 'decommitment',
    words: 'decommit',
    figure: 'undisbursed',
    figureWord: 'disburse.undisbursed',
  },
  repay: {
    kind: 'repayment',
    words: 'repayment',
    figure: 'outstanding',
    figureWord: 'repayment.outstanding',
  },
  'pay-interest': {
    kind: 'interest-payment',
    words: 'interest',
    figure: 'interest',
    figureWord: 'interest.so-far',
  },
  'pay-fee': { kind: 'fee-payment', words: 'fee', figure: 'fees', figureWord: 'fee.so-far' },
} as const satisfies Record<
  string,
  {
    readonly kind: string;
    readonly words: 'decommit' | 'repayment' | 'interest' | 'fee';
    readonly figure: keyof CommitmentView['figures'];
    readonly figureWord: Word;
  }
>;

export type AfterCommitment = keyof typeof ACTS;

interface OfTranche {
  readonly trancheReference: string;
  readonly language: Language;
}

/** Cancels undrawn money of a commitment, or records what a borrower paid under it. */
export function afterCommitmentForm(
  act: AfterCommitment,
  commitment: CommitmentView,
  { trancheReference, language }: OfTranche,
): ActForm {
  const { id, currency, reference, figures } = commitment;
  const { kind, words, figure, figureWord } = ACTS[act];
  const t = wordsIn(language);
  return {
    ...moneyForm(t, language, currency),
    title: t(`${words}.title`),
    lead: t(`${words}.lead`),
    path: pathOf(commitment, trancheReference),
    action: `/commitments/${id}/${act}`,
    facts: [
      { label: t('field.commitment'), value: reference },
      figureLine(t(figureWord, { currency }), String(figures[figure]), language),
    ],
    verb: t(`${words}.verb`),
    bodyClass: MoneyDto,
    act: { kind, subject: id },
  };
}

/** Records that a recipient gave back part of a disbursement. */
export function refundForm(
  disbursement: DisbursementView,
  commitment: CommitmentView,
  { trancheReference, language }: OfTranche,
): ActForm {
  const { id, currency } = disbursement;
  const t = wordsIn(language);
  const display = displayOf(language);
  const form = moneyForm(t, language, currency);
  return {
    ...form,
    title: t('refund.title'),
    lead: t('refund.lead'),
    path: pathOf(commitment, trancheReference),
    action: `/disbursements/${id}/refund`,
    facts: [
      { label: t('field.commitment'), value: commitment.reference },
      {
        label: t.code('kind.disbursement'),
        value: [
          `${display.amount(disbursement.amount)} ${currency}`,
          display.day(disbursement.effectiveOn),
        ].join(', '),
      },
      figureLine(t('refund.refundable', { currency }), disbursement.refundable, language),
    ],
    fields: [
      ...form.fields,
      {
        kind: 'flag',
        name: 'reusable',
        label: t('refund.reusable'),
        hint: t('refund.reusable-hint'),
        choices: [
          { value: 'true', label: t('form.yes') },
          { value: 'false', label: t('form.no') },
        ],
      },
    ],
    verb: t('refund.verb'),
    bodyClass: RefundDto,
    act: { kind: 'refund', subject: id },
  };
}

function moneyForm(t: PageWords, language: Language, currency: string) {
  return {
    language,
    fields: [...moneyFields(t, currency), memoField(t)],
    warning: t('money.warning'),
    fieldOfCode: fieldOfMoneyCode,
    showsBefore: true as const,
    summary: moneyLines(t, language),
    receipt: moneyReceipt,
  };
}

function pathOf({ id, tranche, reference }: CommitmentView, trancheReference: string) {
  const country = id.slice(0, 2);
  return [
    { label: country, address: `/countries/${country}` },
    { label: trancheReference, address: `/tranches/${tranche}` },
    { label: reference, address: `/tranches/${tranche}#commitments` },
  ];
}

function figureLine(label: string, amount: string, language: Language): SummaryLine {
  return { label, value: displayOf(language).amount(amount) };
}
