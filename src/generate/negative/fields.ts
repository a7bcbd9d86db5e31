import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { accepts } from '../../openapi/accepts.ts';
import { isAnyType, isForm, isJson } from '../../openapi/media-types.ts';
import type { Place } from '../../openapi/place.ts';
import { growTree, newBranch } from '../../openapi/wire/branch.ts';
import { formValue } from '../../openapi/wire/form.ts';
import type { MatchingRules, PactRequest } from '../../pact/types.ts';
import { memberPath } from '../json-path.ts';
import { pairsOf } from '../request/serialise.ts';
import type { Subject } from './breaker.ts';
import { withBody, without } from './edit-request.ts';

/** A request's body that is JSON or a form and keeps its schema: what can be changed in it, field by field. */
export interface Fields {
  readonly schema: Place;
  readonly names: readonly string[];
  /** How values travel: a form knows only texts. */
  readonly wire: 'json' | 'text';
  readonly content: Json;
  /** The request without a field, or with another value for it. */
  readonly change: (name: string, value?: Json) => PactRequest;
  /** The request with another value for the whole body. */
  readonly replace: (value: Json) => PactRequest;
  /** Whether the body of a request keeps the schema. */
  readonly isValid: (request: PactRequest) => boolean;
}

/** The fields of a request's body; undefined where it has no body that can be taken apart, or one that is not valid as it is. */
export function fieldsOf({ document, operation, request }: Subject): Fields | undefined {
  const { body } = request;
  const sent = body?.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const media = operation.body?.content.find(({ type }) => type === sent) ?? operation.body?.content.find(({ type }) => isAnyType(type));
  const wire = wireOf(sent);
  if (body === undefined || wire === undefined || media?.schema === undefined) return undefined;
  const { schema } = media;
  const { content } = body;
  const value = (changed: Json): Json => (wire === 'json' ? changed : formValue(document, media, growTree(pairsIn(changed)) ?? newBranch()));
  const fields: Fields = {
    schema,
    wire,
    content,
    names: namesIn(content),
    change: (name, changed) => withBody(request, { ...body, content: contentWith(content, name, changed) }, rulesBeside(request, name)),
    replace: (changed) => withBody(request, { ...body, content: changed }),
    isValid: (changed) => accepts({ document, place: schema, direction: 'request' }, value(changed.body?.content ?? null)),
  };
  return fields.isValid(request) ? fields : undefined;
}

const wireOf = (type: string): Fields['wire'] | undefined => (isJson(type) ? 'json' : isForm(type) ? 'text' : undefined);

const pairsIn = (content: Json): readonly (readonly [string, string])[] => (typeof content === 'string' ? [...new URLSearchParams(content)] : []);

/** The names of an object's members, or of a form's fields before their brackets. */
function namesIn(content: Json): readonly string[] {
  if (typeof content === 'string') return [...new Set(pairsIn(content).map(([name]) => baseOf(name)))];
  return isObject(content) ? Object.keys(content) : [];
}

const baseOf = (name: string): string => name.split('[')[0] ?? name;

function contentWith(content: Json, name: string, value: Json | undefined): Json {
  if (typeof content === 'string') return formWith(content, name, value);
  if (!isObject(content) || isArray(content)) return content;
  return value === undefined ? without(content, name) : { ...content, [name]: value };
}

function formWith(content: string, name: string, value: Json | undefined): string {
  const kept = content.split('&').filter((pair) => namesIn(pair)[0] !== name);
  const added = value === undefined ? [] : pairsOf({ name, style: 'form', explode: true }, value).map((pair) => new URLSearchParams([[pair.name, pair.text]]).toString());
  return [...kept, ...added].filter((pair) => pair !== '').join('&');
}

/** The rules for other fields. */
const rulesBeside = ({ matchingRules }: PactRequest, name: string): NonNullable<MatchingRules['body']> =>
  Object.fromEntries(Object.entries(matchingRules?.body ?? {}).filter(([path]) => !isWithin(path, name)));

/** Whether a rule stands at a field or below it; those of forms have the brackets within the name. */
const isWithin = (path: string, field: string): boolean =>
  [memberPath('$', field), `$['${field}`].some((start) => path === start || path.startsWith(`${start}.`) || path.startsWith(`${start}[`));
