/** One row of a CSV file. */
export interface CsvRow {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** What is wrong with how the row is written, and in which cell, counted from 1. */
  readonly problem: { readonly column: number; readonly message: string } | null;
}

/** A cell longer than this is no cell: a quote was opened and not closed, or it is another kind of file. */
const CELL_AT_MOST = 65_536;
const CELLS_AT_MOST = 1_000;

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

type State = 'at the start' | 'in plain text' | 'in quotes' | 'after a quote' | 'given up';

/**
 * Reads CSV piece by piece, so that a file of any length needs little memory. Rows end with LF, CRLF or
 * CR; empty lines are no rows. What is not written as RFC 4180 says is told with its place, and the next
 * line is read as if nothing had been; only after a cell without end is nothing more read.
 *
 * @source RFC 4180
 */
export class CsvReader {
  private state: State = 'at the start';
  private cell = '';
  private cells: string[] = [];
  private problem: CsvRow['problem'] = null;
  private line = 1;
  private rowLine = 1;
  private afterCarriageReturn = false;
  private rows: CsvRow[] = [];

  /** Whether the reader has stopped at a cell without end. */
  get gaveUp(): boolean {
    return this.state === 'given up';
  }

  /** The rows that are complete with this piece of the file. */
  push(text: string): readonly CsvRow[] {
    for (let at = 0; at < text.length && this.state !== 'given up'; at += 1) {
      if (this.state === 'in quotes') at = this.quoted(text, at);
      else at = this.plain(text, at);
      if (this.cell.length > CELL_AT_MOST || this.cells.length > CELLS_AT_MOST) this.giveUp();
    }
    return this.taken();
  }

  /** The last row, where the file does not end with a line end. */
  end(): readonly CsvRow[] {
    if (this.state === 'in quotes') {
      this.complain('a quote is opened here and never closed');
      this.endRow();
    } else if (this.state !== 'given up' && !this.isEmptyRow()) this.endRow();
    return this.taken();
  }

  private taken(): readonly CsvRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  /** Answers the place of the last letter it has used. */
  private quoted(text: string, from: number): number {
    const quote = text.indexOf('"', from);
    const until = quote === -1 ? text.length : quote;
    const piece = text.slice(from, until);
    this.cell += piece;
    for (let at = piece.indexOf('\n'); at !== -1; at = piece.indexOf('\n', at + 1)) this.line += 1;
    if (quote !== -1) this.state = 'after a quote';
    return until;
  }

  private plain(text: string, at: number): number {
    const letter = text.charCodeAt(at);
    if (letter === LINE_FEED && this.afterCarriageReturn) {
      this.afterCarriageReturn = false;
      return at;
    }
    this.afterCarriageReturn = letter === CARRIAGE_RETURN;
    if (letter === COMMA) this.endCell();
    else if (letter === LINE_FEED || letter === CARRIAGE_RETURN) this.endLine();
    else if (letter === QUOTE) this.quote();
    else return this.letters(text, at);
    return at;
  }

  private quote(): void {
    if (this.state === 'at the start') {
      this.state = 'in quotes';
      return;
    }
    if (this.state === 'after a quote') this.state = 'in quotes';
    else this.complain('a quote stands within a cell that does not begin with one');
    this.cell += '"';
  }

  private letters(text: string, from: number): number {
    if (this.state === 'after a quote') {
      this.complain('text follows a closing quote: a comma is missing, or a quote is not doubled');
    }
    this.state = 'in plain text';
    let until = from + 1;
    while (until < text.length && !isSpecial(text.charCodeAt(until))) until += 1;
    this.cell += text.slice(from, until);
    return until - 1;
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    this.state = 'at the start';
  }

  private endLine(): void {
    if (this.isEmptyRow()) this.rowLine = this.line + 1;
    else this.endRow();
    this.line += 1;
    this.rowLine = this.line;
  }

  private endRow(): void {
    this.endCell();
    this.rows.push({ line: this.rowLine, cells: this.cells, problem: this.problem });
    this.cells = [];
    this.problem = null;
  }

  private isEmptyRow(): boolean {
    return this.cells.length === 0 && this.cell === '' && this.state === 'at the start';
  }

  private complain(message: string): void {
    this.problem ??= { column: this.cells.length + 1, message };
  }

  private giveUp(): void {
    this.complain('this cell does not end: a quote is not closed, or the file is no CSV');
    this.cell = '';
    this.endRow();
    this.state = 'given up';
  }
}

function isSpecial(letter: number): boolean {
  return letter === COMMA || letter === QUOTE || letter === LINE_FEED || letter === CARRIAGE_RETURN;
}
