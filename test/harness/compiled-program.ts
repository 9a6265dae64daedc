import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withLock } from '../../src/database/process-lease.ts';

/** The folder that holds package.json. */
export const ROOT = dirname(createRequire(import.meta.url).resolve('../../package.json'));

/**
 * Compiles the program, if need be, for tests that start it in processes of their own.
 *
 * @returns the folder of the result: `src/main.js` and the rest are below it
 */
export async function compiledProgram(): Promise<string> {
  const cache = join(ROOT, '.cache');
  mkdirSync(cache, { recursive: true });
  const nobody = (): void => undefined;
  // Two test files may want it at the same moment.
  await withLock(join(cache, 'compile-lock'), nobody, () => {
    const prepare = pathToFileURL(join(ROOT, 'tools', 'prepare.mjs')).href;
    const script = `(await import(${JSON.stringify(prepare)})).prepare({ development: true });`;
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(`The program could not be compiled:\n${done.stderr}`);
    return Promise.resolve();
  });
  return join(ROOT, 'dist');
}
