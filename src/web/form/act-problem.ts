import { statusOf } from '../../http/problem.ts';
import type { PointedError, Said } from '../../kernel/field-message.ts';
import { Refusal } from '../../kernel/refusal.ts';
import {
  refusalWordsIn,
  type FactInWords,
  type SaidOfRefusal,
} from '../language/refusals/refusal-words.ts';
import type { ActForm } from './act-form.ts';
import { simpleFields, type FormField, type Typed } from './form-field.ts';

/** What a page says above a form that was refused, and beside its fields. */
export interface ActProblem {
  readonly status: number;
  readonly code: string;
  readonly said: SaidOfRefusal;
  readonly facts: readonly FactInWords[];
  /** By field, in words. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A refusal in the words of the form's language; any other error goes its common way. */
export async function actProblem(
  error: unknown,
  form: Pick<ActForm, 'fields' | 'fieldOfCode' | 'language'>,
  typed: Typed = {},
): Promise<ActProblem> {
  if (!(error instanceof Refusal)) throw error;
  const words = await refusalWordsIn(form.language);
  const said = words.of(error);
  const fields: Record<string, string> = {};
  const every = [...simpleFields(form.fields, typed), ...form.fields];
  const byName = new Map<string, FormField>(every.map((field) => [field.name, field]));
  for (const fault of error.errors ?? []) {
    const name = fieldAt(fault.pointer, byName);
    const field = byName.get(name);
    fields[name] ??= words.field(field?.label ?? name, inChoices(fault, field));
  }
  const beside = form.fieldOfCode?.(error.code);
  if (beside !== undefined && Object.keys(fields).length === 0) fields[beside] = said.title;
  return {
    status: statusOf(error),
    code: error.code,
    said,
    facts: words.facts(error),
    fields,
  };
}

/** The field that a pointer into the body means: itself, or the nearest around it that is on the form. */
function fieldAt(pointer: string, fields: ReadonlyMap<string, FormField>): string {
  const path = pointer.split('/').slice(1);
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    if (fields.has(name)) return name;
  }
  return path[0] ?? '';
}

/** Where one of a few was to be chosen, they are told as the form shows them, and not by their codes. */
function inChoices(fault: PointedError, field: FormField | undefined): PointedError {
  if (field?.kind !== 'choice' || fault.said === undefined) return fault;
  const possible = field.choices.map(({ label }) => label).join(', ');
  const shown = (said: Said): Said => {
    if ('possible' in said.values) {
      const text = said.text.replace(/: .*$/, () => `: ${possible}`);
      return { ...said, values: { ...said.values, possible }, text };
    }
    const { what } = said.values;
    if (what === undefined || typeof what === 'string') return said;
    const inner = shown(what);
    const text = said.text.replace(what.text, () => inner.text);
    return { ...said, values: { ...said.values, what: inner }, text };
  };
  return { ...fault, said: shown(fault.said) };
}
