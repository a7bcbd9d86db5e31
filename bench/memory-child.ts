import { enableCompileCache } from 'node:module';
import { writeFileSync } from 'node:fs';

// One process for each document: what one does to time and memory is its own.
enableCompileCache();
const { examine } = await import('./memory/examine.ts');
const { boundRegexes } = await import('../src/system/regexes.ts');

boundRegexes();
const [task = '{}'] = process.argv.slice(2);
writeFileSync(1, JSON.stringify(await examine(JSON.parse(task))));
