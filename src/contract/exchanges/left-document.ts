import { Failure } from '../../failure/failure.ts';
import { placeOf } from '../../generate/problem.ts';
import type { Document } from '../../openapi/document.ts';
import type { Interaction } from '../../pact/types.ts';
import type { Departure } from './judge.ts';

/** More lines than these hide what is wrong. */
const mostLines = 20;

/** The pact was kept and the document was not: each place in a line of its own, with the rule that is broken. */
export function leftDocument(document: Document, interactions: readonly Interaction[], departures: readonly [Departure, ...Departure[]]): Failure {
  const lines = [...new Set(departures.map((departure) => `  - ${lineOf(document, departure)}`))];
  const names = interactions.map(({ description }) => `"${description}"`).join(' and ');
  const more = lines.length > mostLines ? [`  … and ${lines.length - mostLines} more`] : [];
  return new Failure([`What the client sent, or was answered, is not what the document allows in ${names}:`, ...lines.slice(0, mostLines), ...more].join('\n'), {
    code: 'contract.document.left',
    kind: 'no',
  });
}

const lineOf = (document: Document, { method, path, code, pointer, message, rule }: Departure): string =>
  `${method} ${path}, ${code} at ${pointer}: ${message} (${placeOf(document, rule)})`;
