/** How a connection ends instead of carrying an answer, or in the middle of it: what a `Response` cannot say. */
export type Cut =
  | { readonly how: 'reset' | 'half-close' }
  /** Reset, and nothing listens on the port for so long. */
  | { readonly how: 'refuse'; readonly ms: number }
  /** The headers, so many bytes of the body, and no more. */
  | { readonly how: 'truncate'; readonly bytes: number };

const cuts = new WeakMap<Response, Cut>();

/** Has the listener cut the connection where it would have sent this response. */
export function withCut(response: Response, cut: Cut): Response {
  cuts.set(response, cut);
  return response;
}

export const cutOf = (response: Response): Cut | undefined => cuts.get(response);
