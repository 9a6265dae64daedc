/**
 * A law of the book as a question to the database: its answer is the rows that break it.
 * `violations` selects `country_code`, `subject` (which row) and `detail` (by how much).
 */
export interface LawCheck {
  readonly law: number;
  readonly sentence: string;
  readonly violations: string;
}
