import { isDay, type CalendarDay } from '../../kernel/calendar-day.ts';
import type { Findings } from './findings.ts';
import { withoutMojibake } from './mojibake.ts';

const CELL_AT_MOST = 2_000;
// eslint-disable-next-line no-control-regex -- the very letters that no name, note or number has
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const NOT_AVAILABLE = /^(?:n\/?a|none|-|–|—|unknown|not available)\.?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const SPOKEN_DAY = /^([0-9]{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -]([0-9]{4}|[0-9]{2})$/;

/** One row of a file under its header: reads cells, and says what is wrong or odd about them. */
export class ImportRow {
  private errors = 0;

  constructor(
    readonly line: number,
    private readonly cells: readonly string[],
    private readonly columns: ReadonlyMap<string, number>,
    private readonly findings: Findings,
  ) {}

  /** Whether anything was wrong so far. */
  get isWrong(): boolean {
    return this.errors > 0;
  }

  error(column: string, message: string): void {
    this.errors += 1;
    this.findings.error(this.line, this.place(column), `${column}: ${message}`);
  }

  warn(column: string, message: string): void {
    this.findings.warn(this.line, this.place(column), `${column}: ${message}`);
  }

  /** The cell, letter by letter; nothing where the file has no such column. */
  printed(column: string): string {
    const place = this.columns.get(column);
    return place === undefined ? '' : (this.cells[place] ?? '');
  }

  /** The text of a cell; null where it says nothing, or says that it does not know. */
  text(column: string): string | null {
    const printed = this.printed(column).trim();
    if (printed === '') return null;
    if (printed.includes('\ufffd')) {
      this.error(column, 'is not UTF-8: letters are lost. Save the file as UTF-8 again');
      return null;
    }
    const text = withoutMojibake(printed);
    if (text !== printed)
      this.warn(column, `mojibake ${quoted(printed)} is read as ${quoted(text)}`);
    if (CONTROL.test(text)) {
      this.error(column, 'holds control characters: the text is damaged');
      return null;
    }
    if (text.length > CELL_AT_MOST) {
      this.error(column, `is longer than ${CELL_AT_MOST} letters`);
      return null;
    }
    if (NOT_AVAILABLE.test(text)) {
      this.warn(column, `${quoted(text)} is kept as not known`);
      return null;
    }
    return text;
  }

  required(column: string): string | null {
    const before = this.errors;
    const text = this.text(column);
    if (text === null && this.errors === before) this.error(column, 'is empty, and must not be');
    return text;
  }

  /** A day as YYYY-MM-DD, or as the JCM's pages print it: 08 Feb 22 is 2022-02-08. */
  day(column: string): CalendarDay | null {
    const text = this.text(column);
    if (text === null || isDay(text)) return text;
    const spoken = spokenDay(text);
    if (spoken === null) {
      this.error(column, `${quoted(text)} is no day; write YYYY-MM-DD`);
      return null;
    }
    this.warn(column, `${quoted(text)} is read as ${spoken}`);
    return spoken;
  }

  /** A figure of tonnes: digits, perhaps with decimals; whether they fit is asked of the record. */
  tonnes(column: string): string | null {
    const text = this.text(column);
    if (text === null) return null;
    if (/^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/.test(text)) {
      const digits = text.replaceAll(',', '');
      this.warn(column, `${quoted(text)} is read as ${digits}`);
      return digits;
    }
    if (/^-?[0-9]{1,18}(?:\.[0-9]{1,12})?$/.test(text)) return text;
    this.error(column, `${quoted(text)} is no figure`);
    return null;
  }

  private place(column: string): number {
    return (this.columns.get(column) ?? 0) + 1;
  }
}

/** At most so much of a cell is repeated in a message. */
export function quoted(text: string): string {
  return `"${text.length > 80 ? `${text.slice(0, 80)}…` : text}"`;
}

/** Two digits are of this century: the mechanism began in 2013. */
function spokenDay(text: string): CalendarDay | null {
  const [, day = '', name = '', year = ''] = SPOKEN_DAY.exec(text) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return null;
  const written = [
    year.length === 2 ? `20${year}` : year,
    String(month).padStart(2, '0'),
    day.padStart(2, '0'),
  ].join('-');
  return isDay(written) ? written : null;
}
