import { fieldOf, type FormFields } from '../../http/forms.ts';
import type { JsonValue } from '../../kernel/canonical-json.ts';

interface Named {
  /** As the body class of the interface calls it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: true;
}

/** One line or more that somebody types, or a day. */
export interface TextField extends Named {
  readonly kind: 'text' | 'long-text' | 'day';
  readonly maxLength?: number;
}

/** Digits that travel as a JSON number: a year, a count; never an amount. */
export interface NumberField extends Named {
  readonly kind: 'whole-number';
}

/** Several texts, apart by line breaks, blanks or commas. */
export interface ListField extends Named {
  readonly kind: 'list';
}

export interface ChoiceField extends Named {
  readonly kind: 'choice';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export type SimpleField = TextField | NumberField | ListField | ChoiceField;

/** One of several ways to say something, each with fields of its own; only those of the chosen one count. */
export interface AlternativesField extends Named {
  readonly kind: 'alternatives';
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    /** The choice itself is part of the body. */
    readonly isSent?: true;
    readonly fields: readonly SimpleField[];
  }[];
}

export type FormField = SimpleField | AlternativesField;

/** What was typed, by the name of the field. */
export type Typed = Readonly<Record<string, string>>;

/** Every field that can be typed into, those inside alternatives too. */
export function simpleFields(fields: readonly FormField[]): readonly SimpleField[] {
  return fields.flatMap((field) =>
    field.kind === 'alternatives' ? field.options.flatMap((option) => option.fields) : [field],
  );
}

/** What was typed, to be shown again: whole and as it was. */
export function typedIn(form: FormFields, fields: readonly FormField[]): Typed {
  const names = [...simpleFields(fields), ...fields].map(({ name }) => name);
  const typed = names.map((name) => {
    const given = form[name];
    return [name, typeof given === 'string' ? given : (given?.[0] ?? '')];
  });
  return Object.fromEntries(typed) as Typed;
}

/**
 * The body that a program would send for the same: empty fields are left out, numbers are numbers, lists
 * are lists. What is not as it should be goes through as it was typed, for the body class to refuse.
 */
export function bodyIn(
  form: FormFields,
  fields: readonly FormField[],
): Readonly<Record<string, JsonValue>> {
  const body: Record<string, JsonValue> = {};
  const put = (field: SimpleField) => {
    const text = fieldOf(form, field.name);
    if (text !== undefined) body[field.name] = valueOf(field, text);
  };
  for (const field of fields) {
    if (field.kind !== 'alternatives') {
      put(field);
      continue;
    }
    const chosen = field.options.find(({ value }) => value === fieldOf(form, field.name));
    if (chosen?.isSent) body[field.name] = chosen.value;
    chosen?.fields.forEach(put);
  }
  return body;
}

function valueOf(field: SimpleField, text: string): JsonValue {
  if (field.kind === 'list') return text.split(/[\s,;]+/).filter((each) => each !== '');
  if (field.kind === 'whole-number' && /^[0-9]{1,9}$/.test(text)) return parseInt(text, 10);
  return text;
}
