import type { Settled } from '../../ledger/batch.ts';
import type { ImportBook, Standing } from './book.ts';
import { checkFile, readAgain, type CheckedFile, type ReadRecord } from './check-file.ts';
import type { Finding } from './findings.ts';
import type { ImportKind } from './kinds.ts';

/** What came of a file; the fields and their names are those of `--json`. */
export interface ImportResult {
  /** Rows below the header. */
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** All that were read, where anything is wrong with the file. */
  readonly refused: number;
  readonly warnings: readonly Finding[];
  readonly errors: readonly Finding[];
}

export interface ImportWish {
  readonly file: string;
  readonly kind: ImportKind;
  /** Without it nothing is written, and the result says what would be. */
  readonly apply: boolean;
  readonly progress: (line: string) => void;
}

/** So many rows are in memory, and under way to the book, at once. */
const AT_ONCE = 250;

/**
 * Loads a file of what public sources say. It is read twice: first to the end, and where anything is wrong
 * nothing is entered; then again, some rows at a time, each by an act of its own. Loading again changes
 * nothing, and goes on where a load was broken off.
 */
export async function importFile(book: ImportBook, wish: ImportWish): Promise<ImportResult> {
  const checked = await checkFile(wish.file, wish.kind, book, (rows) =>
    wish.progress(`${rows} rows read`),
  );
  if (checked.findings.errorCount > 0) return refusedWhole(checked);
  if (wish.apply) await book.prepare();
  const load = new Load(book, wish, checked);
  for await (const some of readAgain(wish.file, wish.kind, checked, AT_ONCE)) {
    await load.take(some);
    if (load.isBroken) break;
  }
  return load.result();
}

function refusedWhole({ findings, rows }: CheckedFile): ImportResult {
  const { warnings, errors } = findings;
  return { read: rows, created: 0, updated: 0, unchanged: 0, refused: rows, warnings, errors };
}

class Load {
  private created = 0;
  private updated = 0;
  private unchanged: number;

  constructor(
    private readonly book: ImportBook,
    private readonly wish: ImportWish,
    private readonly checked: CheckedFile,
  ) {
    this.unchanged = checked.repeated.size;
  }

  get isBroken(): boolean {
    return this.checked.findings.errorCount > 0;
  }

  async take(some: readonly ReadRecord[]): Promise<void> {
    const standing = await this.book.standing(some);
    for (const [at, { line }] of some.entries()) this.tellStanding(line, standing[at]);
    const isNew = some.map(({ fingerprint }, at) => standing[at]?.fingerprint !== fingerprint);
    const wanted = some.filter((_, at) => isNew[at]);
    const before = standing.filter((_, at) => isNew[at]);
    this.unchanged += some.length - wanted.length;
    const settled = this.wish.apply ? await this.book.enter(wanted, before) : null;
    for (const [at, { line }] of wanted.entries()) {
      if (settled === null || this.isEntered(line, settled[at])) {
        if (before[at]?.version === 0) this.created += 1;
        else this.updated += 1;
      }
    }
    const done = this.created + this.updated + this.unchanged;
    this.wish.progress(`${done} of ${this.checked.rows} rows ${settled ? 'entered' : 'compared'}`);
  }

  result(): ImportResult {
    const { findings, rows } = this.checked;
    const { created, updated, unchanged } = this;
    const refused = rows - created - updated - unchanged;
    const { warnings, errors } = findings;
    return { read: rows, created, updated, unchanged, refused, warnings, errors };
  }

  private tellStanding(line: number, standing: Standing | undefined): void {
    const { kind } = this.wish.kind;
    if (kind === 'project' && standing?.project === 'own') {
      const message = 'the book has this project of its own: recorded beside it, not over it';
      this.checked.findings.warn(line, 1, `reference_no: ${message}`);
    }
    if (kind === 'issuance' && standing?.project === 'none') {
      const message = 'the book does not have this project: recorded without it';
      this.checked.findings.warn(line, 1, `reference_no: ${message}`);
    }
  }

  private isEntered(line: number, settled: Settled | undefined): boolean {
    if (settled && 'answer' in settled) return true;
    const refusal = settled && 'refusal' in settled ? settled.refusal : null;
    if (refusal?.code === 'PUBLIC_SOURCE.NOTHING_CHANGES') {
      this.unchanged += 1;
      return false;
    }
    const why = refusal === null ? 'the database failed' : `${refusal.code}: ${refusal.message}`;
    const rest = 'Rows before it are in; load the file again to go on';
    this.checked.findings.error(line, 1, `was not entered (${why}). ${rest}`);
    return false;
  }
}
