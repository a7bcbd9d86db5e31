import type { RequestBody } from '../../shared/call/request.ts';

const type = 'application/vnd.api+json';

/** The older API speaks JSON:API, and says nothing to who does not ask for it. */
export const jsonApi = { accept: type } as const;

/** A document of JSON:API with one resource object. */
export const resource = (schema: string, attributes: object): RequestBody => ({ text: JSON.stringify({ data: { type: schema, attributes } }), type });
