import { decoded } from '../../pact/matching/message.ts';
import type { Interaction } from '../../pact/types.ts';
import type { Served } from './served-pact.ts';

/** Interactions with this method and path, those with just this path first. */
export type PactIndex = (method: string, path: string) => readonly Served[];

/** Looking an interaction up takes as long among thousands as among a few: most have one path, the others mostly begin with words of their own. */
export function createPactIndex(interactions: readonly Served[]): PactIndex {
  const literal = Map.groupBy(interactions.filter((served) => !hasRule(served)), ({ interaction: { request } }) => keyOf(request.method, decoded(request.path)));
  const ruled = Map.groupBy(interactions.filter(hasRule), ({ interaction }) => keyOf(interaction.request.method, literalStart(interaction)));
  const deepest = Math.max(0, ...[...ruled.keys()].map((key) => key.split('/').length));
  return (method, path) => {
    const same = literal.get(keyOf(method, decoded(path))) ?? [];
    if (ruled.size === 0) return same;
    const alike = startsOf(path, deepest).flatMap((start) => ruled.get(keyOf(method, start)) ?? []);
    return [...same, ...alike.filter(({ isAt }) => isAt(path))];
  };
}

const keyOf = (method: string, path: string): string => `${method.toUpperCase()} ${path}`;

const hasRule = ({ interaction }: Served): boolean => interaction.request.matchingRules?.path !== undefined;

/** `''`, `/a`, `/a/b` of `/a/b`. */
function startsOf(path: string, most: number): readonly string[] {
  const words = path.split('/', most + 1);
  return words.map((_, index) => words.slice(0, index + 1).join('/'));
}

/** The whole words that all paths of a rule begin with, where it is a pattern that says so. */
function literalStart({ request }: Interaction): string {
  const { matchers = [], combine } = request.matchingRules?.path ?? {};
  const [rule] = matchers;
  if (rule?.match !== 'regex' || combine === 'OR' || rule.regex.includes('|')) return '';
  const [, words = '', after = ''] = /^\^?((?:\\?\/[\w~-]+)*)(.*)$/s.exec(rule.regex) ?? [];
  const plain = words.replaceAll('\\', '');
  return /^(?:\\?\/|\$|$)/.test(after) && !/^\\?\/[?*+{]/.test(after) ? plain : plain.replace(/\/[^/]*$/, '');
}
