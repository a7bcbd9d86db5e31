import type { Operation } from './operations.ts';

/** Whether a request cannot do without a body. Bodies of GET and HEAD are documented by mistake more often than by intent, and few clients send them. */
export const needsBody = ({ body, method }: Operation): boolean =>
  body !== undefined && body.required && body.content.length > 0 && method !== 'GET' && method !== 'HEAD';
