import { createHash, randomUUID, type Hash } from 'node:crypto';
import { mkdir, open, readdir, stat, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { projectErrors } from '../errors.ts';
import { ContentWatch, MEDIA_TYPES_TAKEN, mediaTypeOf } from './content-type.ts';
import type { ReceivedFile } from './store.ts';

/** What a client says of a file before it is read. */
export interface FileClaims {
  /** Content-Type of the request. */
  readonly mediaType: string | undefined;
  /** Content-Length of the request, where there is one. */
  readonly bytes: number | null;
  /** SHA-256 (hex) of Repr-Digest, where there is one. */
  readonly sha256: string | null;
}

/** A file that arrived whole and is what it was said to be. */
export interface CheckedFile extends ReceivedFile {
  readonly mediaType: string;
  /** Removes it; to be called whatever became of it. */
  remove(): Promise<void>;
}

/**
 * Reads a file from a stream into a folder, in bounded memory, and checks it. What is refused leaves
 * nothing behind.
 *
 * Refuses, in this order: PROJECT.FILE_TOO_LARGE, FILE_BROKEN_OFF, FILE_EMPTY, FILE_DIGEST_DIFFERS,
 * FILE_TYPE_NOT_TAKEN, FILE_TYPE_DIFFERS.
 */
export async function receiveFile(
  stream: Readable,
  claims: FileClaims,
  settings: { readonly incoming: string; readonly bytesAtMost: number },
): Promise<CheckedFile> {
  const { bytesAtMost } = settings;
  if (claims.bytes !== null && claims.bytes > bytesAtMost) throw tooLarge(bytesAtMost);
  await mkdir(settings.incoming, { recursive: true, mode: 0o700 });
  const path = join(settings.incoming, randomUUID());
  const remove = (): Promise<void> => unlink(path).catch(() => undefined);
  const file = await open(path, 'wx+', 0o600);
  try {
    const watch = new ContentWatch();
    const hash = createHash('sha256');
    const bytes = await copy(stream, file, bytesAtMost, (chunk) => {
      hash.update(chunk);
      watch.pass(chunk);
    });
    await file.sync();
    const sha256 = digestOf(hash, bytes, claims);
    const kind = await watch.kind(file, bytes);
    if (kind === null) {
      const facts = { taken: MEDIA_TYPES_TAKEN };
      throw projectErrors.refuse('PROJECT.FILE_TYPE_NOT_TAKEN', facts);
    }
    const mediaType = mediaTypeOf(kind, claims.mediaType);
    if (mediaType === null) {
      const facts = { declared: claims.mediaType, found: kind };
      throw projectErrors.refuse('PROJECT.FILE_TYPE_DIFFERS', facts);
    }
    return { path, sha256, bytes, mediaType, remove };
  } catch (error) {
    await remove();
    throw error;
  } finally {
    await file.close();
  }
}

function digestOf(hash: Hash, bytes: number, { sha256: stated }: FileClaims): string {
  if (bytes === 0) throw projectErrors.refuse('PROJECT.FILE_EMPTY');
  const sha256 = hash.digest('hex');
  if (stated === null || stated === sha256) return sha256;
  throw projectErrors.refuse('PROJECT.FILE_DIGEST_DIFFERS', { stated, received: sha256 });
}

/** Writes what comes, as fast as the disk takes it. */
async function copy(
  stream: Readable,
  file: FileHandle,
  bytesAtMost: number,
  pass: (chunk: Buffer) => void,
): Promise<number> {
  let bytes = 0;
  // The stream stays open: it is the connection on which the refusal will be told.
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await iterator.next().catch(() => {
        throw projectErrors.refuse('PROJECT.FILE_BROKEN_OFF', { received: bytes });
      });
      if (done === true) return bytes;
      const chunk = value as Buffer;
      bytes += chunk.length;
      if (bytes > bytesAtMost) throw tooLarge(bytesAtMost);
      pass(chunk);
      await writeAll(file, chunk);
    }
  } finally {
    await iterator.return?.();
    // Read and thrown away: else the next request on that connection would wait behind the rest of a refused
    // file for as long as the connection is kept.
    setImmediate(() => stream.resume());
  }
}

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.length;) {
    const { bytesWritten } = await file.write(chunk, at, chunk.length - at);
    at += bytesWritten;
  }
}

function tooLarge(bytesAtMost: number): Error {
  return projectErrors.refuse('PROJECT.FILE_TOO_LARGE', { bytesAtMost });
}

const DAY_MS = 86_400_000;

/** Removes what a program that was killed has left half received more than a day ago. */
export async function sweepIncoming(incoming: string, nowMs: number): Promise<void> {
  const names = await readdir(incoming).catch((): string[] => []);
  for (const name of names) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && nowMs - found.mtimeMs > DAY_MS) {
      await unlink(path).catch(() => undefined);
    }
  }
}

const REPR_DIGEST = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)/;

/**
 * The SHA-256 (hex) of a Repr-Digest header (RFC 9530); null where none was sent. Refuses
 * PROJECT.DIGEST_MALFORMED: a digest that cannot be compared must not be taken for one that agreed.
 */
export function statedDigest(header: string | readonly string[] | undefined): string | null {
  if (header === undefined) return null;
  const text = typeof header === 'string' ? header : header.join(',');
  const digest = REPR_DIGEST.exec(text)?.[1];
  if (digest === undefined) throw projectErrors.refuse('PROJECT.DIGEST_MALFORMED');
  return Buffer.from(digest, 'base64').toString('hex');
}

/** A digest as Repr-Digest says it. */
export function reprDigest(sha256: string): string {
  return `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
}
