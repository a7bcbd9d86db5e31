import { enableCompileCache } from 'node:module';

// A process apart: what a document does to time and memory is measured, and ends nothing else.
enableCompileCache();
const { examine } = await import('./corpus/examine.ts');
const { boundRegexes } = await import('../src/system/regexes.ts');

boundRegexes();
process.on('message', (task: Parameters<typeof examine>[0]) => process.send?.(examine(task)));
