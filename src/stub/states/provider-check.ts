import type { StubAnswer } from '../../config/types.ts';
import { badInput } from '../../failure/failure.ts';
import { suggest } from '../../failure/nearest.ts';
import type { Document } from '../../openapi/document.ts';
import { messageNamed, messageNames } from '../../openapi/message.ts';
import { findOperation } from '../../openapi/operations.ts';
import { documentedAt } from '../answer/documented.ts';
import type { Served } from '../endpoint.ts';
import { checkCredentialSchemes } from '../security/named.ts';

/** A provider file that speaks of operations or statuses which its document does not have is a `Failure` before anything is served. */
export function checkProvider(served: Served): void {
  checkCredentialSchemes(served.document, served.provider?.credentials);
  for (const [state, { stub }] of Object.entries(served.provider?.states ?? {})) {
    for (const answer of stub) checkAnswer(served, state, answer);
  }
}

function checkAnswer({ document }: Served, state: string, { operation: id, status, message }: StubAnswer): void {
  if (message !== undefined && messageNamed(document, message) === undefined) throw unknownMessage(document, state, message);
  if (id === undefined) return;
  const operation = findOperation(document, id);
  if (status === undefined || documentedAt(operation, status) !== undefined) return;
  const documented = operation.responses.map((response) => response.status).join(', ');
  throw badInput('provider.status.undocumented', `the state “${state}” answers ${id} with ${status}; the document has ${documented}`, {
    place: `${document.file}#${operation.place.pointer}/responses`,
    fix: 'use a documented status in the provider file, or add the response to the document by an overlay',
  });
}

function unknownMessage(document: Document, state: string, name: string): Error {
  const problem = `the state “${state}” speaks of the message ${name}, which the document does not have: ${suggest(name, messageNames(document))}`;
  return badInput('provider.message.unknown', problem, { place: `${document.file}#/webhooks`, fix: 'name a webhook, a callback or a schema in the provider file' });
}
