import { fieldOf, type FormFields } from '../../http/forms.ts';
import type { JsonValue } from '../../kernel/canonical-json.ts';

interface Named {
  /** As the body class of the interface calls it; `agreement.title` is a field inside another. */
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
  /** A `flag` is yes or no, and travels as true or false. */
  readonly kind: 'choice' | 'flag';
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

/** Things of one kind, one in each row: the shares of projects, say. Rows left empty do not count. */
export interface RowsField extends Named {
  readonly kind: 'rows';
  /** Their names are those within a row; `shares.0.amount` is the amount in the first. */
  readonly columns: readonly SimpleField[];
}

export type FormField = SimpleField | AlternativesField | RowsField;

/** What was typed, by the name of the field. */
export type Typed = Readonly<Record<string, string>>;

/** Rows in a body at most; the body classes say what is right. */
const ROWS_AT_MOST = 100;

/** Every field that can be typed into, those inside alternatives and rows too. */
export function simpleFields(
  fields: readonly FormField[],
  typed: Typed = {},
): readonly SimpleField[] {
  return fields.flatMap((field) => {
    if (field.kind === 'alternatives') return field.options.flatMap((option) => option.fields);
    if (field.kind !== 'rows') return [field];
    return rowsOf(field, typed).flat();
  });
}

/** The fields of each row that is filled in, and of as many empty ones after them as are asked for. */
export function rowsOf(
  field: RowsField,
  typed: Typed,
  empty = 0,
): readonly (readonly SimpleField[])[] {
  const named = (at: number) =>
    field.columns.map((column) => ({ ...column, name: `${field.name}.${at}.${column.name}` }));
  const rows: (readonly SimpleField[])[] = [];
  while (rows.length < ROWS_AT_MOST) {
    const row = named(rows.length);
    if (row.every(({ name }) => (typed[name] ?? '') === '')) break;
    rows.push(row);
  }
  for (let more = 0; more < empty && rows.length < ROWS_AT_MOST; more += 1) {
    rows.push(named(rows.length));
  }
  return rows;
}

/** What was typed, to be shown again: whole and as it was; rows left empty are closed up. */
export function typedIn(form: FormFields, fields: readonly FormField[]): Typed {
  const typed: Record<string, string> = {};
  const textOf = (name: string) => {
    const given = form[name];
    return typeof given === 'string' ? given : (given?.[0] ?? '');
  };
  for (const field of fields) {
    if (field.kind !== 'rows') typed[field.name] = textOf(field.name);
    if (field.kind === 'alternatives') {
      for (const { name } of simpleFields([field])) typed[name] = textOf(name);
    }
    if (field.kind !== 'rows') continue;
    let next = 0;
    for (let at = 0; at < ROWS_AT_MOST; at += 1) {
      const row = field.columns.map(({ name }) => [name, textOf(`${field.name}.${at}.${name}`)]);
      if (row.every(([, text = '']) => text.trim() === '')) continue;
      for (const [name = '', text = ''] of row) typed[`${field.name}.${next}.${name}`] = text;
      next += 1;
    }
  }
  return typed;
}

/**
 * The body that a program would send for the same: empty fields are left out, numbers are numbers, lists
 * are lists. What is not as it should be goes through as it was typed, for the body class to refuse.
 *
 * @param form as sent, or as {@link typedIn} tells it where there are rows
 */
export function bodyIn(
  form: FormFields,
  fields: readonly FormField[],
): Readonly<Record<string, JsonValue>> {
  const body: Record<string, JsonValue> = {};
  const put = (field: SimpleField, into = body, path = field.name.split('.')) => {
    const text = fieldOf(form, field.name);
    if (text === undefined) return;
    const [name = '', ...rest] = path;
    if (rest.length === 0) into[name] = valueOf(field, text);
    else put(field, (into[name] ??= {}) as Record<string, JsonValue>, rest);
  };
  for (const field of fields) {
    if (field.kind === 'rows') {
      const rows = rowsOf(field, form as Typed).map((row) => {
        const inside: Record<string, JsonValue> = {};
        row.forEach((one) => put(one, inside, [one.name.split('.').at(-1) ?? '']));
        return inside;
      });
      if (rows.length > 0) body[field.name] = rows;
      continue;
    }
    if (field.kind !== 'alternatives') {
      put(field);
      continue;
    }
    const chosen = field.options.find(({ value }) => value === fieldOf(form, field.name));
    if (chosen?.isSent) body[field.name] = chosen.value;
    chosen?.fields.forEach((inner) => put(inner));
  }
  return body;
}

function valueOf(field: SimpleField, text: string): JsonValue {
  if (field.kind === 'list') return text.split(/[\s,;]+/).filter((each) => each !== '');
  if (field.kind === 'flag' && /^(?:true|false)$/.test(text)) return text === 'true';
  if (field.kind === 'whole-number' && /^[0-9]{1,9}$/.test(text)) return parseInt(text, 10);
  return text;
}
