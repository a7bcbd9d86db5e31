import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import type { Reading } from '../../openapi/readings/readings.ts';
import { readingsOf } from '../../openapi/readings/readings.ts';
import { allows, typeOf, typesOf } from '../../openapi/readings/types.ts';
import type { Schema } from '../../openapi/schema.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { RuleSet } from '../../pact/types.ts';
import { codes } from '../codes.ts';
import { fieldName } from '../field-name.ts';
import { projectFields } from './fields.ts';
import { brokenPromise, valueProblem } from './scalar.ts';
import type { Gap, Part, Walk } from './walk.ts';

/** What the document says against a part of the body: everything in it must be documented, not everything documented must be in it. */
export function project(walk: Walk, part: Part): readonly Gap[] {
  const key = [joinPointer('', ...part.path), ...part.places.map(({ pointer }) => pointer)].join(' ');
  const known = walk.known.get(key);
  if (known !== undefined) return known;
  const gaps = part.value === null ? projectNull(walk, part) : bestOf(walk, part);
  walk.known.set(key, gaps);
  return gaps;
}

function projectNull({ document, answer, rules }: Walk, { places, path }: Part): readonly Gap[] {
  const refusing = places.map((place) => schemaAt(document, place)).find((schema) => !schema.nullable && !isAny(schema));
  if (refusing === undefined) return [];
  const code = rules(path) === undefined ? 'response.body.value' : 'response.body.type';
  return [
    {
      code,
      path,
      document: refusing.place.pointer,
      message: `${named(path)} in ${answer} is never null in the document`,
      fix: 'rely on a value that the document allows',
    },
  ];
}

const isAny = ({ types, values, choices, properties }: Schema): boolean =>
  types === undefined && values === undefined && choices.length === 0 && properties.size === 0;

/** The reading that says least against the value. */
function bestOf(walk: Walk, part: Part): readonly Gap[] {
  let best: readonly Gap[] | undefined;
  for (const reading of readingsOf(walk.document, part.places)) {
    const gaps = projectAs(walk, part, reading);
    if (gaps.length === 0) return gaps;
    if (best === undefined || weight(gaps, part) < weight(best, part)) best = gaps;
  }
  return best ?? [];
}

/** A value of another kind, or one that the document does not list, says that another reading was meant; an error outweighs all warnings. */
function weight(gaps: readonly Gap[], { path }: Part): number {
  const weightOf = (gap: Gap): number => {
    const isOtherKind = gap.keyword === 'enum' || (gap.code === 'response.body.type' && gap.path.length === path.length);
    return isOtherKind ? 1_000_000 : codes[gap.code].severity === 'error' ? 1000 : 1;
  };
  return gaps.reduce((sum, gap) => sum + weightOf(gap), 0);
}

function projectAs(walk: Walk, part: Part, reading: Reading): readonly Gap[] {
  const { value, path } = part;
  if (!isArray(value) && saysOnlyItems(reading)) return [];
  const types = typesOf(reading);
  // Schemas that leave no type contradict each other, and one that lists a value of another type itself: the pact is not to blame.
  const isListed = reading.some(({ values }) => values?.includes(value) === true);
  if (types !== undefined && types.size > 0 && !isListed && !allows(types, typeOf(value)))
    return [wrongType(walk, part, { reading, documented: [...types].join(' or ') })];
  if (isObject(value)) return projectFields(walk, { value, path, reading, project });
  const below = isArray(value) ? projectItems(walk, value, { part, reading }) : [];
  return [...ownGaps(walk, part, reading), ...below];
}

/** `items` without a type say nothing of what is no list (JSON Schema, 10.3.1); vendors who write so answer with other things as well. */
const saysOnlyItems = (reading: Reading): boolean =>
  reading.some(({ items }) => items !== undefined) && reading.every(({ types, properties, values }) => types === undefined && properties.size === 0 && values === undefined);

function wrongType(
  { answer }: Walk,
  { value, path }: Part,
  { reading, documented }: { readonly reading: Reading; readonly documented: string },
): Gap {
  const document = reading.find((schema) => schema.types !== undefined && !allows(schema.types, typeOf(value))) ?? reading[0];
  const message = `${named(path)} in ${answer} is ${documented} in the document, and the pact relies on ${typeOf(value)}`;
  return { code: 'response.body.type', path, document: document?.place.pointer ?? '', message, fix: `rely on ${documented}` };
}

function projectItems(
  walk: Walk,
  value: readonly Json[],
  { part, reading }: { readonly part: Part; readonly reading: Reading },
): readonly Gap[] {
  const items = reading.flatMap((schema) => schema.items ?? []);
  return items.length === 0
    ? []
    : value.flatMap((item, index) => project(walk, { value: item, places: items, path: [...part.path, index] }));
}

/** What speaks against a scalar, or against a list's length: the exact value, or the rule that stands in for it. */
function ownGaps(walk: Walk, part: Part, reading: Reading): readonly Gap[] {
  const rules = walk.rules(part.path);
  const isList = isArray(part.value);
  const broken = rules === undefined || isList ? undefined : brokenRule(walk, { ...part, rules, reading });
  if (broken !== undefined) return [broken];
  if (rules !== undefined && isList) return [];
  const code = rules === undefined ? 'response.body.value' : 'response.body.example';
  return reading.flatMap((schema) => wrongValue(walk, { ...part, schema, code }) ?? []).slice(0, 1);
}

function brokenRule(
  { answer }: Walk,
  { path, reading, rules }: Part & { readonly reading: Reading; readonly rules: RuleSet },
): Gap | undefined {
  const broken = rules.matchers.flatMap((matcher) => {
    const documented = brokenPromise(reading, matcher);
    return documented === undefined ? [] : [{ rule: matcher.match, documented }];
  });
  const [first] = broken;
  // Where one of several rules is enough, the others may ask for what never comes.
  if (first === undefined || (rules.combine === 'OR' && broken.length < rules.matchers.length)) return undefined;
  return {
    code: 'response.body.rule',
    path,
    document: reading[0]?.place.pointer ?? '',
    message: `${named(path)} in ${answer} is ${first.documented} in the document, which the rule \`${first.rule}\` does not accept`,
    fix: 'use a rule that accepts all that the document allows',
  };
}

function wrongValue(
  { answer }: Walk,
  { value, path, schema, code }: Part & { readonly schema: Schema; readonly code: Gap['code'] },
): Gap | undefined {
  const problem = valueProblem(schema, value);
  if (problem === undefined) return undefined;
  const { keyword, words } = problem;
  const { pointer, value: rules } = schema.place;
  // `const` is read as an enum of one, and what `allOf` merged has no keyword of its own here.
  const document = member(rules, keyword) === undefined ? pointer : joinPointer(pointer, keyword);
  return {
    code,
    path,
    document,
    keyword,
    message: `${named(path)} in ${answer} is ${words} in the document, and the pact has ${shown(value)}`,
    fix: 'use a value that the document allows',
  };
}

const named = (path: Part['path']): string => (path.length === 0 ? 'the body' : `\`${fieldName(joinPointer('', ...path))}\``);

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
