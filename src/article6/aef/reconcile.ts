import { AEF_FIELDS, TABLE_NAMES, type TableName } from './fields.ts';
import {
  NOT_APPLICABLE,
  overlap,
  runOf,
  tableNumber,
  wordsIn,
  type AefModel,
  type AefRow,
} from './model.ts';

export type LineState = 'matched' | 'differs' | 'only-theirs' | 'only-ours';

export interface FieldDifference {
  readonly column: string;
  readonly theirs: string;
  readonly ours: string;
}

/** One line of somebody's format beside ours. */
export interface ReconciledLine {
  readonly table: number;
  readonly tableName: TableName;
  readonly state: LineState;
  /** Places below the headings, from 1; null where there is no such line. */
  readonly theirRow: number | null;
  readonly ourRow: number | null;
  /** What the line is about. */
  readonly about: string;
  readonly differences: readonly FieldDifference[];
}

export interface Reconciliation {
  readonly counts: Readonly<Record<LineState, number>>;
  readonly lines: readonly ReconciledLine[];
}

/** What makes two rows the same line. Free text and what the platform fills in are no part of it. */
const KEYS: Readonly<Record<TableName, readonly string[]>> = {
  Submission: ['ParticipatingParty', 'ReportedYear'],
  Authorizations: ['CooperativeApproachID', 'AuthorizationID', 'AuthorizationVersion'],
  Actions: ['ActionType', 'PartyITMORegistryID', 'FirstTransferringPartyID', 'FirstID', 'LastID'],
  Holdings: ['PartyITMORegistryID', 'FirstTransferringPartyID', 'FirstID', 'LastID'],
  'Authorized entities': [
    'CooperativeApproachID',
    'AuthorizedEntityCountryOfIncorporation',
    'AuthorizedEntityID',
  ],
};

/** Of what a submission says about itself, two editions may differ and mean the same. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'SubmissionVersion',
  'DateOfSubmission',
  'AdditionalExplanatoryInformation',
]);

interface Numbered {
  readonly row: AefRow;
  readonly number: number;
}

/**
 * Somebody's format against ours, line by line. Runs of ITMOs that only overlap are shown beside each
 * other as differing, so that a run that one side has split is seen as such. Changes nothing.
 */
export function reconcile(theirs: AefModel, ours: AefModel): Reconciliation {
  const lines = TABLE_NAMES.flatMap((table) => reconcileTable(table, theirs[table], ours[table]));
  const count = (state: LineState) => lines.filter((line) => line.state === state).length;
  return {
    counts: {
      matched: count('matched'),
      differs: count('differs'),
      'only-theirs': count('only-theirs'),
      'only-ours': count('only-ours'),
    },
    lines,
  };
}

function reconcileTable(
  table: TableName,
  theirs: readonly AefRow[],
  ours: readonly AefRow[],
): readonly ReconciledLine[] {
  const left: Numbered[] = ours.map((row, at) => ({ row, number: at + 1 }));
  const lines: ReconciledLine[] = [];
  const unmatched: Numbered[] = [];
  const take = (at: number): Numbered | undefined =>
    at === -1 ? undefined : left.splice(at, 1)[0];
  for (const [at, row] of theirs.entries()) {
    const their = { row, number: at + 1 };
    const key = keyOf(table, row);
    const our = take(left.findIndex((one) => keyOf(table, one.row) === key));
    if (our) lines.push(paired(table, their, our));
    else unmatched.push(their);
  }
  for (const their of unmatched) {
    const our = take(left.findIndex((one) => isAkin(table, their.row, one.row)));
    lines.push(our ? paired(table, their, our) : alone(table, 'only-theirs', their));
  }
  return [
    ...lines.sort((one, other) => (one.theirRow ?? 0) - (other.theirRow ?? 0)),
    ...left.map((our) => alone(table, 'only-ours', our)),
  ];
}

function paired(table: TableName, their: Numbered, our: Numbered): ReconciledLine {
  const differences = AEF_FIELDS[table]
    .filter(({ carp, name }) => !carp && !NOT_COMPARED.has(name))
    .map(({ name, label, many }) => ({
      column: label,
      theirs: their.row[name] ?? '',
      ours: our.row[name] ?? '',
      isSame: compared(their.row[name], many) === compared(our.row[name], many),
    }))
    .filter(({ isSame }) => !isSame)
    .map(({ column, theirs, ours }) => ({ column, theirs, ours }));
  return {
    table: tableNumber(table),
    tableName: table,
    state: differences.length === 0 ? 'matched' : 'differs',
    theirRow: their.number,
    ourRow: our.number,
    about: keyOf(table, their.row),
    differences,
  };
}

function alone(
  table: TableName,
  state: 'only-theirs' | 'only-ours',
  { row, number }: Numbered,
): ReconciledLine {
  return {
    table: tableNumber(table),
    tableName: table,
    state,
    theirRow: state === 'only-theirs' ? number : null,
    ourRow: state === 'only-ours' ? number : null,
    about: keyOf(table, row),
    differences: [],
  };
}

function keyOf(table: TableName, row: AefRow): string {
  return KEYS[table].map((name) => (row[name] ?? '').trim()).join(' ');
}

/** The same thing done with, or a holding of, some of the same ITMOs; or the one submission. */
function isAkin(table: TableName, their: AefRow, our: AefRow): boolean {
  if (table === 'Submission') return true;
  if (table !== 'Actions' && table !== 'Holdings') return false;
  const runs = [runOf(their), runOf(our)];
  const [one, other] = runs;
  return (
    one !== null &&
    other !== null &&
    one !== undefined &&
    other !== undefined &&
    overlap(one, other) &&
    KEYS[table].slice(0, -2).every((name) => their[name] === our[name])
  );
}

/** What is compared of a cell: nothing said is nothing said, and the order of a list says nothing. */
function compared(cell: string | undefined, many: boolean): string {
  const text = (cell ?? '').trim();
  if (text === NOT_APPLICABLE) return '';
  return many ? [...wordsIn(text)].sort().join('; ') : text;
}
