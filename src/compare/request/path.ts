import type { Part } from '../context.ts';
import { textsValue } from '../../openapi/wire/serialised.ts';
import { compareParameter } from './parameters.ts';

/** Values in the path against the schemas of their parameters. */
export const comparePath: Part = (context) =>
  context.operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .flatMap((parameter) => {
      const raw = context.path.get(parameter.name);
      // A template that does not name a declared parameter is the document's problem, not the request's.
      if (raw === undefined) return [];
      const codes = { missing: 'request.path.invalid', invalid: 'request.path.invalid' } as const;
      return compareParameter(context, parameter, {
        value: textsValue(context.document, parameter, raw),
        at: () => '/request/path',
        owner: '/request',
        codes,
      });
    });
