import type { Json } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { MatchingRules, PactRequest } from '../../pact/types.ts';
import { memberPath } from '../json-path.ts';

/** A request that a vendor has to refuse, and what it lacks. */
export interface IncompleteRequest {
  readonly request: PactRequest;
  /** `the query parameter q`. */
  readonly missing: string;
}

/** The request without something that the document requires; undefined where nothing can be left out. */
export function incompleteRequest(document: Document, operation: Operation, request: PactRequest): IncompleteRequest | undefined {
  const lacksField = withoutField(document, operation, request);
  return lacksField ?? withoutParameter(operation, request, 'query') ?? withoutParameter(operation, request, 'header');
}

function withoutField(document: Document, operation: Operation, request: PactRequest): IncompleteRequest | undefined {
  const { body } = request;
  const media = operation.body?.content.find(({ type }) => type === body?.contentType);
  if (body === undefined || media?.schema === undefined) return undefined;
  const field = fieldsOf(body.content).find((name) => media.schema !== undefined && schemaAt(document, media.schema).required.has(name));
  if (field === undefined) return undefined;
  const rules = Object.entries(request.matchingRules?.body ?? {}).filter(([path]) => !isWithin(path, field));
  const lacking = { ...request, body: { ...body, content: contentWithout(body.content, field) } };
  return { request: withRules(lacking, { body: Object.fromEntries(rules) }), missing: `the field ${field}` };
}

/** Whether a rule stands at a field or below it; those of forms have the brackets within the name. */
const isWithin = (path: string, field: string): boolean =>
  [memberPath('$', field), `$['${field}`].some((start) => path === start || path.startsWith(`${start}.`) || path.startsWith(`${start}[`));

/** The fields of an object, or of a form by the names before their brackets. */
function fieldsOf(content: Json): readonly string[] {
  if (typeof content === 'string') return [...new URLSearchParams(content).keys()].map((name) => name.split('[')[0] ?? name);
  return isObject(content) ? Object.keys(content) : [];
}

function contentWithout(content: Json, field: string): Json {
  if (typeof content === 'string') return content.split('&').filter((pair) => fieldsOf(pair)[0] !== field).join('&');
  return isObject(content) ? without(content, field) : content;
}

function withoutParameter(operation: Operation, request: PactRequest, where: 'query' | 'header'): IncompleteRequest | undefined {
  const part = where === 'query' ? 'query' : 'headers';
  const sent = request[part] ?? {};
  const parameters = operation.parameters.filter((parameter) => parameter.in === where && parameter.required);
  const required = parameters.find(({ name }) => Object.hasOwn(sent, name) && !isNegotiated(name));
  if (required === undefined) return undefined;
  const { [part]: _, ...rest } = request;
  const left = without(sent, required.name);
  const lacking = Object.keys(left).length === 0 ? rest : { ...rest, [part]: left };
  const rules = without(request.matchingRules?.[where] ?? {}, required.name);
  return { request: withRules(lacking, { [where]: rules }), missing: `the ${where} parameter ${required.name}` };
}

/** What is wrong with these has statuses of its own: 401, 406. */
const isNegotiated = (name: string): boolean => ['accept', 'authorization'].includes(name.toLowerCase());

/** The request with these rules in place of those for the same part; a part without rules is left out. */
function withRules({ matchingRules, ...request }: PactRequest, changed: MatchingRules): PactRequest {
  const rules = Object.fromEntries(Object.entries({ ...matchingRules, ...changed }).filter(([, sets]) => Object.keys(sets).length > 0));
  return Object.keys(rules).length === 0 ? request : { ...request, matchingRules: rules };
}

const without = <T>(members: { readonly [name: string]: T }, name: string): { readonly [name: string]: T } =>
  Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
