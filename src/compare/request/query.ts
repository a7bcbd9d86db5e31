import { suggest } from '../../failure/nearest.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Parameter } from '../../openapi/operations.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { growTree, newBranch } from '../../openapi/wire/branch.ts';
import type { Pair } from '../../openapi/wire/branch.ts';
import { queryValue } from '../../openapi/wire/query.ts';
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
      const at = joinPointer('/request/query', parameter.name);
      return compareParameter(context, parameter, { value: queryValue(document, parameter, tree), at, owner: '/request', codes });
    }),
    ...Object.keys(query)
      .filter((name) => !isDeclared(context, declared, name))
      .map((name) => undeclared(context, declared, name)),
  ];
};

function isDeclared({ document, operation, demands }: Context, declared: readonly Parameter[], name: string): boolean {
  const base = baseOf(name);
  return (
    declared.some((parameter) => parameter.name === name || baseOf(parameter.name) === base || takesProperty(document, parameter, base)) ||
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
