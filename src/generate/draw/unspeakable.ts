import { isArray, isObject } from '../../json/json.ts';
import { memberPath } from '../json-path.ts';
import type { BodyRule } from './rules.ts';
import { anythingRule, equalityRule, typeRule } from './rules.ts';
import type { Drawn } from './walk.ts';

export interface DrawnMember {
  readonly name: string;
  readonly drawn: Drawn;
}

/**
 * The rules of an object's members. A member whose name no JSON path can say is reached by `*`, which reaches the others as well: several
 * such members get one coarse rule that is true of all, and the others rules of their own, so that it does not loosen what they have.
 */
export function memberRules(path: string, members: readonly DrawnMember[]): readonly BodyRule[] {
  const every = `${path}.*`;
  const rules = members.flatMap(({ drawn }) => drawn.rules);
  if (!rules.some(([at]) => at === every)) return rules;
  const unspeakable = members.filter(({ name }) => memberPath(path, name) === every);
  const speakable = members.filter(({ name }) => memberPath(path, name) !== every);
  const coarse: BodyRule = [every, unspeakable.some(({ drawn }) => isContainer(drawn)) ? typeRule : anythingRule];
  // `$.*[0]` and `$.id[*]` weigh the same to Pact, and either may hold for the other's elements.
  const isPositional = rules.some(([at]) => /^\[\d/.test(at.startsWith(every) ? at.slice(every.length) : ''));
  const kept = unspeakable.length === 1 && !isPositional ? rules : [coarse, ...rules.filter(([at]) => !at.startsWith(every))];
  return [...kept, ...speakable.flatMap((member) => ownRule(memberPath(path, member.name), member.drawn))];
}

const isContainer = ({ example }: Drawn): boolean => isObject(example) || isArray(example);

const ownRule = (path: string, drawn: Drawn): readonly BodyRule[] =>
  drawn.rules.some(([at]) => at === path) ? [] : [[path, isContainer(drawn) ? typeRule : equalityRule]];
