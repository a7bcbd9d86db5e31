import { asText } from '../../../src/json/as-text.ts';
import type { Json } from '../../../src/json/json.ts';
import { isArray, isObject } from '../../../src/json/json.ts';
import { member } from '../../../src/json/pointer.ts';
import { compileRequest } from '../../../src/pact/matching/message.ts';
import type { Mismatch } from '../../../src/pact/matching/mismatch.ts';
import { compileResponse } from '../../../src/pact/matching/testing/match-response.ts';
import { interactionPlace, readInteraction } from '../../../src/pact/read.ts';

/** How the specification writes its cases: what is expected and what came, both as a pact of that version writes them. */
export interface SpecificationCase {
  readonly match: boolean;
  readonly comment: string;
  readonly expected: Json;
  readonly actual: Json;
}

export interface CaseKind {
  readonly part: 'request' | 'response';
  readonly isV4: boolean;
}

/** Judges what came as we would on the wire. */
export function judgeCase({ expected, actual }: Pick<SpecificationCase, 'expected' | 'actual'>, { part, isV4 }: CaseKind): readonly Mismatch[] {
  const raw = { description: 'a case', request: {}, response: {}, [part]: expected };
  const interaction = readInteraction(raw, { isV4, place: interactionPlace('case.json', 0) });
  const headers = headersOf(member(actual, 'headers'));
  const body = bytesOf(member(actual, 'body'), isV4);
  if (part === 'response') {
    const status = member(actual, 'status');
    return compileResponse(interaction.response)({ status: typeof status === 'number' ? status : 200, headers, body });
  }
  const { method, path, query } = { method: member(actual, 'method'), path: member(actual, 'path'), query: member(actual, 'query') };
  return compileRequest(interaction.request)({ method: asText(method ?? 'GET'), path: asText(path ?? '/'), query: pairsOf(query), headers, body });
}

function headersOf(raw: Json | undefined): Headers {
  const headers = new Headers();
  for (const [name, value] of isObject(raw) ? Object.entries(raw) : []) {
    for (const one of isArray(value) ? value : [value ?? '']) headers.append(name, asText(one).replaceAll(/\s*\n\s*/g, ' '));
  }
  return headers;
}

function pairsOf(raw: Json | undefined): readonly (readonly [string, string])[] {
  if (typeof raw === 'string') return [...new URLSearchParams(raw)];
  return isObject(raw) ? Object.entries(raw).flatMap(([name, value]) => (isArray(value) ? value : [value ?? '']).map((one) => [name, asText(one)] as const)) : [];
}

function bytesOf(raw: Json | undefined, isV4: boolean): Uint8Array {
  const content = isV4 ? member(raw, 'content') : raw;
  if (content === undefined || content === null) return new Uint8Array();
  if (member(raw, 'encoded') === 'base64') return Buffer.from(asText(content), 'base64');
  return new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
}
