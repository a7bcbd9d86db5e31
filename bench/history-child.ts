import { enableCompileCache } from 'node:module';
import { writeFileSync } from 'node:fs';

// One process for each pair of documents: what one does to time and memory is its own.
enableCompileCache();
const { examinePair } = await import('./history/examine.ts');
const { boundRegexes } = await import('../src/system/regexes.ts');

boundRegexes();
const [task = '{}'] = process.argv.slice(2);
writeFileSync(1, JSON.stringify(await examinePair(JSON.parse(task))));
