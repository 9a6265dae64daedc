import type { Code, Codes } from './en/codes.ts';
import type { ColumnLabel, Columns } from './en/columns.ts';
import type { Frame, FrameLabel } from './en/frame.ts';
import type { Definitions } from './definition-terms.ts';

/** The name of a text that every language has. */
export type Label = FrameLabel | ColumnLabel;

/** All texts of a language; one that is missing is an error of types. */
export interface Catalogue {
  readonly frame: Frame;
  readonly columns: Columns;
  readonly codes: Codes;
  readonly definitions: Definitions;
}

export type { Code };
