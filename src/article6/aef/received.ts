import type { Readable } from 'node:stream';
import { httpErrors } from '../../http/errors.ts';

/** A format of a Party and year holds this many bytes at most. */
const BYTES_AT_MOST = 8 * 1024 * 1024;

/** Refuses HTTP.BODY_TOO_LARGE as soon as there is too much. */
export async function received(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  // The stream stays open: it is the connection on which the refusal will be told.
  for await (const piece of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > BYTES_AT_MOST) break;
    pieces.push(piece);
  }
  if (bytes <= BYTES_AT_MOST) return Buffer.concat(pieces);
  stream.resume();
  throw httpErrors.refuse('HTTP.BODY_TOO_LARGE');
}
