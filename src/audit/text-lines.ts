import { StringDecoder } from 'node:string_decoder';

/** A line longer than this is handed on in pieces, so that a hostile file cannot fill the memory. */
const LINE_AT_MOST = 16 * 1024 * 1024;

/**
 * The lines of a text that arrives in pieces, without their line feeds.
 *
 * Only a line feed ends a line. (Node's own readline also splits at U+2028 and U+2029, which are
 * ordinary characters inside JSON.)
 */
export async function* textLines(
  chunks: AsyncIterable<Buffer | string> | Iterable<Buffer | string>,
): AsyncGenerator<string, void, void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + (typeof chunk === 'string' ? chunk : decoder.write(chunk));
    const lines = text.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > LINE_AT_MOST) {
      yield rest;
      rest = '';
    }
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
