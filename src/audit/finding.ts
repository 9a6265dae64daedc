/** What can be wrong with an exported log, by the part of it that is wrong. */
export type FindingCode =
  /* the file */
  | 'FILE.MALFORMED_LINE'
  | 'FILE.NO_MANIFEST'
  | 'FILE.INCOMPLETE'
  | 'FILE.COUNTS_DIFFER'
  /* a leaf */
  | 'LEAF.MISSING'
  | 'LEAF.REPEATED'
  | 'LEAF.HASH_DIFFERS'
  | 'LEAF.MALFORMED'
  | 'LEAF.OUT_OF_PLACE'
  | 'LEAF.TIME_DIFFERS'
  | 'LEAF.PAYLOAD_MISSING'
  | 'LEAF.WITHOUT_HEAD'
  | 'LEAF.UNBALANCED'
  /* the serials that leaves move */
  | 'SERIAL.MALFORMED'
  | 'SERIAL.ISSUED_TWICE'
  | 'SERIAL.LEFT_OUT'
  | 'SERIAL.NOT_HELD'
  | 'SERIAL.LEFT_FOR_GOOD'
  | 'SERIAL.NOT_POSTED'
  /* a head of a country */
  | 'HEAD.LEAVES_MISSING'
  | 'HEAD.ROOT_DIFFERS'
  | 'HEAD.HASH_DIFFERS'
  | 'HEAD.CHAIN_BROKEN'
  | 'HEAD.TIME_NOT_LATER'
  | 'HEAD.TIME_DIFFERS'
  /* an operator's head */
  | 'SEAL.MALFORMED'
  | 'SEAL.HASH_DIFFERS'
  | 'SEAL.NUMBER_MISSING'
  | 'SEAL.CHAIN_BROKEN'
  | 'SEAL.TIME_NOT_LATER'
  | 'SEAL.KEY_NOT_ACTIVE'
  | 'SEAL.SIGNATURE_WRONG'
  | 'SEAL.HEAD_MISSING'
  | 'SEAL.HEAD_DIFFERS'
  | 'SEAL.COUNTRY_DROPPED'
  | 'SEAL.ABSENT'
  /* a signing key */
  | 'KEY.STATEMENT_WRONG'
  | 'KEY.NOT_ENDORSED'
  | 'KEY.ROW_DIFFERS'
  | 'KEY.BOOK_DIFFERS'
  | 'KEY.TRUSTED_UNKNOWN'
  | 'KEY.TRUSTED_REVOKED'
  /* the head that the reader held from earlier */
  | 'HELD.NOT_SIGNED'
  | 'HELD.MISSING'
  | 'HELD.DIFFERS'
  /* a row of the journal or of the records */
  | 'ROW.DIFFERS'
  | 'ROW.MISSING'
  | 'ROW.EXTRA'
  | 'ROW.BALANCE_DIFFERS';

/** One thing that is wrong, and where. `row` names a row in the words of the trade. */
export interface Finding {
  readonly code: FindingCode;
  readonly country?: string;
  readonly sequence?: number;
  readonly row?: string;
  readonly detail: string;
}

/** Findings that are kept in full; a ruined file would otherwise fill the memory. */
export const FINDINGS_KEPT = 1_000;

/** Collects findings in the order of the file; counts all, keeps the first thousand. */
export class Findings {
  readonly #kept: Finding[] = [];
  #total = 0;

  add(finding: Finding): void {
    this.#total += 1;
    if (this.#kept.length < FINDINGS_KEPT) this.#kept.push(finding);
  }

  get kept(): readonly Finding[] {
    return this.#kept;
  }

  get total(): number {
    return this.#total;
  }
}
