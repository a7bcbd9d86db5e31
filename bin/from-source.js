// Plain JavaScript that comes before the first TypeScript: code is kept between runs from here on, so that Node need not load what reads TypeScript.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('../src/cli/main.ts');
