/** Something about a place in a file: both counted from 1, the header is line 1. */
export interface Finding {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** How many of each are listed; the rest is counted. A file of a million faults has one cause. */
const LISTED_AT_MOST = 1_000;

class FindingList {
  private readonly listed: Finding[] = [];
  private unlisted = 0;

  get count(): number {
    return this.listed.length + this.unlisted;
  }

  add(finding: Finding): void {
    if (this.listed.length < LISTED_AT_MOST) this.listed.push(finding);
    else this.unlisted += 1;
  }

  all(what: string): readonly Finding[] {
    const last = this.listed.at(-1);
    if (this.unlisted === 0 || last === undefined) return this.listed;
    const message = `… and ${this.unlisted} more ${what} after this line`;
    return [...this.listed, { line: last.line, column: 1, message }];
  }
}

/** What was found in a file: errors keep all of it out, warnings go in with it. */
export class Findings {
  private readonly wrong = new FindingList();
  private readonly odd = new FindingList();

  get errorCount(): number {
    return this.wrong.count;
  }

  get errors(): readonly Finding[] {
    return this.wrong.all('errors');
  }

  get warnings(): readonly Finding[] {
    return this.odd.all('warnings');
  }

  error(line: number, column: number, message: string): void {
    this.wrong.add({ line, column, message });
  }

  warn(line: number, column: number, message: string): void {
    this.odd.add({ line, column, message });
  }
}
