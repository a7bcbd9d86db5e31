import { joinPointer } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Context, Part } from '../context.ts';
import { fieldName } from '../field-name.ts';
import type { Finding } from '../finding.ts';
import { finding } from '../found.ts';
import { documentedType } from '../media.ts';
import { onceEach } from '../projection/once-each.ts';
import { project } from '../projection/project.ts';
import type { Gap } from '../projection/walk.ts';
import type { BodyValue } from './body-value.ts';
import { bodyValue } from './body-value.ts';

/** The answer's body: a projection of the documented one onto what the pact relies on. */
export const compareResponseBody: Part = (context) => {
  const {
    document,
    operation,
    interaction: { response: given },
    response,
  } = context;
  const { body, status } = given;
  if (response === undefined || body === undefined || body.content === '' || body.content === null) return [];
  if (response.content.length === 0) return [undocumented(context, response.place.pointer)];
  const schema = documentedType(response.content, body.contentType)?.schema;
  if (schema === undefined || isFile(document, schema)) return [];
  const read = bodyValue(document, schema, given);
  if (read === undefined) return [];
  const answer = `the ${status} answer of ${operation.id}`;
  const gaps = project(
    { document, answer, rules: read.rules, known: new Map() },
    { value: read.value, places: [schema], path: [] },
  );
  return onceEach(gaps).map((gap) => asFinding(context, gap, read));
};

/** A file may be labelled with any type: nothing in it is described. */
const isFile = (document: Document, schema: Place): boolean => schemaAt(document, schema).format === 'binary';

const undocumented = (context: Context, document: string): Finding =>
  finding(context, 'response.body.undocumented', {
    message: `the document describes no body for the ${context.interaction.response.status} answer of ${context.operation.id}`,
    at: '/response/body',
    document,
    fix: 'describe it with an overlay',
  });

function asFinding(context: Context, { code, path, document, message, fix }: Gap, { isText }: BodyValue): Finding {
  const pointer = joinPointer('', ...path);
  return finding(context, code, {
    message,
    at: `/response/body/content${isText ? '' : pointer}`,
    document,
    ...(path.length === 0 ? {} : { field: fieldName(pointer) }),
    ...(fix === undefined ? {} : { fix }),
  });
}
