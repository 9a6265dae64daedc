/** A JSON schema or a part of one (draft 2020-12). */
export type Schema = { readonly [keyword: string]: unknown };

export const TEXT: Schema = { type: 'string' };
export const FLAG: Schema = { type: 'boolean' };
export const COUNT: Schema = { type: 'integer', minimum: 0 };
/** A decimal number as text, with all its decimals: no exponent, no separators. */
export const AMOUNT: Schema = { type: 'string', pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$' };
/** A ratio with four decimals. */
export const RATIO: Schema = { type: 'string', pattern: '^-?(0|[1-9][0-9]*)\\.[0-9]{4}$' };
export const CURRENCY: Schema = { type: 'string', pattern: '^[A-Z]{3}$' };
export const DAY: Schema = { type: 'string', format: 'date' };
export const INSTANT: Schema = { type: 'string', format: 'date-time' };
export const HASH: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
/** From the root of the server. */
export const ADDRESS: Schema = { type: 'string', pattern: '^/' };
export const PUBLIC_ID: Schema = {
  type: 'string',
  pattern: '^([A-Z]{2}|00)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
};

/** An object with exactly these properties. */
export function object(properties: Readonly<Record<string, Schema>>): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

/** An object with any property names and values of one kind. */
export function mapOf(values: Schema): Schema {
  return { type: 'object', additionalProperties: values };
}

export function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function oneOf(words: readonly string[]): Schema {
  return { enum: [...words] };
}
