import type { Json } from '../../json/json.ts';
import { matcherInWords } from '../words.ts';
import type { Found, Rule } from './rules.ts';
import type { Value } from './value.ts';
import { textOf } from './value.ts';

/** What a rule lets through. */
export const inWords = (rule: Rule, example: Value): string => matcherInWords({ ...rule.settings, match: rule.name }, asJson(example));

/** What rules that apply together let through. */
export const foundInWords = ({ rules, isAny }: Found, example: Value): string =>
  rules.length === 0 ? 'a rule that accepts something' : rules.map((rule) => inWords(rule, example)).join(isAny ? ', or ' : ', and ');

const asJson = (value: Value): Json => JSON.parse(typeof value === 'string' ? JSON.stringify(value) : textOf(value));
