import { joinPointer } from '../../json/pointer.ts';
import { suggest } from '../../failure/nearest.ts';
import type { Document } from '../../openapi/document.ts';
import type { DocumentedMessage } from '../../openapi/message.ts';
import { messageNames, messageOfSchema, messageOfWebhook } from '../../openapi/message.ts';
import type { MessageSource } from '../../pact/message-source.ts';
import { sourceName, sourceOf } from '../../pact/message-source.ts';
import type { MessageInteraction } from '../../pact/types.ts';
import { fieldName } from '../field-name.ts';
import type { Finding } from '../finding.ts';
import type { Compared } from '../found.ts';
import { finding } from '../found.ts';
import { documentedType } from '../media.ts';
import { onceEach } from '../projection/once-each.ts';
import { project } from '../projection/project.ts';
import { bodyValue } from '../response/body-value.ts';

/** One message beside what the document says of it. */
interface Context extends Compared {
  readonly interaction: MessageInteraction;
  readonly message: DocumentedMessage;
}

/** What a document has of that name. */
export const messageIn = (document: Document, source: MessageSource): DocumentedMessage | undefined =>
  'webhook' in source ? messageOfWebhook(document, source.webhook) : messageOfSchema(document, source.schema);

/** Whether the vendor sends what the pact relies on. Contents are held against their schema as an answer's body is. */
export function compareMessage(document: Document, interaction: MessageInteraction, pointer: string): readonly Finding[] {
  const source = sourceOf(interaction);
  const compared = { document, interaction, pointer, operation: { id: source === undefined ? interaction.description : sourceName(source) } };
  if (source === undefined) {
    const fix = 'note it in the message: comments.references.openapi.webhook';
    const { operation: _, ...found } = finding(compared, 'message.unsourced', { message: 'the message does not say what of the document it is', at: '', document: '', fix });
    return [found];
  }
  const message = messageIn(document, source);
  if (message === undefined) return [unknown(compared, source)];
  const context = { ...compared, message };
  return [...compareMetadata(context), ...compareContents(context)];
}

function unknown(compared: Compared, source: MessageSource): Finding {
  const [noun, place] = 'webhook' in source ? ['webhook', '/webhooks'] : ['schema', '/components/schemas'];
  const name = sourceName(source);
  return finding(compared, 'message.unknown', {
    message: `the document has no ${noun} ${name}`,
    at: '/comments/references/openapi',
    document: place,
    fix: suggest(name, messageNames(compared.document)),
  });
}

function compareMetadata(context: Context): readonly Finding[] {
  const { interaction: { metadata = {} }, message: { name, headers, place } } = context;
  const isDeclared = (wanted: string): boolean => wanted === 'contentType' || headers.some((header) => header.name.toLowerCase() === wanted.toLowerCase());
  return Object.keys(metadata).filter((wanted) => !isDeclared(wanted)).map((wanted) =>
    finding(context, 'message.metadata.undeclared', {
      message: `the document declares no header ${wanted} for ${name}`,
      at: joinPointer('/metadata', wanted),
      document: place.pointer,
      field: wanted,
      fix: suggest(wanted, headers.map((header) => header.name)),
    }));
}

function compareContents(context: Context): readonly Finding[] {
  const { document, interaction: { contents, matchingRules }, message: { name, body: media, place } } = context;
  if (contents === undefined || contents.content === '' || contents.content === null) return [];
  if (media === undefined || documentedType([media], contents.contentType) === undefined) {
    const sent = media?.type ?? 'without contents';
    const message = `${name} is sent ${media === undefined ? sent : `as ${sent}`}, and the pact relies on ${contents.contentType}`;
    return [finding(context, 'message.content-type.undeclared', { message, at: '/contents/contentType', document: place.pointer })];
  }
  const read = media.schema === undefined ? undefined : bodyValue(document, media.schema, { body: contents, ...(matchingRules === undefined ? {} : { matchingRules }) });
  if (read === undefined || media.schema === undefined) return [];
  const gaps = project({ document, answer: `the message ${name}`, rules: read.rules, known: new Map() }, { value: read.value, places: [media.schema], path: [] });
  return onceEach(gaps).map(({ code, path, document: at, message, fix }) => {
    const pointer = joinPointer('', ...path);
    const field = path.length === 0 ? {} : { field: fieldName(pointer) };
    return finding(context, code, { message, at: `/contents/content${read.isText ? '' : pointer}`, document: at, ...field, ...(fix === undefined ? {} : { fix }) });
  });
}
