import type { Json } from '../../../json/json.ts';
import { isArray, isObject } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import type { PactContent } from '../../../pact/identity.ts';
import { readPactContent } from '../../../pact/identity.ts';
import { textMember, textProblems } from '../checks.ts';
import type { Problem } from '../refusal.ts';
import { refuseIfAny } from '../refusal.ts';

export interface PublishRequest {
  readonly pacticipant: string;
  readonly version: string;
  readonly branch: string | null;
  readonly tags: readonly string[];
  readonly buildUrl: string | null;
  readonly contracts: readonly PublishedFile[];
}

export interface PublishedFile {
  readonly provider: string;
  readonly onConflict: 'overwrite' | 'merge';
  readonly text: string;
  readonly content: PactContent;
}

/** Checks everything that can be checked without looking anything up. */
export function readPublishRequest(body: Json): PublishRequest {
  const contracts = readContracts(body);
  refuseIfAny([
    ...textProblems(body, 'pacticipantName', { required: true, filled: true }),
    ...textProblems(body, 'pacticipantVersionNumber', { required: true, filled: true, oneLine: true }),
    ...textProblems(body, 'branch', { filled: true, oneLine: true }),
    ...textProblems(body, 'buildUrl', { oneLine: true }),
    ...tagProblems(member(body, 'tags')),
    ...contracts.flatMap((contract) => ('problems' in contract ? contract.problems : [])),
  ]);
  return {
    pacticipant: textMember(body, 'pacticipantName') ?? '',
    version: textMember(body, 'pacticipantVersionNumber') ?? '',
    branch: textMember(body, 'branch'),
    tags: tagsOf(member(body, 'tags')),
    buildUrl: textMember(body, 'buildUrl'),
    contracts: contracts.filter((contract) => 'content' in contract),
  };
}

function tagProblems(tags: Json | undefined): readonly Problem[] {
  if (tags === undefined || tags === null) return [];
  if (!isArray(tags)) return [['tags', 'must be an array']];
  return tags.flatMap((tag, index): readonly Problem[] => {
    if (typeof tag !== 'string' && typeof tag !== 'number') return [['tags', `must be a string (at index ${index})`]];
    return String(tag).trim() === '' ? [['tags', `must be filled (at index ${index})`]] : [];
  });
}

/** A number is a tag too: some builds have nothing else. */
const tagsOf = (tags: Json | undefined): readonly string[] =>
  isArray(tags) ? tags.flatMap((tag) => (typeof tag === 'string' || typeof tag === 'number' ? [String(tag)] : [])) : [];

interface Refused {
  readonly problems: readonly Problem[];
}

function readContracts(body: Json): readonly (PublishedFile | Refused)[] {
  const contracts = member(body, 'contracts');
  if (contracts === undefined) return [{ problems: [['contracts', 'is missing']] }];
  if (!isArray(contracts)) return [{ problems: [['contracts', 'must be an array']] }];
  return contracts.map((contract, index) => {
    const result = readContract(contract, textMember(body, 'pacticipantName') || null);
    return 'content' in result ? result : { problems: result.map((message): Problem => ['contracts', `${message} (at index ${index})`]) };
  });
}

function readContract(contract: Json, pacticipant: string | null): PublishedFile | readonly string[] {
  if (!isObject(contract)) return ['must be an object'];
  const messages = shapeMessages(contract, pacticipant);
  const decoded = decodeContent(contract['content']);
  if (typeof decoded === 'string') return [...messages, decoded].filter((message) => message !== '');
  if (messages.length > 0) return messages;
  const provider = textMember(contract, 'providerName') ?? '';
  const names = [
    ...nameMessages('consumer', decoded.content.consumer, textMember(contract, 'consumerName')),
    ...nameMessages('provider', decoded.content.provider, provider),
  ];
  if (names.length > 0) return names;
  return { provider, onConflict: contract['onConflict'] === 'merge' ? 'merge' : 'overwrite', ...decoded };
}

function shapeMessages(contract: Json, pacticipant: string | null): readonly string[] {
  const consumer = textMember(contract, 'consumerName');
  const required = ['consumerName', 'providerName', 'specification', 'contentType', 'content'];
  return [
    ...required.flatMap((field) =>
      textProblems(contract, field, { required: true, filled: field.endsWith('Name') }).map(([, message]) => `${field} ${message}`),
    ),
    ...(consumer !== null && pacticipant !== null && consumer !== pacticipant
      ? [`consumerName ('${consumer}') must match pacticipantName ('${pacticipant}')`]
      : []),
    ...oneOf(contract, 'specification', ['pact']),
    ...oneOf(contract, 'contentType', ['application/json']),
    ...(member(contract, 'onConflict') === null ? ['onConflict must be filled'] : []),
    ...oneOf(contract, 'onConflict', ['overwrite', 'merge']),
  ];
}

function oneOf(contract: Json, field: string, allowed: readonly string[]): readonly string[] {
  const value = textMember(contract, field);
  return value === null || allowed.includes(value) ? [] : [`${field} must be one of: ${allowed.join(', ')}`];
}

/** The pact's text, or what is wrong with it. Absent content is reported elsewhere. */
function decodeContent(content: Json | undefined): { readonly text: string; readonly content: PactContent } | string {
  if (typeof content !== 'string') return '';
  if (content.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(content)) return 'is not valid Base64';
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(Buffer.from(content, 'base64'));
    const read = readPactContent(text);
    if (!read.text.startsWith('{'))
      return `parsed content was expected to be an object but was ${read.text.startsWith('[') ? 'an array' : 'something else'}`;
    return { text, content: read };
  } catch (error) {
    return `content could not be parsed as application/json${error instanceof SyntaxError && error.message.includes('deep') ? ': it is nested too deep' : ''}`;
  }
}

function nameMessages(role: 'consumer' | 'provider', inside: string | undefined, declared: string | null): readonly string[] {
  if (inside === undefined || inside === declared) return [];
  return [`${role} name in contract content ('${inside}') must match ${role}Name in contract params ('${declared ?? ''}')`];
}
