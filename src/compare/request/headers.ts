import { joinPointer } from '../../json/pointer.ts';
import { isNoParameter } from '../../openapi/header-names.ts';
import { textsValue } from '../../openapi/wire/serialised.ts';
import type { Part } from '../context.ts';
import { headerOf } from '../headers.ts';
import { compareParameter } from './parameters.ts';

/** Declared headers. Undeclared ones pass, as they do at every vendor. */
export const compareRequestHeaders: Part = (context) =>
  context.operation.parameters
    .filter((parameter) => parameter.in === 'header' && !isNoParameter(parameter.name))
    .flatMap((parameter) => {
      const text = headerOf(context.interaction.request, parameter.name);
      const codes = { missing: 'request.header.missing', invalid: 'request.header.invalid' } as const;
      const value = text === undefined ? undefined : textsValue(context.document, parameter, text);
      return compareParameter(context, parameter, { value, at: () => joinPointer('/request/headers', parameter.name), owner: '/request', codes });
    });
