#!/usr/bin/env node
// Plain JavaScript that Node 20 can read: installs what a checkout lacks, then hands over to the command line.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bootstrap } from './bootstrap.js';
import { isNewEnough, pathWith, root, runWithNode24 } from './node24.js';

const source = `${root}/src/cli/main.ts`;
const built = `${root}/dist/cli/main.js`;

// In a checkout everything runs from source, and `vendorproof` means that source; an installed package has only dist/.
if (existsSync(source)) {
  bootstrap();
  if (isNewEnough) {
    process.env.PATH = pathWith(process.execPath);
    await import('./from-source.js');
  } else runWithNode24(['--conditions=source', `${root}/bin/from-source.js`, ...process.argv.slice(2)]);
} else if (isNewEnough) await import(pathToFileURL(built).href);
else runWithNode24([built, ...process.argv.slice(2)]);
