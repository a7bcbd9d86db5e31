import { defineConfig } from 'oxlint';

const restricted = (members: readonly string[], message: string) =>
  members.map((member) => {
    const [object = '', property = ''] = member.split('.');
    return { object, property, message };
  });

const environment = restricted(['process.env'], 'The environment is read in src/system/environment.ts only: take an Environment.');
const exits = restricted(['process.exit', 'process.exitCode', 'process.reallyExit', 'process.abort'], 'The process is ended in src/system/exit.ts only.');
const clocks = restricted(['Date.now', 'performance.now', 'process.hrtime', 'process.uptime'], 'The clock is read in src/system/clock.ts only: take a Clock.');

/** Engine, clients and provider files; their tests may reach for the world themselves. */
const product = ['src/**/*.ts', 'consumers/**/*.ts', 'providers/**/*.ts'];
const tests = ['**/*.test.ts'];

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'node', 'promise'],
  jsPlugins: ['./lint/plugin.ts'],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['**/node_modules', '/dist', '/coverage', '/.cache', '/.vendorproof'],
  categories: { correctness: 'error' },
  rules: {
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'error',
    'import/no-duplicates': 'error',
    'import/no-self-import': 'error',
    'house/barrels': 'error',
    'house/imports': 'error',
    'house/names': 'error',

    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
    'typescript/no-misused-promises': 'error',
    'typescript/no-misused-spread': ['error', { allow: ['string'] }],
    'typescript/only-throw-error': ['error', { allowThrowingUnknown: true }],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // Interfaces here are plain objects of functions; none reads `this`.
    'typescript/unbound-method': 'off',
    'unicorn/no-abusive-eslint-disable': 'error',
    // `then` is a keyword of JSON Schema.
    'unicorn/no-thenable': 'off',
    'unicorn/prefer-node-protocol': 'error',
    eqeqeq: 'error',
    'no-console': 'error',
    // JSON's grammar has control characters.
    'no-control-regex': 'off',
    'no-param-reassign': 'error',
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    'no-var': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    'prefer-const': 'error',

    'max-depth': ['error', 3],
    'max-lines': ['error', 350],
    'max-lines-per-function': ['error', 60],
    'max-params': ['error', 3],
  },
  overrides: [
    {
      files: product,
      excludeFiles: tests,
      rules: {
        'house/clock': 'error',
        'no-restricted-imports': ['error', { paths: [{ name: 'node:process', message: 'Environment and exit come in as values from src/system.' }] }],
        'no-restricted-properties': ['error', ...environment, ...exits, ...clocks],
      },
    },
    { files: ['src/**'], rules: { 'house/vendors': 'error' } },
    { files: ['src/index.ts'], rules: { 'house/barrels': 'off' } },
    { files: ['src/system/environment.ts'], rules: { 'no-restricted-properties': ['error', ...exits, ...clocks] } },
    { files: ['src/system/exit.ts'], rules: { 'no-restricted-properties': ['error', ...environment, ...clocks] } },
    // The entry point says how the process ends, once all output is written.
    { files: ['src/cli/main.ts'], rules: { 'no-restricted-properties': ['error', ...environment, ...exits.filter(({ property }) => property !== 'exitCode'), ...clocks] } },
    { files: ['src/system/clock.ts', 'consumers/shared/clock.ts'], rules: { 'house/clock': 'off', 'no-restricted-properties': ['error', ...environment, ...exits] } },
    { files: ['**/*.config.ts', '.mocharc.js', 'lint/plugin.ts'], rules: { 'import/no-default-export': 'off' } },
    // What people run prints to their terminal; tests beside the code do not.
    { files: ['bin/**', 'scripts/**', 'bench/**', 'test/**'], rules: { 'no-console': 'off' } },
    // A describe block is a list, not a function to understand; chai asserts by naming a property.
    {
      files: tests,
      rules: {
        'house/titles': 'error',
        'max-lines-per-function': 'off',
        'no-unused-expressions': 'off',
        'typescript/no-base-to-string': 'off',
        'typescript/restrict-template-expressions': 'off',
      },
    },
  ],
});
