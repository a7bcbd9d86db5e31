import type { PactBody, PactRequest } from '../../pact/types.ts';

/** The body that a request carries; an empty one is none. */
export const bodyOf = ({ body }: PactRequest): PactBody | undefined =>
  body === undefined || body.content === '' || body.content === null ? undefined : body;
