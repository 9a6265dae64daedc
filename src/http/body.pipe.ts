import { Injectable, ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { pointed, type Said } from '../kernel/field-message.ts';
import type { PointedError, Refusal } from '../kernel/refusal.ts';
import {
  isSurelyGood,
  notAField,
  overlongList,
  shapeOf,
  strayFields,
  withoutNulls,
} from './body-check.ts';
import type { BodyShape } from './body-check.ts';
import { httpErrors } from './errors.ts';
import { fieldMessages } from './field-messages.ts';
import { FIELD_RULE } from './field-shapes.ts';
import type { BodyClass } from './field-shapes.ts';

/** Beyond this many faults the rest is not told; whoever mends these sees the next. */
const FAULTS_AT_MOST = 25;

/** What class-validator found, on its way from the stock pipe to ours. */
class FaultsFound extends Error {
  constructor(readonly faults: readonly ValidationError[]) {
    super('the body is not good');
  }
}

/**
 * Holds every body and every query against the fields that its class declares. Unknown fields are
 * refused, nulls that mean "left out" are dropped, and what reaches the handler is plain JSON: nothing
 * is converted. Refuses HTTP.BODY_INVALID and HTTP.QUERY_INVALID, with JSON pointers.
 */
@Injectable()
export class BodyPipe implements PipeTransform {
  readonly #stock = new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    // What was sent stands in a fault, so that its rule can be asked what is wrong.
    validationError: { target: true, value: true },
    exceptionFactory: (faults) => new FaultsFound(faults as ValidationError[]),
  });

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type !== 'body' && metadata.type !== 'query') return value;
    const bodyClass = metadata.metatype as BodyClass | undefined;
    if (bodyClass === undefined) return value;
    const shape = shapeOf(bodyClass);
    if (shape.fields.size === 0) return value;
    return isSurelyGood(value, shape)
      ? withoutNulls(value, shape)
      : this.#thorough(value ?? {}, shape, metadata);
  }

  async #thorough(value: unknown, shape: BodyShape, metadata: ArgumentMetadata): Promise<unknown> {
    const isQuery = metadata.type === 'query';
    if (typeof value !== 'object' || Array.isArray(value)) {
      throw invalid(isQuery, [fieldMessages.at('', 'field.object')]);
    }
    const tooLong = overlongList(value, shape);
    if (tooLong !== null) {
      throw invalid(isQuery, [tooLong]);
    }
    // Before the stock pipe, which takes some of them out of the body.
    const stray = strayFields(value, shape);
    try {
      await this.#stock.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof FaultsFound)) throw error;
      throw invalid(isQuery, pointedErrors(error.faults, shape));
    }
    if (stray.length > 0) throw invalid(isQuery, stray);
    return withoutNulls(value, shape);
  }
}

const PIPE = new BodyPipe();

/**
 * Holds a value against a class outside a request's own body: an act among many, say.
 *
 * @returns the value without the nulls that mean "left out"
 * Refuses HTTP.BODY_INVALID; the pointers begin with `at`.
 */
export async function checkedBody(value: unknown, bodyClass: BodyClass, at = ''): Promise<unknown> {
  try {
    return await PIPE.transform(value, { type: 'body', metatype: bodyClass as Type<unknown> });
  } catch (error) {
    const faults = (error as Partial<Refusal>).errors;
    if (at === '' || faults === undefined) throw error;
    throw invalid(
      false,
      faults.map((fault) => ({ ...fault, pointer: at + fault.pointer })),
    );
  }
}

function invalid(isQuery: boolean, found: readonly PointedError[]): Refusal {
  const code = isQuery ? 'HTTP.QUERY_INVALID' : 'HTTP.BODY_INVALID';
  const more = found.length - FAULTS_AT_MOST;
  return httpErrors.refuse(
    code,
    more > 0 ? { errorsLeftOut: more } : {},
    found.slice(0, FAULTS_AT_MOST),
  );
}

/** Faults by JSON pointer (RFC 6901), one per field, in words that follow the field's name. */
export function pointedErrors(
  faults: readonly ValidationError[],
  shape: BodyShape | null,
  at = '',
): readonly PointedError[] {
  return faults.flatMap((fault) => {
    // class-validator names no property where the whole is of the wrong kind.
    const property = fault.property as string | undefined;
    const rules = fault.constraints ?? {};
    const ofWhole = property === undefined || 'isObject' in rules || 'unknownValue' in rules;
    const pointer = ofWhole ? at : `${at}/${escaped(property)}`;
    const own = Object.keys(rules).length === 0 ? [] : [pointed(pointer, saidOf(fault, shape))];
    const inner = ofWhole ? null : shapeInside(property, shape);
    return [...own, ...pointedErrors(fault.children ?? [], inner, pointer)];
  });
}

/** The shape of what a field holds; an item of a list has the shape of its list. */
function shapeInside(property: string, shape: BodyShape | null): BodyShape | null {
  const field = shape?.fields.get(property);
  if (field === undefined) return /^\d+$/.test(property) ? shape : null;
  return field.nested === null ? null : shapeOf(field.nested);
}

/** What is wrong, by the rule of the field itself; "is missing" where nothing was sent. */
function saidOf(fault: ValidationError, shape: BodyShape | null): Said {
  const rules = fault.constraints ?? {};
  if (FIELD_RULE in rules) {
    const check = shape?.fields.get(fault.property)?.check;
    const wrong = check?.(fault.value, fault.target ?? {}) ?? fieldMessages.say('field.object');
    return fault.value === undefined ? fieldMessages.say('field.missing', { what: wrong }) : wrong;
  }
  return 'whitelistValidation' in rules ? notAField(shape) : fieldMessages.say('field.object');
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
