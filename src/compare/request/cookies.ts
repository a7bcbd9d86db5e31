import { textsValue } from '../../openapi/wire/serialised.ts';
import type { Part } from '../context.ts';
import { cookieOf } from '../headers.ts';
import { compareParameter } from './parameters.ts';

/** Declared cookies against the `Cookie` header. */
export const compareCookies: Part = (context) =>
  context.operation.parameters
    .filter((parameter) => parameter.in === 'cookie')
    .flatMap((parameter) => {
      const text = cookieOf(context.interaction.request, parameter.name);
      const codes = { missing: 'request.cookie.missing', invalid: 'request.cookie.invalid' } as const;
      const value = text === undefined ? undefined : textsValue(context.document, parameter, text);
      return compareParameter(context, parameter, { value, at: () => '/request/headers/Cookie', owner: '/request', codes });
    });
