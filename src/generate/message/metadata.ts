import type { Document } from '../../openapi/document.ts';
import type { DocumentedMessage } from '../../openapi/message.ts';
import type { SentHeader } from '../../openapi/sent.ts';
import { headerText } from '../../openapi/sent.ts';
import type { RuleSet } from '../../pact/types.ts';
import type { MessageExpectation } from '../expectation.ts';
import { unknownName } from '../problem.ts';
import { textRule } from '../text-rule.ts';

/** Members of a message. */
interface Drawn {
  readonly values?: { readonly metadata: { readonly [name: string]: string } };
  readonly rules?: { readonly metadata: { readonly [name: string]: RuleSet } };
}

/** The headers of a webhook that a consumer relies on: those that are named with any value, those that are given with just that. */
export function drawMetadata(document: Document, message: DocumentedMessage, wanted: MessageExpectation['metadata'] = []): Drawn {
  const given = Array.isArray(wanted) ? [] : Object.entries(wanted);
  const named = Array.isArray(wanted) ? wanted.map((name: string) => headerNamed(document, message, name)) : [];
  const drawn = named.map((header) => [header.name, headerText(document, header)] as const);
  const exact = given.map(([name, value]) => [headerNamed(document, message, name).name, value] as const);
  const rules = drawn.map(([name, value]) => [name, textRule(value)] as const);
  return {
    ...(drawn.length + exact.length === 0 ? {} : { values: { metadata: Object.fromEntries([...drawn, ...exact]) } }),
    ...(rules.length === 0 ? {} : { rules: { metadata: Object.fromEntries(rules) } }),
  };
}

function headerNamed(document: Document, { headers, place }: DocumentedMessage, name: string): SentHeader {
  const found = headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  const known = headers.map((header) => header.name);
  throw unknownName(document, { code: 'expectation.metadata.unknown', noun: 'header', name, known, pointer: place.pointer });
}
