#!/usr/bin/env node
// Makes tools/verify-log.mjs: the verifier of src/audit and what it stands on, compiled into one file
// that needs nothing but Node. `node tools/make-verifier.mjs` writes it; with --check it only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const ENTRY = join(ROOT, 'src/audit/verify-file.ts');
export const OUTPUT = join(ROOT, 'tools/verify-log.mjs');

const OPTIONS = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2022,
  // Imports of types leave nothing behind.
  verbatimModuleSyntax: false,
  removeComments: false,
};

/** Modules in the order in which they must run: what a module needs comes before it. */
function collect(file, found, order) {
  if (found.has(file)) return;
  found.add(file);
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: OPTIONS,
    fileName: file,
  });
  const code = outputText.replace(/require\("([^"]+)"\)/g, (_, name) => {
    if (name.startsWith('node:')) return `builtin(${JSON.stringify(name)})`;
    if (!name.startsWith('.')) throw new Error(`${relative(ROOT, file)} needs the package ${name}`);
    const needed = join(dirname(file), name);
    if (!existsSync(needed)) throw new Error(`${relative(ROOT, file)} needs ${name}`);
    collect(needed, found, order);
    return `modules[${JSON.stringify(relative(ROOT, needed))}]`;
  });
  order.push([relative(ROOT, file), code]);
}

export function makeVerifier() {
  const order = [];
  collect(ENTRY, new Set(), order);
  const builtins = [
    ...new Set(
      order.flatMap(([, code]) => [...code.matchAll(/builtin\("([^"]+)"\)/g)].map((m) => m[1])),
    ),
  ].sort();
  const body = order.map(
    ([name, code]) =>
      `// ---- ${name}\nmodules[${JSON.stringify(name)}] = {};\n((exports) => {\n${code
        .replace(/^"use strict";\n/, '')
        .replace(/Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\n/, '')
        .trim()}\n})(modules[${JSON.stringify(name)}]);\n`,
  );
  return [
    HEAD,
    ...builtins.map((name, at) => `import * as builtin${at} from '${name}';`),
    '',
    `const BUILTINS = { ${builtins.map((name, at) => `'${name}': builtin${at}`).join(', ')} };`,
    'const builtin = (name) => BUILTINS[name];',
    'const modules = {};',
    '',
    ...body,
    TAIL,
  ].join('\n');
}

const HEAD = `#!/usr/bin/env node
/*
 * Checks an exported log of JCM Ledger with nothing but Node (20 or later): no package, no database, no
 * network. One file, to be read, copied and kept apart from the program it checks.
 *
 *   node verify-log.mjs FILE [--key KEY] [--head FILE] [--balances] [--places] [--json]
 *   node verify-log.mjs --receipt FILE [--key KEY]
 *
 * KEY is the operator's public key, or a file that holds it, had from elsewhere than FILE. Exit codes:
 * 0 nothing is wrong, 1 something is, 2 not understood. The format: docs/audit-chain.md.
 *
 * Made from src/audit by tools/make-verifier.mjs; a test compares. Apache License 2.0.
 */`;

const TAIL = `// ---- the command line
export const { verifyLog } = modules['src/audit/verifier.ts'];
export const { textLines } = modules['src/audit/text-lines.ts'];

async function main(words) {
  const { verifyFile, inWords, verifyReceipt, receiptInWords, FileProblem } = modules['src/audit/verify-file.ts'];
  const { parseArgs } = await import('node:util');
  let given;
  try {
    given = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        head: { type: 'string' },
        balances: { type: 'boolean' },
        places: { type: 'boolean' },
        json: { type: 'boolean' },
        receipt: { type: 'boolean' },
      },
    });
    if (given.positionals.length !== 1) throw new Error('name one file');
  } catch (error) {
    console.error(\`verify-log: \${error.message}\`);
    console.error('verify-log.mjs FILE [--key KEY] [--head FILE] [--balances] [--places] [--json] [--receipt]');
    return 2;
  }
  const { key, head, balances, places, json, receipt } = given.values;
  try {
    if (receipt) {
      const say = (line) => console.error(line);
      const checked = await verifyReceipt({ file: given.positionals[0], key, say });
      for (const line of receiptInWords(checked)) console.log(line);
      return checked.ok ? 0 : 1;
    }
    const result = await verifyFile({
      file: given.positionals[0],
      key,
      head,
      say: (line) => console.error(line),
      ...(balances ? { onBalance: (balance) => console.log(JSON.stringify(balance)) } : {}),
      ...(places ? { onPlace: (place) => console.log(JSON.stringify(place)) } : {}),
    });
    if (json) console.log(JSON.stringify(result, null, 2));
    else for (const line of inWords(result)) console.log(line);
    return result.ok ? 0 : 1;
  } catch (error) {
    const plain = error instanceof FileProblem || error.code === 'ENOENT' || error.name === 'Refusal';
    console.error(plain ? \`verify-log: \${error.message}\` : error);
    return 2;
  }
}

const { realpathSync } = await import('node:fs');
const { fileURLToPath } = await import('node:url');
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = makeVerifier();
  if (process.argv.includes('--check')) {
    if (!existsSync(OUTPUT) || readFileSync(OUTPUT, 'utf8') !== made) {
      console.error(
        'tools/verify-log.mjs is not what src/audit makes of it: node tools/make-verifier.mjs',
      );
      process.exitCode = 1;
    }
  } else writeFileSync(OUTPUT, made, { mode: 0o755 });
}
