#!/usr/bin/env node
// Plain JavaScript that Node 20 can read: says in one line what is missing, or hands over to the command line.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isNewEnough, runWithNode24 } from './node24.js';

const source = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const built = new URL('../dist/cli/main.js', import.meta.url);

// In a checkout everything runs from source, and `vendorproof` means that source; an installed package has only dist/.
if (existsSync(source)) runWithNode24(['--conditions=source', source, ...process.argv.slice(2)]);
else if (isNewEnough) await import(built.href);
else runWithNode24([fileURLToPath(built), ...process.argv.slice(2)]);
