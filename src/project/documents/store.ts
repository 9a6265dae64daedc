import type { Readable } from 'node:stream';

/** Under what a file is kept: each country's files by themselves. */
export interface FileKey {
  readonly country: string;
  /** SHA-256 (hex) of its bytes. */
  readonly sha256: string;
}

/** A file that has arrived whole: it lies beside the store until it is kept or thrown away. */
export interface ReceivedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Keeps files by what they hold: a file's name is the SHA-256 (hex) of its bytes, so that the same
 * content is kept once, and what was kept cannot become something else.
 */
export abstract class DocumentStore {
  /** Keeps a file for good before it returns; harmless where the same content is kept already. */
  abstract keep(country: string, file: ReceivedFile): Promise<void>;

  abstract holds(key: FileKey): Promise<boolean>;

  /** The bytes of a kept file, or null where there is none. */
  abstract open(key: FileKey): Promise<Readable | null>;

  /** Throws a file away that no document refers to; harmless where there is none. */
  abstract discard(key: FileKey): Promise<void>;
}

/** `KZ/sha256/ab/abcd…`: in folders of their own, so that none grows without measure. */
export function placeOf({ country, sha256 }: FileKey): string {
  return `${country}/sha256/${sha256.slice(0, 2)}/${sha256}`;
}
