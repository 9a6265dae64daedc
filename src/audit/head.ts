import { createHash } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/clock.ts';

/**
 * The state of one country's log after a batch: how many leaves, their Merkle root, the hash of the
 * head before it (null for the first) and its time. Times strictly increase within a country.
 */
export interface CountryHead {
  readonly country: string;
  readonly size: number;
  readonly root: Buffer;
  readonly previous: Buffer | null;
  readonly at: Instant;
}

/** SHA-256(0x02 ‖ canonical JSON of {format, country, size, root, previous, at}), hashes in hex. */
export function headHash(head: CountryHead): Buffer {
  return createHash('sha256').update(HEAD_PREFIX).update(headText(head), 'utf8').digest();
}

/** The canonical text that a head's hash covers (format 1). */
export function headText(head: CountryHead): string {
  return canonicalJson({
    format: 1,
    country: head.country,
    size: head.size,
    root: head.root.toString('hex'),
    previous: head.previous === null ? null : head.previous.toString('hex'),
    at: head.at,
  });
}

const HEAD_PREFIX = Buffer.from([0x02]);
