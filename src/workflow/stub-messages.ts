import { asText } from '../json/as-text.ts';
import type { Json } from '../json/json.ts';
import { isObject, parseJson } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { MadeMessage, MessageMaker } from '../verify/types.ts';
import type { StatedStub } from './stub-states.ts';

/** The message that a stub would send, in the states of a namespace; the stub's own control call makes it. */
export async function stubMessage({ url, call }: Pick<StatedStub, 'url' | 'call'>, { source, namespace }: Parameters<MessageMaker>[0]): Promise<MadeMessage> {
  const { status, body } = await call({
    method: 'POST',
    url: `${url}/_vendorproof/messages`,
    headers: { 'content-type': 'application/json', 'vendorproof-namespace': namespace },
    body: JSON.stringify(source),
  });
  const answer = parseJson(body, url);
  if (status < 400) return madeMessage(answer);
  return { undocumented: asText(member(answer, 'detail') ?? `the stub answers ${status}`), fix };
}

const fix = 'restore it in the document if the vendor still sends it, else change the handler and its contract test';

function madeMessage(answer: Json): MadeMessage {
  const headers = member(answer, 'headers');
  const sent = Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => [name, asText(value ?? '')] as const);
  const isType = ([name]: readonly [string, string]): boolean => name === 'content-type';
  return {
    contents: asText(member(answer, 'contents') ?? ''),
    contentType: sent.find(isType)?.[1] ?? 'application/json',
    metadata: Object.fromEntries(sent.filter((header) => !isType(header))),
  };
}
