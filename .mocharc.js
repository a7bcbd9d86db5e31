import { availableParallelism } from 'node:os';

export default {
  extension: ['ts'],
  // The longest files first, so that no core is left waiting for one at the end.
  spec: [
    'test/features/**/*.test.ts',
    'src/**/*.test.ts',
    'consumers/**/*.test.ts',
    'providers/**/*.test.ts',
    'test/cases/**/*.test.ts',
    'test/rules/**/*.test.ts',
  ],
  require: ['./test/end-of-a-worker.ts'],
  'node-option': ['conditions=source'],
  parallel: true,
  jobs: Math.max(2, availableParallelism()),
  // Files are many and machines busy: the longest test takes five seconds by itself.
  timeout: 60_000,
  'forbid-only': true,
};
