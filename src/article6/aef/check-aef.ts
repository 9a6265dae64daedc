import { checkFields } from './check-fields.ts';
import { checkRows } from './check-rows.ts';
import type { AefFinding } from './finding.ts';
import type { AefModel } from './model.ts';

/**
 * All that is wrong in an agreed electronic format, in the order of its tables and rows; nothing where
 * it can be submitted.
 *
 * @source decision 4/CMA.6, annex II; decision 6/CMA.4, annex I (consistency)
 */
export function checkAef(model: AefModel): readonly AefFinding[] {
  return [...checkFields(model), ...checkRows(model)].sort(
    (one, other) => one.table - other.table || one.row - other.row,
  );
}
