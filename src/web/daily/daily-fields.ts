import type { JsonObject } from '../../ledger/act.ts';
import { displayOf } from '../../reporting/language/display.ts';
import type { Language } from '../../reporting/language/language.ts';
import type { SummaryLine } from '../form/act-form.ts';
import type { FormField } from '../form/form-field.ts';
import type { PageWords } from '../language/words.ts';

/** Money that moves: how much, when, by which paper. The currency is the tranche's, and not asked. */
export function moneyFields(t: PageWords, currency: string): readonly FormField[] {
  return [
    {
      kind: 'text',
      name: 'amount',
      label: t('field.amount', { currency }),
      hint: t('field.amount-hint'),
      maxLength: 40,
      required: true,
    },
    {
      kind: 'choice',
      name: 'currency',
      label: t('field.currency'),
      required: true,
      choices: [{ value: currency, label: currency }],
    },
    {
      kind: 'day',
      name: 'effectiveOn',
      label: t('field.effective-on'),
      hint: t('field.effective-on-hint'),
      required: true,
    },
    {
      kind: 'text',
      name: 'reference',
      label: t('field.reference'),
      hint: t('field.reference-hint'),
      maxLength: 120,
      required: true,
    },
  ];
}

export function memoField(t: PageWords): FormField {
  return { kind: 'long-text', name: 'memo', label: t('field.memo'), maxLength: 500 };
}

/** Fields beside which a refusal of a figure or a day is shown. */
export function fieldOfMoneyCode(code: string): string | undefined {
  return FIELD_OF_CODE[code];
}

const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  'FUNDING.EXCEEDS_AVAILABLE': 'amount',
  'FUNDING.EXCEEDS_UNDRAWN': 'amount',
  'FUNDING.AMOUNT_NOT_POSITIVE': 'amount',
  'AMOUNT.TOO_MANY_DECIMALS': 'amount',
  'AMOUNT.MALFORMED': 'amount',
  'AMOUNT.TOO_LARGE': 'amount',
  'FUNDING.OUTSIDE_AVAILABILITY': 'effectiveOn',
  'FUNDING.BEFORE_ANNOUNCEMENT': 'effectiveOn',
  'FUNDING.BEFORE_SIGNATURE': 'effectiveOn',
  'FUNDING.BEFORE_COMMITMENT': 'effectiveOn',
  'LEDGER.DAY_IN_FUTURE': 'effectiveOn',
  'LEDGER.BOOKS_CLOSED': 'effectiveOn',
  'FUNDING.REFERENCE_TAKEN': 'reference',
  'FUNDING.SHARES_DIFFER': 'projectShares',
  'FUNDING.SHARES_NAME_A_PROJECT_TWICE': 'projectShares',
  'FUNDING.PROJECT_UNKNOWN': 'projectShares',
  'PROJECT.REFERENCE_TAKEN': 'reference',
  'PROJECT.OBSERVED_IN_FUTURE': 'observedOn',
  'PROJECT.VALUE_MALFORMED': 'value',
  'DECISION.SUBMITTER_CANNOT_SIGN': 'side',
  'DECISION.SIDE_HAS_SIGNED': 'side',
  'DECISION.SIGNED_FOR_OTHER_SIDE': 'side',
};

/** What money would do, in lines; what waits for a second officer says so. */
export function moneyLines(
  t: PageWords,
  language: Language,
): (answer: JsonObject) => readonly SummaryLine[] {
  const display = displayOf(language);
  return (answer) => {
    const text = (name: string) => (typeof answer[name] === 'string' ? answer[name] : null);
    if (text('status') === 'awaiting-approval') {
      return [{ label: t('field.status'), value: t('act.awaits') }];
    }
    const [amount, currency, effectiveOn, reference] = [
      text('amount'),
      text('currency'),
      text('effectiveOn'),
      text('reference'),
    ];
    return [
      ...(amount === null
        ? []
        : [
            {
              label: t('field.amount', { currency: currency ?? '' }),
              value: display.amount(amount),
            },
          ]),
      ...(effectiveOn === null
        ? []
        : [{ label: t('field.effective-on'), value: display.day(effectiveOn) }]),
      ...(reference === null ? [] : [{ label: t('field.reference'), value: reference }]),
    ];
  };
}

/** Where the receipt of money is: of its entry, or of the act that waits. */
export function moneyReceipt(answer: JsonObject): string {
  return answer['status'] === 'awaiting-approval'
    ? `/acts/${String(answer['id'])}`
    : `/journal-entries/${String(answer['journalEntry'] ?? answer['id'])}/receipt`;
}
