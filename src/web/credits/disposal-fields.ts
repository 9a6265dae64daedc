import type { AccountView } from '../../carbon-credit/account.answers.ts';
import type { JsonObject } from '../../ledger/act.ts';
import { displayOf } from '../../reporting/language/display.ts';
import type { Language } from '../../reporting/language/language.ts';
import type { SummaryLine } from '../form/act-form.ts';
import type { AlternativesField, SimpleField } from '../form/form-field.ts';
import type { PageWords } from '../language/words.ts';

/** Which credits are meant: named, or the first of a vintage; somebody has to say which. */
export function whichCredits(t: PageWords): AlternativesField {
  return {
    kind: 'alternatives',
    name: 'selection',
    label: t('credits.which'),
    hint: t('credits.which-hint'),
    options: [
      {
        value: 'serials',
        label: t('credits.by-serials'),
        fields: [
          {
            kind: 'list',
            name: 'serials',
            label: t('credits.serials'),
            hint: t('credits.serials-hint'),
            required: true,
          },
        ],
      },
      {
        value: 'fifo',
        label: t('credits.by-vintage'),
        isSent: true,
        fields: [
          {
            kind: 'whole-number',
            name: 'vintage',
            label: t('credits.vintage'),
            hint: t('credits.vintage-hint'),
            required: true,
          },
          {
            kind: 'text',
            name: 'tonnes',
            label: t('credits.tonnes'),
            hint: t('credits.tonnes-hint'),
            maxLength: 30,
            required: true,
          },
          {
            kind: 'text',
            name: 'project',
            label: t('field.project'),
            hint: t('credits.project-hint'),
            maxLength: 20,
          },
        ],
      },
    ],
  };
}

export function whenAndWhy(t: PageWords): readonly SimpleField[] {
  return [
    {
      kind: 'day',
      name: 'effectiveOn',
      label: t('field.effective-on'),
      hint: t('credits.effective-hint'),
    },
    {
      kind: 'text',
      name: 'reference',
      label: t('field.reference'),
      hint: t('field.reference-hint'),
      maxLength: 120,
    },
  ];
}

/** Where a refusal without a pointer belongs. */
export function fieldOfCreditCode(code: string): string | undefined {
  if (code.startsWith('CARBON_CREDIT.SERIAL')) return 'serials';
  return {
    'CARBON_CREDIT.SELECTION_UNCLEAR': 'selection',
    'CARBON_CREDIT.EXCEEDS_HELD': 'tonnes',
    'CARBON_CREDIT.PROJECT_UNKNOWN': 'project',
    'CARBON_CREDIT.BEFORE_ARRIVAL': 'effectiveOn',
    'LEDGER.DAY_IN_FUTURE': 'effectiveOn',
    'LEDGER.BOOKS_CLOSED': 'effectiveOn',
    'CARBON_CREDIT.EXPIRES_TOO_EARLY': 'expiresOn',
    'CARBON_CREDIT.OTHER_HOLDER': 'expiresOn',
    'CARBON_CREDIT.SAME_HOLDER': 'expiresOn',
    'CARBON_CREDIT.SAME_ACCOUNT': 'to',
    'CARBON_CREDIT.ACCOUNT_NOT_FOUND': 'to',
    'CARBON_CREDIT.ACCOUNT_EXISTS': 'label',
    'CARBON_CREDIT.HOLDER_UNKNOWN': 'holder',
  }[code];
}

/** What an account holds now, as lines above a form: vintage by vintage. */
export function heldLines(
  { holdings }: AccountView,
  t: PageWords,
  language: Language,
): readonly SummaryLine[] {
  const display = displayOf(language);
  const linesOf = (wanted: string) =>
    holdings
      .filter(({ state }) => state === wanted)
      .map(({ project, vintage, tonnes }) =>
        t('credits.line', {
          tonnes: display.amount(tonnes),
          vintage: String(vintage),
          project,
        }),
      );
  const held = linesOf('held');
  const locked = linesOf('locked');
  return [
    { label: t('credits.held'), value: held.length === 0 ? t('credits.nothing') : held },
    ...(locked.length === 0 ? [] : [{ label: t('credits.locked'), value: locked }]),
  ];
}

/** What an act on credits would do, in lines. */
export function creditLines(
  t: PageWords,
  language: Language,
): (answer: JsonObject) => readonly SummaryLine[] {
  const { amount, day } = displayOf(language);
  return (answer) => {
    const text = (name: string) => (typeof answer[name] === 'string' ? answer[name] : null);
    const effectiveOn = text('effectiveOn') ?? text('transferredOn') ?? text('settledOn');
    const { ndcYear, serials } = answer;
    const lines: readonly (readonly [label: string, value: string | null])[] = [
      [t('credits.tonnes-co2'), shown(text('tonnes'), amount)],
      [t('field.effective-on'), shown(effectiveOn, day)],
      [t('credits.ndc-year-short'), typeof ndcYear === 'number' ? String(ndcYear) : null],
      [t('credits.beneficiary'), text('beneficiary')],
      [t('field.reason'), text('reason')],
    ];
    return [
      ...lines.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
      ...(Array.isArray(serials)
        ? [{ label: t('credits.serial-blocks'), value: serials.map(String) }]
        : []),
    ];
  };
}

function shown(value: string | null, form: (text: string) => string): string | null {
  return value === null ? null : form(value);
}
