import { isAnyType, isJson } from '../../openapi/media-types.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { acceptedTypes, propertyPlace } from '../../openapi/wire/accepted.ts';
import type { Breaker, Broken } from './breaker.ts';
import { withBody, withNamed } from './edit-request.ts';
import { fieldsOf } from './fields.ts';
import { wrongValues } from './wrong-values.ts';

/** However many fields a body has, it takes few to find one that can be wrong. */
const mostFields = 20;

/** Gives a field of the body a value that its schema does not allow, else the body as a whole. */
export const fieldWrong: Breaker = (subject) => {
  const fields = fieldsOf(subject);
  if (fields === undefined) return undefined;
  const declared = schemaAt(subject.document, fields.schema).properties.keys();
  for (const name of [...new Set([...fields.names, ...declared])].slice(0, mostFields)) {
    const place = propertyPlace(subject.document, fields.schema, name);
    const wrong = place && wrongValues(subject.document, place, fields.wire).find(({ value }) => !fields.isValid(fields.change(name, value)));
    if (wrong !== undefined) return { request: fields.change(name, wrong.value), fault: `the field ${name} ${wrong.how}` };
  }
  return fields.wire === 'json' ? wholeWrong(subject) : undefined;
};

const wholeWrong: Breaker = (subject): Broken | undefined => {
  const fields = fieldsOf(subject);
  if (fields === undefined || acceptedTypes(subject.document, fields.schema) === undefined) return undefined;
  const wrong = wrongValues(subject.document, fields.schema, 'json').find(({ value }) => !fields.isValid(fields.replace(value)));
  return wrong && { request: fields.replace(wrong.value), fault: `a body ${wrong.how}` };
};

/** Sends a body with a wrong field, or one that is none at all, where none has to be sent. */
export const optionalBodyWrong: Breaker = (subject) => {
  const { operation, request } = subject;
  const media = operation.body?.content.find(({ type }) => isJson(type));
  if (request.body !== undefined || media === undefined || ['GET', 'HEAD'].includes(operation.method)) return undefined;
  const contentType = isAnyType(media.type) ? 'application/json' : media.type;
  const typed = withNamed(request, 'header', { name: 'Content-Type', text: contentType });
  const empty = [{}, []].map((content) => ({ ...subject, request: withBody(typed, { content, contentType, encoded: false }) }));
  const valid = empty.find((each) => fieldsOf(each) !== undefined);
  return valid && fieldWrong(valid);
};
