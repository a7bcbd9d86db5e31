// Plain JavaScript that comes before the first TypeScript: code is kept between runs from here on, so that Node need not load what reads TypeScript.
import { enableCompileCache, registerHooks } from 'node:module';

const option = '--conditions=source';

enableCompileCache();
// With this option `vendorproof` means the source, here and in the programs that are started from here. Starting Node again to set it takes as long as
// all that a small command does.
if (!process.execArgv.includes(option)) {
  registerHooks({ resolve: (specifier, context, next) => next(specifier, { ...context, conditions: [...context.conditions, 'source'] }) });
  process.execArgv.push(option);
}
await import('../src/cli/main.ts');
