/** What stands in the places of a message: a text, or another message. */
export type SaidValues = Readonly<Record<string, string | Said>>;

/**
 * What is wrong with one field: a code and what stands in its places. The interface tells it in English;
 * a page finds the words of its own language by the code.
 */
export interface Said {
  readonly code: string;
  readonly values: SaidValues;
  /** In English, in words that follow the field's name: 'must be more than zero'. */
  readonly text: string;
}

/** One fault in a request body, by JSON pointer (RFC 6901). */
export interface PointedError {
  readonly pointer: string;
  readonly detail: string;
  /** The same for pages, which find the words of their language; no part of what a client is sent. */
  readonly said?: Said;
}

/** The field messages of one room, and the only way to make them. */
export interface FieldMessages<T extends Record<string, string>> {
  readonly templates: Readonly<T>;
  say(code: keyof T & string, values?: SaidValues): Said;
  /** The same, at a place in a body. */
  at(pointer: string, code: keyof T & string, values?: SaidValues): PointedError;
}

/**
 * Declares the field messages of a room, by code: `field.above-zero`. What stands in braces is filled
 * in; the words follow the name of the field.
 */
export function defineFieldMessages<const T extends Record<string, string>>(
  room: T,
): FieldMessages<T> {
  const say = (code: keyof T & string, values: SaidValues = {}): Said => ({
    code,
    values,
    text: filledIn(room[code] ?? code, (name) => {
      const value = values[name] ?? '';
      return typeof value === 'string' ? value : value.text;
    }),
  });
  return {
    templates: room,
    say,
    at: (pointer, code, values) => pointed(pointer, say(code, values)),
  };
}

export function pointed(pointer: string, said: Said): PointedError {
  return { pointer, detail: said.text, said };
}

/** A template with its places filled in. */
export function filledIn(template: string, valueOf: (name: string) => string): string {
  return template.replace(/\{([a-z]+)\}/g, (_all, name: string) => valueOf(name));
}
