import { splitPointer } from '../../json/pointer.ts';
import { isOfTheMessage } from '../../openapi/header-names.ts';
import type { MediaType } from '../../openapi/operations.ts';
import type { RuleSet } from '../../pact/types.ts';
import { regexRule } from '../draw/rules.ts';
import type { Credential } from './credentials.ts';
import type { ParameterValue } from './parameter-values.ts';
import { styledText } from './serialise.ts';
import { literally } from '../draw/regex.ts';
import { textRule } from '../text-rule.ts';

/** One header of a request and, where its value is only an example, the rule for others. */
export interface DrawnHeader {
  readonly name: string;
  readonly text: string;
  readonly rule?: RuleSet;
}

/** The headers that parameters make. Accept and Content-Type follow from the media types, whatever is documented of them. */
export const parameterHeaders = (values: readonly ParameterValue[]): readonly DrawnHeader[] =>
  values
    .filter(({ parameter: { name } }) => name !== '' && !isOfTheMessage(name) && !['accept', 'content-type'].includes(name.toLowerCase()))
    .map(({ parameter, value, given }) => ({ name: parameter.name, text: styledText(parameter, value), ...(given ? {} : { rule: textRule(value) }) }));

/** Headers that may be given although no parameter has their name. */
export const ownedNames: readonly string[] = ['accept', 'content-type', 'authorization', 'cookie'];

export const credentialHeaders = (credentials: readonly Credential[]): readonly DrawnHeader[] =>
  credentials
    .filter((credential) => credential.in === 'header')
    .map(({ name, example, regexes }) => ({ name, text: example, rule: anyOf(regexes) }));

const anyOf = (regexes: readonly string[]): RuleSet => ({ combine: 'OR', matchers: regexes.map((regex) => ({ match: 'regex', regex })) });

/**
 * What a client must send to be answered in this type: its name or a range that holds it. Pact's core takes a header apart at its commas
 * and wants each part to match, so a client that sends a list has to have it given in the expectation.
 */
export function acceptHeader({ type, parameters }: WantedType): DrawnHeader {
  const [family = ''] = type.split('/');
  const wanted = [literally(type), ...parameters.map(literally)].join(' *; *');
  const accepted = [wanted, ...[`${family}/*`, '*/*'].map(literally)].join('|');
  return { name: 'Accept', text: [type, ...parameters].join(';'), rule: regexRule(`^(?:${accepted})(?: *;.*)?$`) };
}

/** A media type to be answered in, and its parameters that say more than how letters are encoded: `version=2`. */
export interface WantedType {
  readonly type: string;
  readonly parameters: readonly string[];
}

/** The media type as a client asks for it. Its parameters stand only in the key under which the document has it. */
export function wantedType({ type, place }: MediaType): WantedType {
  const key = splitPointer(place.pointer).at(-1) ?? type;
  const parameters = key.split(';').slice(1).map((parameter) => parameter.trim());
  return { type, parameters: parameters.filter((parameter) => parameter !== '' && !/^(?:charset|q|boundary)=/i.test(parameter)) };
}

/** All cookies travel in one header, in any order and among others. */
export function cookieHeader(values: readonly ParameterValue[], credentials: readonly Credential[]): readonly DrawnHeader[] {
  const keys = credentials.filter((credential) => credential.in === 'cookie').map(({ name, example }) => ({ name, text: example, regex: '[^;]+' }));
  const parameters = values.map(({ parameter, value, given }) => {
    const text = styledText(parameter, value);
    return { name: parameter.name, text, regex: given ? literally(text) : '[^;]+' };
  });
  const cookies = [...keys, ...parameters];
  if (cookies.length === 0) return [];
  const matchers = cookies.map(({ name, regex }) => ({ match: 'regex' as const, regex: `^(?:.*; *)?${literally(name)}=${regex}(?:;.*)?$` }));
  return [{ name: 'Cookie', text: cookies.map(({ name, text }) => `${name}=${text}`).join('; '), rule: { combine: 'AND', matchers } }];
}
