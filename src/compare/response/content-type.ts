import { joinPointer } from '../../json/pointer.ts';
import type { Part } from '../context.ts';
import { finding } from '../found.ts';
import { headerOf } from '../headers.ts';
import { documentedType } from '../media.ts';

/** The answer's content type against the documented ones. */
export const compareResponseContentType: Part = (context) => {
  const { operation, interaction, response } = context;
  const type = headerOf(interaction.response, 'Content-Type') ?? interaction.response.body?.contentType;
  if (response === undefined || response.content.length === 0 || type === undefined || documentedType(response.content, type) !== undefined)
    return [];
  const documented = response.content.map((media) => media.type).join(' or ');
  return [
    finding(context, 'response.content-type.undeclared', {
      message: `the ${interaction.response.status} answer of ${operation.id} is ${documented}, and the pact relies on ${type}`,
      at: headerOf(interaction.response, 'Content-Type') === undefined ? '/response/body/contentType' : '/response/headers/Content-Type',
      document: joinPointer(response.place.pointer, 'content'),
      fix: `rely on ${documented}`,
    }),
  ];
};
