import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

describe('what is shipped', () => {
  it('is under licences that are allowed, and docs/licences.md says which', () => {
    const tool = join(import.meta.dirname, '../../tools/licences.mjs');
    expect(() => execFileSync('node', [tool, '--check'], { stdio: 'pipe' })).not.toThrow();
  });
});
