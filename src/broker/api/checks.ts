import type { Json } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Problem } from './refusal.ts';

export interface TextRules {
  readonly required?: boolean;
  /** Neither empty nor only white space. */
  readonly filled?: boolean;
  readonly oneLine?: boolean;
  readonly noSpaces?: boolean;
}

/** What is wrong with a member of a body that should be a text. Null is as good as absent where it may be absent. */
export function textProblems(body: Json, field: string, rules: TextRules = {}): readonly Problem[] {
  const value = member(body, field);
  if (value === undefined) return rules.required === true ? [[field, 'is missing']] : [];
  if (value === null) return rules.required === true ? [[field, 'must be filled']] : [];
  if (typeof value !== 'string') return [[field, 'must be a string']];
  return textMessages(value, rules).map((message) => [field, message]);
}

function textMessages(value: string, rules: TextRules): readonly string[] {
  if ((rules.filled === true || rules.required === true) && value === '') return ['must be filled'];
  return [
    ...(rules.filled === true && value.trim() === '' ? ['cannot be blank'] : []),
    ...(rules.oneLine === true && value.includes('\n') ? ['cannot contain multiple lines'] : []),
    ...(rules.noSpaces === true && value.includes(' ') ? ['cannot contain spaces'] : []),
  ];
}

/** A text of a body that was checked; null when it is absent. */
export function textMember(body: Json, field: string): string | null {
  const value = member(body, field);
  return typeof value === 'string' ? value : null;
}
