import type { Json } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { ConsumerVersionSelector } from './selectors.ts';

export interface SelectorContext {
  readonly providerBranch: string | null;
  readonly knowsEnvironment: (name: string) => boolean;
}

/** What is wrong with a selector, each in a sentence that names the fields. */
export function selectorProblems(value: Json, context: SelectorContext): readonly string[] {
  if (!isObject(value)) return ['must be a hash'];
  const typed = typeProblems(value);
  return typed.length > 0 ? typed : ruleProblems(readSelector(value), context);
}

const flags = ['mainBranch', 'matchingBranch', 'deployed', 'released', 'deployedOrReleased'] as const;
const texts = ['tag', 'fallbackTag', 'fallbackBranch', 'consumer', 'environment'] as const;

/** The selector in a value whose types are right; other members are ignored. */
export function readSelector(value: Json): ConsumerVersionSelector {
  const { branch, latest } = { branch: member(value, 'branch'), latest: member(value, 'latest') };
  return {
    ...Object.fromEntries(flags.filter((flag) => member(value, flag) === true).map((flag) => [flag, true as const])),
    ...Object.fromEntries(texts.map((name) => [name, member(value, name)]).filter(([, text]) => typeof text === 'string')),
    ...((typeof branch === 'string' || branch === true) && { branch }),
    ...(typeof latest === 'boolean' && { latest }),
  };
}

function typeProblems(value: Json): readonly string[] {
  const latest = member(value, 'latest');
  const branch = member(value, 'branch');
  return [
    ...flags.filter((flag) => !isAbsent(member(value, flag)) && member(value, flag) !== true).map((flag) => `${flag} must be one of: true`),
    ...(latest === undefined || latest === null || typeof latest === 'boolean' ? [] : ['latest must be one of: true, false']),
    ...(branch === undefined || branch === null || branch === true || isFilled(branch)
      ? []
      : ['branch must be a non-empty string or true']),
    ...texts.filter((name) => !isAbsent(member(value, name)) && !isFilled(member(value, name))).map((name) => `${name} must be filled`),
  ];
}

const isAbsent = (value: Json | undefined): boolean => value === undefined || value === null;
const isFilled = (value: Json | undefined): boolean => typeof value === 'string' && value.trim() !== '';

type Rule = (selector: ConsumerVersionSelector, context: SelectorContext) => string | undefined;

/** Branches and tags on one side, what runs in an environment on the other. */
const headFields = ['latest', 'tag', 'fallbackTag', 'branch', 'fallbackBranch', 'matchingBranch', 'mainBranch'] as const;
const placeFields = ['environment', 'deployed', 'released', 'deployedOrReleased'] as const;
const meaningful = ['mainBranch', 'tag', 'branch', 'environment', 'matchingBranch', 'deployed', 'released', 'deployedOrReleased'] as const;

const rules: readonly Rule[] = [
  (it) =>
    meaningful.every((field) => it[field] === undefined) && it.latest !== true
      ? 'must specify a value for environment or tag or branch, or specify mainBranch=true, matchingBranch=true, latest=true, deployed=true, released=true or deployedOrReleased=true'
      : undefined,
  (it) => (it.tag !== undefined && it.branch !== undefined ? 'cannot specify both a tag and a branch' : undefined),
  (it) => mixed(it),
  (it) => alone(it, 'mainBranch', ['latest', 'consumer']),
  (it) => alone(it, 'matchingBranch', ['consumer']),
  (it) => (it.mainBranch === true && it.latest === false ? 'cannot specify mainBranch=true with latest=false' : undefined),
  (it) => (it.branch !== undefined && it.latest === false ? 'cannot specify a branch with latest=false' : undefined),
  (it, { providerBranch }) =>
    it.matchingBranch === true && providerBranch === null
      ? 'the providerVersionBranch must be specified when the selector matchingBranch=true is used'
      : undefined,
  (it) => (it.fallbackTag !== undefined && it.latest !== true ? 'fallbackTag can only be set if latest is true' : undefined),
  (it) => (it.fallbackTag !== undefined && it.tag === undefined ? 'a tag must be specified when a fallbackTag is specified' : undefined),
  (it) =>
    it.fallbackBranch !== undefined && it.branch === undefined
      ? 'a branch must be specified when a fallbackBranch is specified'
      : undefined,
  (it) => exclusive(it),
  (it, { knowsEnvironment }) =>
    it.environment !== undefined && !knowsEnvironment(it.environment)
      ? `environment with name '${it.environment}' does not exist`
      : undefined,
];

const ruleProblems = (selector: ConsumerVersionSelector, context: SelectorContext): readonly string[] =>
  rules.map((rule) => rule(selector, context)).filter((problem) => problem !== undefined);

function mixed(selector: ConsumerVersionSelector): string | undefined {
  const head = headFields.find((field) => selector[field] !== undefined);
  const place = placeFields.find((field) => selector[field] !== undefined);
  return head !== undefined && place !== undefined ? `cannot specify the field ${head} with the field ${place}` : undefined;
}

function alone(selector: ConsumerVersionSelector, field: 'mainBranch' | 'matchingBranch', partners: readonly string[]): string | undefined {
  if (selector[field] === undefined) return undefined;
  const other = headFields.find((name) => name !== field && !partners.includes(name) && selector[name] !== undefined);
  return other === undefined ? undefined : `cannot specify the field ${field} with the field ${other}`;
}

function exclusive(selector: ConsumerVersionSelector): string | undefined {
  const [one, two] = (['deployed', 'released', 'deployedOrReleased'] as const).filter((field) => selector[field] === true);
  return one !== undefined && two !== undefined ? `cannot specify both ${one}=true and ${two}=true` : undefined;
}
