import { writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

// One process for each document: what it does to time and memory is its own.
enableCompileCache();
const { examine } = await import('./requests/examine.ts');
const { boundRegexes } = await import('../src/system/regexes.ts');

boundRegexes();
const [task = '{}'] = process.argv.slice(2);
writeFileSync(1, JSON.stringify(await examine(JSON.parse(task))));
