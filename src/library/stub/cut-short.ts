import type { Cut } from '../../http/cut.ts';

/** What `fetch` makes of a connection that ends so: it rejects, or the body breaks off. */
export async function cutShort(response: Response, cut: Cut): Promise<Response> {
  if (cut.how !== 'truncate') throw new TypeError('fetch failed', { cause: connectionReset() });
  const whole = new Uint8Array(await response.arrayBuffer());
  const part = whole.subarray(0, cut.bytes);
  const body = new ReadableStream({
    // Pulled, so that the part is read before the end of it is known.
    pull(controller) {
      if (part.byteLength > 0 && !isSent) controller.enqueue(part);
      else controller.error(new TypeError('terminated', { cause: connectionReset() }));
      isSent = true;
    },
  });
  let isSent = false;
  const headers = new Headers(response.headers);
  headers.set('content-length', String(whole.byteLength));
  return new Response(body, { status: response.status, headers });
}

const connectionReset = (): Error => Object.assign(new Error('the stub ended the connection, as a fault in force has it'), { code: 'ECONNRESET' });
