import { joinPointer } from '../../json/pointer.ts';
import type { Part } from '../context.ts';
import { finding } from '../found.ts';

/** The answer's status against the documented ones, ranges and `default` included. */
export const compareStatus: Part = (context) => {
  const { operation, interaction, response } = context;
  if (response !== undefined) return [];
  const documented = operation.responses.map(({ status }) => status).join(', ');
  return [
    finding(context, 'response.status.undeclared', {
      message: `the document has no ${interaction.response.status} answer of ${operation.id}`,
      at: '/response/status',
      document: joinPointer(operation.place.pointer, 'responses'),
      fix: documented === '' ? 'the document has no answers at all' : `it has ${documented}`,
    }),
  ];
};
