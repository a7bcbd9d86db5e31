import { badInput } from '../failure/failure.ts';

/** An option's value, when it is one of those that there are; callers of plain JavaScript and of commands may name any. */
export function chosen<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw badInput('option.invalid', `${option} takes ${choices.join(', ')}, not ${value}`);
  return found;
}
