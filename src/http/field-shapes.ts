import type { FieldCheck } from './field-checks.ts';

/** A class that says, by the decorators of fields.ts, what a body may hold. */
export type BodyClass = abstract new (...args: never[]) => object;

/** What a field's decorators remember beside class-validator's own notes. */
export interface FieldNote {
  /** False where null means the same as leaving the field out. */
  readonly keepsNull: boolean;
  /** The class of a nested object, or of each object in a list. */
  readonly of?: () => BodyClass;
  /** How many items a list may hold. */
  readonly lengthAtMost?: number;
  /** The rule itself, which says what is wrong. */
  readonly check?: FieldCheck;
}

/** What class-validator knows the rule of a field by. */
export const FIELD_RULE = 'field';

const NOTES = new WeakMap<object, Map<string, FieldNote>>();

/** Called while a class is being declared; the later note of one field adds to the earlier. */
export function rememberField(prototype: object, property: string | symbol, note: FieldNote): void {
  const notes = NOTES.get(prototype) ?? new Map<string, FieldNote>();
  NOTES.set(prototype, notes);
  notes.set(String(property), { ...notes.get(String(property)), ...note });
}

/** The fields of a class and of those it extends; none for a class without decorated fields. */
export function fieldNotes(bodyClass: BodyClass): ReadonlyMap<string, FieldNote> {
  const notes = new Map<string, FieldNote>();
  let prototype: object | null = bodyClass.prototype as object | null;
  while (prototype !== null) {
    for (const [name, note] of NOTES.get(prototype) ?? []) {
      if (!notes.has(name)) notes.set(name, note);
    }
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return notes;
}
