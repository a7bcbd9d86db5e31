import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { boundRegexes } from '../src/system/regexes.ts';
import { collection, selectDocuments } from './corpus/documents.ts';
import { comparators } from './engine/compare.ts';
import { loaders } from './engine/load.ts';
import { samplers } from './engine/sample.ts';
import type { Score, Subject } from './engine/tools.ts';
import { score } from './engine/tools.ts';
import { tableOf } from './table.ts';

boundRegexes();
process.exitCode = await main(process.argv.slice(2));

/** Sets the engine beside the tools that others use for the same work, on the same documents, in one run. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { sample: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' }, 'most-kilobytes': { type: 'string', default: '1000' }, json: { type: 'string' } },
  });
  if (!existsSync(collection)) return say('the documents are not here: run `npm run corpus` first', 2);
  const names = selectDocuments({ kind: 'sample', size: Number(values.sample), seed: Number(values.seed) });
  const subjects = names.map((name): Subject => ({ file: join(collection, name), bytes: readFileSync(join(collection, name)) }));
  const usable = subjects.filter(({ bytes }) => bytes.length <= Number(values['most-kilobytes']) * 1000);
  const scores: Score[] = [];
  for (const contender of [...loaders, ...samplers, ...comparators]) {
    console.error(`${contender.task}: ${contender.tool}`);
    scores.push(await score(contender, usable));
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(scores, null, 1)}\n`);
  return say(`${usable.length} documents\n\n${scoreTable(scores)}`);
}

function scoreTable(scores: readonly Score[]): string {
  const row = (one: Score): readonly string[] => {
    const own = scores.find(({ task, tool }) => task === one.task && tool === 'vendorproof');
    const ratio = own === undefined || own.cpuSeconds === 0 ? 1 : one.cpuSeconds / own.cpuSeconds;
    const right = one.done === 0 ? '-' : `${((100 * one.right) / one.done).toFixed(1)} %`;
    return [`${one.task}: ${one.tool}`, `${one.right} of ${one.done} ${one.unit}`, right, String(one.failures), one.cpuSeconds.toFixed(2), `${ratio.toFixed(1)} x`];
  };
  return tableOf(['task and tool', 'right', 'share', 'documents failed', 'CPU s', 'to ours'], scores.map(row));
}

function say(text: string, code = 0): number {
  console.log(text);
  return code;
}
