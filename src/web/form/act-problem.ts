import { statusOf } from '../../http/problem.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { simpleFields } from './form-field.ts';
import type { ActForm } from './act-form.ts';
import type { Typed } from './form-field.ts';

/** What a page says above a form that was refused, and beside its fields. */
export interface ActProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly advice: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** By field, in words. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A refusal in words for the form; any other error goes its common way. */
export function actProblem(error: unknown, form: ActForm, typed: Typed = {}): ActProblem {
  if (!(error instanceof Refusal)) throw error;
  const fields: Record<string, string> = {};
  const every = [...simpleFields(form.fields, typed), ...form.fields];
  const labels = new Map(every.map(({ name, label }) => [name, label]));
  for (const { pointer, detail } of error.errors ?? []) {
    const name = fieldAt(pointer, labels);
    fields[name] ??= `${labels.get(name) ?? name} ${detail}`;
  }
  const beside = form.fieldOfCode?.(error.code);
  if (beside !== undefined && Object.keys(fields).length === 0) fields[beside] = error.title;
  const facts = Object.entries(error.facts)
    .filter(([, fact]) => typeof fact === 'string' || typeof fact === 'number')
    .map(([name, fact]) => ({ name, value: String(fact) }));
  const { code, title, advice } = error;
  return { status: statusOf(error), code, title, advice, facts, fields };
}

/** The field that a pointer into the body means: itself, or the nearest around it that is on the form. */
function fieldAt(pointer: string, labels: ReadonlyMap<string, string>): string {
  const path = pointer.split('/').slice(1);
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    if (labels.has(name)) return name;
  }
  return path[0] ?? '';
}
