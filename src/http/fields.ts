import { ApiProperty } from './api-notes.ts';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import type { ValidationArguments } from 'class-validator';
import {
  amountCheck,
  countryCheck,
  currencyCheck,
  dayCheck,
  decimalCheck,
  eachCheck,
  flagCheck,
  instantCheck,
  monthCheck,
  objectCheck,
  objectListCheck,
  oneOfCheck,
  publicIdCheck,
  sha256Check,
  textCheck,
  wholeNumberCheck,
  wholeNumberTextCheck,
} from './field-checks.ts';
import type { AmountRule, FieldCheck, TextRule } from './field-checks.ts';
import { FIELD_RULE, rememberField } from './field-shapes.ts';
import type { BodyClass } from './field-shapes.ts';

/*
 * Each decorator says three things about a field at once: what a body may hold, what the client is
 * told when it does not, and what the API's document says. They are the only decorators on a DTO.
 */

/** What every field says about itself. */
export interface FieldOptions {
  /** One sentence in the words of the trade: meaning, unit, limits. */
  readonly description: string;
  /** The field may be left out; null then means the same and never reaches the act. */
  readonly optional?: true;
  /** The field may be null, which means "none" and reaches the act as null. */
  readonly nullable?: true;
  readonly example?: unknown;
}

/** Text for people, without control characters, not blank. Longest length in UTF-16 units. */
export function Text(options: FieldOptions & TextRule): PropertyDecorator {
  return field(options, textCheck(options), {
    type: 'string',
    minLength: options.min ?? 1,
    maxLength: options.max,
    ...(options.pattern === undefined ? {} : { pattern: options.pattern.source }),
  });
}

/**
 * An amount of money: a JSON string with decimal text. Its decimals are bound by the currency that the
 * field `currency` of the same body names (another field: `currencyIn`), where there is one.
 * More than zero unless `sign` says otherwise.
 */
export function AmountText(options: FieldOptions & AmountRule): PropertyDecorator {
  return field(options, amountCheck(options), {
    type: 'string',
    pattern: DECIMAL_PATTERN,
    example: '200000.00',
  });
}

/** A decimal number that is no money: a rate, a reading, a share. At most 18 decimals, any sign. */
export function DecimalText(
  options: FieldOptions & {
    readonly decimals?: number;
    readonly sign?: 'positive' | 'zero-or-more' | 'any';
  },
): PropertyDecorator {
  const check = decimalCheck({ decimals: options.decimals ?? 18, sign: options.sign ?? 'any' });
  return field(options, check, { type: 'string', pattern: DECIMAL_PATTERN, example: '0.00671234' });
}

/** A calendar day, YYYY-MM-DD. */
export function Day(options: FieldOptions): PropertyDecorator {
  return field(options, dayCheck, { type: 'string', format: 'date', example: '2026-03-31' });
}

/** A calendar month, YYYY-MM. */
export function Month(options: FieldOptions): PropertyDecorator {
  return field(options, monthCheck, {
    type: 'string',
    pattern: '^\\d{4}-\\d{2}$',
    example: '2026-03',
  });
}

/** A moment: RFC 3339 with an offset. */
export function InstantText(options: FieldOptions): PropertyDecorator {
  return field(options, instantCheck, {
    type: 'string',
    format: 'date-time',
    example: '2026-11-23T02:38:56.123Z',
  });
}

/** An active ISO 4217 currency. */
export function CurrencyCode(options: FieldOptions): PropertyDecorator {
  return field(options, currencyCheck, {
    type: 'string',
    pattern: '^[A-Z]{3}$',
    example: 'USD',
  });
}

/** An id of this registry: country code, hyphen, UUID. */
export function PublicId(options: FieldOptions): PropertyDecorator {
  return field(options, publicIdCheck, {
    type: 'string',
    example: 'KZ-01932c5e-7a00-7c3e-9b1a-0242ac120000',
  });
}

/** One of a few words. */
export function OneOf(possible: readonly string[], options: FieldOptions): PropertyDecorator {
  return field(options, oneOfCheck(possible), { type: 'string', enum: [...possible] });
}

/** A whole number as a JSON number; never for money or credits. */
export function WholeNumber(
  options: FieldOptions & { readonly min: number; readonly max: number },
): PropertyDecorator {
  return field(options, wholeNumberCheck(options), {
    type: 'integer',
    minimum: options.min,
    maximum: options.max,
  });
}

/** A whole number in an address, where it arrives as text. */
export function WholeNumberText(
  options: FieldOptions & { readonly min: number; readonly max: number },
): PropertyDecorator {
  return field(options, wholeNumberTextCheck(options), {
    type: 'integer',
    minimum: options.min,
    maximum: options.max,
  });
}

/** A SHA-256 digest in lower-case hexadecimal. */
export function Sha256(options: FieldOptions): PropertyDecorator {
  return field(options, sha256Check, {
    type: 'string',
    pattern: '^[0-9a-f]{64}$',
    example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  });
}

/** ISO 3166-1 alpha-2 in capitals. Whether it is a partner stands in the books. */
export function CountryIso2(options: FieldOptions): PropertyDecorator {
  return field(options, countryCheck, { type: 'string', pattern: '^[A-Z]{2}$', example: 'KZ' });
}

/** True or false. */
export function Flag(options: FieldOptions): PropertyDecorator {
  return field(options, flagCheck, { type: 'boolean' });
}

/** Any JSON object; for bodies whose form another field names. */
export function JsonBody(options: FieldOptions): PropertyDecorator {
  return field(options, objectCheck, { type: 'object', additionalProperties: true });
}

interface ListOptions extends FieldOptions {
  readonly min?: number;
  readonly max: number;
}

/** A list of texts, each within the same limits. */
export function TextList(options: ListOptions & { readonly each: TextRule }): PropertyDecorator {
  const items = { type: 'string', maxLength: options.each.max };
  return listField(options, textCheck(options.each), items);
}

/** A list of whole numbers as JSON numbers; never money or credits. */
export function WholeNumberList(
  options: ListOptions & { readonly each: { readonly min: number; readonly max: number } },
): PropertyDecorator {
  const { min, max } = options.each;
  const items = { type: 'integer', minimum: min, maximum: max };
  return listField(options, wholeNumberCheck(options.each), items);
}

/** A list of words, each one of a few. */
export function OneOfList(possible: readonly string[], options: ListOptions): PropertyDecorator {
  return listField(options, oneOfCheck(possible), { type: 'string', enum: [...possible] });
}

/** A list of country codes. */
export function CountryList(options: ListOptions): PropertyDecorator {
  return listField(options, countryCheck, { type: 'string', pattern: '^[A-Z]{2}$' });
}

/** A list of ids of this registry. */
export function PublicIdList(options: ListOptions): PropertyDecorator {
  return listField(options, publicIdCheck, { type: 'string' });
}

/** An object with fields of its own. */
export function Nested(of: () => BodyClass, options: FieldOptions): PropertyDecorator {
  return (target, property) => {
    rememberField(target, property, { ...presence(options), of });
    Type(of)(target, property);
    ValidateNested()(target, property);
    field(options, objectCheck, { type: documented(of) })(target, property);
  };
}

/** A list of objects, each with fields of its own. */
export function ListOf(of: () => BodyClass, options: ListOptions): PropertyDecorator {
  return (target, property) => {
    rememberField(target, property, { ...presence(options), of, lengthAtMost: options.max });
    Type(of)(target, property);
    ValidateNested()(target, property);
    const check = objectListCheck({ min: options.min ?? 0, max: options.max });
    const schema = { type: documented(of), isArray: true, maxItems: options.max };
    field(options, check, schema)(target, property);
  };
}

/** The generator of the document knows a class that is named later by this name of the function. */
function documented(of: () => BodyClass): () => BodyClass {
  const type = (): BodyClass => of();
  return type;
}

const DECIMAL_PATTERN = '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$';

function listField(
  options: ListOptions,
  check: FieldCheck,
  items: Readonly<Record<string, unknown>>,
): PropertyDecorator {
  const each = eachCheck({ min: options.min ?? 0, max: options.max }, check);
  return field(options, each, {
    type: 'array',
    items,
    maxItems: options.max,
  });
}

function field(
  options: FieldOptions,
  check: FieldCheck,
  schema: Readonly<Record<string, unknown>>,
): PropertyDecorator {
  const documented = {
    ...schema,
    description: options.description,
    required: options.optional !== true,
    ...(options.nullable === true ? { nullable: true } : {}),
    ...(options.example === undefined ? {} : { example: options.example }),
  } as ApiPropertyOptions;
  return (target, property) => {
    rememberField(target, property, { ...presence(options), check });
    if (options.optional === true) IsOptional()(target, property);
    else if (options.nullable === true) ValidateIf(isNotNull)(target, property);
    ValidateBy({
      name: FIELD_RULE,
      validator: {
        validate: (value: unknown, args?: ValidationArguments) =>
          check(value, args?.object ?? {}) === null,
        // body.pipe.ts asks the rule itself what is wrong, and not class-validator.
        defaultMessage: () => 'is not as it should be',
      },
    })(target, property);
    ApiProperty(documented)(target, property);
  };
}

function presence(options: FieldOptions): { keepsNull: boolean } {
  return { keepsNull: options.nullable === true };
}

function isNotNull(_body: object, value: unknown): boolean {
  return value !== null;
}
