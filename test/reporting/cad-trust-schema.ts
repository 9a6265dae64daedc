import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * CAD Trust's own tables, condensed, where they are at hand: beside the project, or in the folder that
 * CAD_TRUST_SCHEMA_DIR names. What is checked is what a node checks: fields, types, lists, references.
 */

const FOLDER =
  process.env['CAD_TRUST_SCHEMA_DIR'] ??
  join(import.meta.dirname, '../../../shared/standards/cadtrust');
const FILE = join(FOLDER, 'cadtrust-v2.0.2-condensed.json');

export const hasCadTrustSchema = existsSync(FILE);

interface Field {
  readonly apiField: string;
  readonly type: string;
  readonly required: boolean;
  readonly picklist?: string;
}

interface CadTrustSchema {
  readonly insertOrder: readonly string[];
  readonly tables: Readonly<Record<string, { readonly fields: readonly Field[] }>>;
  readonly picklists: Readonly<Record<string, readonly string[] | string>>;
}

type Row = Readonly<Record<string, unknown>>;
type Content = Readonly<Record<string, readonly Row[]>>;

const FORMS: Readonly<Record<string, RegExp>> = {
  GUID: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  Date: /^\d{4}-\d\d-\d\d$/,
  Year: /^20\d\d$/,
  Decimal: /^\d+(\.\d+)?$/,
  URL: /^(https?:\/\/\S+|\/\S*)$/,
};

/** Everything that is wrong in a file, in words; nothing where it is as the schema has it. */
export function cadTrustFaults(content: Content): readonly string[] {
  const schema = JSON.parse(readFileSync(FILE, 'utf8')) as CadTrustSchema;
  // A stakeholder comes before its project in their own order: all ids are known first.
  const ids = new Map(
    schema.insertOrder.map((name) => {
      const own = schema.tables[name]?.fields[0]?.apiField ?? '';
      return [own, new Set((content[name] ?? []).map((row) => row[own]))] as const;
    }),
  );
  const faults: string[] = [];
  for (const name of schema.insertOrder) {
    const { fields } = schema.tables[name] ?? { fields: [] };
    const own = fields[0]?.apiField ?? '';
    const known = new Set<unknown>();
    for (const row of content[name] ?? []) {
      for (const key of Object.keys(row)) {
        if (!fields.some(({ apiField }) => apiField === key))
          faults.push(`${name}.${key}: unknown`);
      }
      for (const field of fields) faults.push(...fieldFaults(schema, name, row, field, ids));
      if (known.has(row[own])) faults.push(`${name}.${own}: twice`);
      known.add(row[own]);
    }
  }
  return faults;
}

function fieldFaults(
  { picklists }: CadTrustSchema,
  table: string,
  row: Row,
  { apiField, type, required, picklist }: Field,
  ids: ReadonlyMap<string, ReadonlySet<unknown>>,
): readonly string[] {
  const name = `${table}.${apiField}`;
  const value = row[apiField];
  // The id of the organisation that runs the node: only the node knows it.
  if (apiField === 'orgUid') return value === undefined ? [] : [`${name}: is the node's`];
  if (value === undefined) return required ? [`${name}: missing`] : [];
  const values: readonly unknown[] = type.startsWith('Array') ? (value as unknown[]) : [value];
  if (!Array.isArray(values) || values.length === 0) return [`${name}: no list`];
  const given = picklist === undefined ? undefined : picklists[picklist];
  const list =
    typeof given === 'string' && /same seven/.test(given) ? picklists['unit_type'] : given;
  return values.flatMap((one) => {
    if (typeof one !== 'string' || one === '') return [`${name}: no text`];
    if (Array.isArray(list) && !list.includes(one)) return [`${name}: "${one}" is in no list`];
    const form = FORMS[type.replace(/ .*/, '')];
    if (form !== undefined && !form.test(one)) return [`${name}: "${one}" has no form of ${type}`];
    if (type === 'GUID FK' && !ids.get(apiField)?.has(one)) return [`${name}: leads nowhere`];
    return [];
  });
}
