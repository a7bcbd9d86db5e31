import { asText as settingText } from '../../json/as-text.ts';
import { isContentOf } from './content-kind.ts';
import { foundInWords } from './in-words.ts';
import { acceptsText } from './judge.ts';
import { pathText } from './json-path.ts';
import type { Scope } from './list.ts';
import type { Mismatch } from './mismatch.ts';
import type { Rule } from './rules.ts';
import { accepts, bestRules } from './rules.ts';

interface ComparedBytes {
  readonly path: readonly string[];
  readonly expected: Uint8Array;
  readonly actual: Uint8Array;
}

/** Compares what is no text by the nearest rule, else byte for byte. */
export function matchBytes({ part, rules }: Scope, { path, expected, actual }: ComparedBytes): readonly Mismatch[] {
  const found = bestRules(rules, path);
  const isSame = Buffer.compare(expected, actual) === 0;
  const isAccepted = found === undefined ? isSame : accepts(found, (rule) => (rule.name === 'equality' ? isSame : acceptsBytes(rule, actual)));
  const words = found === undefined ? `the same ${expected.byteLength} bytes` : foundInWords(found, null);
  return isAccepted ? [] : [{ part, at: path.length === 0 ? '' : pathText(path), expected: words, actual: `${actual.byteLength} bytes` }];
}

function acceptsBytes(rule: Rule, actual: Uint8Array): boolean {
  if (rule.name === 'contentType') return isContentOf(actual, settingText(rule.settings['value']));
  if (!['type', 'regex', 'include', 'notEmpty'].includes(rule.name)) return false;
  return acceptsText(rule, { expected: '', actual: asText(actual), isCascaded: false });
}

export const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
