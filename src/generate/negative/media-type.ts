import { isAnyType } from '../../openapi/media-types.ts';
import type { Breaker } from './breaker.ts';
import { withBody, withNamed } from './edit-request.ts';

const unknownType = 'application/x-unknown';

/** Asks for an answer in a type that nobody has. */
export const unacceptable: Breaker = ({ operation, request }) => {
  const types = operation.responses.filter(({ status }) => status.startsWith('2')).flatMap(({ content }) => content);
  if (types.length === 0 || types.some(({ type }) => type.includes('*'))) return undefined;
  return { request: withNamed(request, 'header', { name: 'Accept', text: unknownType }), fault: `only ${unknownType} accepted` };
};

/** Sends the body in a type that nobody takes. */
export const wrongContentType: Breaker = ({ operation, request }) => {
  const types = operation.body?.content ?? [];
  if (request.body === undefined || types.length === 0 || types.some(({ type }) => isAnyType(type))) return undefined;
  const typed = withNamed(request, 'header', { name: 'Content-Type', text: unknownType });
  return { request: withBody(typed, { content: 'text', contentType: unknownType, encoded: false }), fault: `a body of type ${unknownType}` };
};
