import { statusOf } from '../../http/problem.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { simpleFields } from './form-field.ts';
import type { ActForm } from './act-form.ts';

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
export function actProblem(error: unknown, form: ActForm): ActProblem {
  if (!(error instanceof Refusal)) throw error;
  const fields: Record<string, string> = {};
  const labels = new Map(simpleFields(form.fields).map(({ name, label }) => [name, label]));
  for (const { pointer, detail } of error.errors ?? []) {
    const name = pointer.split('/')[1] ?? '';
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
