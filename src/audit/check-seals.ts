import type { ChainEnd } from './check-country.ts';
import type { KeyCheck } from './check-keys.ts';
import type { FindingCode, Findings } from './finding.ts';
import {
  operatorHeadHash,
  parseOperatorHead,
  isSignedOperatorHead,
  verifyOperatorHead,
} from './operator-head.ts';
import type { OperatorHeadBody, SignedOperatorHead } from './operator-head.ts';
import { keyIdOf } from './signing-key.ts';

/** The last operator's head of a file. */
export interface LastSeal {
  readonly body: OperatorHeadBody;
  readonly hash: string;
}

/**
 * Follows the operator's heads: their numbers, chain, times and signatures, whether each lists the
 * very heads that the file has come to, and whether the head that the reader held is among them.
 */
export class SealCheck {
  readonly #findings: Findings;
  readonly #keys: KeyCheck;
  readonly #held: { readonly head: SignedOperatorHead; readonly body: OperatorHeadBody } | null;
  #last: LastSeal | null = null;
  #lastSigner: string | null = null;
  #heldSeen = false;

  constructor(findings: Findings, keys: KeyCheck, held: SignedOperatorHead | null) {
    this.#findings = findings;
    this.#keys = keys;
    this.#held = held === null ? null : { head: held, body: parseOperatorHead(held.body) };
  }

  get last(): LastSeal | null {
    return this.#last;
  }

  /** The key of the last head whose signature is true; null where none is. */
  get lastSigner(): string | null {
    return this.#lastSigner;
  }

  /** Takes the next operator's head; `ends` tells what each country's chain has come to. */
  head(line: SignedOperatorHead, ends: (country: string) => ChainEnd | null): void {
    const body = bodyOf(line.body);
    if (body === null) return this.#add('SEAL.MALFORMED', 'an operator head cannot be read');
    const name = `operator head ${body.number}`;
    const hash = operatorHeadHash(line.body).toString('hex');
    if (hash !== line.hash) this.#add('SEAL.HASH_DIFFERS', `${name}: its hash is not of its body`);
    this.#checkChain(name, body);
    this.#checkSignature(name, body, line);
    this.#checkHeads(name, body, ends);
    this.#checkHeld(name, body, hash);
    this.#last = { body, hash };
  }

  /** The file is at its end: was the held head signed by a key of the log, and is it in the file? */
  finish(trustedKey: Buffer): void {
    if (this.#held === null) return;
    const { head, body } = this.#held;
    const key =
      body.keyId === keyIdOf(trustedKey) ? trustedKey : this.#keys.find(body.keyId)?.publicKey;
    if (key === undefined || !verifyOperatorHead(head, key)) {
      const detail = `the operator head ${body.number} that you hold is not signed by ${body.keyId}`;
      this.#add('HELD.NOT_SIGNED', detail);
    }
    if (this.#heldSeen) return;
    this.#add(
      'HELD.MISSING',
      `you hold operator head ${body.number} of ${body.at}; the file ends with ` +
        `${this.#last?.body.number ?? 'none'}: its tail was cut off, or an older state restored`,
    );
  }

  #checkChain(name: string, body: OperatorHeadBody): void {
    const last = this.#last;
    const expected = last === null ? 1 : last.body.number + 1;
    if (body.number !== expected) {
      this.#add('SEAL.NUMBER_MISSING', `${name} stands where ${expected} should`);
    }
    if (body.previous !== (last?.hash ?? null)) {
      this.#add('SEAL.CHAIN_BROKEN', `${name} does not follow the operator head before it`);
    }
    if (last !== null && body.at <= last.body.at) {
      this.#add('SEAL.TIME_NOT_LATER', `${name} of ${body.at} follows one of ${last.body.at}`);
    }
    const listed = new Set(body.heads.map((head) => head.country));
    for (const { country } of last?.body.heads ?? []) {
      if (listed.has(country)) continue;
      this.#add('SEAL.COUNTRY_DROPPED', `${name} no longer lists ${country}`, country);
    }
  }

  #checkSignature(name: string, body: OperatorHeadBody, line: SignedOperatorHead): void {
    const key = this.#keys.find(body.keyId);
    const active = this.#keys.active?.keyId ?? 'none';
    if (body.keyId !== active) {
      this.#add('SEAL.KEY_NOT_ACTIVE', `${name} names key ${body.keyId}; active is ${active}`);
    }
    if (key === null || !isSignedOperatorHead(line, key.publicKey)) {
      this.#add('SEAL.SIGNATURE_WRONG', `${name} does not bear the signature of ${body.keyId}`);
    } else if (body.keyId === active) this.#lastSigner = body.keyId;
  }

  #checkHeads(
    name: string,
    body: OperatorHeadBody,
    ends: (country: string) => ChainEnd | null,
  ): void {
    for (const { country, size, headHash } of body.heads) {
      const end = ends(country);
      if (end === null || end.size < size) {
        const detail = `${name} lists ${size} leaves of ${country}; there are ${end?.size ?? 0}`;
        this.#add('SEAL.HEAD_MISSING', detail, country);
      } else if (end.size > size || end.hash !== headHash) {
        const detail = `${name} lists another head of ${country} (${size} leaves) than the file has`;
        this.#add('SEAL.HEAD_DIFFERS', detail, country);
      } else if (end.at > body.at) {
        const detail = `${name} of ${body.at} lists a head of ${country} of ${end.at}`;
        this.#add('SEAL.TIME_NOT_LATER', detail, country);
      }
    }
  }

  #checkHeld(name: string, body: OperatorHeadBody, hash: string): void {
    if (this.#held === null || this.#held.body.number !== body.number) return;
    this.#heldSeen = true;
    if (operatorHeadHash(this.#held.head.body).toString('hex') === hash) return;
    this.#add('HELD.DIFFERS', `${name} is not the one that you hold: history was rewritten`);
  }

  #add(code: FindingCode, detail: string, country?: string): void {
    this.#findings.add({ code, ...(country === undefined ? {} : { country }), detail });
  }
}

function bodyOf(text: string): OperatorHeadBody | null {
  try {
    return parseOperatorHead(text);
  } catch {
    return null;
  }
}
