import type { Json } from '../../json/json.ts';
import { accepts } from '../../openapi/accepts.ts';
import type { Document } from '../../openapi/document.ts';
import type { Parameter } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { parseTemplate } from '../../openapi/routing/template.ts';
import { acceptedTypes, itemsPlace } from '../../openapi/wire/accepted.ts';
import { growTree, newBranch } from '../../openapi/wire/branch.ts';
import { queryValue } from '../../openapi/wire/query.ts';
import { textsValue } from '../../openapi/wire/serialised.ts';
import { parameterValues, textOf } from '../request/parameter-values.ts';
import { drawnPath } from '../request/path.ts';
import type { Breaker, Broken, Subject } from './breaker.ts';
import { withNamed, withPath } from './edit-request.ts';
import { isFixed, isNegotiated } from './fixed.ts';
import { wrongValues } from './wrong-values.ts';

/** Gives a query parameter or a header a value that its schema does not allow; one that is optional is sent for that. */
export const parameterWrong = (where: 'query' | 'header', need: 'required' | 'optional'): Breaker => (subject) => {
  const parameters = subject.operation.parameters.filter((parameter) => parameter.in === where && parameter.name !== '' && parameter.required === (need === 'required'));
  const usable = parameters.filter((parameter) => !isNegotiated(parameter.name) && !isFixed(subject, parameter));
  return firstWrong(subject, usable, ({ name }, text) => withNamed(subject.request, where, { name, text }));
};

/** Gives a parameter of the path a value that its schema does not allow. */
export const pathWrong: Breaker = (subject) =>
  firstWrong(subject, subject.operation.parameters.filter((parameter) => parameter.in === 'path' && isInPath(subject, parameter.name)), (parameter, text) => withPathValue(subject, parameter, text));

/** A declared parameter of the path may stand nowhere in it. */
export const isInPath = ({ operation }: Subject, name: string): boolean => parseTemplate(operation.path).names.includes(name);

/** The request for what has this value in its path. */
export function withPathValue({ document, operation, request }: Subject, parameter: Parameter, value: Json): Subject['request'] {
  const values = parameterValues({ document, operation, in: 'path' }).map((each) => (each.parameter === parameter ? { parameter, value, given: true } : each));
  const { path, rule } = drawnPath(document, operation, values);
  return withPath(request, path, rule);
}

function firstWrong({ document }: Subject, parameters: readonly Parameter[], write: (parameter: Parameter, text: string) => Subject['request']): Broken | undefined {
  for (const parameter of parameters) {
    const place = scalarPlace(document, parameter);
    const wrong = place && wrongValues(document, place, 'text').find(({ value }) => isRefused(document, parameter, textOf(value)));
    if (wrong !== undefined) return { request: write(parameter, textOf(wrong.value)), fault: `the ${parameter.in} parameter ${parameter.name} ${wrong.how}` };
  }
  return undefined;
}

/** The schema of the one text that a parameter may be written as: its own, or that of a list's elements. */
function scalarPlace(document: Document, { schema }: Parameter): Place | undefined {
  const types = schema && acceptedTypes(document, schema);
  if (schema === undefined || types === undefined || types.has('object')) return undefined;
  return types.has('array') ? (types.size === 1 ? itemsPlace(document, schema) : undefined) : schema;
}

/** Whether the schema refuses what a text means on the wire. */
function isRefused(document: Document, parameter: Parameter, text: string): boolean {
  if (parameter.schema === undefined) return false;
  const value = parameter.in === 'query' ? queryValue(document, parameter, growTree([[parameter.name, text]]) ?? newBranch()) : textsValue(document, parameter, text);
  return value !== undefined && !accepts({ document, place: parameter.schema, direction: 'request' }, value);
}
