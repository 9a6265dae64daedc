import type { Label } from '../language/labels.ts';
import type { DefinitionTerm } from '../language/definition-terms.ts';

/*
 * A report as something to read: facts at its head, tables, charts, definitions. Every report becomes
 * one of these, and the writers for paper, sheets and tables know nothing else. Cells are text as the
 * model has it; how they look is decided by a writer and a language.
 */

/** What a cell holds, and so how it is shown; a `name` in the reader's language where the document has it. */
export type CellKind =
  | 'text'
  | 'code'
  | 'amount'
  | 'ratio'
  | 'count'
  | 'day'
  | 'instant'
  | 'flag'
  | 'figure'
  | 'label'
  | 'name';

export interface Column {
  /** The name of the column in files for machines. */
  readonly key: string;
  readonly label: Label;
  readonly kind: CellKind;
  /** Its part of the width of a page; left out where the column is not on paper. */
  readonly paper?: number;
}

export type Cell = string | null;

export interface DocumentTable {
  /** Name of the sheet, of the resource and of the part of the page. */
  readonly id: string;
  readonly title: Label;
  readonly notes: readonly Label[];
  readonly columns: readonly Column[];
  /** How many columns, from the first, name a row. */
  readonly keyColumns: number;
  readonly rows: readonly (readonly Cell[])[];
  /** Addresses, from the root of the server, of what stands behind cells: 'row/column' to address. */
  readonly links?: Readonly<Record<string, string>>;
}

export interface DocumentFact {
  readonly key: string;
  readonly label: Label;
  readonly kind: CellKind;
  readonly value: Cell;
}

/** One part of a bar. */
export interface BarPart {
  readonly label: Label;
  readonly pattern: 'solid' | 'hatched' | 'dotted' | 'open';
  readonly value: string;
}

export interface BarChart {
  readonly type: 'bars';
  readonly id: string;
  readonly title: Label;
  /** Currency or tCO2e. */
  readonly unit: string;
  readonly decimals: number;
  /** The largest bar of all that are drawn to this scale. */
  readonly scale: string;
  readonly bars: readonly {
    readonly name: string;
    /** The place of a country in an order; its name is then said in the language of the drawing. */
    readonly rank?: string;
    readonly parts: readonly BarPart[];
  }[];
  /** The table that says the same. */
  readonly table: string;
}

export interface LineChart {
  readonly type: 'lines';
  readonly id: string;
  readonly title: Label;
  readonly unit: string;
  readonly decimals: number;
  /** Days or years, in order. */
  readonly steps: readonly string[];
  readonly series: readonly {
    readonly label: Label;
    readonly dashed: boolean;
    /** A value per step; null where there is none. */
    readonly values: readonly (string | null)[];
  }[];
  readonly table: string;
}

export type Chart = BarChart | LineChart;

export interface ReportDocument {
  readonly kind: string;
  /** The name of its file, without the ending. */
  readonly stem: string;
  readonly title: Label;
  /** Whom it is about, by language; English where a language lacks it. */
  readonly subject: Readonly<Record<string, string>>;
  readonly iso2: string | null;
  readonly isDemonstration: boolean;
  readonly book: string;
  readonly effectiveAsOf: string;
  /** The time of the head: also the time at which its files were made, for all that they say. */
  readonly knownAt: string;
  readonly knownSize: number | null;
  readonly digest: string;
  readonly failedChecks: readonly string[];
  readonly facts: readonly DocumentFact[];
  readonly tables: readonly DocumentTable[];
  readonly charts: readonly Chart[];
  readonly definitions: readonly DefinitionTerm[];
  /** Names in all languages by the English ones, of cells that are names. */
  readonly names?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
