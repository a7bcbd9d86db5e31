import { joinPointer } from '../../json/pointer.ts';
import type { Part } from '../context.ts';
import { finding } from '../found.ts';
import { documentedType } from '../media.ts';
import { bodyOf } from './body-of.ts';

/** The body's content type against those that the operation takes. */
export const compareRequestContentType: Part = (context) => {
  const { operation, interaction } = context;
  const body = bodyOf(interaction.request);
  const content = operation.body?.content ?? [];
  if (body === undefined || content.length === 0 || documentedType(content, body.contentType) !== undefined) return [];
  const documented = content.map(({ type }) => type).join(' or ');
  return [
    finding(context, 'request.content-type.undeclared', {
      message: `${operation.id} takes ${documented}, and the request sends ${body.contentType}`,
      at: '/request/body/contentType',
      document: joinPointer(operation.place.pointer, 'requestBody', 'content'),
      fix: `send ${documented}`,
    }),
  ];
};
