import type { AmendmentKind } from '../../funding/acts/amendment-form.ts';
import { CONFIDENCES } from '../../funding/acts/tranche-state.ts';
import type { TrancheView } from '../../funding/funding.answers.ts';
import { AmendmentDto } from '../../funding/funding.dto.ts';
import { displayOf } from '../../reporting/language/display.ts';
import type { Language } from '../../reporting/language/language.ts';
import type { ActForm } from '../form/act-form.ts';
import type { FormField } from '../form/form-field.ts';
import { wordsIn, type PageWords } from '../language/words.ts';
import { fieldOfMoneyCode, moneyFields, moneyLines } from './daily-fields.ts';

/** Makes a new version of a tranche: one kind of change at a time, each with fields of its own. */
export function amendmentForm(
  kind: AmendmentKind,
  tranche: TrancheView,
  language: Language,
): ActForm {
  const { id, currency, reference, title } = tranche;
  const country = id.slice(0, 2);
  const t = wordsIn(language);
  const display = displayOf(language);
  const money = moneyLines(t, language);
  return {
    language,
    title: t(`amend.${kind}`),
    lead: t('amend.lead'),
    path: [
      { label: country, address: `/countries/${country}` },
      { label: reference, address: `/tranches/${id}` },
    ],
    action: `/tranches/${id}/amend/${kind}`,
    facts: [
      { label: t('field.tranche'), value: title },
      {
        label: t('commit.announced', { currency }),
        value: display.amount(String(tranche.figures.announced)),
      },
      {
        label: t('commit.available', { currency }),
        value: display.amount(String(tranche.figures.available)),
      },
      { label: t('field.status'), value: t.code(`status.${tranche.status}`) },
    ],
    fields: [...fieldsOf(kind, t, currency), ...paperFields(t)],
    verb: t('amend.verb'),
    bodyClass: AmendmentDto,
    act: { kind: 'tranche-amendment', subject: id },
    fixed: { kind },
    fieldOfCode: fieldOfMoneyCode,
    showsBefore: true,
    summary: (answer) => [
      { label: t('amend.title'), value: t(`amend.${kind}`) },
      ...money(answer),
      ...(typeof answer['version'] === 'number'
        ? [{ label: t('amend.version'), value: String(answer['version']) }]
        : []),
    ],
    // The version that was made stands on the page of the tranche.
    receipt: ({ status, id: act }) =>
      status === 'awaiting-approval' ? `/acts/${String(act)}` : `/tranches/${id}#versions`,
  };
}

/** What is typed already when the form is shown: days and texts as the tranche has them now. */
export function presentOf(
  kind: AmendmentKind,
  tranche: TrancheView,
): Readonly<Record<string, string>> {
  switch (kind) {
    case 'increase':
    case 'reduction':
      return { currency: tranche.currency };
    case 'dates':
      return {
        availableFrom: tranche.availableFrom ?? '',
        availableUntil: tranche.availableUntil ?? '',
      };
    case 'approval-threshold':
      return { approvalThreshold: tranche.approvalThreshold ?? '' };
    case 'description':
      return {
        title: tranche.title,
        source: tranche.source ?? '',
        confidence: tranche.confidence,
        note: tranche.note ?? '',
      };
    case 'closing':
    case 'reopening':
      return {};
  }
}

function fieldsOf(kind: AmendmentKind, t: PageWords, currency: string): readonly FormField[] {
  switch (kind) {
    case 'increase':
    case 'reduction':
      return moneyFields(t, currency).slice(0, 2);
    case 'dates':
      return [
        { kind: 'day', name: 'availableFrom', label: t('amend.from'), hint: t('amend.unchanged') },
        { kind: 'day', name: 'availableUntil', label: t('amend.until') },
      ];
    case 'approval-threshold':
      return [
        {
          kind: 'text',
          name: 'approvalThreshold',
          label: t('amend.threshold', { currency }),
          hint: t('field.amount-hint'),
          maxLength: 40,
          required: true,
        },
      ];
    case 'description':
      return [
        { kind: 'text', name: 'title', label: t('field.title'), maxLength: 300 },
        {
          kind: 'choice',
          name: 'confidence',
          label: t('amend.confidence'),
          choices: CONFIDENCES.map((value) => ({ value, label: t.code(`confidence.${value}`) })),
        },
        {
          kind: 'text',
          name: 'source',
          label: t('field.source'),
          hint: t('field.source-hint'),
          maxLength: 1000,
        },
        { kind: 'long-text', name: 'note', label: t('field.memo'), maxLength: 1000 },
      ];
    case 'closing':
    case 'reopening':
      return [];
  }
}

/** From when an amendment counts, and by which paper. */
function paperFields(t: PageWords): readonly FormField[] {
  return [
    {
      kind: 'day',
      name: 'effectiveOn',
      label: t('field.effective-on'),
      hint: t('amend.effective-hint'),
    },
    {
      kind: 'text',
      name: 'reference',
      label: t('field.reference'),
      hint: t('field.reference-hint'),
      maxLength: 120,
    },
    { kind: 'long-text', name: 'memo', label: t('field.reason'), maxLength: 500 },
  ];
}
