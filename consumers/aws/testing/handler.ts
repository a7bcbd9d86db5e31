import type { HttpRequest } from '@smithy/types';

/** A handler that sends nothing: for what a stub's own address would change, such as the host and the region that is signed for. */
export function answeringAtOnce(body: object) {
  const requests: HttpRequest[] = [];
  const handle = async (request: HttpRequest) => {
    requests.push(request);
    return { response: { statusCode: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: Buffer.from(JSON.stringify(body)) } };
  };
  return { requests, handler: { handle } };
}
