import { isDay } from '../../kernel/calendar-day.ts';
import { parseInstant } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { SUBTYPES_BY_TYPE } from '../code-lists.ts';
import type { AefCondition, AefField } from './field.ts';
import { AEF_FIELDS, TABLE_NAMES, type TableName } from './fields.ts';
import { finding, type AefFinding, type Complaint } from './finding.ts';
import { NOT_APPLICABLE, says, wordsIn, type AefModel, type AefRow } from './model.ts';

/** Whether the column applies in this row. */
const CONDITIONS: Readonly<Record<AefCondition, (row: AefRow) => boolean>> = {
  'non-ghg': (row) => row['Metric'] === 'non-GHG',
  oimp: (row) => /OIMP|IMP|OP/.test(row['PurposeForAuthorization'] ?? ''),
  acquisition: (row) => row['ActionType'] === 'Acquisition',
  transfer: (row) => isOneOf(row, 'First transfer', 'Transfer'),
  use: (row) => isOneOf(row, 'Use', 'First transfer', 'Cancellation', 'Voluntary Cancellation'),
  'ndc-use': (row) => row['ActionType'] === 'Use',
};

const CONDITION_IN_WORDS: Readonly<Record<AefCondition, string>> = {
  'non-ghg': 'the metric is non-GHG',
  oimp: 'the purposes include OIMP, IMP or OP',
  acquisition: 'the action is an Acquisition',
  transfer: 'the action is a First transfer or Transfer',
  use: 'the action is a Use, First transfer, Cancellation or Voluntary Cancellation',
  'ndc-use': 'the action is a Use',
};

/** Columns that must say something wherever they apply. */
const NEEDED_WHERE_APPLICABLE: ReadonlySet<string> = new Set([
  'Non-GHGMetric',
  'QuantityNon-GHG',
  'OIMPAuthorized',
  'FirstTransferDefnForOIMP',
  'TransferringPartyID',
  'YearITMOUsedTowardsNDC',
]);

/** Every cell against what its column takes. */
export function checkFields(model: AefModel): readonly AefFinding[] {
  return TABLE_NAMES.flatMap((table) =>
    model[table].flatMap((row, at) => checkRow(table, row, at + 1)),
  );
}

function checkRow(table: TableName, row: AefRow, number: number): readonly AefFinding[] {
  const found = AEF_FIELDS[table].flatMap((field): readonly AefFinding[] => {
    const complaint = complaintOf(field, row);
    return complaint === null ? [] : [finding(table, number, field.name, complaint)];
  });
  const strange = Object.keys(row).filter(
    (name) => !AEF_FIELDS[table].some((field) => field.name === name),
  );
  return [
    ...found,
    ...strange.map((name) =>
      finding(table, number, name, {
        given: row[name] ?? '',
        wrong: 'the table has no such column',
        possible: 'the columns of the format in their printed order',
      }),
    ),
    ...(table === 'Actions' ? checkAction(row, number) : []),
  ];
}

function complaintOf(field: AefField, row: AefRow): Complaint | null {
  const given = row[field.name] ?? '';
  if (field.carp) {
    return given === ''
      ? null
      : complain(given, 'the UNFCCC’s platform fills this in', 'a blank cell');
  }
  if (field.applies !== null && !CONDITIONS[field.applies](row)) {
    const where = CONDITION_IN_WORDS[field.applies];
    return given === NOT_APPLICABLE
      ? null
      : complain(given, `it applies only where ${where}`, NOT_APPLICABLE);
  }
  const isNeeded =
    field.required || (field.applies !== null && NEEDED_WHERE_APPLICABLE.has(field.name));
  if (!says(given)) {
    if (isNeeded) return complain(given, 'it is mandatory here', whatIsPossible(field));
    return given === NOT_APPLICABLE
      ? null
      : complain(given, 'what is not stated is written NA', `NA, or ${whatIsPossible(field)}`);
  }
  return formComplaint(field, given);
}

function formComplaint(field: AefField, given: string): Complaint | null {
  const possible = whatIsPossible(field);
  if (given.trim() !== given) return complain(given, 'white space stands around it', possible);
  const words = field.many ? wordsIn(given) : [given];
  const strange = field.list && words.find((word) => !field.list?.includes(word));
  if (strange) return complain(given, `“${strange}” is not in the nomenclature`, possible);
  if (field.pattern && !field.pattern.of.test(given)) {
    return complain(given, 'it is not written as the format says', possible);
  }
  return isOfType(field, given) ? null : complain(given, 'it is of another kind', possible);
}

function isOfType({ type }: AefField, given: string): boolean {
  if (type === 'integer') return /^(0|[1-9][0-9]{0,17})$/.test(given);
  if (type === 'number') return /^(0|[1-9][0-9]{0,17})(\.[0-9]+)?$/.test(given);
  if (type === 'day') return isDay(dayOf(given));
  return type !== 'instant' || isUtcInstant(given);
}

/** dd/mm/yyyy as YYYY-MM-DD, to see whether the day exists. */
export function dayOf(given: string): string {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(given) ?? [];
  return `${year}-${month}-${day}`;
}

function isUtcInstant(given: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(given)) return false;
  try {
    return parseInstant(given) === given;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function whatIsPossible({ type, pattern, list, many }: AefField): string {
  if (list !== null)
    return `${many ? 'one or more, parted by semicolons, ' : ''}of ${list.join(', ')}`;
  if (pattern !== null) return pattern.form;
  if (type === 'day') return 'a day that exists, written dd/mm/yyyy';
  if (type === 'instant') return 'an instant in UTC, written yyyy-mm-ddThh:mm:ss.sssZ';
  if (type === 'integer') return 'a whole number without separators';
  return type === 'number' ? 'a number of zero or more' : 'text';
}

/** What an action must say besides, by its type. */
function checkAction(row: AefRow, number: number): readonly AefFinding[] {
  const type = row['ActionType'] ?? '';
  const found: AefFinding[] = [];
  const complainOf = (name: string, wrong: string, possible: string) => {
    found.push(finding('Actions', number, name, complain(row[name] ?? '', wrong, possible)));
  };
  const subtype = row['ActionSubtype'] ?? '';
  const subtypes = SUBTYPES_BY_TYPE[type] ?? [];
  if (says(subtype) && !subtypes.includes(subtype)) {
    const possible = subtypes.length === 0 ? NOT_APPLICABLE : `of ${subtypes.join(', ')}`;
    complainOf('ActionSubtype', `an action of type ${type} has no such subtype`, possible);
  }
  const needsAcquirer = type === 'Transfer' || subtype === 'First transfer to another Party';
  if (needsAcquirer && !says(row['AcquiringPartyID'])) {
    complainOf('AcquiringPartyID', 'it is not said who acquires', 'an alpha-3 code');
  }
  const isUse = isOneOf(row, 'Use', 'Cancellation', 'Voluntary Cancellation');
  if (isUse && !says(row['Using/cancellingPartyID']) && !says(row['Using/cancellingEntityID'])) {
    complainOf(
      'Using/cancellingPartyID',
      'it is not said who used or cancelled',
      'a Party, or an authorized entity in the next column',
    );
  }
  return found;
}

function isOneOf(row: AefRow, ...types: readonly string[]): boolean {
  return types.includes(row['ActionType'] ?? '');
}

export function complain(given: string, wrong: string, possible: string): Complaint {
  return { given, wrong, possible };
}
