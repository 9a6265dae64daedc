/** What a cell holds. A list of several stands in one cell, parted by semicolons. */
export type AefType = 'text' | 'integer' | 'number' | 'day' | 'instant';

/** When a column applies; where it does not, its cells say NA. */
export type AefCondition = 'non-ghg' | 'oimp' | 'acquisition' | 'transfer' | 'use' | 'ndc-use';

/** One column of a table of the agreed electronic format. */
export interface AefField {
  /** As it is printed. */
  readonly label: string;
  /** As machines name it. */
  readonly name: string;
  readonly type: AefType;
  readonly required: boolean;
  /** Filled in by the UNFCCC's platform; the Party leaves it blank. */
  readonly carp: boolean;
  readonly pattern: { readonly of: RegExp; readonly form: string } | null;
  readonly list: readonly string[] | null;
  /** Whether several words of the list may stand in one cell. */
  readonly many: boolean;
  readonly applies: AefCondition | null;
}

type Rest = Partial<Omit<AefField, 'label' | 'name' | 'type'>>;

const of =
  (type: AefType) =>
  (label: string, name: string, rest: Rest = {}): AefField => ({
    label,
    name,
    type,
    required: false,
    carp: false,
    pattern: null,
    list: null,
    many: false,
    applies: null,
    ...rest,
  });

export const text = of('text');
export const integer = of('integer');
export const number = of('number');
export const day = of('day');
export const instant = of('instant');
