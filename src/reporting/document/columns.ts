import { COMMITMENT_FIGURES, FIGURE_NAMES, type FigureName } from '../figures.ts';
import type { Label } from '../language/labels.ts';
import type { CellKind, Column } from './document.ts';

/** A column whose label is its own name among the columns. */
export function column(key: string, label: Label, kind: CellKind = 'text', paper?: number): Column {
  return paper === undefined ? { key, label, kind } : { key, label, kind, paper };
}

/** Columns of figures of money, each with its part of the width of a page where it is printed. */
export function moneyColumns(
  names: readonly FigureName[],
  paper: Partial<Record<FigureName, number>>,
): readonly Column[] {
  return names.map((name) => column(name, `figure.${name}`, 'amount', paper[name]));
}

export const OF_COMMITMENTS = COMMITMENT_FIGURES;
export const OF_TRANCHES = FIGURE_NAMES;

export const SHARE = (paper?: number): Column =>
  column('disbursedShare', 'figure.disbursedShare', 'ratio', paper);
