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
import { say } from './say.ts';
import { tableOf } from './table.ts';

boundRegexes();
process.exitCode = await main(process.argv.slice(2));

/** Sets the engine beside the tools that others use for the same work, on the same documents, in one run. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sample: { type: 'string', default: '40' },
      seed: { type: 'string', default: '1' },
      'most-kilobytes': { type: 'string', default: '1000' },
      large: { type: 'string', default: 'stripe.com.json' },
      json: { type: 'string' },
    },
  });
  if (!existsSync(collection)) return say('the documents are not here: run `npm run corpus` first', 2);
  const names = selectDocuments({ kind: 'sample', size: Number(values.sample), seed: Number(values.seed) });
  const usable = names.map(subjectOf).filter(({ bytes }) => bytes.length <= Number(values['most-kilobytes']) * 1000);
  // A hundred interactions take the peer minutes: one large document is enough to tell.
  const rounds = [
    ...[...loaders, ...samplers, ...comparators(10)].map((contender) => ({ contender, subjects: usable })),
    ...comparators(100).map((contender) => ({ contender, subjects: values.large === '' ? [] : [subjectOf(values.large)] })),
  ];
  const scores: Score[] = [];
  for (const { contender, subjects } of rounds) {
    console.error(`${contender.task}: ${contender.tool}`);
    scores.push(await score(contender, subjects));
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(scores, null, 1)}\n`);
  return say(`${usable.length} documents, and ${values.large || 'none'} for a hundred interactions\n\n${scoreTable(scores)}`);
}

function subjectOf(name: string): Subject {
  return { file: join(collection, name), bytes: readFileSync(join(collection, name)) };
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
