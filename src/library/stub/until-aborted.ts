/** Asks for as long as the client wants to know: once its signal is aborted, this rejects with the signal's reason, as `fetch` does, and a body breaks off. */
export async function untilAborted(asked: Request, ask: () => Promise<Response>): Promise<Response> {
  asked.signal.throwIfAborted();
  const response = await unlessAborted(asked, ask());
  if (response.body === null) return response;
  return new Response(response.body.pipeThrough(new TransformStream(), { signal: asked.signal }), response);
}

/** The request is kept until then: a signal that follows another one does so only as long as its request is there. */
async function unlessAborted(asked: Request, pending: Promise<Response>): Promise<Response> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(asked.signal.reason);
  asked.signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([pending, aborted.promise]);
  } finally {
    asked.signal.removeEventListener('abort', abort);
  }
}
