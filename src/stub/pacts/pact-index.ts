import { decoded } from '../../pact/matching/message.ts';
import type { Interaction } from '../../pact/types.ts';
import type { Served } from './served-pact.ts';

/** Interactions that a method and path may mean, in the files' order. Whether they do is for their rules to say. */
export type PactIndex = (method: string, path: string) => readonly Served[];

/** Looking an interaction up takes as long among thousands as among a few: most have one path, the others mostly begin with their own word. */
export function createPactIndex(interactions: readonly Served[]): PactIndex {
  const literal = Map.groupBy(interactions.filter(({ interaction }) => ruleOf(interaction) === undefined), ({ interaction }) => keyOf(interaction.request.method, decoded(interaction.request.path)));
  const ruled = Map.groupBy(interactions.filter(({ interaction }) => ruleOf(interaction) !== undefined), ({ interaction }) => keyOf(interaction.request.method, firstWord(interaction)));
  return (method, path) => [
    ...(literal.get(keyOf(method, decoded(path))) ?? []),
    ...(ruled.get(keyOf(method, path.split('/')[1] ?? '')) ?? []),
    ...(ruled.get(keyOf(method, anyWord)) ?? []),
  ];
}

const keyOf = (method: string, path: string): string => `${method.toUpperCase()} ${path}`;

const ruleOf = ({ request }: Interaction) => request.matchingRules?.path;

/** No word of a path has a slash. */
const anyWord = '/';

/** The first word of the paths that a rule lets through, where the rule is a pattern that says it. */
function firstWord(interaction: Interaction): string {
  const rules = ruleOf(interaction);
  const [rule] = rules?.matchers ?? [];
  if (rule?.match !== 'regex' || rules?.combine === 'OR') return anyWord;
  return /^\^?\\?\/([\w~-]+)(?:\\?\/(?![?*+{])|\$?$)/.exec(rule.regex)?.[1] ?? anyWord;
}
