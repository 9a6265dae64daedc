import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from '@jest/globals';

/**
 * Holds a text against the file in which it was last accepted. `GOLDEN=accept npm test` writes the file
 * anew; the difference is then read by whoever commits it.
 */
export function expectGolden(file: string, text: string): void {
  if (process.env['GOLDEN'] === 'accept') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(acceptedText(file));
}

function acceptedText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return `${file} was never accepted: run once with GOLDEN=accept`;
  }
}
