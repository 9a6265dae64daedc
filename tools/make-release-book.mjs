#!/usr/bin/env node
// Keeps the demonstration of this release as test/releases/VERSION.gz, for later releases to upgrade from.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, prepare } from './prepare.mjs';

prepare({ development: true });
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const file = join(ROOT, 'test/releases', `${version}.gz`);
if (existsSync(file)) throw new Error(`${file} is there; what was released is never changed`);

const dataDir = mkdtempSync(join(tmpdir(), 'jcm-ledger-release-'));
const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' };
try {
  // One start loads the demonstration and signs it; then it is stopped, and what it left is kept.
  const start = join(ROOT, 'dist/src/main.js');
  const script = `
    const { spawn } = await import('node:child_process');
    const child = spawn(process.execPath, [${JSON.stringify(start)}], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.on('data', (chunk) => { if (String(chunk).includes('Ctrl+C')) setTimeout(() => child.kill('SIGTERM'), 5000); });
    process.exitCode = await new Promise((resolve) => child.once('exit', resolve));`;
  run(['--input-type=module', '-e', script]);
  run([join(ROOT, 'dist/src/cli.js'), 'backup', file]);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

function run(args) {
  const done = spawnSync(process.execPath, args, { env, stdio: 'inherit' });
  if (done.status !== 0) throw new Error(`${args.at(-1)} ended with ${done.status}`);
}
