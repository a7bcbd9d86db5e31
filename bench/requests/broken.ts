import { asText } from '../../src/json/as-text.ts';
import type { Json } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import { joinPointer } from '../../src/json/pointer.ts';
import type { Parameter } from '../../src/openapi/operations.ts';
import type { Draft, Drawing, Given } from './draft.ts';
import { bodyKind } from './writable.ts';

/** A draft with one value that breaks one rule, and what the refusal has to name. */
export interface BrokenDraft {
  readonly draft: Draft;
  /** What is broken, for the table: `query missing`, `body maxLength`. */
  readonly family: string;
  /** Where in the request: `/query/limit`. */
  readonly pointer: string;
  /** The keyword at the end of the rule's pointer. */
  readonly keyword: string;
}

/** Every way to break one rule of a draft that was found, each family once. */
export function brokenDrafts(drawing: Drawing, draft: Draft): readonly BrokenDraft[] {
  const all = [...draft.parameters.flatMap((given) => brokenParameter(drawing, draft, given)), ...brokenBody(drawing, draft)];
  const families = Map.groupBy(all, ({ family }) => family);
  return [...families.values()].flatMap((alike) => drawing.chance.oneOf(alike) ?? []);
}

function brokenParameter(drawing: Drawing, draft: Draft, given: Given): readonly BrokenDraft[] {
  const { parameter } = given;
  const { in: where, name, required } = parameter;
  const pointer = joinPointer('', where, name);
  const others = draft.parameters.filter((one) => one !== given);
  const isSpread = where === 'query' && isObject(given.value) && parameter.explode && parameter.style === 'form';
  const isInPath = draft.operation.path.split(/[?#]/).slice(1).some((text) => new URLSearchParams(text).has(name));
  const gone = required && where !== 'path' && !isSpread && !isInPath ? [{ draft: { ...draft, parameters: others }, family: `${where} missing`, pointer, keyword: 'required' }] : [];
  if (typeof given.value === 'object' || parameter.content !== undefined) return gone;
  const wrong = wrongTexts(given.value).flatMap((value): readonly BrokenDraft[] => {
    const keyword = ruleAt(drawing, parameter, value);
    if (keyword === undefined || !sendable(parameter, value)) return [];
    return [{ draft: { ...draft, parameters: [...others, { parameter, value }] }, family: `${where} ${keyword}`, pointer, keyword }];
  });
  return [...gone, ...wrong];
}

/** What is written as a number can break a number's bounds only, a text the rules of texts, or the type of what is none. */
const wrongTexts = (value: Json): readonly Json[] =>
  typeof value === 'number' ? [1e12, -1e12, 0, value + 0.5, 'not-a-number'] : typeof value === 'boolean' ? ['maybe'] : ['not-one-of-these', 'x', '~~ not so ~~', 'y'.repeat(3000)];

const sendable = ({ in: where }: Parameter, value: Json): boolean => where !== 'cookie' || /^[\w.-]+$/.test(asText(value));

/** The rule that a parameter's value breaks; undefined where it breaks none, or not by itself. */
function ruleAt({ judge }: Drawing, { schema }: Parameter, value: Json): string | undefined {
  const said = schema && judge(value, { pointer: schema.pointer, direction: 'request', fromText: false });
  const [, keyword, place] = /^(\w+) at (\S+):/.exec(said ?? '') ?? [];
  return place === '/' && keyword !== 'anyOf' && keyword !== 'oneOf' && keyword !== 'not' && keyword !== 'multipleOf' ? keyword : undefined;
}

function brokenBody(drawing: Drawing, draft: Draft): readonly BrokenDraft[] {
  const { body } = draft;
  const kind = bodyKind(body?.media.type ?? '');
  const pointer = body?.media.schema?.pointer;
  if (body === undefined || pointer === undefined || !['json', 'form', 'xml'].includes(kind)) return [];
  const changes = changesOf(body.value, kind === 'json' ? 'json' : 'form').slice(0, mostChanges);
  return changes.flatMap(({ value, place, rules }): readonly BrokenDraft[] => {
    const said = drawing.judge(value, { pointer, direction: 'request', fromText: false });
    const [, keyword = '', where] = /^(\w+) at (\S+):/.exec(said ?? '') ?? [];
    const isThere = rules.includes(keyword) && where === (parentNamed.has(keyword) ? parentOf(place) : place || '/');
    return isThere ? [{ draft: { ...draft, body: { ...body, value } }, family: `body ${keyword}`, pointer: `/body${place}`, keyword }] : [];
  });
}

const mostChanges = 400;

/** Rules about a member that stand at the object. */
const parentNamed: ReadonlySet<string> = new Set(['required', 'additionalProperties', 'unevaluatedProperties']);

const parentOf = (place: string): string => place.slice(0, place.lastIndexOf('/')) || '/';

interface Change {
  /** The whole body with it. */
  readonly value: Json;
  readonly place: string;
  /** The keywords that it may break by itself. */
  readonly rules: readonly string[];
}

const ofValues = ['type', 'enum', 'const', 'pattern', 'format', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];

function changesOf(value: Json, kind: 'json' | 'form', place = ''): readonly Change[] {
  const own = place === '' ? [] : otherValues(value, kind).map((other): Change => ({ value: other, place, rules: ofValues }));
  if (isArray(value)) return [...own, ...value.flatMap((item, index) => within(value, String(index), changesOf(item, kind, `${place}/${index}`)))];
  if (!isObject(value)) return own;
  const names = Object.keys(value);
  const gone = names.map((name): Change => ({ value: Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)), place: joinPointer(place, name), rules: ['required'] }));
  const more: Change = { value: { ...value, undocumented_field: 'x' }, place: `${place}/undocumented_field`, rules: ['additionalProperties', 'unevaluatedProperties'] };
  const below = names.flatMap((name) => within(value, name, changesOf(value[name] ?? null, kind, joinPointer(place, name))));
  // A form without fields is an empty text, which says nothing of lists and objects.
  return [...own, ...(kind === 'form' && (place !== '' || names.length === 1) ? [] : gone), more, ...below];
}

function within(value: Json, key: string, changes: readonly Change[]): readonly Change[] {
  return changes.map((change) => ({ ...change, value: isArray(value) ? value.with(Number(key), change.value) : { ...(isObject(value) ? value : {}), [key]: change.value } }));
}

function otherValues(value: Json, kind: 'json' | 'form'): readonly Json[] {
  const texts = ['not-one-of-these', 'x', '~~ not so ~~', 'y'.repeat(3000)];
  if (typeof value === 'number') return [1e12, -1e12, 0, value + 0.5, 'not-a-number', ...(kind === 'json' ? [true, {}] : [])];
  if (typeof value === 'boolean') return ['maybe', ...(kind === 'json' ? [7] : [])];
  if (typeof value === 'string') return kind === 'json' ? [...texts, 7, {}] : texts;
  return kind === 'json' ? ['not-of-this-type', 7] : [];
}
