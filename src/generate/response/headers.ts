import type { Document } from '../../openapi/document.ts';
import type { DocumentedResponse } from '../../openapi/operations.ts';
import { sample } from '../../openapi/sample.ts';
import type { RuleSet } from '../../pact/types.ts';
import { unknownName } from '../problem.ts';
import { textOf } from '../request/parameter-values.ts';
import { textRule } from '../text-rule.ts';

interface Wish {
  readonly relied: readonly string[];
  /** The media type of the answer, if it has one. */
  readonly type: string | undefined;
}

interface DrawnHeader {
  readonly name: string;
  readonly text: string;
  readonly rule?: RuleSet;
}

interface DrawnHeaders {
  readonly headers: { readonly [name: string]: readonly string[] };
  readonly rules: { readonly [name: string]: RuleSet };
}

/** The headers of the answer that a client relies on, with any value of their type; the type of the body with its own. */
export function drawResponseHeaders(document: Document, response: DocumentedResponse, { relied, type }: Wish): DrawnHeaders {
  const drawn = relied.map((name): DrawnHeader => {
    if (name.toLowerCase() === 'content-type' && type !== undefined) return { name: 'Content-Type', text: type };
    const header = response.headers.find((documented) => documented.name.toLowerCase() === name.toLowerCase());
    if (header === undefined) throw unknownHeader(document, response, name);
    const value = header.schema === undefined ? 'text' : sample(document, header.schema, { direction: 'response', include: 'required', name });
    return { name: header.name, text: textOf(value), rule: textRule(value) };
  });
  return {
    headers: Object.fromEntries(drawn.map(({ name, text }) => [name, [text]])),
    rules: Object.fromEntries(drawn.flatMap(({ name, rule }) => (rule === undefined ? [] : [[name, rule]]))),
  };
}

const unknownHeader = (document: Document, response: DocumentedResponse, name: string): Error =>
  unknownName(document, {
    code: 'expectation.header.unknown',
    noun: 'response header',
    name,
    known: response.headers.map((header) => header.name),
    pointer: response.place.pointer,
  });
