import { getMetadataStorage, ValidationTypes } from 'class-validator';
import type { MetadataStorage, ValidationArguments } from 'class-validator';
import { pointed, type Said } from '../kernel/field-message.ts';
import type { PointedError } from '../kernel/refusal.ts';
import { listTooLong, type FieldCheck } from './field-checks.ts';
import { fieldMessages } from './field-messages.ts';
import { FIELD_RULE, fieldNotes } from './field-shapes.ts';
import type { BodyClass, FieldNote } from './field-shapes.ts';

/*
 * The stock way (an instance by class-transformer, then class-validator) costs 70 µs of CPU for a small
 * body, most of it on making instances and errors that nobody needs when the body is good. So what
 * class-validator knows about a class is compiled once into plain functions; they only say yes or no.
 * A no goes to class-validator, whose verdict counts and who finds the words.
 */

type ValidationMetadata = ReturnType<MetadataStorage['getTargetValidationMetadatas']>[number];
type Verdict = (value: unknown, args: ValidationArguments) => boolean;
type Condition = (body: object, value: unknown) => boolean;

interface CompiledField {
  readonly name: string;
  readonly complete: boolean;
  readonly conditions: readonly Condition[];
  readonly verdicts: readonly Verdict[];
  readonly nested: BodyClass | null;
  readonly keepsNull: boolean;
  readonly lengthAtMost: number | null;
  readonly check: FieldCheck | null;
}

/** The fields of a class, ready to be looked at. */
export interface BodyShape {
  readonly name: string;
  readonly fields: ReadonlyMap<string, CompiledField>;
  /** False where class-validator was told something that cannot be compiled; it then decides alone. */
  readonly complete: boolean;
}

const SHAPES = new WeakMap<BodyClass, BodyShape>();

/** What class-validator knows about a class, compiled at the first use. */
export function shapeOf(bodyClass: BodyClass): BodyShape {
  const known = SHAPES.get(bodyClass);
  if (known !== undefined) return known;
  const shape = compiled(bodyClass);
  SHAPES.set(bodyClass, shape);
  return shape;
}

function compiled(bodyClass: BodyClass): BodyShape {
  const storage = getMetadataStorage();
  const notes = fieldNotes(bodyClass);
  const rules = storage.groupByPropertyName(
    storage.getTargetValidationMetadatas(bodyClass, '', true, false),
  );
  const fields = new Map<string, CompiledField>();
  let complete = true;
  for (const [name, rulesOfField] of Object.entries(rules)) {
    const field = compiledField(name, rulesOfField, notes.get(name));
    if (!field.complete) complete = false;
    fields.set(name, field);
  }
  return { name: bodyClass.name, fields, complete };
}

function compiledField(
  name: string,
  rules: readonly ValidationMetadata[],
  note: FieldNote | undefined,
): CompiledField {
  const conditions: Condition[] = [];
  const verdicts: Verdict[] = [];
  let nested: BodyClass | null = null;
  let complete = true;
  for (const rule of rules) {
    // Undefined where a rule has no options, whatever the type says.
    const groups = (rule.groups as readonly string[] | undefined) ?? [];
    const isPlain = !rule.each && groups.length === 0 && rule.validateIf === undefined;
    if (isPlain && rule.type === ValidationTypes.CONDITIONAL_VALIDATION) {
      conditions.push(rule.constraints[0] as Condition);
    } else if (isPlain && rule.type === ValidationTypes.NESTED_VALIDATION) {
      nested = note?.of?.() ?? null;
      complete &&= nested !== null;
    } else if (isPlain && rule.name === FIELD_RULE) {
      verdicts.push(...verdictsOf(rule));
    } else {
      // Not made by fields.ts: nobody here knows what it needs.
      complete = false;
    }
  }
  return {
    name,
    complete,
    conditions,
    verdicts,
    nested,
    keepsNull: note?.keepsNull ?? true,
    lengthAtMost: note?.lengthAtMost ?? null,
    check: note?.check ?? null,
  };
}

function verdictsOf(rule: ValidationMetadata): readonly Verdict[] {
  return getMetadataStorage()
    .getTargetValidatorConstraints(rule.constraintCls)
    .map(
      ({ instance }) =>
        (value, args) =>
          instance.validate(value, args) === true,
    );
}

/** Whether a body is certainly good. A false says nothing: class-validator then decides. */
export function isSurelyGood(value: unknown, shape: BodyShape): boolean {
  if (!shape.complete || typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  const body = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(body)) if (!shape.fields.has(name)) return false;
  const args: ValidationArguments = {
    object: body,
    value: undefined,
    property: '',
    targetName: shape.name,
    constraints: [],
  };
  for (const field of shape.fields.values()) {
    // Own fields only: a body does not inherit, whatever its prototype is made to hold.
    const given = Object.hasOwn(body, field.name) ? body[field.name] : undefined;
    if (!field.conditions.every((condition) => condition(body, given))) continue;
    args.value = given;
    args.property = field.name;
    for (const verdict of field.verdicts) if (!verdict(given, args)) return false;
    if (field.nested !== null && !isSurelyGoodInside(given, shapeOf(field.nested))) return false;
  }
  return true;
}

function isSurelyGoodInside(given: unknown, shape: BodyShape): boolean {
  if (given === undefined) return true;
  return Array.isArray(given)
    ? given.every((item) => isSurelyGood(item, shape))
    : isSurelyGood(given, shape);
}

/** The body without the nulls that mean "left out"; the very same object where there are none. */
export function withoutNulls(value: unknown, shape: BodyShape): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const body = value as Readonly<Record<string, unknown>>;
  let changed: Record<string, unknown> | null = null;
  for (const field of shape.fields.values()) {
    const given = body[field.name];
    if (given === undefined || (given === null && field.keepsNull)) continue;
    if (given === null) {
      changed ??= { ...body };
      delete changed[field.name];
    } else if (field.nested !== null) {
      const cleaned = cleanedInside(given, shapeOf(field.nested));
      if (cleaned !== given) (changed ??= { ...body })[field.name] = cleaned;
    }
  }
  return changed ?? value;
}

function cleanedInside(given: unknown, shape: BodyShape): unknown {
  if (!Array.isArray(given)) return withoutNulls(given, shape);
  const cleaned = given.map((item) => withoutNulls(item, shape));
  return cleaned.some((item, place) => item !== given[place]) ? cleaned : given;
}

/**
 * Fields that the class does not know, as deep as its objects go. class-validator looks fields up in a
 * plain object, so it takes `constructor`, `toString` and their like for known ones.
 */
export function strayFields(value: unknown, shape: BodyShape, at = ''): readonly PointedError[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, place) => strayFields(item, shape, `${at}/${place}`));
  }
  return Object.entries(value).flatMap(([name, given]) => {
    const field = shape.fields.get(name);
    if (field === undefined) return [pointed(`${at}/${name}`, notAField(shape))];
    return field.nested === null ? [] : strayFields(given, shapeOf(field.nested), `${at}/${name}`);
  });
}

/** What is said of a field that a class does not know. */
export function notAField(shape: BodyShape | null): Said {
  const possible = [...(shape?.fields.keys() ?? [])].join(', ');
  return fieldMessages.say('field.unknown', { possible });
}

/**
 * The first list that is longer than its field allows, or that stands where one object should. Looked
 * for before class-validator, which would make an instance and an error for each of 100,000 items.
 */
export function overlongList(value: unknown, shape: BodyShape, at = ''): PointedError | null {
  if (typeof value !== 'object' || value === null) return null;
  const body = value as Readonly<Record<string, unknown>>;
  for (const field of shape.fields.values()) {
    if (field.nested === null) continue;
    const given = body[field.name];
    const pointer = `${at}/${field.name}`;
    const inner = shapeOf(field.nested);
    if (!Array.isArray(given)) {
      const found = overlongList(given, inner, pointer);
      if (found !== null) return found;
      continue;
    }
    if (field.lengthAtMost === null) return fieldMessages.at(pointer, 'field.object');
    if (given.length > field.lengthAtMost) {
      return pointed(pointer, listTooLong(field.lengthAtMost, given.length));
    }
    for (const [place, item] of given.entries()) {
      const found = overlongList(item, inner, `${pointer}/${place}`);
      if (found !== null) return found;
    }
  }
  return null;
}
