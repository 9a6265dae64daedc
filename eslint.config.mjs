import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const NUMBERS = 'Amounts never pass through a JS number: use Amount (src/kernel/amount.ts).';
const CLOCK = 'Only src/kernel/clock.ts reads the time: take a Clock.';

const noNumbers = [
  { selector: "CallExpression[callee.name='Number']", message: NUMBERS },
  { selector: "CallExpression[callee.name='parseFloat']", message: NUMBERS },
  { selector: "CallExpression[callee.property.name='parseFloat']", message: NUMBERS },
  { selector: "CallExpression[callee.property.name='toFixed']", message: NUMBERS },
  { selector: "CallExpression[callee.property.name='toNumber']", message: NUMBERS },
];
const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: CLOCK,
  },
];
const noHttp = [
  {
    selector: 'ImportSpecifier[imported.name=/^(HttpException|.*Exception)$/]',
    message: 'A rule refuses with a code (Refusal); only src/http knows HTTP.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'data/**',
      'node_modules/**',
      'coverage/**',
      'src/web/assets/**',
      'tools/verify-log.mjs',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'seeds/**/*.ts'],
    ignores: ['src/kernel/**', 'src/http/**', '**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noNumbers, ...noClock, ...noHttp] },
  },
  {
    files: ['src/http/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noNumbers, ...noClock] },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', 'benches/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['src/cli.ts', 'src/cli/**/*.ts', 'src/main.ts', 'tools/**/*.mjs', '*.mjs', '*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        module: 'writable',
        require: 'readonly',
      },
    },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.spec.ts', 'test/**', 'benches/**'],
    rules: {},
  },
  { files: ['**/*.entity.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
