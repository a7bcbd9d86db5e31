import { needsBody } from '../../openapi/needs-body.ts';
import type { Breaker } from './breaker.ts';
import { sentName, withBody, withoutNamed } from './edit-request.ts';
import { fieldsOf } from './fields.ts';
import { isFixed, isNegotiated } from './fixed.ts';

/** Leaves out a field without which the body is not valid. */
export const fieldLeftOut: Breaker = (subject) => {
  const fields = fieldsOf(subject);
  const name = fields?.names.find((each) => !fields.isValid(fields.change(each)));
  return fields === undefined || name === undefined ? undefined : { request: fields.change(name), fault: `the field ${name} left out` };
};

/** Leaves out a required query parameter or header. */
export const parameterLeftOut = (where: 'query' | 'header'): Breaker => (subject) => {
  const { operation, request } = subject;
  const required = operation.parameters.filter((parameter) => parameter.in === where && parameter.required && sentName(request, where, parameter.name) !== undefined);
  const parameter = required.find((each) => !isNegotiated(each.name) && !isFixed(subject, each));
  return parameter && { request: withoutNamed(request, where, parameter.name), fault: `the ${where} parameter ${parameter.name} left out` };
};

/** Sends nothing where a body is required. */
export const bodyLeftOut: Breaker = ({ operation, request }) => {
  const { body } = request;
  if (body === undefined || !needsBody(operation)) return undefined;
  const empty = withBody(withoutNamed(request, 'header', 'Content-Type'), { content: '', contentType: body.contentType, encoded: false });
  return { request: empty, fault: 'the body left out' };
};
