import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { fundingErrors } from '../errors.ts';
import { fundingMessages } from '../field-messages.ts';
import type { Confidence } from './tranche-state.ts';

/** What can be amended of a tranche, and which fields say it. */
const FORMS = {
  increase: { all: ['amount', 'currency'], any: [] },
  reduction: { all: ['amount', 'currency'], any: [] },
  dates: { all: [], any: ['availableFrom', 'availableUntil'] },
  closing: { all: [], any: [] },
  reopening: { all: [], any: [] },
  'approval-threshold': { all: ['approvalThreshold'], any: [] },
  description: { all: [], any: ['title', 'source', 'confidence', 'note'] },
} as const satisfies Record<string, { all: readonly Field[]; any: readonly Field[] }>;

export type AmendmentKind = keyof typeof FORMS;

export const AMENDMENT_KINDS = Object.keys(FORMS) as readonly AmendmentKind[];

export interface AmendmentBody {
  readonly kind: AmendmentKind;
  /** Today where it is left out. */
  readonly effectiveOn?: CalendarDay;
  readonly reference?: string;
  readonly memo?: string;
  readonly amount?: string;
  readonly currency?: string;
  /** Null takes the limit away. */
  readonly availableFrom?: CalendarDay | null;
  readonly availableUntil?: CalendarDay | null;
  readonly approvalThreshold?: string | null;
  readonly title?: string;
  readonly source?: string | null;
  readonly confidence?: Confidence;
  readonly note?: string | null;
  /** The version that the client has seen; null where it does not say. */
  readonly expectedVersion?: number | null;
}

type Field =
  | 'amount'
  | 'currency'
  | 'availableFrom'
  | 'availableUntil'
  | 'approvalThreshold'
  | 'title'
  | 'source'
  | 'confidence'
  | 'note';

const FIELDS: readonly Field[] = [
  'amount',
  'currency',
  'availableFrom',
  'availableUntil',
  'approvalThreshold',
  'title',
  'source',
  'confidence',
  'note',
];

const { at } = fundingMessages;

/** An amendment has all that its kind needs, and nothing that its kind does not know. */
export function amendmentForm(body: AmendmentBody): Refusal | null {
  const form: { all: readonly Field[]; any: readonly Field[] } = FORMS[body.kind];
  const given = FIELDS.filter((field) => body[field] !== undefined);
  const possible = [...form.all, ...form.any];
  const missing = form.all.filter((field) => !given.includes(field));
  const foreign = given.filter((field) => !possible.includes(field));
  const empty = form.any.length > 0 && given.length === 0;
  if (missing.length === 0 && foreign.length === 0 && !empty) return null;
  const named = form.any.length > 0 ? `one or more of: ${form.any.join(', ')}` : 'nothing else';
  const needs = form.all.length > 0 ? form.all.join(', ') : named;
  return fundingErrors.refuse('FUNDING.AMENDMENT_INCOMPLETE', { kind: body.kind, needs }, [
    ...missing.map((field) => at(`/${field}`, 'funding.missing')),
    ...foreign.map((field) => at(`/${field}`, 'funding.foreign', { kind: body.kind })),
    ...(empty ? [at('', 'funding.needs-one', { fields: form.any.join(', ') })] : []),
  ]);
}
