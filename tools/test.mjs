/*
 * `npm test`: installs what is missing and runs the tests; what follows `--` goes to jest.
 * `--long` runs the long forms of the fire, fuzz and fault suites as well (LONG=1).
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, prepareModules } from './prepare.mjs';

prepareModules({ development: true });

const given = process.argv.slice(2);
const long = given.includes('--long');
const jest = spawn(
  process.execPath,
  [
    join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
    ...given.filter((each) => each !== '--long'),
  ],
  { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...(long ? { LONG: '1' } : {}) } },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => jest.kill(signal));
jest.on('exit', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 130;
});
