import { suggest } from '../../failure/nearest.ts';
import { joinPointer, splitPointer } from '../../json/pointer.ts';
import type { Parameter } from '../../openapi/operations.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { acceptedTypes } from '../../openapi/wire/accepted.ts';
import { growTree, newBranch } from '../../openapi/wire/branch.ts';
import type { Pair } from '../../openapi/wire/branch.ts';
import { queryValue } from '../../openapi/wire/query.ts';
import { isInJson } from '../../openapi/wire/serialised.ts';
import type { Context, Part } from '../context.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../found.ts';
import { compareParameter } from './parameters.ts';

/** The query against the declared parameters: what is missing, what does not fit, what is not there. */
export const compareQuery: Part = (context) => {
  const { document, interaction, operation } = context;
  const query = interaction.request.query ?? {};
  const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value): Pair => [name, value]));
  const tree = growTree(pairs) ?? newBranch();
  const declared = operation.parameters.filter((parameter) => parameter.in === 'query' && parameter.name !== '');
  const codes = { missing: 'request.query.missing', invalid: 'request.query.invalid' } as const;
  return [
    ...declared.flatMap((parameter) => {
      if (isRepeated(document, parameter, query)) return [repeated(context, parameter)];
      const at = (pointer: string): string => placeIn(query, parameter, pointer);
      return compareParameter(context, parameter, { value: queryValue(document, parameter, tree), at, owner: '/request', codes });
    }),
    ...Object.keys(query)
      .filter((name) => !isDeclared(context, declared, name))
      .map((name) => undeclared(context, declared, name)),
  ];
};

type Query = Readonly<Record<string, readonly string[]>>;

/** Whether a parameter that takes one value was sent with several. */
function isRepeated(document: Context['document'], parameter: Parameter, query: Query): boolean {
  const { name, schema } = parameter;
  if (!Object.hasOwn(query, name) || (query[name] ?? []).length < 2) return false;
  return isInJson(parameter) || (schema !== undefined && acceptedTypes(document, schema)?.has('array') === false);
}

function repeated(context: Context, { name, place }: Parameter): Finding {
  return finding(context, 'request.query.invalid', {
    message: `the query parameter \`${name}\` of ${context.operation.id} takes one value, and the request has several`,
    at: joinPointer('/request/query', name),
    document: place.pointer,
    field: name,
    fix: `send \`${name}\` once`,
  });
}

/** Where the query has what a pointer names in a parameter's value: `f[gt]` rather than `f`. */
function placeIn(query: Query, { name, style, explode }: Parameter, pointer: string): string {
  const steps = splitPointer(pointer);
  const [first, ...others] = steps;
  const isSpread = first !== undefined && (style === 'querystring' || (style === 'form' && explode));
  const sent = [...inBrackets(name, steps), `${name}[]`, ...(isSpread ? inBrackets(first, others) : [])].find((key) => Object.hasOwn(query, key));
  return sent === undefined ? '/request/query' : joinPointer('/request/query', sent);
}

/** `a[b][c]`, `a[b]` and `a` for the steps b and c below a. */
const inBrackets = (name: string, steps: readonly string[]): readonly string[] =>
  [...steps.keys(), steps.length].toReversed().map((count) => steps.slice(0, count).reduce((sent, key) => `${sent}[${key}]`, name));

function isDeclared({ document, operation, demands }: Context, declared: readonly Parameter[], name: string): boolean {
  const base = baseOf(name);
  return (
    declared.some((parameter) => parameter.style === 'querystring' || parameter.name === name || baseOf(parameter.name) === base || takesProperty(document, parameter, base)) ||
    demands.some(([demanded]) => demanded === name) ||
    operation.security.flat().some(({ type, in: where, parameter }) => type === 'apiKey' && where === 'query' && parameter === name)
  );
}

/** `created` of `created[gte]`. */
const baseOf = (name: string): string => name.replace(/\[.*$/s, '') || name;

/** An exploded object stands in the query as its properties. */
function takesProperty(document: Context['document'], { style, explode, schema }: Parameter, name: string): boolean {
  if (style !== 'form' || !explode || schema === undefined) return false;
  const { types, properties, additional } = schemaAt(document, schema);
  return types?.has('object') === true && (properties.has(name) || (properties.size === 0 && additional !== false));
}

function undeclared(context: Context, declared: readonly Parameter[], name: string): Finding {
  return finding(context, 'request.query.undeclared', {
    message: `${context.operation.id} has no query parameter \`${name}\``,
    at: joinPointer('/request/query', name),
    document: context.operation.place.pointer,
    field: name,
    fix: suggest(
      name,
      declared.map((parameter) => parameter.name),
    ),
  });
}
