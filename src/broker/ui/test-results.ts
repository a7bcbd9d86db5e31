import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';

/** What a verification said about one interaction, whichever tool wrote it. */
export interface TestOutcome {
  readonly id: string | undefined;
  readonly description: string | undefined;
  readonly success: boolean;
  readonly mismatches: readonly Mismatch[];
}

export interface Mismatch {
  readonly what: string;
  /** `body`, or `body $.data[0].id`. */
  readonly where: string | undefined;
  readonly code: string | undefined;
  readonly operation: string | undefined;
  readonly fix: string | undefined;
}

/** Reads the test results of a verification: a list, or an object with `tests`. Other shapes say nothing. */
export function readTestResults(text: string | null): readonly TestOutcome[] {
  const results = text === null ? null : parsed(text);
  const tests = isObject(results) ? member(results, 'tests') : results;
  return isArray(tests) ? tests.filter(isObject).map(outcome) : [];
}

/** How an interaction of a pact is referred to. */
export interface Named {
  readonly id: string | undefined;
  readonly description: string;
}

/** The outcome of an interaction: by the id that the broker gave it, or, where results have no ids, by its description. */
export const outcomeOf = (outcomes: readonly TestOutcome[], interaction: Named): TestOutcome | undefined =>
  outcomes.find(({ id, description }) => (id === undefined ? description === interaction.description : id === interaction.id));

function outcome(test: JsonObject): TestOutcome {
  return {
    id: textOf(test, 'interactionId'),
    description: textOf(test, 'interactionDescription') ?? textOf(test, 'testDescription'),
    success: test['success'] === true || test['status'] === 'passed',
    mismatches: [
      ...objectsIn(test['mismatches']).map(mismatch),
      ...objectsIn(test['exceptions']).map(exception),
      ...(isObject(test['exception']) ? [exception(test['exception'])] : []),
    ],
  };
}

function mismatch(it: JsonObject): Mismatch {
  const where = [textOf(it, 'attribute'), textOf(it, 'identifier')].filter((part) => part !== undefined && part !== '').join(' ');
  return {
    what: textOf(it, 'description') ?? textOf(it, 'mismatch') ?? 'no description given',
    where: where === '' ? undefined : where,
    code: textOf(it, 'code'),
    operation: textOf(it, 'operation'),
    fix: textOf(it, 'fix'),
  };
}

const exception = (it: JsonObject): Mismatch => ({
  what: textOf(it, 'message') ?? 'an exception without a message',
  where: undefined,
  code: undefined,
  operation: undefined,
  fix: undefined,
});

const objectsIn = (value: Json | undefined): readonly JsonObject[] => (isArray(value) ? value.filter(isObject) : []);

function textOf(object: JsonObject, key: string): string | undefined {
  const value = member(object, key);
  return typeof value === 'string' ? value : undefined;
}

/** Stored as it was posted, and checked to be JSON then; whatever else stands there says nothing. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
