import { hash } from 'node:crypto';
import { responseFor } from '../../openapi/operations.ts';
import { check } from '../request/checks.ts';
import type { Incoming } from '../request/incoming.ts';
import type { Answer } from './answer.ts';
import { usualHeaders } from './headers.ts';
import { textOnce } from './kept.ts';

/**
 * The answer with an entity tag that tells its content from any other, where the document has such a header; to clients that have this
 * content already only that they have it, where the document has 304 for that (RFC 9110, section 13.1.2).
 */
export function withEntityTag(answer: Answer, incoming: Incoming): Answer {
  const name = Object.keys(answer.headers).find((header) => header.toLowerCase() === 'etag');
  if (name === undefined || answer.status >= 300) return answer;
  const tag = tagOf(answer, name);
  if (tag === undefined) return answer;
  const headers = { ...answer.headers, [name]: tag };
  return isHeld(tag, incoming) ? (notModified(answer, { [name]: tag }) ?? { ...answer, headers }) : { ...answer, headers };
}

/** What a state says of the tag holds; one that is drawn tells of no content. Undefined where no other than that fits. */
function tagOf({ endpoint: { document }, response, headers, body, file }: Answer, name: string): string | undefined {
  const said = headers[name] ?? '';
  const isDrawn = response !== undefined && usualHeaders(document, response)[name] === said;
  if (!isDrawn) return said;
  if (body === undefined || file !== undefined) return undefined;
  const content = textOnce(body, 'entity tag', () => hash('sha256', JSON.stringify(body), 'base64url').slice(0, 16));
  const tag = said.replace(/"?$/, (end) => `-${content}${end}`);
  const schema = response.headers.find((header) => header.name === name)?.schema;
  return schema === undefined || check(document, schema, 'response')(tag).length === 0 ? tag : undefined;
}

/** Whether the client says that it has what this tag stands for. Tags that are weak do as well here. */
function isHeld(tag: string, { method, headers }: Incoming): boolean {
  const held = method === 'GET' || method === 'HEAD' ? headers.get('if-none-match') : null;
  if (held === null) return false;
  const strong = tag.replace(/^W\//, '');
  return held.trim() === '*' || [...held.matchAll(/"[^"]*"|[^\s,"]+/g)].some(([each]) => each === strong);
}

function notModified({ endpoint }: Answer, tag: Readonly<Record<string, string>>): Answer | undefined {
  const { document, operation } = endpoint;
  const response = operation.responses.some(({ status }) => status === '304') ? responseFor(operation, 304) : undefined;
  return response && { endpoint, status: 304, response, media: undefined, body: undefined, headers: { ...usualHeaders(document, response), ...tag } };
}
