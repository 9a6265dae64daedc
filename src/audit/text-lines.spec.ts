import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textLines } from './text-lines.ts';

async function linesOf(chunks: Iterable<Buffer | string>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of textLines(chunks)) lines.push(line);
  return lines;
}

describe('the lines of a file', () => {
  it('end at line feeds and nowhere else', async () => {
    expect(await linesOf(['a\u2028b\rc\u2029\n\nd'])).toEqual(['a\u2028b\rc\u2029', '', 'd']);
    expect(await linesOf(['a\n'])).toEqual(['a']);
    expect(await linesOf([])).toEqual([]);
  });

  it('are the same however the file was cut, also within a letter', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ' '))),
        fc.array(fc.nat(40)),
        async (lines, cuts) => {
          let rest = Buffer.from(lines.map((line) => `${line}\n`).join(''));
          const chunks: Buffer[] = [];
          for (const cut of cuts) {
            chunks.push(rest.subarray(0, cut));
            rest = rest.subarray(cut);
          }
          expect(await linesOf([...chunks, rest])).toEqual(lines);
        },
      ),
    ));

  it('do not grow without bound where there is no line feed', async () => {
    const chunk = 'x'.repeat(4 * 1024 * 1024);
    const lines = await linesOf(Array<string>(10).fill(chunk));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toHaveLength(10 * chunk.length);
  });
});
