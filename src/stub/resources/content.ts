import { asText } from '../../json/as-text.ts';
import type { Answer } from '../answer/answer.ts';
import { documentedFor, essenceOf, isJsonType } from '../request/media.ts';
import type { Understood } from '../request/understand.ts';
import { shapeOf } from './shape.ts';
import type { Things } from './store.ts';

/** The answer with the bytes that were put at its address: `PUT /files/{id}/content`; what is put there now is remembered. */
export function withContent(answer: Answer, request: Understood, things: Things): Answer {
  const { incoming } = request;
  const isReading = incoming.method === 'GET' || incoming.method === 'HEAD';
  const among = isReading && answer.media?.type === 'application/json' ? undefined : addressOf(request);
  if (among === undefined) return answer;
  if (incoming.method === 'PUT') put(request, things, among);
  if (incoming.method === 'DELETE') things.forget(among, contentId);
  const written = isReading ? things.find(among, contentId)?.thing?.fields : undefined;
  if (written === undefined) return answer;
  const type = typeFor(answer, asText(written['type']));
  return type === undefined ? answer : { ...answer, file: { type, bytes: Buffer.from(asText(written['base64']), 'base64') } };
}

/** There is one at each address. */
const contentId = '';

function addressOf({ endpoint: { document, operation }, path }: Understood): string | undefined {
  const shape = path.size === 0 ? undefined : shapeOf(operation.path);
  return shape && [`${document.file}#content ${shape.text}`, ...shape.names.map((name) => asText(path.get(name)))].join('\n');
}

/** What is a tree of values is a thing, not a file. */
function put({ incoming: { headers, body }, body: value }: Understood, things: Things, among: string): void {
  const type = headers.get('content-type') ?? 'application/octet-stream';
  const isFile = body.byteLength > 0 && typeof value !== 'object' && !isJsonType(essenceOf(type)) && !type.startsWith('multipart/');
  if (!isFile) return things.forget(among, contentId);
  const fields = { type, base64: Buffer.from(body).toString('base64') };
  things.keep({ among, id: contentId, kind: '', bytes: body.byteLength }, { fields, absent: [], isMade: true });
}

/** The type that was written if the document answers with that; else its own, unless that says that no file is answered. */
function typeFor({ media, status }: Answer, written: string): string | undefined {
  if (media === undefined || status >= 300) return undefined;
  if (documentedFor([media], essenceOf(written)) !== undefined) return written;
  return isJsonType(media.type) || media.type.includes('*') ? undefined : media.type;
}
