/** One thing that is said of one subject. */
export interface TidyRow {
  readonly section: string;
  readonly subject: string;
  readonly reference: string;
  readonly title: string;
  readonly currency: string;
  readonly figure: string;
  readonly value: string;
}

type Of = { readonly section: string } & Partial<Omit<TidyRow, 'section' | 'figure' | 'value'>>;

/** What can be one cell; what is not known is no row. */
type Cell = string | number | boolean | null;

/** A row for each value of a subject, named by its field. */
export function valueRows(
  of: Of,
  values: Readonly<Record<string, Cell>>,
  prefix = '',
): readonly TidyRow[] {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ({
      subject: '',
      reference: '',
      title: '',
      currency: '',
      ...of,
      figure: prefix + name,
      value: String(value),
    }));
}
