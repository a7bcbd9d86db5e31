import type { Json } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { spansSegments } from '../../openapi/multi-segment.ts';
import type { Operation, Parameter } from '../../openapi/operations.ts';
import { basePaths } from '../../openapi/routing/base-paths.ts';
import { notationOf } from '../../openapi/wire/notation.ts';
import type { RuleSet } from '../../pact/types.ts';
import { regexRule } from '../draw/rules.ts';
import type { ParameterValues } from '../expectation.ts';
import { besideLiterals } from './beside-literals.ts';
import { ownToDelete } from './own-to-delete.ts';
import type { ParameterValue } from './parameter-values.ts';
import { parameterValues } from './parameter-values.ts';
import { kindOf, styledText } from './serialise.ts';
import { literally } from '../draw/regex.ts';
import { textPattern } from '../text-rule.ts';

export interface DrawnPath {
  readonly path: string;
  readonly rule: RuleSet | undefined;
  readonly values: readonly ParameterValue[];
}

/** The path that a client calls, the server's base path first. Parameters that were not given may be any segment. */
export const drawPath = (document: Document, operation: Operation, given: ParameterValues | undefined): DrawnPath =>
  drawnPath(document, operation, ownToDelete(document, operation, besideLiterals(document, operation, parameterValues({ document, operation, in: 'path' }, given))));

/** The path with these values, right or wrong. */
export function drawnPath(document: Document, operation: Operation, values: readonly ParameterValue[]): DrawnPath {
  const parts = partsOf(pathTemplate(operation), values);
  const base = basePaths(document, operation)[0] ?? '';
  const regex = `^${literally(base)}${parts.map(({ regex: part }) => part).join('')}$`;
  return {
    path: base + parts.map(({ text }) => text).join(''),
    rule: values.every((value) => value.given) ? undefined : regexRule(regex),
    values,
  };
}

/** Some documents tell operations on one path apart by a fragment or a query in its key; neither is part of the path. */
const pathTemplate = (operation: Operation): string => operation.path.split(/[?#]/)[0] ?? operation.path;

interface Part {
  readonly text: string;
  readonly regex: string;
}

function partsOf(template: string, values: readonly ParameterValue[]): readonly Part[] {
  return template.split(/(\{[^{}]+\})/).map((text): Part => {
    const value = values.find(({ parameter }) => text.replace('{+', '{') === `{${parameter.name}}`);
    return value === undefined ? literalPart(text) : parameterPart(value, text.startsWith('{+'));
  });
}

/** What is encoded in the document already is not encoded again. */
function literalPart(documented: string): Part {
  const text = encodeURI(documented).replaceAll(/%25([\dA-F]{2})/gi, '%$1');
  return { text, regex: literally(text) };
}

function parameterPart({ parameter, value, given }: ParameterValue, isReserved: boolean): Part {
  const isLong = isReserved || spansSegments(parameter);
  const encoded = (text: string): string => (isLong ? text.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(text));
  const text = withDelimiters(styledText(parameter, value, encoded));
  if (!given) return { text, regex: startOf(parameter, value) + (textPattern(value) ?? (isLong ? '[^?#]+' : '[^/?#]+')) };
  // Clients differ in what they escape; both spellings name the same resource.
  const raw = encodeURI(styledText(parameter, value));
  return { text, regex: text === raw ? literally(text) : `(?:${literally(text)}|${literally(raw)})` };
}

/** Blanks, tabs and pipes stand in no address as they are. */
const withDelimiters = (text: string): string => text.replaceAll(/[ \t|]/g, encodeURIComponent);

/** What a style puts before every value: `;id=`. */
const startOf = (parameter: Parameter, value: Json): string => literally(notationOf(parameter, kindOf(value)).start);
