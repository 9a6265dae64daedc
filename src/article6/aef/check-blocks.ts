import { complain } from './check-fields.ts';
import { finding, type AefFinding } from './finding.ts';
import { overlap, runOf, type AefModel, type AefRow, type IdRun } from './model.ts';

/** A run of ITMOs somewhere in the format. */
interface Place {
  readonly table: 'Actions' | 'Holdings';
  /** Counted from 1. */
  readonly row: number;
  readonly cells: AefRow;
  readonly run: IdRun;
}

/** What stays the same of an ITMO, whatever is done with it. */
const FIXED = [
  'CooperativeApproachID',
  'FirstTransferringPartyID',
  'Metric',
  'MitigationType',
  'Vintage',
] as const;

const ENDING: ReadonlySet<string> = new Set(['Use', 'Cancellation', 'Voluntary Cancellation']);

/**
 * Runs of ITMOs against each other, per ITMO registry: held once, not held after their end, ended once,
 * first transferred once, and the same in everything that never changes.
 */
export function checkBlocks(model: AefModel): readonly AefFinding[] {
  const byRegistry = new Map<string, Place[]>();
  for (const table of ['Actions', 'Holdings'] as const) {
    for (const [at, cells] of model[table].entries()) {
      const run = runOf(cells);
      if (run === null || run.first > run.last) continue;
      const registry = cells['PartyITMORegistryID'] ?? '';
      const places = byRegistry.get(registry) ?? [];
      byRegistry.set(registry, places);
      places.push({ table, row: at + 1, cells, run });
    }
  }
  return [...byRegistry.values()].flatMap(checkRegistry);
}

function checkRegistry(places: readonly Place[]): readonly AefFinding[] {
  const inOrder = [...places].sort((one, other) => (one.run.first < other.run.first ? -1 : 1));
  const found: AefFinding[] = [];
  const open: Place[] = [];
  for (const place of inOrder) {
    for (let at = open.length - 1; at >= 0; at -= 1) {
      const before = open[at];
      if (before && before.run.last < place.run.first) open.splice(at, 1);
      else if (before && overlap(before.run, place.run)) found.push(...checkPair(before, place));
    }
    open.push(place);
  }
  return found;
}

function checkPair(one: Place, other: Place): readonly AefFinding[] {
  const [first, second] = inReadingOrder(one, other);
  const changed = FIXED.filter((name) => first.cells[name] !== second.cells[name]);
  const found = changed.map((name) =>
    finding(
      second.table,
      second.row,
      name,
      complain(
        second.cells[name] ?? '',
        `these ITMOs have another value in ${placeInWords(first)}, and it never changes`,
        first.cells[name] ?? '',
      ),
    ),
  );
  const twice = twiceInWords(first, second);
  if (twice === null) return found;
  const given = `${second.run.first} to ${second.run.last}`;
  const possible = 'runs without a number in common';
  return [...found, finding(second.table, second.row, 'FirstID', complain(given, twice, possible))];
}

function twiceInWords(first: Place, second: Place): string | null {
  const where = placeInWords(first);
  if (first.table === 'Holdings') return `these ITMOs are held in ${where} too`;
  const type = first.cells['ActionType'] ?? '';
  if (second.table === 'Holdings') {
    return ENDING.has(type) ? `they are held, and were used or cancelled in ${where}` : null;
  }
  const otherType = second.cells['ActionType'] ?? '';
  if (ENDING.has(type) && ENDING.has(otherType)) return `they were used or cancelled in ${where}`;
  if (type !== otherType) return null;
  const isOnce = type === 'First transfer' || type === 'Authorization';
  return isOnce ? `the same was done with these ITMOs in ${where}` : null;
}

function placeInWords({ table, row }: Place): string {
  return `row ${row} of table ${table === 'Actions' ? 3 : 4}`;
}

function inReadingOrder(one: Place, other: Place): readonly [Place, Place] {
  const isBefore = one.table === other.table ? one.row < other.row : one.table === 'Actions';
  return isBefore ? [one, other] : [other, one];
}
