import type { Json } from '../../json/json.ts';
import { isArray } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Parameter } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Code } from '../codes.ts';
import type { Context } from '../context.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../found.ts';
import { violations } from '../values.ts';

interface Sent {
  /** As the document means it; undefined when it was not sent. */
  readonly value: Json | undefined;
  /** Where it stands below the interaction, and what a pointer names in it. */
  readonly at: (pointer: string) => string;
  /** Where a missing one would stand. */
  readonly owner: string;
}

interface Codes {
  readonly missing: Code;
  readonly invalid: Code;
}

/** Checks one declared parameter: whether a required one is there, and whether its value fits. */
export function compareParameter(context: Context, parameter: Parameter, sent: Sent & { readonly codes: Codes }): readonly Finding[] {
  const { name, place, schema } = parameter;
  const kind = `${parameter.in} parameter \`${name}\``;
  const { operation, document } = context;
  if (sent.value === undefined) {
    if (!parameter.required) return [];
    return [
      finding(context, sent.codes.missing, {
        message: `${operation.id} requires the ${kind}, and the request does not have it`,
        at: sent.owner,
        document: joinPointer(place.pointer, 'required'),
        field: name,
        fix: `send \`${name}\``,
      }),
    ];
  }
  if (schema === undefined || isListed(document, schema, sent.value)) return [];
  return violations(document, schema, { value: sent.value, direction: 'request' }).map(({ message, rule, pointer }) =>
    finding(context, sent.codes.invalid, {
      message: `the ${kind} of ${operation.id} is ${JSON.stringify(sent.value)}: ${message}`,
      at: sent.at(pointer),
      document: rule,
      field: name,
      fix: 'send a value that the document allows',
    }),
  );
}

/** On the wire all values are texts: `1` is one of the documented 1 and 2 even where the schema calls them strings. */
function isListed(document: Document, schema: Place, value: Json): boolean {
  const texts = (schemaAt(document, schema).values ?? []).map((one) => JSON.stringify(one).replaceAll('"', ''));
  const isAmong = (one: Json): boolean => texts.includes(JSON.stringify(one).replaceAll('"', ''));
  // Some documents list the values of a list's items beside the list.
  return isAmong(value) || (isArray(value) && value.length > 0 && value.every(isAmong));
}
