import { isNoParameter } from '../../openapi/header-names.ts';
import type { Parameter } from '../../openapi/operations.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Subject } from './breaker.ts';

/** A parameter that tells operations on one path apart: without it, or with another value, the request is for another operation. */
export function isFixed({ document, operation }: Pick<Subject, 'document' | 'operation'>, { name, required, schema }: Parameter): boolean {
  const [, ...extra] = operation.path.split(/[?#]/);
  const inPath = extra.flatMap((text) => [...new URLSearchParams(text)]);
  // A key that no request carries names what is required: `/files/{id}#add_link` is the one with a link in its query.
  const isNamed = inPath.some(([key, value]) => value === '' && !operation.parameters.some((parameter) => parameter.name === key));
  return (isNamed && required) || inPath.some(([key]) => key === name) || (required && schema !== undefined && schemaAt(document, schema).values?.length === 1);
}

/** Headers that clients write themselves, or that what is wrong with has statuses of its own: 401, 406, 415. */
export const isNegotiated = (name: string): boolean => isNoParameter(name) || ['user-agent', 'accept-encoding'].includes(name.toLowerCase());
