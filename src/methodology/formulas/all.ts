import type { Refusal } from '../../kernel/refusal.ts';
import { methodologyErrors } from '../errors.ts';
import { CHILLER_EFFICIENCY } from './chiller-efficiency.ts';
import { EV_CHARGING } from './ev-charging.ts';
import type { Formula } from './formula.ts';
import { FREIGHT_MODAL_SHIFT, FREIGHT_MODAL_SHIFT_METERED } from './freight-modal-shift.ts';
import { GRID_CONNECTED_SOLAR } from './grid-connected-solar.ts';

/** Every formula, in every edition that a methodology's version may name. None is ever taken out. */
export const FORMULAS: readonly Formula[] = [
  GRID_CONNECTED_SOLAR,
  CHILLER_EFFICIENCY,
  EV_CHARGING,
  FREIGHT_MODAL_SHIFT,
  FREIGHT_MODAL_SHIFT_METERED,
];

/** The formula of a code, edition included. Refuses FORMULA.NOT_FOUND. */
export function formulaOf(code: string): Formula | Refusal {
  const found = FORMULAS.find((formula) => formula.code === code);
  if (found) return found;
  const possible = FORMULAS.map((formula) => formula.code);
  return methodologyErrors.refuse('FORMULA.NOT_FOUND', { formula: code.slice(0, 80), possible });
}
