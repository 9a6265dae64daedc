import { DecisionDto } from '../../ledger/ledger.dto.ts';
import { displayOf, type Display } from '../../reporting/language/display.ts';
import type { Language } from '../../reporting/language/language.ts';
import type { ActForm, SummaryLine } from '../form/act-form.ts';
import { wordsIn, type PageWords, type Word } from '../language/words.ts';
import { fieldOfMoneyCode, moneyLines } from './daily-fields.ts';
import type { PendingAct } from './pending-acts.reads.ts';

export type SecondWord = 'approve' | 'decline';

/** What a second officer says of an act that waits: it is posted as it stands, or it is not. */
export function approvalForm(word: SecondWord, act: PendingAct, language: Language): ActForm {
  const t = wordsIn(language);
  const isApproved = word === 'approve';
  return {
    language,
    title: t(isApproved ? 'approve.title' : 'decline.title'),
    lead: t(isApproved ? 'decide.lead' : 'decline.lead'),
    path: pathOf(act, t),
    action: `/acts/${act.id}/${word}`,
    facts: submittedLines(act, language),
    fields: [
      {
        kind: 'long-text',
        name: 'reason',
        label: t('field.reason'),
        hint: t('decide.reason-hint'),
        maxLength: 500,
      },
    ],
    ...(isApproved ? { warning: t('approve.warning') } : {}),
    verb: t(isApproved ? 'approve.verb' : 'decline.verb'),
    bodyClass: DecisionDto,
    act: { kind: isApproved ? 'approval' : 'declination', subject: act.id },
    fieldOfCode: fieldOfMoneyCode,
    showsBefore: true,
    summary: (answer) => [
      { label: t('waiting.act'), value: t.code(`kind.${act.kind}`) },
      ...(isApproved ? moneyLines(t, language)(answer) : []),
    ],
    receipt: ({ status, journalEntry, reverses }) => {
      if (status !== 'posted') return `/acts/${act.id}`;
      if (typeof journalEntry === 'string') return `/journal-entries/${journalEntry}/receipt`;
      return typeof reverses === 'string'
        ? `/journal-entries/${act.id}/receipt`
        : `/acts/${act.id}`;
    },
  };
}

export function pathOf({ country }: PendingAct, t: PageWords): ActForm['path'] {
  return [
    { label: country, address: `/countries/${country}` },
    { label: t('waiting.title'), address: `/countries/${country}/waiting` },
  ];
}

/** What was submitted, in lines: what kind of act, about what, and each thing that it says. */
export function submittedLines(act: PendingAct, language: Language): readonly SummaryLine[] {
  const t = wordsIn(language);
  const display = displayOf(language);
  const { currency } = act.body;
  return [
    { label: t('waiting.act'), value: t.code(`kind.${act.kind}`) },
    ...(act.subject === null ? [] : [{ label: t('waiting.about'), value: act.subject }]),
    { label: t('waiting.submitted'), value: display.instant(act.submittedAt) },
    ...Object.entries(act.body).flatMap(([name, value]) => {
      const shown = shownIn(value, { t, display });
      if (name === 'currency' || shown.length === 0) return [];
      const word = WORD_OF[name];
      const label = word ? t(word, { currency: String(currency ?? '') }) : display.code(name);
      return [{ label, value: shown.length === 1 ? (shown[0] ?? '') : shown }];
    }),
  ];
}

const WORD_OF: Readonly<Record<string, Word>> = {
  amount: 'field.amount',
  effectiveOn: 'field.effective-on',
  reference: 'field.reference',
  memo: 'field.memo',
  reason: 'field.reason',
  agreement: 'field.agreement-title',
  projectShares: 'field.shares',
  kind: 'submit.type',
  availableFrom: 'amend.from',
  availableUntil: 'amend.until',
  approvalThreshold: 'amend.threshold',
  title: 'field.title',
  source: 'field.source',
  confidence: 'amend.confidence',
  note: 'field.memo',
  reusable: 'refund.reusable',
};

/** A value of a body in lines: an amount and a day in their form, a row of a list in one line. */
function shownIn(
  value: unknown,
  words: { readonly t: PageWords; readonly display: Display },
): readonly string[] {
  const { t, display } = words;
  if (value === null || value === undefined) return [];
  if (typeof value === 'boolean') return [t(value ? 'form.yes' : 'form.no')];
  if (Array.isArray(value)) return value.map((one) => shownIn(one, words).join(', '));
  if (typeof value === 'object') {
    return [
      Object.values(value)
        .flatMap((one) => shownIn(one, words))
        .join(', '),
    ];
  }
  const text = String(value as string | number);
  if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return [display.day(text)];
  return [/^-?[0-9]+(\.[0-9]+)?$/.test(text) ? display.amount(text) : t.code(`amend.${text}`)];
}
