import { badInput } from '../../failure/failure.ts';
import { checkExpansion } from './expansion.ts';
import type { Broken, Parsed } from './parsed.ts';
import { deepest, endlessMerges } from './parsed.ts';
import type { Noun } from './text.ts';
import { readYamlCarefully } from './yaml-careful.ts';
import { readYamlQuickly } from './yaml-quick.ts';

/** YAML takes many times as long as JSON; the largest that vendors publish have nine million characters. */
const longest = 16 * 1024 * 1024;

/** Parses YAML 1.2 (`on` and dates stay texts) with merge keys, and tells of repeated keys and rounded numbers. */
export function parseYamlText(text: string, file: string, noun: Noun): Parsed {
  const broken: Broken = (problem, cause) => badInput(`${noun}.syntax`, `is not YAML: ${problem}`, { place: file, cause });
  if (text.length > longest) throw badInput(`${noun}.too-large`, 'is larger than 16 MB: too much for YAML', { place: file, fix: 'convert it to JSON' });
  const quick = readYamlQuickly(text);
  if (quick === 'deep') throw broken(`it is nested deeper than ${deepest} levels`);
  if (quick === 'endless') throw broken(endlessMerges);
  if (quick === 'unclear') return readYamlCarefully(text, broken);
  if (quick.isShared) checkExpansion(quick.value, broken);
  return { value: quick.value, literals: quick.literals, problems: [] };
}
