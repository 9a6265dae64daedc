import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Jest on Node 20 cannot require() ES modules, and all of NestJS 12 is ESM. So inside jest our
 * TypeScript and every installed package that says "type": "module" are compiled to CommonJS.
 */
function esmPackages(root) {
  const names = [];
  const look = (directory, scope = '') => {
    for (const entry of readdirSync(directory)) {
      if (entry.startsWith('.')) continue;
      const at = join(directory, entry);
      if (!scope && entry.startsWith('@')) {
        look(at, `${entry}/`);
        continue;
      }
      const manifest = join(at, 'package.json');
      if (!existsSync(manifest)) continue;
      if (JSON.parse(readFileSync(manifest, 'utf8')).type === 'module') names.push(scope + entry);
      const nested = join(at, 'node_modules');
      if (existsSync(nested)) look(nested);
    }
  };
  look(root);
  return [...new Set(names)];
}

const names = esmPackages(join(import.meta.dirname, 'node_modules'));
const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));

export default {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  maxWorkers: 2,
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/migrations', '<rootDir>/seeds'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: [],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'] },
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2023',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
          },
        },
      },
    ],
  },
  // The last node_modules of the path decides which package a file belongs to.
  transformIgnorePatterns: [`/node_modules/(?!.*/node_modules/)(?!(${escaped.join('|')})/)`],
  globalSetup: '<rootDir>/test/harness/global-setup.ts',
  globalTeardown: '<rootDir>/test/harness/global-teardown.ts',
  testTimeout: 30_000,
};
