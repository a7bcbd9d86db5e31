import { suggest } from '../../failure/nearest.ts';
import { joinPointer } from '../../json/pointer.ts';
import { typedText } from '../../openapi/wire/typed.ts';
import type { RuleSet } from '../../pact/types.ts';
import type { Context, Part } from '../context.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../found.ts';
import { violations } from '../values.ts';

/** HTTP's own headers, which no document needs to describe. */
const ofHttp = new Set([
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'date',
  'server',
  'vary',
  'cache-control',
  'etag',
  'expires',
  'last-modified',
]);

/** Headers that the pact relies on. */
export const compareResponseHeaders: Part = (context) => {
  const names = Object.keys(context.interaction.response.headers ?? {}).filter((name) => !ofHttp.has(name.toLowerCase()));
  return context.response === undefined ? [] : names.flatMap((name) => compareHeader(context, name));
};

function compareHeader(context: Context, name: string): readonly Finding[] {
  const { response, operation, document, interaction } = context;
  const declared = response?.headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
  const at = joinPointer('/response/headers', name);
  const answer = `the ${interaction.response.status} answer of ${operation.id}`;
  const owner = response?.place.pointer ?? operation.place.pointer;
  if (declared === undefined) {
    const known = response?.headers.map((header) => header.name) ?? [];
    return [
      finding(context, 'response.header.undeclared', {
        message: `the document has no header \`${name}\` in ${answer}`,
        at,
        document: owner,
        field: name,
        fix: suggest(name, known),
      }),
    ];
  }
  const place = joinPointer(owner, 'headers', declared.name);
  const optional = declared.required
    ? []
    : [
        finding(context, 'response.header.optional', {
          message: `the header \`${name}\` in ${answer} is optional`,
          at,
          document: place,
          field: name,
        }),
      ];
  if (declared.schema === undefined || !isExact(interaction.response.matchingRules?.header, name)) return optional;
  const value = typedText(document, declared.schema, interaction.response.headers?.[name]?.join(', ') ?? '');
  const invalid = violations(document, declared.schema, { value, direction: 'response' }).map(({ message, rule }) =>
    finding(context, 'response.header.invalid', {
      message: `the header \`${name}\` in ${answer}: ${message}`,
      at,
      document: rule,
      field: name,
      fix: 'rely on a value that the document allows',
    }),
  );
  return [...optional, ...invalid];
}

function isExact(rules: { readonly [name: string]: RuleSet } | undefined, name: string): boolean {
  const set = Object.entries(rules ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  return set === undefined || set.matchers.every(({ match }) => match === 'equality');
}
