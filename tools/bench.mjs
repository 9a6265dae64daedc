/* `npm run bench -- posting [--json]`: compiles what is missing, then runs one bench in this process. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, prepare, run } from './prepare.mjs';

prepare({ development: true });

const [name] = process.argv.slice(2);
const folder = join(ROOT, 'benches');
const benches = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => /^[a-z0-9-]+\.ts$/.test(file))
  .map((file) => file.slice(0, -'.ts'.length));
if (name === undefined || !benches.includes(name)) {
  console.error(`Say which bench to run: npm run bench -- <${benches.join(' | ')}> [--json]`);
  process.exit(2);
}
await run(`benches/${name}.js`);
