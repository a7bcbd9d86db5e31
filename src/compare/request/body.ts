import { suggest } from '../../failure/nearest.ts';
import type { Json } from '../../json/json.ts';
import { splitPointer } from '../../json/pointer.ts';
import type { Violation } from '../../openapi/check.ts';
import { isForm } from '../../openapi/media-types.ts';
import { needsBody } from '../../openapi/needs-body.ts';
import type { MediaType } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { child, placeAt } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { growTree } from '../../openapi/wire/branch.ts';
import { isFor } from '../../openapi/wire/accepted.ts';
import { formValue } from '../../openapi/wire/form.ts';
import type { PactBody } from '../../pact/types.ts';
import type { Context, Part } from '../context.ts';
import { fieldName } from '../field-name.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../found.ts';
import { documentedType, essenceOf, isJsonType, isPlainText } from '../media.ts';
import { violations } from '../values.ts';
import { bodyOf } from './body-of.ts';

/** The request's body, which must be complete: the vendor gets it as it stands. */
export const compareRequestBody: Part = (context) => {
  const { operation, interaction, document } = context;
  const body = bodyOf(interaction.request);
  if (body === undefined) return needsBody(operation) ? [missingBody(context)] : [];
  if (operation.body === undefined) return [undeclaredBody(context)];
  const media = documentedType(operation.body.content, body.contentType);
  const value = media?.schema && valueOf(context, { ...media, schema: media.schema }, body);
  if (media?.schema === undefined || value === undefined) return [];
  const at = isJsonType(body.contentType) ? (pointer: string) => `/request/body/content${pointer}` : () => '/request/body/content';
  return violations(document, media.schema, { value, direction: 'request' }).map((violation) =>
    broken(context, violation, at(violation.pointer)),
  );
};

function missingBody(context: Context): Finding {
  const { place } = context.operation;
  const pointer = child(place, 'requestBody')?.pointer ?? place.pointer;
  const types = context.operation.body?.content.map(({ type }) => type).join(' or ') ?? '';
  return finding(context, 'request.body.missing', {
    message: `${context.operation.id} requires a body, and the request has none`,
    at: '/request',
    document: pointer,
    fix: `send ${types}`,
  });
}

const undeclaredBody = (context: Context): Finding =>
  finding(context, 'request.body.undeclared', {
    message: `the document describes no body for ${context.operation.id}, and the request has one`,
    at: '/request/body',
    document: context.operation.place.pointer,
    fix: 'send none, or correct the document with an overlay',
  });

/** What the body means to its schema; undefined for what is no tree of values. */
function valueOf({ document }: Context, media: MediaType & { readonly schema: Place }, { content, contentType }: PactBody): Json | undefined {
  const type = essenceOf(contentType);
  if (isJsonType(type)) return content;
  if (typeof content !== 'string') return isForm(type) ? content : undefined;
  const isTree = isFor(document, media.schema, 'object', 'array');
  if (isPlainText(type) || (isForm(type) && !isTree)) return isFor(document, media.schema, 'string') ? content : undefined;
  const tree = isForm(type) && isTree ? growTree([...new URLSearchParams(content)]) : undefined;
  return tree && formValue(document, media, tree);
}

function broken(context: Context, { keyword, pointer, rule, message }: Violation, at: string): Finding {
  const { operation } = context;
  const field = fieldName(pointer);
  const details = { at, document: rule, ...(field === '' ? {} : { field }) };
  if (keyword === 'required') {
    return finding(context, 'request.body.field-missing', {
      ...details,
      message: `${operation.id} requires the field \`${field}\`, and the request does not have it`,
      fix: `send \`${field}\``,
    });
  }
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') {
    return finding(context, 'request.body.field-unknown', {
      ...details,
      message: `${operation.id} takes no field \`${field}\``,
      fix: nearestField(context, pointer, rule),
    });
  }
  const where = field === '' ? 'the body' : `\`${field}\` in the body`;
  return finding(context, 'request.body.invalid', {
    ...details,
    message: `${where} of ${operation.id}: ${message}`,
    fix: 'send a value that the document allows',
  });
}

function nearestField({ document }: Context, pointer: string, rule: string): string {
  const owner = placeAt(document, rule.slice(0, rule.lastIndexOf('/')));
  return suggest(splitPointer(pointer).at(-1) ?? '', owner === undefined ? [] : schemaAt(document, owner).properties.keys());
}
