import type { AccountView } from '../../carbon-credit/account.answers.ts';
import type { JsonObject } from '../../ledger/act.ts';
import { amount, day } from '../../reporting/html/display.ts';
import type { SummaryLine } from '../form/act-form.ts';
import type { AlternativesField, SimpleField } from '../form/form-field.ts';

/** Which credits are meant: named, or the first of a vintage; somebody has to say which. */
export const WHICH_CREDITS: AlternativesField = {
  kind: 'alternatives',
  name: 'selection',
  label: 'Which credits',
  hint: 'Credits are never chosen for you: name them, or ask for the first ones of a vintage.',
  options: [
    {
      value: 'serials',
      label: 'These serial numbers',
      fields: [
        {
          kind: 'list',
          name: 'serials',
          label: 'Serial numbers',
          hint: 'One run on a line, such as JP-KZ-KZ001-2023-1-60. A part of a block may be named.',
          required: true,
        },
      ],
    },
    {
      value: 'fifo',
      label: 'The first blocks of a vintage; of the last of them, its end',
      isSent: true,
      fields: [
        {
          kind: 'whole-number',
          name: 'vintage',
          label: 'Vintage',
          hint: 'The calendar year in which the reductions occurred.',
          required: true,
        },
        {
          kind: 'text',
          name: 'tonnes',
          label: 'Tonnes',
          hint: 'Whole tonnes of CO₂ equivalent, without separators.',
          maxLength: 30,
          required: true,
        },
        {
          kind: 'text',
          name: 'project',
          label: 'Project',
          hint: 'Of this project alone, by its reference, such as KZ001.',
          maxLength: 20,
        },
      ],
    },
  ],
};

export const WHEN_AND_WHY: readonly SimpleField[] = [
  {
    kind: 'day',
    name: 'effectiveOn',
    label: 'Counts from',
    hint: 'Today where it is left open; never in the future.',
  },
  {
    kind: 'text',
    name: 'reference',
    label: 'Reference',
    hint: 'The number of the paper behind it.',
    maxLength: 120,
  },
];

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
  }[code];
}

/** What an account holds now, as lines above a form: vintage by vintage. */
export function heldLines({ holdings }: AccountView): readonly SummaryLine[] {
  const held = holdings.filter(({ state }) => state === 'held');
  const locked = holdings.filter(({ state }) => state === 'locked');
  const lines = held.map(
    ({ project, vintage, tonnes }) => `${amount(tonnes)} t of ${vintage}, ${project}`,
  );
  const locks = locked.map(
    ({ project, vintage, tonnes }) => `${amount(tonnes)} t of ${vintage}, ${project}`,
  );
  return [
    { label: 'Held and free to go', value: lines.length === 0 ? 'nothing' : lines },
    ...(locks.length === 0 ? [] : [{ label: 'Locked by offers', value: locks }]),
  ];
}

/** What an act on credits would do, in lines. */
export function creditLines(answer: JsonObject): readonly SummaryLine[] {
  const text = (name: string) => (typeof answer[name] === 'string' ? answer[name] : null);
  const tonnes = text('tonnes');
  const effectiveOn = text('effectiveOn') ?? text('transferredOn') ?? text('settledOn');
  const ndcYear = answer['ndcYear'];
  const beneficiary = text('beneficiary');
  const reason = text('reason');
  const serials = answer['serials'];
  return [
    ...(tonnes === null ? [] : [{ label: 'Tonnes of CO₂ equivalent', value: amount(tonnes) }]),
    ...(effectiveOn === null ? [] : [{ label: 'Counts from', value: day(effectiveOn) }]),
    ...(typeof ndcYear === 'number' ? [{ label: 'Year of the NDC', value: String(ndcYear) }] : []),
    ...(beneficiary === null ? [] : [{ label: 'On behalf of', value: beneficiary }]),
    ...(reason === null ? [] : [{ label: 'Reason', value: reason }]),
    ...(Array.isArray(serials)
      ? [{ label: 'Serial numbers, block by block', value: serials.map(String) }]
      : []),
  ];
}
