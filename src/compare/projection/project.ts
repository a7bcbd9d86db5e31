import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { codes } from '../codes.ts';
import { fieldName } from '../field-name.ts';
import { projectFields } from './fields.ts';
import type { Reading } from './readings.ts';
import { readingsOf } from './readings.ts';
import { brokenPromise, valueProblem } from './scalar.ts';
import { allows, typeOf, typesOf } from './types.ts';
import type { Gap, Part, Walk } from './walk.ts';

/** What the document says against a part of the body: everything in it must be documented, not everything documented must be in it. */
export function project(walk: Walk, part: Part): readonly Gap[] {
  const key = `${part.place.pointer} ${joinPointer('', ...part.path)}`;
  const known = walk.known.get(key);
  if (known !== undefined) return known;
  const gaps = part.value === null ? projectNull(walk, part) : bestOf(walk, part);
  walk.known.set(key, gaps);
  return gaps;
}

function projectNull({ document, answer, rules }: Walk, { place, path }: Part): readonly Gap[] {
  const schema = schemaAt(document, place);
  const isAny = schema.types === undefined && schema.values === undefined && schema.choices.length === 0 && schema.properties.size === 0;
  if (schema.nullable || isAny) return [];
  const code = rules(path) === undefined ? 'response.body.value' : 'response.body.type';
  return [{ code, path, document: schema.place.pointer, message: `${named(path)} in ${answer} is never null in the document`, fix: 'rely on a value that the document allows' }];
}

/** The reading that says least against the value. */
function bestOf(walk: Walk, part: Part): readonly Gap[] {
  let best: readonly Gap[] | undefined;
  for (const reading of readingsOf(walk.document, part.place)) {
    const gaps = projectAs(walk, part, reading);
    if (gaps.length === 0) return gaps;
    if (best === undefined || weight(gaps) < weight(best)) best = gaps;
  }
  return best ?? [];
}

/** A wrong type or value says that another reading was meant; any error outweighs all warnings. */
function weight(gaps: readonly Gap[]): number {
  return gaps.reduce((sum, { code, path }) => sum + (codes[code].severity === 'warning' ? 1 : code === 'response.body.field-unknown' ? 1000 : 100_000 / (path.length + 1)), 0);
}

function projectAs(walk: Walk, part: Part, reading: Reading): readonly Gap[] {
  const { value, path } = part;
  const types = typesOf(reading);
  if (types !== undefined && !allows(types, typeOf(value))) return [wrongType(walk, part, { reading, documented: [...types].join(' or ') })];
  if (isObject(value)) return projectFields(walk, { value, path, reading, project });
  const below = isArray(value) ? projectItems(walk, value, { part, reading }) : [];
  return [...ownGaps(walk, part, reading), ...below];
}

function wrongType({ answer }: Walk, { value, path }: Part, { reading, documented }: { readonly reading: Reading; readonly documented: string }): Gap {
  const document = reading.find((schema) => schema.types !== undefined && !allows(schema.types, typeOf(value))) ?? reading[0];
  const message = `${named(path)} in ${answer} is ${documented || 'nothing'} in the document, and the pact relies on ${typeOf(value)}`;
  return { code: 'response.body.type', path, document: document?.place.pointer ?? '', message, fix: `rely on ${documented}` };
}

function projectItems(walk: Walk, value: readonly Json[], { part, reading }: { readonly part: Part; readonly reading: Reading }): readonly Gap[] {
  const items = reading.map((schema) => schema.items).findLast((place) => place !== undefined);
  return items === undefined ? [] : value.flatMap((item, index) => project(walk, { value: item, place: items, path: [...part.path, index] }));
}

/** What speaks against a scalar, or against a list's length: the exact value, or the rule that stands in for it. */
function ownGaps({ rules, answer }: Walk, { value, path }: Part, reading: Reading): readonly Gap[] {
  const matchers = rules(path);
  const promise = matchers?.map((matcher) => ({ matcher, problem: isArray(value) ? undefined : brokenPromise(reading, matcher) })).find(({ problem }) => problem !== undefined);
  if (promise !== undefined) {
    const message = `${named(path)} in ${answer} is ${promise.problem} in the document, which the rule \`${promise.matcher.match}\` does not accept`;
    return [{ code: 'response.body.rule', path, document: reading[0]?.place.pointer ?? '', message, fix: 'use a rule that accepts all that the document allows' }];
  }
  const broken = reading.map((schema) => ({ schema, problem: valueProblem(schema, value) })).find(({ problem }) => problem !== undefined);
  if (broken?.problem === undefined || (matchers !== undefined && isArray(value))) return [];
  const { keyword, words } = broken.problem;
  const message = `${named(path)} in ${answer} is ${words} in the document, and the pact has ${shown(value)}`;
  return [{ code: matchers === undefined ? 'response.body.value' : 'response.body.example', path, document: joinPointer(broken.schema.place.pointer, keyword), message, fix: `use ${words}` }];
}

const named = (path: Part['path']): string => (path.length === 0 ? 'the body' : `\`${fieldName(joinPointer('', ...path))}\``);

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
