import type { Document } from '../../openapi/document.ts';
import type { DocumentedMessage } from '../../openapi/message.ts';
import { messageOfSchema, messageOfWebhook, schemaNames } from '../../openapi/message.ts';
import { listSent } from '../../openapi/sent.ts';
import type { MessageExpectation } from '../expectation.ts';
import { unknownName } from '../problem.ts';

/** The message that an expectation names; one that the document does not have is a `Failure` with the nearest names. */
export function documentedMessage(document: Document, { webhook, schema = '' }: Pick<MessageExpectation, 'webhook' | 'schema'>): DocumentedMessage {
  const found = webhook === undefined ? messageOfSchema(document, schema) : messageOfWebhook(document, webhook);
  if (found !== undefined) return found;
  if (webhook === undefined) {
    throw unknownName(document, { code: 'expectation.schema.unknown', noun: 'schema', name: schema, known: schemaNames(document), pointer: '/components/schemas' });
  }
  const known = listSent(document).map(({ name }) => name);
  throw unknownName(document, { code: 'expectation.webhook.unknown', noun: 'webhook', name: webhook, known, pointer: '/webhooks' });
}
