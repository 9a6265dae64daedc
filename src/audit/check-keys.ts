import type { Findings, FindingCode } from './finding.ts';
import { isSignedBy } from './key-statement.ts';
import type {
  BookIdentity,
  KeyIntroduction,
  KeyRevocation,
  KeyRotation,
  KeyStatement,
  StatementPlace,
  StatementSignature,
} from './key-statement.ts';
import type { LeafPayload } from './leaf.ts';
import { matches } from './log-lines.ts';
import type { KeyLine } from './log-lines.ts';
import { keyIdOf } from './signing-key.ts';

/** A key as the leaves of `00` tell of it. */
interface ChainedKey {
  readonly keyId: string;
  readonly publicKey: Buffer;
  readonly introducedSequence: number;
  readonly previousKeyId: string | null;
  /** Whether the key before it signed the handing over. */
  readonly endorsed: boolean;
  revokedSequence: number | null;
}

/**
 * Follows the signing keys through the leaves of `00`: who was introduced, who followed whom with
 * whose signatures, who was revoked. Trust begins at the key the reader has from elsewhere: keys
 * after it must each be endorsed by the one before, and what came before it is covered by its
 * signature.
 */
export class KeyCheck {
  readonly #findings: Findings;
  readonly #chain: ChainedKey[] = [];
  readonly #rows: KeyLine[] = [];
  #book: BookIdentity = null;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** The key that may sign now; null before the first. */
  get active(): ChainedKey | null {
    return this.#chain.at(-1) ?? null;
  }

  find(keyId: string): ChainedKey | null {
    return this.#chain.find((key) => key.keyId === keyId) ?? null;
  }

  /** A row of the table of keys, compared with the leaves at the end. */
  row(line: KeyLine): void {
    this.#rows.push(line);
  }

  /** A leaf of `00` that may tell of a key; `last` is the operator's head before it in the file. */
  leaf(payload: LeafPayload, last: StatementPlace): void {
    if (!payload.act.kind.startsWith('audit-key-')) return;
    const { statement, signatures } = payload.facts;
    if (!isStatement(statement) || !isSignatures(signatures)) {
      return this.#wrong(payload.sequence, 'the statement about a key cannot be read');
    }
    if (statement.kind !== payload.act.kind) {
      this.#wrong(payload.sequence, `the act is ${payload.act.kind}, it says ${statement.kind}`);
    }
    if (placeText(statement.after) !== placeText(last)) {
      const place = `behind operator head ${last?.number ?? 'none'}`;
      this.#wrong(payload.sequence, `made behind ${placeText(statement.after)}, stands ${place}`);
    }
    if (statement.kind === 'audit-key-revoked') {
      this.#revoke(payload.sequence, statement, signatures);
    } else this.#follow(payload.sequence, statement, signatures);
  }

  /**
   * The file is at its end: may the trusted key vouch for it?
   * @param lastSeal id of the key that signed the last operator's head with a true signature
   */
  finish(trustedKey: Buffer, lastSeal: string | null, book: BookIdentity | undefined): void {
    this.#compareRows();
    if (book !== undefined && JSON.stringify(book) !== JSON.stringify(this.#book)) {
      const detail = `the file says ${bookText(book)}, the first key ${bookText(this.#book)}`;
      this.#findings.add({ code: 'KEY.BOOK_DIFFERS', country: '00', detail });
    }
    const trusted = this.#chain.findIndex((key) => key.publicKey.equals(trustedKey));
    const trustedKeyId = keyIdOf(trustedKey);
    if (trusted < 0) {
      return this.#add('KEY.TRUSTED_UNKNOWN', `the key ${trustedKeyId} never signed this log`);
    }
    for (const key of this.#chain.slice(trusted + 1).filter((after) => !after.endorsed)) {
      const detail = `key ${key.keyId} took over without the signature of ${key.previousKeyId}`;
      this.#add('KEY.NOT_ENDORSED', detail, key.introducedSequence);
    }
    const revoked = this.#chain[trusted]?.revokedSequence ?? null;
    if (revoked !== null) {
      const detail = `the key ${trustedKeyId} was revoked; check with a later key of the operator`;
      this.#add('KEY.TRUSTED_REVOKED', detail, revoked);
    }
    const sealer = this.#chain.findIndex((key) => key.keyId === lastSeal);
    if (sealer < trusted) {
      const detail = `no operator head of this file is signed by ${trustedKeyId} or a later key`;
      this.#add('SEAL.ABSENT', detail);
    }
  }

  #follow(
    sequence: number,
    statement: KeyIntroduction | KeyRotation,
    signatures: readonly StatementSignature[],
  ): void {
    const publicKey = Buffer.from(statement.publicKey, 'hex');
    const { keyId, previousKeyId } = statement;
    const previous = this.active;
    if (keyIdOf(publicKey) !== keyId || !isSignedBy(statement, signatures, { keyId, publicKey })) {
      return this.#wrong(sequence, `key ${keyId} did not sign its own introduction`);
    }
    if (this.find(keyId) !== null) {
      return this.#wrong(sequence, `key ${keyId} was introduced before`);
    }
    if (previousKeyId !== (previous?.keyId ?? null)) {
      const active = previous?.keyId ?? 'none';
      return this.#wrong(
        sequence,
        `key ${keyId} follows ${previousKeyId}, but active is ${active}`,
      );
    }
    if (statement.kind === 'audit-key-introduced') this.#book = statement.book;
    this.#chain.push({
      keyId,
      publicKey,
      introducedSequence: sequence,
      previousKeyId,
      endorsed: previous === null || isSignedBy(statement, signatures, previous),
      revokedSequence: null,
    });
  }

  #revoke(
    sequence: number,
    statement: KeyRevocation,
    signatures: readonly StatementSignature[],
  ): void {
    const { active } = this;
    const key = this.find(statement.keyId);
    if (active === null || statement.byKeyId !== active.keyId) {
      return this.#wrong(sequence, `${statement.byKeyId} revokes a key without being active`);
    }
    if (!isSignedBy(statement, signatures, active)) {
      return this.#wrong(sequence, `the revocation is not signed by ${active.keyId}`);
    }
    if (key === null || key === active || key.revokedSequence !== null) {
      return this.#wrong(sequence, `key ${statement.keyId} cannot be revoked here`);
    }
    key.revokedSequence = sequence;
  }

  #compareRows(): void {
    const told = this.#chain.map(({ keyId, publicKey, introducedSequence, ...rest }) =>
      rowText({
        line: 'key',
        keyId,
        publicKey: publicKey.toString('hex'),
        previousKeyId: rest.previousKeyId,
        introducedSequence,
        revokedSequence: rest.revokedSequence,
      }),
    );
    const rows = this.#rows.map(rowText);
    for (const row of rows.filter((text) => !told.includes(text))) {
      this.#add('KEY.ROW_DIFFERS', `the table of keys has ${row}, the log does not say so`);
    }
    for (const row of told.filter((text) => !rows.includes(text))) {
      this.#add('KEY.ROW_DIFFERS', `the log has ${row}, the table of keys does not`);
    }
  }

  #wrong(sequence: number, detail: string): void {
    this.#add('KEY.STATEMENT_WRONG', detail, sequence);
  }

  #add(code: FindingCode, detail: string, sequence?: number): void {
    const place = sequence === undefined ? {} : { sequence };
    this.#findings.add({ code, country: '00', ...place, detail });
  }
}

function rowText(row: KeyLine): string {
  const { keyId, publicKey, previousKeyId, introducedSequence, revokedSequence } = row;
  const after = previousKeyId === null ? 'the first' : `after ${previousKeyId}`;
  const until = revokedSequence === null ? '' : `, revoked by leaf ${revokedSequence}`;
  return `key ${keyId} (${publicKey}), ${after}, introduced by leaf ${introducedSequence}${until}`;
}

function bookText(book: BookIdentity): string {
  return book === null ? 'no book' : `the ${book.kind} book ${book.id}`;
}

function placeText(place: StatementPlace): string {
  return place === null ? 'no operator head' : `operator head ${place.number} (${place.hash})`;
}

const COMMON = { format: 'count', kind: 'text', keyId: 'text', after: 'any' } as const;
const SHAPES = {
  'audit-key-introduced': { ...COMMON, publicKey: 'text', previousKeyId: 'text?', book: 'any' },
  'audit-key-rotated': { ...COMMON, publicKey: 'text', previousKeyId: 'text?', reason: 'text' },
  'audit-key-revoked': { ...COMMON, byKeyId: 'text', reason: 'text' },
} as const;

export function isStatement(value: unknown): value is KeyStatement {
  if (!matches(value, COMMON)) return false;
  const { format, kind, after } = value as KeyStatement;
  const shape = Object.hasOwn(SHAPES, kind) ? SHAPES[kind] : undefined;
  return (
    format === 1 &&
    shape !== undefined &&
    matches(value, shape) &&
    (after === null || matches(after, { number: 'count', hash: 'text' }))
  );
}

export function isSignatures(value: unknown): value is readonly StatementSignature[] {
  return matches(value, [{ keyId: 'text', signature: 'text' }]);
}
